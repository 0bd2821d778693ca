/** The shipped demo in a process group of its own, as under a terminal. */
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeOfRunner, ROOT } from './action-run.ts';
import { recordWords } from './printed-words.ts';

export interface DemoRun {
  readonly exitCode: number;
  readonly output: string;
  readonly pid: number | undefined;
}

/**
 * Runs `slipway demo`.
 * @param path the PATH of programs such as docker
 * @param interruptAt as soon as the output contains this text, the whole group gets SIGINT, as with Ctrl-C
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
    child.on('close', (code) => {
      recordWords({ log: run.output });
      resolve({ exitCode: code ?? -1, output: run.output, pid: child.pid });
    });
  });
}
