/** `slipway demo` with real containers, ended by Ctrl-C. */
import { expect, test } from '@jest/globals';
import { runProgram } from '../../packages/local-ecs/__tests__/support/harness/run-program.ts';
import { type DemoRun, runDemo } from '../support/harness/demo-run.ts';

/** Images, containers, volumes and networks of this demo: others may run at the same time. */
async function listLeft({ output, pid }: DemoRun): Promise<readonly string[]> {
  const [, registry = 'no registry'] = /runs at http:\/\/(127\.0\.0\.1:\d+)/.exec(output) ?? [];
  const images = await list(['image', 'ls', '--format', '{{.Repository}}:{{.Tag}}']);
  const filter = ['--filter', 'label=slipway.owner', '--format', '{{.Label "slipway.owner"}} {{.Name}}'];
  const containers = filter.map((word) => word.replace('.Name}', '.Names}'));
  const owned = [
    ...(await list(['ps', '--all', ...containers])),
    ...(await list(['volume', 'ls', ...filter])),
    ...(await list(['network', 'ls', ...filter])),
  ];
  return [
    ...images.filter((name) => name.startsWith(`${registry}/`) || name === `slipway-demo-base:${pid}`),
    ...owned.filter((line) => line.split(/[ /]/)[1] === String(pid)),
  ];
}

async function list(command: readonly string[]): Promise<readonly string[]> {
  const { stdout } = await runProgram('docker', command);
  return stdout.split('\n').filter((line) => line !== '');
}

test('Ctrl-C while tasks run as containers leaves neither containers nor images', async () => {
  const demo = await runDemo([], 'deployment ecs-svc/');

  expect([demo.exitCode, demo.output.trimEnd().split('\n').at(-1)]).toEqual([
    130,
    'The demo was cancelled. Nothing is left running.',
  ]);
  expect(demo.output).toMatch(/runs at http:\/\/127\.0\.0\.1:\d+/);
  expect(await listLeft(demo)).toEqual([]);
});
