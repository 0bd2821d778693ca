import { resolve } from 'node:path';
import { DeployError } from '../../ports/deploy-error.ts';
import type { Message, Reporter } from '../../ports/message.ts';
import type { DockerEvent } from '../../ports/runner.ts';
import type { Commands } from '../../ports/verification.ts';
import type { Environment } from '../runner/environment.ts';
import { findCommand, isProgram } from './find-command.ts';
import { collectStream } from './output.ts';
import type { Command } from './run-command.ts';

export interface CommandSetup {
  readonly workspace: string;
  readonly environment: Environment;
  readonly report: Reporter<DockerEvent | Message>['report'];
  readonly signal: AbortSignal;
}

const MOST_LINES = 1_000;

/** Inputs may hold secrets, and the files of the runner belong to the action. */
const KEPT_BACK = /^(?:INPUT_|GITHUB_(?:ENV|OUTPUT|PATH|STATE|STEP_SUMMARY)$)/;

/** Programs of the user; their output is outside text. What runs them is loaded when the first one is run. */
export function createCommands(setup: CommandSetup): Commands {
  const find = (name: string) => {
    if (!name.includes('/')) return findCommand(name, setup.environment);
    const path = resolve(setup.workspace, name);
    return isProgram(path) ? path : undefined;
  };
  return {
    isFound: (name) => find(name) !== undefined,
    run: async ([name = '', ...args], { variables, limitMs }) => {
      const file = find(name);
      if (file === undefined) throw notFound(name);
      const kept = Object.entries(setup.environment).filter(([variable]) => !KEPT_BACK.test(variable));
      const lines = collectLines(setup);
      const limit = AbortSignal.timeout(limitMs);
      const { runCommand } = await import('./run-command.ts');
      const exitCode = await runCommand({
        file,
        args,
        folder: setup.workspace,
        environment: { ...Object.fromEntries(kept), ...variables },
        input: '',
        onOutput: lines.add,
        signal: AbortSignal.any([setup.signal, limit]),
      });
      lines.end();
      return limit.aborted && !setup.signal.aborted ? undefined : exitCode;
    },
  };
}

function collectLines({ report }: CommandSetup): { add: Command['onOutput']; end(): void } {
  const printed = { lines: 0 };
  const reportLine = (line: string) => {
    printed.lines += 1;
    if (printed.lines <= MOST_LINES) report({ type: 'command-output', line });
    if (printed.lines === MOST_LINES) {
      report({ type: 'notice', text: `verify-command printed more than ${MOST_LINES} lines; the rest is omitted.` });
    }
  };
  const streams = { stdout: collectStream(reportLine), stderr: collectStream(reportLine) };
  return {
    add: (stream, bytes) => streams[stream].add(bytes),
    end: () => {
      streams.stdout.end();
      streams.stderr.end();
    },
  };
}

function notFound(name: string): DeployError {
  return new DeployError({
    kind: 'input',
    message: `verify-command: the program ${JSON.stringify(name)} was not found on this runner.`,
    advice: 'Install it in an earlier step, or give its path.',
  });
}
