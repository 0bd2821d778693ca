import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { readNodeError } from './node-error.ts';

/** This process: `HOST/PID/START`, where START distinguishes it from a later process with the same id. */
export function describeOwner(): string {
  return `${hostname()}/${process.pid}/${readStartTime(process.pid)}`;
}

/** Whether the process of an owner label has ended. A process of another host counts as running. */
export function isOwnerGone(owner: string): boolean {
  const [host, pidText, start] = owner.split('/');
  const pid = Number(pidText);
  if (host !== hostname() || !Number.isInteger(pid) || pid <= 0) return false;
  if (!isAlive(pid)) return true;
  return start !== readStartTime(pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return readNodeError(thrown).code === 'EPERM';
  }
}

/** Clock ticks from boot to the start of the process; empty where there is no /proc. */
function readStartTime(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
