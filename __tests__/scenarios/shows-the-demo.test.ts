/** `slipway demo` without Docker: all acts, and Ctrl-C between them. */
import { expect, test } from '@jest/globals';
import { runDemo } from '../support/demo-run.ts';

const SIMULATED = ['--tasks', 'simulated', '--speed', '200'];

test('the demo with simulated tasks plays its four acts, and does not look for Docker', async () => {
  const { exitCode, output } = await runDemo(SIMULATED);

  expect([exitCode, output.includes('All four acts came to what they promise.')]).toEqual([0, true]);
  expect(output).toContain('━━ 1. First deploy: register, four tasks');
  expect(output).not.toMatch(/Docker|real containers|build/);
});

test('Ctrl-C ends the demo with 130 and one sentence', async () => {
  const { exitCode, output } = await runDemo(SIMULATED, 'deployment ecs-svc/');

  expect(exitCode).toBe(130);
  expect(output.trimEnd().split('\n').at(-1)).toBe('The demo was cancelled; nothing of it is left.');
  expect(output.match(/The demo /g)).toHaveLength(1);
  expect(output).not.toContain('━━ 2.');
});

test('the demo with containers is refused where there are none, in one line and with 2', async () => {
  const { exitCode, output } = await runDemo(['--tasks', 'containers'], undefined, '/nowhere');

  expect(exitCode).toBe(2);
  expect(output).toMatch(/^Tasks cannot run as containers: [^\n]+ Run with --tasks simulated, or start Docker\.\n$/);
});
