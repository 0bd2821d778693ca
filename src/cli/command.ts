/** How one command of the command line is declared. */
import type { GivenOptions } from '@slipway/local-ecs/options';
import type { RawInputs } from '../inputs/inputs.ts';
import type { Flag } from './flag.ts';
import type { InitOptions } from './init-options.ts';
import type { RecordOptions } from './record-options.ts';
import type { ShowCommand, ShowOptions } from './show-options.ts';

export interface Command {
  /** What it does, in a sentence. */
  readonly summary: string;
  /** Words without dashes, in their order. */
  readonly operands: readonly Operand[];
  readonly flags: readonly Flag[];
  /** Flags that the help shows first. */
  readonly commonFlags?: readonly string[];
  /** Complete commands, for the help. */
  readonly examples: readonly string[];
  /** @param values the texts of flags and operands, by name */
  readonly read: (values: Values) => CommandLine | Problems;
}

export type Values = ReadonlyMap<string, string>;

/** A word without dashes. */
export interface Operand {
  /** In the help: `SERVICE`. */
  readonly placeholder: string;
  /** The name of its value; when it is also a flag, the flag takes its place. */
  readonly name: string;
  readonly isRequired: boolean;
  /** Words that the shell can complete; others may be allowed, too. */
  readonly choices?: readonly string[];
  /** The name of a file. */
  readonly isFile?: boolean;
}

/** What is wrong with a command line, a sentence each. */
export interface Problems {
  readonly problems: readonly string[];
}

/** The parsed command line. */
export type CommandLine =
  | {
      readonly command: 'deploy' | 'plan' | 'rehearse' | 'rollback' | 'continue' | 'abort';
      readonly raw: RawInputs;
      /** Where to write the job summary, too. */
      readonly summaryFile?: string;
      readonly isJson: boolean;
      readonly isLive: boolean;
      /** A plan with changes ends with an exit code of its own. */
      readonly hasDetailedExitCode: boolean;
    }
  | { readonly command: ShowCommand; readonly options: ShowOptions }
  | { readonly command: 'report' | 'judge'; readonly options: RecordOptions }
  | { readonly command: 'init'; readonly options: InitOptions }
  | { readonly command: 'local' | 'demo'; readonly given: GivenOptions }
  | { readonly command: 'completion'; readonly shell: 'bash' | 'zsh' | 'fish' }
  | { readonly command: 'help'; readonly topic?: string }
  | { readonly command: 'version' };
