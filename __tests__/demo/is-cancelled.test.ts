/** `slipway demo` with real containers, ended by Ctrl-C. */
import { expect, test } from '@jest/globals';
import { listLabelled } from '../support/container-stage.ts';
import { runDemo } from '../support/demo-run.ts';
import { runProgram } from '../support/run-program.ts';

const SLOW_MS = 120_000;

async function listLeft(): Promise<readonly string[]> {
  const images = await runProgram('docker', ['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}']);
  const built = images.stdout.split('\n').filter((name) => /slipway-demo-base|:\d+\/hello:/.test(name));
  return [...built, ...(await listLabelled('slipway.local'))];
}

test(
  'Ctrl-C while tasks run as containers leaves neither containers nor images',
  async () => {
    const before = await listLeft();

    const { exitCode, output } = await runDemo([], 'deployment ecs-svc/');

    expect([exitCode, output.trimEnd().split('\n').at(-1)]).toEqual([
      130,
      'The demo was cancelled; nothing of it is left.',
    ]);
    expect(await listLeft()).toEqual(before);
  },
  SLOW_MS,
);
