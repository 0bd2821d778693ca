import { spawn } from 'node:child_process';

/** Runs a command with its output on ours; ends this process with its code when it fails. */
export async function run(command, args, options = {}) {
  const code = await tryRun(command, args, options);
  if (code !== 0) {
    console.error(`${[command, ...args].join(' ')} ended with code ${code}`);
    process.exit(code === 0 ? 1 : code);
  }
}

/** Runs a command and resolves with its exit code; 127 when there is no such command. */
export function tryRun(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    child.on('error', () => resolve(127));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}
