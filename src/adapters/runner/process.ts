import { tmpdir } from 'node:os';
import type { Environment } from './environment.ts';
import { readVariable } from './environment.ts';
import { listenForEnd } from './signals.ts';

/** This process, as a session needs it. */
export interface OwnProcess {
  readonly environment: Environment;
  /** GITHUB_WORKSPACE, or the folder we were started in. */
  readonly workspace: string;
  /** RUNNER_TEMP, or the system's own. */
  readonly temporary: string;
  /** One line to stdout; a reader that is gone or a full disk never throws. */
  readonly write: (line: string) => void;
  /** The same to stderr. */
  readonly writeError: (line: string) => void;
  readonly signal: AbortSignal;
  /** Ends the process once what was written is out; connections kept alive do not hold it up. */
  readonly end: (code: number) => Promise<never>;
}

export function openProcess(): OwnProcess {
  const environment: Environment = process.env;
  return {
    environment,
    workspace: readVariable(environment, 'GITHUB_WORKSPACE') ?? process.cwd(),
    temporary: readVariable(environment, 'RUNNER_TEMP') ?? tmpdir(),
    write: (line) => void process.stdout.write(`${line}\n`),
    writeError: (line) => void process.stderr.write(`${line}\n`),
    signal: listenForEnd({
      source: process,
      outputs: [process.stdout, process.stderr],
      endNow: () => process.exit(130),
    }),
    end: async (code) => {
      for (const output of [process.stdout, process.stderr]) {
        await new Promise<void>((resolve) => output.write('', () => resolve()));
      }
      return process.exit(code);
    },
  };
}
