import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { exec } from '@actions/exec';
import type { Environment } from '../runner/environment.ts';
import { holdChild } from '../runner/hold-child.ts';
import { followTree, type ProcessTree } from '../runner/process-tree.ts';

export interface Command {
  /** Absolute path of the program. */
  readonly file: string;
  readonly args: readonly string[];
  /** The program starts in it. */
  readonly folder: string;
  readonly environment: Environment;
  /** Goes to stdin, which is closed after it. */
  readonly input: string;
  readonly onOutput: (stream: 'stdout' | 'stderr', bytes: Buffer) => void;
  readonly signal: AbortSignal;
}

const GRACE_MS = 2_000;
const LONGEST_END_MS = 3_000;
const KILLED = 128 + constants.signals.SIGKILL;

/**
 * Runs a program without a shell; its output goes to `onOutput` alone. When the signal aborts, the program and all that
 * it started are ended, and this returns within three seconds.
 *
 * @returns the exit code; 128 and the signal's number for a signal, as shells count
 * @throws the error of `@actions/exec` when the program cannot be started
 */
export async function runCommand(command: Command): Promise<number> {
  const ending = endWithRun(command.signal);
  const started: { child?: ChildProcess } = {};
  const running = holdChild(
    () => start(command),
    (child) => {
      started.child = child;
      // A command that ends without reading its input closes the pipe: its exit code says what there is to say.
      child.stdin?.on('error', () => {});
      ending.take(followTree(child));
    },
  );
  try {
    // Of a child that a signal ended the exit code comes as null, whatever the type says.
    const exitCode: number | null = await Promise.race([running, ending.overdue]);
    return exitCode ?? countSignal(started.child?.signalCode);
  } finally {
    ending.release();
  }
}

function start({ file, args, folder, environment, input, onOutput }: Command): Promise<number> {
  // The first argument is parsed as a command line: a path with blanks in it is one word only in quotes.
  return exec(`"${file.replaceAll('"', '\\"')}"`, [...args], {
    silent: true,
    cwd: folder,
    ignoreReturnCode: true,
    env: Object.fromEntries(Object.entries(environment).flatMap(([name, value = '']) => [[name, value]])),
    // An empty one closes stdin too; without one it would stay open, and a program that reads it would wait for ever.
    input: Buffer.from(input, 'utf8'),
    listeners: { stdout: (bytes) => onOutput('stdout', bytes), stderr: (bytes) => onOutput('stderr', bytes) },
  });
}

function countSignal(name: NodeJS.Signals | null | undefined): number {
  return name ? 128 + constants.signals[name] : KILLED;
}

interface Ending {
  /** From here on these are ended with the run. */
  take(tree: ProcessTree): void;
  /** Comes when ending takes too long: something that we do not know of holds the output open. */
  readonly overdue: Promise<number>;
  release(): void;
}

/** TERM when the run ends, KILL after two seconds, no waiting after three; KILL at once if this process ends before. */
function endWithRun(signal: AbortSignal): Ending {
  const started: { tree?: ProcessTree; stopWaiting?: () => void } = {};
  const timers: NodeJS.Timeout[] = [];
  const send = (name: NodeJS.Signals) => started.tree?.send(name);
  const onAbort = () => {
    send('SIGTERM');
    timers.push(setTimeout(() => send('SIGKILL'), GRACE_MS));
    timers.push(setTimeout(() => started.stopWaiting?.(), LONGEST_END_MS));
  };
  const onExit = () => send('SIGKILL');
  signal.addEventListener('abort', onAbort);
  process.on('exit', onExit);
  return {
    take: (tree) => {
      started.tree = tree;
      if (signal.aborted) send('SIGTERM');
    },
    overdue: new Promise((resolve) => {
      started.stopWaiting = () => resolve(KILLED);
    }),
    release: () => {
      signal.removeEventListener('abort', onAbort);
      process.off('exit', onExit);
      for (const timer of timers) clearTimeout(timer);
      // The program is gone; a plugin that it left behind is not.
      if (signal.aborted) send('SIGKILL');
    },
  };
}
