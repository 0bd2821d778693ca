import { defined } from '@slipway/ecs-rules/values';
import { DeployError } from '../../ports/deploy-error.ts';
import type { Message, Reporter } from '../../ports/message.ts';
import type { Docker, DockerEvent, DockerOptions, DockerResult } from '../../ports/runner.ts';
import type { Environment } from '../runner/environment.ts';
import { type DockerStart, hideBuildArguments } from './build-argument-variables.ts';
import type { DockerConfig } from './docker-config.ts';
import { findCommand } from './find-command.ts';
import { hasPlugin } from './find-plugin.ts';
import { collectStream } from './output.ts';
import type { Command } from './run-command.ts';

export interface DockerSetup {
  /** Paths in argument lists are relative to it, as those of all inputs are. */
  readonly workspace: string;
  readonly environment: Environment;
  readonly config: DockerConfig;
  readonly report: Reporter<DockerEvent | Message>['report'];
  readonly signal: AbortSignal;
}

const MOST_LINES = 10_000;
const LARGEST_ARGUMENT = 128 * 1024;
const LARGEST_START = 1024 * 1024;

/**
 * The docker command line. No shell; the output comes through us, never inherited, so that no line of it reaches the
 * runner unread. What runs it is loaded with the first command.
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
    hasPlugin: (name) => hasPlugin(name, setup.config.folder()),
  };
}

async function runDocker(args: readonly string[], options: DockerOptions, setup: DockerSetup): Promise<DockerResult> {
  const output = collectOutput(options.isQuiet === true ? undefined : setup.report);
  const file = findCommand('docker', setup.environment);
  if (file === undefined) throw explainStart('ENOENT');
  const start = hideBuildArguments({ args, environment: { ...setup.environment, ...composeVariables(args, setup) } });
  if (isTooLong(start)) throw explainStart('E2BIG');
  const command: Command = {
    ...start,
    file,
    folder: setup.workspace,
    input: options.input ?? '',
    onOutput: output.add,
    signal: limitTime(setup.signal, options.limitMs),
  };
  const { runCommand } = await import('./run-command.ts');
  const exitCode = await runCommand(command).catch((thrown: unknown) => {
    throw explainStart(readCode(thrown), thrown);
  });
  if (setup.signal.aborted) throw cancelled(args);
  return { exitCode, ...output.read() };
}

function limitTime(signal: AbortSignal, limitMs: number | undefined): AbortSignal {
  return limitMs === undefined ? signal : AbortSignal.any([signal, AbortSignal.timeout(limitMs)]);
}

/** Without buildx, secrets and typed caches need BuildKit switched on (docker's documentation, "BuildKit"). */
function composeVariables(args: readonly string[], setup: DockerSetup): Environment {
  const needsBuildKit = args[0] === 'build' && args.some((arg) => /^--(?:secret|ssh|cache-from=type)=/.test(arg));
  return { DOCKER_CONFIG: setup.config.folder(), ...defined({ DOCKER_BUILDKIT: needsBuildKit ? '1' : undefined }) };
}

/**
 * More than a system takes: Linux 128 KiB an argument (execve(2)), macOS 1 MiB in sum, the environment included. Found
 * before the start, since `@actions/exec` starts in a promise of its own: what Node throws there, nobody can catch.
 */
function isTooLong({ args, environment }: DockerStart): boolean {
  const variables = Object.entries(environment).map(([name, value = '']) => `${name}=${value}`);
  const sizes = [...args, ...variables].map((text) => Buffer.byteLength(text) + 1);
  return sizes.some((size) => size > LARGEST_ARGUMENT) || sizes.reduce((sum, size) => sum + size, 0) > LARGEST_START;
}

/** Collected here and not by `getExecOutput`, which keeps all of an output, however long. */
function collectOutput(report: DockerSetup['report'] | undefined): {
  readonly add: Command['onOutput'];
  readonly read: () => Pick<DockerResult, 'stdout' | 'stderr'>;
} {
  const reported = { lines: 0 };
  const reportLine = (line: string) => {
    reported.lines += 1;
    if (reported.lines < MOST_LINES) report?.({ type: 'command-output', line });
    if (reported.lines === MOST_LINES)
      report?.({ type: 'notice', text: `docker printed more than ${MOST_LINES} lines; the rest is omitted.` });
  };
  const streams = { stdout: collectStream(reportLine), stderr: collectStream(reportLine) };
  return {
    add: (stream, bytes) => streams[stream].add(bytes),
    read: () => ({ stdout: streams.stdout.end(), stderr: streams.stderr.end() }),
  };
}

/** The system's code in the words of `@actions/exec`, which keeps no other trace of it. */
function readCode(thrown: unknown): string {
  const message = thrown instanceof Error ? thrown.message : '';
  if (message.startsWith('Unable to locate executable file')) return 'ENOENT';
  return /\b(E[A-Z0-9]+)$/.exec(message)?.[1] ?? 'unknown';
}

function explainStart(code: string, cause?: unknown): DeployError {
  const isAbsent = code === 'ENOENT' || code === 'EACCES';
  return new DeployError({
    kind: 'build',
    message: isAbsent
      ? 'The docker command is not installed on this runner.'
      : `docker could not be started (${code}).`,
    advice: isAbsent ? 'Install docker, or use a runner that has it.' : 'Shorten the inputs, or try another runner.',
    cause,
  });
}

function cancelled(args: readonly string[]): DeployError {
  const isPush = args.includes('push') || args.includes('--push');
  return new DeployError({
    kind: 'cancelled',
    message: `The run was cancelled, so docker ${args[0] ?? ''} was stopped.`,
    advice: isPush ? 'The tag may have moved; the service is unchanged.' : 'Nothing was changed in AWS.',
  });
}
