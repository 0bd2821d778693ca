import { spawn } from 'node:child_process';

/** Runs a command with its output on ours; if it fails, exits with its code. */
export async function run(command, args, options = {}) {
  const code = await tryRun(command, args, options);
  if (code !== 0) {
    console.error(`${[command, ...args].join(' ')} ended with code ${code}`);
    process.exit(code === 0 ? 1 : code);
  }
}

/** Runs a command and resolves with its exit code; 127 if the command does not exist. */
export function tryRun(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    child.on('error', () => resolve(127));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
