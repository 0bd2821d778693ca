import { type ProgramResult, type ProgramSetting, runProgram as runWith } from '../../../src/base-image/run-program.ts';

export type { ProgramResult } from '../../../src/base-image/run-program.ts';

/** Runs a program to its end; the variables are added to those of this process. */
export function runProgram(
  name: string,
  args: readonly string[],
  { environment, ...others }: ProgramSetting = {},
): Promise<ProgramResult> {
  return runWith(name, args, { environment: { ...process.env, ...environment }, ...others });
}
