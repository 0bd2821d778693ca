import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { type Environment, readVariable } from '../runner/environment.ts';

/**
 * Absolute path of a program; undefined when PATH does not lead to one. `@actions/exec` would search PATH of this
 * process, whatever environment the program gets, and prints a line when it cannot read a folder of PATH.
 */
export function findCommand(name: string, environment: Environment): string | undefined {
  const file = process.platform === 'win32' ? `${name}.exe` : name;
  const folders = (readVariable(environment, 'PATH') ?? '').split(delimiter).filter(isAbsolute);
  return folders.map((folder) => join(folder, file)).find(isProgram);
}

/** Whether this is the path of a program. */
export function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
