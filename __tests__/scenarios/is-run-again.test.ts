/** A job that was killed, or could not continue, and is run again: it ends like one that nobody disturbed. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { StepResult } from '../support/harness/action-run.ts';
import { readEndState } from '../support/harness/end-state.ts';
import { aSteadyService, currentImage, describeService } from '../support/harness/scenario-stage.ts';
import { type Interruption, openSweptStage, type SweptStage } from '../support/harness/swept-stage.ts';

/** Of engine time: whatever was started has ended. */
const LATE_MS = 900_000;
const MIGRATES = { image: 'hello:*', command: 'migrate', exits: { afterMs: 20_000, code: 0 } };
const MIGRATES_SLOWLY = { image: 'hello:*', command: 'migrate slowly', exits: { afterMs: 200_000, code: 0 } };
const FAILS = { image: 'hello:*', command: 'broken', exits: { afterMs: 5_000, code: 1 } };
let stage: SweptStage;

beforeEach(async () => {
  stage = await openSweptStage({
    name: 'deploys',
    verdict: 'steady',
    images: [MIGRATES, MIGRATES_SLOWLY, FAILS],
    prepare: async (opened) => {
      const ready = aSteadyService(opened, { desiredCount: 3 });
      opened.local.advance(LATE_MS);
      await ready;
    },
    inputs: () => ({ service: 'hello' }),
  });
});

afterEach(async () => {
  await stage.close();
});

interface Attempt {
  readonly run?: number;
  readonly attempt?: number;
  readonly interruption?: Interruption;
}

function deploy(inputs: Readonly<Record<string, string>>, given: Attempt = {}): Promise<StepResult> {
  const { run = 7, attempt = 1, ...step } = given;
  const variables = { GITHUB_RUN_NUMBER: String(run), GITHUB_RUN_ID: String(7000 + run) };
  return stage.run({ ...step, attempt, inputs, variables });
}

/** Killed once the call was applied, and before it was answered. */
function killAt(operation: string): Attempt {
  const act: Interruption['act'] = async (call, main) => {
    await call.apply();
    main?.kill('SIGKILL');
    call.break();
  };
  return { interruption: { at: { operation, count: 1 }, act } };
}

const count = (operation: string) => stage.writes().filter((one) => one === operation).length;
const countDeployments = () =>
  (stage.call('ListServiceDeployments', { cluster: 'production', service: 'hello' }).serviceDeployments as JsonObject[])
    .length;

describe('a one-off task', () => {
  const task = (command: string) => ({
    image: 'hello:v2',
    'container-name': 'hello',
    'run-task': 'true',
    'run-task-container-overrides': JSON.stringify([{ name: 'hello', command: [command] }]),
  });

  test('that runs is waited for, and not started a second time', async () => {
    await deploy(task('migrate slowly'), killAt('RunTask'));

    const again = await deploy(task('migrate slowly'), { attempt: 2 });

    expect(`${again.outputs.verdict} ${again.log}`).toMatch(/^steady/);
    expect(currentImage(stage)).toBe('hello:v2');
    expect(again.log).toContain('is already running');
    expect(readEndState(stage).ownTasks).toBe(1);
  });

  test('that ended well is not run again, with and without permission to list tasks', async () => {
    await deploy(task('migrate'), killAt('UpdateService'));
    stage.local.setFaults([{ operation: 'ListTasks', on: 'every', fault: { kind: 'denied' } }]);

    const again = await deploy(task('migrate'), { attempt: 2 });

    expect([again.exitCode, currentImage(stage)]).toEqual([0, 'hello:v2']);
    expect(again.log).toContain('already succeeded in this run; not running it again.');
    expect(readEndState(stage).ownTasks).toBe(1);
  });

  test('that failed is run again', async () => {
    const first = await deploy(task('broken'));

    const again = await deploy(task('broken'), { attempt: 2 });

    expect([first.outputs.verdict, again.outputs.verdict]).toEqual(['failed', 'failed']);
    expect(readEndState(stage).ownTasks).toBe(2);
  });
});

test('a run that was denied its update does not make an older run stale', async () => {
  await deploy({ image: 'hello:v2' }, { run: 7 });
  stage.local.setFaults([{ operation: 'UpdateService', on: 'every', fault: { kind: 'denied' } }]);
  const newer = await deploy({ image: 'hello:v3' }, { run: 8 });
  stage.local.setFaults([]);

  const older = await deploy({ image: 'hello:v4' }, { run: 7, attempt: 2 });

  expect([newer.outputs.verdict, older.outputs.verdict, currentImage(stage)]).toEqual(['failed', 'steady', 'hello:v4']);
});

test('a forced deployment is followed, and not made a second time', async () => {
  const forced = { image: 'hello:v1', 'force-new-deployment': 'true' };
  await deploy(forced, killAt('UpdateService'));

  const again = await deploy(forced, { attempt: 2 });

  expect([again.outputs.verdict, count('UpdateService'), countDeployments()]).toEqual(['steady', 1, 2]);
});

test('a forced deployment in another run is made', async () => {
  const forced = { image: 'hello:v1', 'force-new-deployment': 'true' };
  await deploy(forced, { run: 7 });

  await deploy(forced, { run: 8 });

  expect(count('UpdateService')).toBe(2);
});

test('a rollback to a number that was sent before is followed, or is unchanged', async () => {
  await deploy({ image: 'hello:v2' }, { run: 7 });
  const back = { 'rollback-to': '1' };
  await deploy(back, { run: 8, ...killAt('UpdateService') });

  const again = await deploy(back, { run: 8, attempt: 2 });
  const third = await deploy(back, { run: 8, attempt: 3 });

  expect([again.outputs.verdict, third.outputs.verdict]).toEqual(['steady', 'unchanged']);
  expect([currentImage(stage), countDeployments()]).toEqual(['hello:v1', 3]);
});

test('a deployment that had completed in between gets its verdict', async () => {
  await deploy({ image: 'hello:v2' }, killAt('UpdateService'));
  stage.local.advance(LATE_MS);

  const again = await deploy({ image: 'hello:v2' }, { attempt: 2 });

  const resourceArn = String(describeService(stage).taskDefinition);
  const tags = stage.call('ListTagsForResource', { resourceArn }).tags as readonly JsonObject[];
  const verdict = tags.find(({ key }) => key === 'slipway:verdict/production/hello');
  expect([again.outputs.verdict, String(verdict?.value).split(' ')[0]]).toEqual(['unchanged', 'steady']);
});

test('a read that is denied just before the update says that no service was changed', async () => {
  stage.local.setFaults([{ operation: 'DescribeServices', on: { from: 2 }, fault: { kind: 'denied' } }]);

  const result = await deploy({ image: 'hello:v2' });

  expect(result.outputs.verdict).toBe('failed');
  expect(result.outputs.reason).toMatch(/ecs:DescribeServices .* was denied: .* No service was changed\.$/);
  expect(count('UpdateService')).toBe(0);
});
