import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { DeployError } from '../errors.ts';
import type { RunEvent } from '../report/event.ts';
import type { Docker, DockerOptions, DockerResult } from '../world.ts';
import type { DockerConfig } from './docker-config.ts';
import type { Environment } from './environment.ts';
import { createLineSplitter, createTail } from './output.ts';

export interface DockerSetup {
  readonly environment: Environment;
  readonly config: DockerConfig;
  readonly tell: (event: RunEvent) => void;
  readonly signal: AbortSignal;
}

const KEPT_CHARACTERS = 1024 * 1024;
const MOST_LINES = 10_000;
const GRACE_MS = 2_000;

/**
 * The docker command line. By node's own `spawn`, not `@actions/exec`: that cannot start a process group, so a build
 * would go on after a cancel, and it prints each argument list. No shell; the output comes through us, never inherited,
 * so that no line of it reaches the runner unread.
 */
export function connectDocker(setup: DockerSetup): Docker {
  return {
    run: async (args, options = {}) => {
      if (setup.signal.aborted) throw cancelled(args);
      // docker names the registry last; from here on its login belongs into our file.
      const host = args[0] === 'login' ? args.at(-1) : undefined;
      if (host !== undefined) setup.config.expectLogin(host);
      return await runDocker(args, options, setup);
    },
  };
}

async function runDocker(args: readonly string[], options: DockerOptions, setup: DockerSetup): Promise<DockerResult> {
  const child = startDocker(args, { ...setup.environment, ...composeVariables(args, setup) });
  const group = endWithRun(child, setup.signal);
  const collected = collectOutput(child, options.isQuiet === true ? undefined : setup.tell);
  // A command that ends without reading all of its input closes the pipe: its exit code says what there is to say.
  child.stdin.on('error', () => {});
  child.stdin.end(options.input ?? '');
  try {
    const exitCode = await waitForEnd(child);
    if (setup.signal.aborted) throw cancelled(args);
    return { exitCode, ...collected() };
  } finally {
    group.release();
  }
}

/** In a process group of its own. Some faults of a start are thrown (too many arguments), others come as an event. */
function startDocker(args: readonly string[], environment: NodeJS.ProcessEnv): ChildProcessWithoutNullStreams {
  try {
    return spawn('docker', args, { detached: true, env: environment, stdio: 'pipe' });
  } catch (thrown) {
    throw explainStart(thrown as NodeJS.ErrnoException);
  }
}

/** Without buildx, secrets and typed caches need BuildKit asked for (docker's documentation, "BuildKit"). */
function composeVariables(args: readonly string[], setup: DockerSetup): Environment {
  const needsBuildKit = args[0] === 'build' && args.some((arg) => /^--(?:secret|ssh|cache-from=type)=/.test(arg));
  return { DOCKER_CONFIG: setup.config.folder(), ...(needsBuildKit ? { DOCKER_BUILDKIT: '1' } : {}) };
}

function collectOutput(
  child: ChildProcessWithoutNullStreams,
  tell: DockerSetup['tell'] | undefined,
): () => Pick<DockerResult, 'stdout' | 'stderr'> {
  const told = { lines: 0 };
  const tellLine = (line: string) => {
    told.lines += 1;
    if (told.lines < MOST_LINES) tell?.({ type: 'command-output', line });
    if (told.lines === MOST_LINES)
      tell?.({ type: 'notice', text: `docker said ${MOST_LINES} lines; the rest is left out.` });
  };
  const streams = [child.stdout, child.stderr].map((stream) => {
    const tail = createTail(KEPT_CHARACTERS);
    const splitter = createLineSplitter(tellLine);
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      tail.add(text);
      splitter.add(text);
    });
    return { tail, splitter };
  });
  return () => {
    for (const { splitter } of streams) splitter.end();
    const [stdout = '', stderr = ''] = streams.map(({ tail }) => tail.read());
    return { stdout, stderr };
  };
}

/** @returns the exit code; 128 and more for a signal, as shells count */
function waitForEnd(child: ChildProcessWithoutNullStreams): Promise<number> {
  return new Promise((done, fail) => {
    child.on('error', (error: NodeJS.ErrnoException) => fail(explainStart(error)));
    child.on('close', (code, signal) => done(code ?? (signal === 'SIGKILL' ? 137 : 143)));
  });
}

/** Ends docker and all that it started: TERM, and KILL after two seconds; at once if this process ends before. */
function endWithRun(child: ChildProcessWithoutNullStreams, signal: AbortSignal): { release(): void } {
  const kill = (name: NodeJS.Signals) => {
    try {
      if (child.pid !== undefined) process.kill(-child.pid, name);
    } catch {
      // The group is gone already.
    }
  };
  const timers: NodeJS.Timeout[] = [];
  const onAbort = () => {
    kill('SIGTERM');
    timers.push(setTimeout(() => kill('SIGKILL'), GRACE_MS));
  };
  const onExit = () => kill('SIGKILL');
  signal.addEventListener('abort', onAbort);
  process.on('exit', onExit);
  return {
    release: () => {
      signal.removeEventListener('abort', onAbort);
      process.off('exit', onExit);
      for (const timer of timers) clearTimeout(timer);
      // Docker itself is gone; a plugin that it left behind is not.
      if (signal.aborted) kill('SIGKILL');
    },
  };
}

function explainStart(error: NodeJS.ErrnoException): DeployError {
  const isAbsent = error.code === 'ENOENT' || error.code === 'EACCES';
  return new DeployError({
    kind: 'build',
    message: isAbsent ? 'There is no docker command on this runner.' : `docker could not be started (${error.code}).`,
    advice: isAbsent ? 'Install docker, or use a runner that has it.' : 'Shorten the inputs, or try another runner.',
    cause: error,
  });
}

function cancelled(args: readonly string[]): DeployError {
  const isPush = args.includes('push') || args.includes('--push');
  return new DeployError({
    kind: 'cancelled',
    message: `The run was told to end, so docker ${args[0] ?? ''} was ended.`,
    advice: isPush ? 'The tag may or may not have moved; the service is unchanged.' : 'Nothing was changed in AWS.',
  });
}
