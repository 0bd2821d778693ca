/** `slipway status --watch` at a deployment that somebody else has started. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { aSteadyService, aTaskDefinition, openStage, type ScenarioStage } from '../support/harness/scenario-stage.ts';
import { runOnTerminal } from '../support/harness/terminal-run.ts';

let stage: ScenarioStage;

beforeEach(async () => {
  const pullFails = 'the tag does not exist';
  stage = await openStage({
    speed: 60,
    tasks: 'simulated',
    images: [{ image: 'hello:broken', pullFails, pullMs: 100_000 }],
  });
  await aSteadyService(stage);
});

afterEach(() => stage.close());

/** Somebody updates the service by hand. */
function deployByHand(image: string): void {
  const [container] = aTaskDefinition().containerDefinitions as readonly object[];
  stage.call('RegisterTaskDefinition', { ...aTaskDefinition(), containerDefinitions: [{ ...container, image }] });
  stage.call('UpdateService', { cluster: 'production', service: 'hello', taskDefinition: 'hello' });
}

async function watch(...flags: readonly string[]) {
  const before = stage.writes();
  const args = ['status', '--watch', '--cluster', 'production', '--service', 'hello', ...flags];
  const run = await runOnTerminal(args, { folder: stage.job.workspace, environment: stage.environment });
  expect(stage.writes()).toEqual(before);
  return run;
}

test('a deployment that completes ends the watch with exit code 0, and leaves its table', async () => {
  deployByHand('hello:v2');

  const run = await watch();

  expect([run.exitCode, run.isCursorVisible]).toEqual([0, true]);
  expect(run.screen.join('\n')).toMatch(/\n✔ hello +ecs-svc\S+ +hello:2 +4 +4 +0 +0 /);
  expect(run.screen.join('\n')).toMatch(/\n✔ STEADY after /);
});

test('a deployment that the circuit breaker rolls back ends it with exit code 1, in lines', async () => {
  deployByHand('hello:broken');

  const run = await watch('--no-live');

  expect([run.exitCode, run.screen.join('\n')]).toEqual([1, expect.stringMatching(/\n✘ ROLLED-BACK after /)]);
  expect(run.written).toMatch(/new 0\/4 {2}old 4 {2}pending \d {2}failed \d/);
});

test('no deployment in progress ends it at once', async () => {
  const run = await watch();

  expect([run.exitCode, run.screen.at(-1)]).toEqual([
    0,
    expect.stringContaining('No deployment is in progress: hello:1 is running, 4/4 tasks.'),
  ]);
});

test('a service that does not exist is refused', async () => {
  const run = await runOnTerminal(['status', '--watch', '--service', 'nope', '--cluster', 'production'], {
    folder: stage.job.workspace,
    environment: stage.environment,
  });

  expect([run.exitCode, run.isCursorVisible]).toEqual([2, true]);
});
