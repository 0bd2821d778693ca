import { spawn } from 'node:child_process';

/** What a program came to. */
export interface ProgramResult {
  /** 127 when there is no such program. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program to its end without a shell; its output is collected. */
export function runProgram(name: string, args: readonly string[]): Promise<ProgramResult> {
  return new Promise((resolve) => {
    const child = spawn(name, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { stdout: '', stderr: '' };
    child.stdout.on('data', (bytes: Buffer) => {
      said.stdout += bytes.toString();
    });
    child.stderr.on('data', (bytes: Buffer) => {
      said.stderr += bytes.toString();
    });
    child.on('error', () => resolve({ exitCode: 127, ...said }));
    child.on('close', (code) => resolve({ exitCode: code ?? 1, ...said }));
  });
}
