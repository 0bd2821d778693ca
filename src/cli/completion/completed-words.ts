/** What a shell can complete, taken from the table of the commands. */
import type { Command } from '../command.ts';
import { COMMAND_NAMES, commandOf } from '../commands.ts';
import { type Flag, listSpellings } from '../flag.ts';

/** A command, as the completions need it. */
export interface CompletedCommand {
  readonly name: string;
  readonly summary: string;
  readonly flags: readonly Flag[];
  readonly operands: readonly CompletedOperand[];
}

/** A word without dashes. */
interface CompletedOperand {
  readonly placeholder: string;
  /** Its values; empty where any is allowed. */
  readonly choices: readonly string[];
  readonly isFile: boolean;
}

export function listCompleted(): readonly CompletedCommand[] {
  return COMMAND_NAMES.map((name) => {
    const { summary, flags, operands }: Command = commandOf(name);
    const choicesOf = (operand: string, choices: readonly string[] = []) =>
      operand === 'topic' ? COMMAND_NAMES : choices;
    return {
      name,
      summary,
      flags,
      operands: operands.map((one) => ({
        placeholder: one.placeholder,
        choices: choicesOf(one.name, one.choices),
        isFile: one.isFile ?? false,
      })),
    };
  });
}

/** Flags that have the same name in several commands complete alike. */
export function listDistinctFlags(commands: readonly CompletedCommand[]): readonly Flag[] {
  return [...new Map(commands.flatMap(({ flags }) => flags.map((flag) => [flag.name, flag]))).values()];
}

/** All words with dashes. */
export function listFlagWords({ flags }: CompletedCommand): readonly string[] {
  return [...flags.flatMap(listSpellings), '--help'];
}

/** A value that is the name of a file or folder. */
export function isPath({ placeholder }: Flag): boolean {
  return placeholder === 'PATH' || placeholder === 'FILE';
}

/** The first sentence of a description. */
export function shortenDescription(text: string): string {
  return /^.*?[^.]\.(?= |$)/.exec(text)?.[0].slice(0, -1) ?? text;
}
