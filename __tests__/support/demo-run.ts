/** The shipped demo in a process group of its own, as under a terminal. */
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeOfRunner, ROOT } from './action-run.ts';

export interface DemoRun {
  readonly exitCode: number;
  readonly output: string;
}

/**
 * Runs `slipway demo`.
 * @param path where programs such as docker are looked for
 * @param interruptAt as soon as the output holds this text the whole group gets SIGINT, as by Ctrl-C
 */
export function runDemo(
  args: readonly string[],
  interruptAt?: string,
  path = process.env.PATH ?? '',
): Promise<DemoRun> {
  const env = { PATH: path, HOME: tmpdir() };
  return new Promise((resolve, reject) => {
    const child = spawn(nodeOfRunner(), [join(ROOT, 'dist', 'cli', 'index.js'), 'demo', ...args], {
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const run = { output: '', isInterrupted: interruptAt === undefined };
    const add = (bytes: Buffer): void => {
      run.output += bytes.toString();
      if (run.isInterrupted || child.pid === undefined || !run.output.includes(interruptAt ?? '')) return;
      run.isInterrupted = true;
      process.kill(-child.pid, 'SIGINT');
    };
    child.stdout.on('data', add);
    child.stderr.on('data', add);
    child.on('error', reject);
    child.on('close', (code) => resolve({ exitCode: code ?? -1, output: run.output }));
  });
}
