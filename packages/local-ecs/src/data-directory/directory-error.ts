import { readNodeError } from '../errors/node-error.ts';
import { SettingError } from '../errors/setting-error.ts';

/** The errors of a data folder, each with advice. The folder was not changed. */

const ELSEWHERE = 'use another folder, or delete this one to start over.';

function directoryError(message: string, advice: string, cause?: unknown): SettingError {
  return new SettingError(message, advice, cause);
}

export function refuseDamage(directory: string, what: string): SettingError {
  return directoryError(
    `The folder ${directory} cannot be used: ${what}.`,
    `Its state cannot be trusted: ${ELSEWHERE}`,
  );
}

export function refuseVersion(directory: string, found: string, known: string): SettingError {
  const message = `The folder ${directory} cannot be used: its format is ${JSON.stringify(found)}, but this version of Slipway supports "${known}".`;
  return directoryError(message, `Start it with the version of Slipway that wrote it, or ${ELSEWHERE}`);
}

export function refuseForeign(directory: string, name: string): SettingError {
  const message = `The folder ${directory} cannot be used: it contains ${name}, but no state of a local ECS.`;
  return directoryError(message, 'Use a folder that is empty or does not exist yet.');
}

export function refuseLocked(directory: string, owner: string): SettingError {
  const [host, pid] = owner.split('/');
  const message = `The folder ${directory} is in use by process ${pid} of ${host}.`;
  return directoryError(
    message,
    'Stop that process or use another folder. If the process no longer exists, delete the file lock in the folder.',
  );
}

export function refuseSystem(directory: string, thrown: unknown): SettingError {
  return directoryError(
    `The folder ${directory} cannot be used: ${readNodeError(thrown).message}.`,
    'Use a writable folder.',
    thrown,
  );
}

export function refuseSetting(
  directory: string,
  name: string,
  is: string | number,
  requested: string | number,
): SettingError {
  const message = `The folder ${directory} was created with ${name} ${is}, but ${requested} was requested.`;
  return directoryError(message, `Use ${is}, or another folder.`);
}
