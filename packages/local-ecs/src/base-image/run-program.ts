import { spawn } from 'node:child_process';
import { defined } from '@slipway/ecs-rules/values';

/** What a program came to. */
export interface ProgramResult {
  /** 127 when there is no such program. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ProgramSetting {
  /** All of its variables; absent: those of this process. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
  /** What it reads from stdin. */
  readonly input?: string;
  /** Where it runs; absent: where this process does. */
  readonly folder?: string;
}

/** Runs a program to its end without a shell; its output is collected. */
export function runProgram(
  name: string,
  args: readonly string[],
  { environment, input = '', folder }: ProgramSetting = {},
): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const child = spawn(name, args, defined({ env: environment, cwd: folder }));
    const out: Buffer[] = [];
    const said: Buffer[] = [];
    const end = (exitCode: number) => resolve({ exitCode, stdout: asText(out), stderr: asText(said) });
    child.stdout.on('data', (bytes: Buffer) => out.push(bytes));
    child.stderr.on('data', (bytes: Buffer) => said.push(bytes));
    child.on('error', () => end(127));
    child.on('close', (code) => end(code ?? 1));
    // A program that ends without reading its input is judged by its exit code.
    child.stdin.on('error', () => {});
    child.stdin.end(input);
  });
}

function asText(parts: readonly Buffer[]): string {
  return Buffer.concat(parts).toString('utf8');
}
