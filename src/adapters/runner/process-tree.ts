import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** One process of this machine. */
export interface ProcessRecord {
  readonly id: number;
  readonly parent: number;
  /** When it started, in the system's own words: with the id it names one process, since ids are used again. */
  readonly startedAt: string;
}

/** What the tree grows from: a child of ours. */
export interface Root {
  readonly pid?: number | undefined;
  readonly exitCode: number | null;
  readonly signalCode: NodeJS.Signals | null;
}

/** A child and all that it started, directly or not. */
export interface ProcessTree {
  /** Sends the signal to all that are alive; those that were seen once are known when their parent is gone, too. */
  send(signal: NodeJS.Signals): void;
}

/** @param list all processes of the machine */
export function followTree(root: Root, list: () => readonly ProcessRecord[] = listProcesses): ProcessTree {
  const known = new Map<number, string>();
  return {
    send: (signal) => {
      // While it runs its id is its own.
      const own = root.exitCode === null && root.signalCode === null ? root.pid : undefined;
      const processes = selectTree(list(), ({ id, startedAt }) => id === own || known.get(id) === startedAt);
      for (const { id, startedAt } of processes) known.set(id, startedAt);
      const ids = new Set([...(own === undefined ? [] : [own]), ...processes.map(({ id }) => id)]);
      for (const id of ids) sendTo(id, signal);
    },
  };
}

/** The processes that are roots and all below them, parents first. */
export function selectTree(
  processes: readonly ProcessRecord[],
  isRoot: (process: ProcessRecord) => boolean,
): readonly ProcessRecord[] {
  const found = new Map<number, ProcessRecord>();
  let next = processes.filter(isRoot);
  while (next.length > 0) {
    for (const each of next) found.set(each.id, each);
    const parents = new Set(next.map(({ id }) => id));
    next = processes.filter(({ id, parent }) => parents.has(parent) && !found.has(id));
  }
  return [...found.values()];
}

/** All processes that can be seen; none where there is neither `/proc` nor `ps`. Holds this process up for some ms. */
export function listProcesses(): readonly ProcessRecord[] {
  return process.platform === 'linux' ? listFromProc() : listFromPs();
}

/**
 * The fields of `/proc/PID/stat` (proc(5)). A command's name may hold blanks and brackets, so what follows it is read.
 */
function listFromProc(): readonly ProcessRecord[] {
  const names = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return names.flatMap((name) => {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return [{ id: Number(name), parent: Number(fields[1]), startedAt: fields[19] ?? '' }];
    } catch {
      // It ended while we read.
      return [];
    }
  });
}

/** As POSIX has it; `lstart` is macOS's and the BSDs'. */
export function listFromPs(): readonly ProcessRecord[] {
  const columns = ['pid', 'ppid', 'lstart'].flatMap((name) => ['-o', `${name}=`]);
  const { stdout } = spawnSync('ps', ['-A', ...columns], { encoding: 'utf8' });
  return [...(stdout ?? '').matchAll(/^\s*(\d+)\s+(\d+)\s+(\S.*?)\s*$/gm)].map(([, id, parent, startedAt = '']) => ({
    id: Number(id),
    parent: Number(parent),
    startedAt,
  }));
}

function sendTo(id: number, signal: NodeJS.Signals): void {
  try {
    process.kill(id, signal);
  } catch {
    // It is gone already.
  }
}
