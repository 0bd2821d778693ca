import { DeployError } from '../../errors.ts';
import { readNodeFault } from '../runtime/node-fault.ts';

/** Why a data folder cannot be used, each with what to do. Nothing in the folder was changed. */

const ELSEWHERE = 'name another folder, or delete this one to begin anew.';

function refuse(message: string, advice: string, cause?: unknown): DeployError {
  return new DeployError({ kind: 'input', message, advice, ...(cause === undefined ? {} : { cause }) });
}

export function refuseDamage(folder: string, what: string): DeployError {
  return refuse(`The folder ${folder} cannot be used: ${what}.`, `Its state cannot be trusted: ${ELSEWHERE}`);
}

export function refuseVersion(folder: string, found: string, known: string): DeployError {
  const message = `The folder ${folder} cannot be used: its file format says ${JSON.stringify(found)}, and this version of Slipway knows "${known}".`;
  return refuse(message, `Start it with the version of Slipway that wrote it, or ${ELSEWHERE}`);
}

export function refuseForeign(folder: string, name: string): DeployError {
  const message = `The folder ${folder} cannot be used: it holds ${name}, and no state of a local ECS.`;
  return refuse(message, 'Name a folder that is empty or not there yet.');
}

export function refuseLocked(folder: string, owner: string): DeployError {
  const [host, pid] = owner.split('/');
  const message = `The folder ${folder} is in use by process ${pid} of ${host}.`;
  return refuse(
    message,
    'End that process or name another folder; if it is long gone, delete the file lock in the folder.',
  );
}

export function refuseSystem(folder: string, thrown: unknown): DeployError {
  return refuse(
    `The folder ${folder} cannot be used: ${readNodeFault(thrown).message}.`,
    'Name a folder that can be written.',
    thrown,
  );
}

export function refuseSetting(folder: string, name: string, is: string | number, asked: string | number): DeployError {
  const message = `The folder ${folder} was begun with ${name} ${is}, and ${asked} is asked for.`;
  return refuse(message, `Ask for ${is}, or name another folder.`);
}
