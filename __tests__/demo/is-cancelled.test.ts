/** `slipway demo` with real containers, ended by Ctrl-C. */
import { expect, test } from '@jest/globals';
import { listLabelled } from '../../packages/local-ecs/__tests__/support/harness/container-stage.ts';
import { runProgram } from '../../packages/local-ecs/__tests__/support/harness/run-program.ts';
import { runDemo } from '../support/harness/demo-run.ts';

async function listLeft(): Promise<readonly string[]> {
  const images = await runProgram('docker', ['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}']);
  // Docker lists images of one second in any order.
  const built = images.stdout
    .split('\n')
    .filter((name) => /slipway-demo-base|:\d+\/hello:/.test(name))
    .sort();
  return [...built, ...(await listLabelled('slipway.local'))];
}

test('Ctrl-C while tasks run as containers leaves neither containers nor images', async () => {
  const before = await listLeft();

  const { exitCode, output } = await runDemo([], 'deployment ecs-svc/');

  expect([exitCode, output.trimEnd().split('\n').at(-1)]).toEqual([
    130,
    'The demo was cancelled. Nothing is left running.',
  ]);
  expect(await listLeft()).toEqual(before);
});
