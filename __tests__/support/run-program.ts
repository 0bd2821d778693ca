import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type ProgramResult, type ProgramSetting, runProgram as runWith } from '../../src/demo/program.ts';

export type { ProgramResult } from '../../src/demo/program.ts';

/** Runs a program to its end; the variables are added to those of this process. */
export function runProgram(
  name: string,
  args: readonly string[],
  { environment, input = '' }: ProgramSetting = {},
): Promise<ProgramResult> {
  return runWith(name, args, { environment: { ...process.env, ...environment }, input });
}

/** Whether a program is on PATH. */
export function hasProgram(name: string): boolean {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
