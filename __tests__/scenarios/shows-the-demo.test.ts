/** `slipway demo` without Docker: all acts, and Ctrl-C between them. */
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { beforeAll, expect, test } from '@jest/globals';
import { type DemoRun, runDemo } from '../support/harness/demo-run.ts';

const SIMULATED = ['--tasks', 'simulated', '--speed', '100'];

/** A line with the bar of the counts: on a terminal it is a table. */
const BAR = /^[█▒░]{16} /;

let whole: DemoRun;
beforeAll(async () => {
  whole = await runDemo(SIMULATED);
});

test('the demo with simulated tasks plays its four acts in at most 60 lines, and does not use Docker', () => {
  const { exitCode, output } = whole;

  expect(output).toContain('All four acts ended as expected');
  expect(exitCode).toBe(0);
  expect(output).toContain('━━ 1. First deploy: register it, start three tasks');
  expect(output).not.toMatch(/Docker|build and push/);
  expect(output.split('\n').filter((line) => !BAR.test(line)).length).toBeLessThanOrEqual(60);
});

test('the failing act shows the error line of the container, and the recap repeats it', () => {
  const { output } = whole;

  expect(output).toContain('    | Error: cannot read /etc/hello.conf\n');
  expect(output).toContain(
    'Act 3 (Broken image): container hello exited with code 1: Error: cannot read /etc/hello.conf\n',
  );
});

test('the HTML report of the failing act stays, with the container log in it', async () => {
  const { output } = whole;

  const path = /^HTML report of act 3: (\S+)$/m.exec(output)?.[1] ?? '';
  expect(readFileSync(path, 'utf8')).toContain('Error: cannot read /etc/hello.conf');
  await rm(dirname(path), { recursive: true });
});

test('elapsed times are those of the clock that the events have', () => {
  const { output } = whole;

  // Three batches of the scheduler, ten seconds each and more: far longer than the demo runs.
  const [, minutes = '0'] = /^2 {2}New version .* steady +(\d+):\d\d /m.exec(output) ?? [];
  expect(Number(minutes)).toBeGreaterThanOrEqual(1);
});

test('Ctrl-C ends the demo with 130 and one sentence', async () => {
  const { exitCode, output } = await runDemo(SIMULATED, 'deployment ecs-svc/');

  expect(exitCode).toBe(130);
  expect(output.trimEnd().split('\n').at(-1)).toBe('The demo was cancelled. Nothing is left running.');
  expect(output).not.toMatch(/CANCELLED|━━ 2\.|━━ Recap/);
});

test('without Docker the demo says so in one line and simulates the tasks', async () => {
  const { exitCode, output } = await runDemo(['--speed', '100'], undefined, '/nowhere');

  expect(exitCode).toBe(0);
  expect(output.split('\n')[0]).toMatch(/^Docker is not available, so tasks are simulated: .+\.$/);
});

test('the demo with containers is refused where there are none, in one line and with 2', async () => {
  const { exitCode, output } = await runDemo(['--tasks', 'containers'], undefined, '/nowhere');

  expect(exitCode).toBe(2);
  expect(output).toMatch(/^Tasks cannot run as containers: [^\n]+ Run with --tasks simulated, or start Docker\.\n$/);
});
