import { afterEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { untilTrue } from '../../packages/local-ecs/__tests__/support/harness/http-clients.ts';
import type { Step } from '../support/harness/action-run.ts';
import {
  aSteadyService,
  currentImage,
  describeService,
  openStage,
  type ScenarioStage,
} from '../support/harness/scenario-stage.ts';
import { aShiftingService, describeShift, onceSaid } from '../support/harness/shift-stage.ts';
import { runOnTerminal } from '../support/harness/terminal-run.ts';

const INPUTS = { cluster: 'production', service: 'hello', image: 'hello:v2', 'wait-max-delay-seconds': '1' };
const STAGE = 'POST_TEST_TRAFFIC_SHIFT';
let stage: ScenarioStage;

afterEach(async () => {
  await stage.close();
});

function aPause(lifecycleStage = STAGE, overrides: JsonObject = {}): JsonObject {
  return { targetType: 'PAUSE', lifecycleStages: [lifecycleStage], ...overrides };
}

/** A blue/green service with these hooks. */
async function open(lifecycleHooks: JsonObject[] = [aPause()], bakeTimeInMinutes = 0): Promise<void> {
  stage = await openStage({ speed: 100, tasks: 'simulated', instances: 10 });
  await aShiftingService(stage, { strategy: 'BLUE_GREEN', bakeTimeInMinutes, lifecycleHooks });
}

function deploy(inputs: Readonly<Record<string, string>> = {}) {
  return stage.job.run({
    inputs: { ...INPUTS, 'wait-until': 'paused', ...inputs },
    environment: stage.environment,
  });
}

/** The hooks of the current deployment. */
function hooks(): readonly JsonObject[] {
  return describeShift(stage).lifecycleHookDetails as JsonObject[];
}

/** A deployment that waits, and what its step handed over. */
async function openPaused(
  lifecycleHooks?: JsonObject[],
  bakeTimeInMinutes?: number,
): Promise<{ readonly 'hook-id': string }> {
  await open(lifecycleHooks, bakeTimeInMinutes);
  const { outputs } = await deploy();
  expect(outputs.verdict).toBe('paused');
  return { 'hook-id': outputs['hook-id'] ?? '' };
}

function answer(inputs: Readonly<Record<string, string>> = {}, step: Partial<Step> = {}) {
  const given = { cluster: 'production', service: 'hello', 'wait-max-delay-seconds': '1', ...inputs };
  return stage.job.run({ action: 'continue', inputs: given, environment: stage.environment, ...step });
}

/** Someone else answers the pause. */
function answerByHand(action: 'CONTINUE' | 'ROLLBACK'): void {
  const { serviceDeploymentArn = '', lifecycleHookDetails } = describeShift(stage);
  const [hook] = lifecycleHookDetails as JsonObject[];
  stage.call('ContinueServiceDeployment', { serviceDeploymentArn, hookId: hook?.hookId ?? '', action });
}

/** Someone else deploys `hello:v3` over the deployment that waits. */
async function deployByHand(): Promise<void> {
  const { taskDefinition } = stage.call('DescribeTaskDefinition', { taskDefinition: 'hello:2' });
  const { family = '', containerDefinitions } = taskDefinition as JsonObject;
  const [container] = containerDefinitions as JsonObject[];
  stage.call('RegisterTaskDefinition', { family, containerDefinitions: [{ ...container, image: 'hello:v3' }] });
  const before = describeService(stage).currentServiceDeployment;
  stage.call('UpdateService', { cluster: 'production', service: 'hello', taskDefinition: 'hello:3' });
  await untilTrue(
    () => Promise.resolve(describeService(stage).currentServiceDeployment !== before),
    'a new deployment',
  );
}

function slipway(...args: readonly string[]) {
  return runOnTerminal(args, { folder: stage.job.workspace, environment: stage.environment });
}

function countAnswers(): number {
  return stage.writes().filter((operation) => operation === 'ContinueServiceDeployment').length;
}

describe('a deploy with wait-until', () => {
  test('ends green at the pause and names its stage and hook', async () => {
    await open();

    const result = await deploy();

    const [hook] = hooks();
    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'paused']);
    expect(result.outputs).toMatchObject({
      'paused-at': STAGE,
      'hook-id': hook?.hookId,
      'service-deployment-arn': describeShift(stage).serviceDeploymentArn,
    });
    expect(JSON.parse(result.outputs.services ?? '')).toMatchObject([{ pausedAt: STAGE, hookId: hook?.hookId }]);
    expect(result.outputs.reason).toMatch(
      /^hello:2 is paused at POST_TEST_TRAFFIC_SHIFT, waiting for approval; at .* UTC ECS rolls back\.$/,
    );
    expect(result.summary).toContain('revision 2 is paused at `POST_TEST_TRAFFIC_SHIFT`, waiting for approval');
    expect([result.postLog, hook?.status]).toEqual(['', 'AWAITING_ACTION']);
    expect(stage.writes()).not.toContain('StopServiceDeployment');
    const judged = await slipway('judge', result.outputs.report ?? '');
    expect([judged.exitCode, judged.screen.join(' ')]).toEqual([0, expect.stringContaining('✔ paused: as recorded.')]);
  });

  test('waits out the pauses at other stages', async () => {
    const timeoutConfiguration = { timeoutInMinutes: 2, action: 'CONTINUE' };
    await open([aPause('POST_SCALE_UP', { timeoutConfiguration }), aPause()]);

    const result = await deploy({ 'wait-until': STAGE });

    expect([result.outputs.verdict, result.outputs['paused-at']]).toEqual(['paused', STAGE]);
    expect(result.log).toContain('paused at POST_SCALE_UP, waiting for approval');
  });

  test('is steady where the service never pauses, and says so before and after', async () => {
    await open([]);

    const result = await deploy();

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(result.log).toContain(
      'Service hello has no PAUSE lifecycle hook: its deployment will complete without approval.',
    );
    expect(result.log).toContain('The deployment of service hello completed without a pause (wait-until: paused).');
    expect(result.outputs).not.toHaveProperty('paused-at');
    expect(currentImage(stage)).toBe('hello:v2');
  });

  test('that is run again joins the deployment and ends at the same pause', async () => {
    await open();

    const [first, again] = [await deploy(), await deploy()];

    expect([again.exitCode, again.outputs.verdict]).toEqual([0, 'paused']);
    expect(again.outputs['hook-id']).toBe(first.outputs['hook-id']);
    expect(stage.writes().filter((name) => name === 'UpdateService')).toHaveLength(1);
  });
});

describe('a rolling update', () => {
  async function openRolling(lifecycleStage: string): Promise<void> {
    stage = await openStage({ speed: 100, tasks: 'simulated', instances: 10 });
    await aSteadyService(stage);
    const deploymentConfiguration = { lifecycleHooks: [aPause(lifecycleStage)] };
    stage.call('UpdateService', { cluster: 'production', service: 'hello', deploymentConfiguration });
  }

  test('is paused before its first new task, continues, and is steady', async () => {
    await openRolling('PRE_SCALE_UP');

    const paused = await deploy();
    const before = describeService(stage);
    const result = await answer({ 'hook-id': paused.outputs['hook-id'] ?? '' });

    expect([paused.outputs.verdict, paused.outputs['paused-at']]).toEqual(['paused', 'PRE_SCALE_UP']);
    expect(before.deployments).toMatchObject([{ runningCount: 0 }, { runningCount: 4 }]);
    expect([result.exitCode, result.outputs.verdict, currentImage(stage)]).toEqual([0, 'steady', 'hello:v2']);
  });

  test('is rolled back from its last pause', async () => {
    await openRolling('POST_SCALE_UP');

    const paused = await deploy();
    const result = await answer({ 'hook-id': paused.outputs['hook-id'] ?? '', action: 'rollback' });

    expect([paused.outputs.verdict, result.outputs.verdict]).toEqual(['paused', 'steady']);
    expect(currentImage(stage)).toBe('hello:v1');
  });
});

describe('continue', () => {
  test('approves the pause and follows the deployment until it is steady', async () => {
    const paused = await openPaused();

    const result = await answer(paused);

    expect([result.exitCode, result.outputs.verdict, countAnswers()]).toEqual([0, 'steady', 1]);
    expect(result.log).toMatch(
      /continue requested: deployment ecs-svc\/\d+ of hello:2 waits for approval at POST_TEST/,
    );
    expect(result.outputs['task-definition-revision']).toBe('hello:2');
    expect([describeShift(stage).status, currentImage(stage)]).toEqual(['SUCCESSFUL', 'hello:v2']);
  });

  test('finds the deployment in progress and its hook by itself, and ends at the next pause', async () => {
    await openPaused([aPause('POST_SCALE_UP'), aPause()]);

    const result = await answer({ 'wait-until': 'paused' });

    expect([result.exitCode, result.outputs.verdict, result.outputs['paused-at']]).toEqual([0, 'paused', STAGE]);
    expect(hooks().map(({ status }) => status)).toEqual(['SUCCEEDED', 'AWAITING_ACTION']);
  });

  test('sends no second answer where someone else has continued first', async () => {
    // At the speed of this test it is in progress for twelve more seconds, also on a slow machine.
    const paused = await openPaused(undefined, 20);
    answerByHand('CONTINUE');
    const answers = countAnswers();

    const result = await answer(paused);

    expect([result.exitCode, result.outputs.verdict, countAnswers()]).toEqual([0, 'steady', answers]);
    expect(result.log).toContain('was already answered: continue. No answer is sent; following the deployment');
  });

  test('is red where someone else has rolled back first', async () => {
    const paused = await openPaused();
    answerByHand('ROLLBACK');

    const result = await answer(paused);

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
    expect(currentImage(stage)).toBe('hello:v1');
  });

  test('follows a deployment whose hook timed out to its end', async () => {
    const paused = await openPaused([aPause(STAGE, { timeoutConfiguration: { timeoutInMinutes: 60 } })]);
    stage.local.advance(61 * 60_000);

    const result = await answer(paused);

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
    expect(result.log).toContain(`Lifecycle hook ${paused['hook-id']} timed out: ECS rolls back.`);
    expect(result.outputs.reason).toMatch(/^nobody approved the deployment before its pause timed out\. ECS failed/);
  });

  test('is refused where someone deployed another revision, naming both deployments', async () => {
    await openPaused();
    const meant = String(describeShift(stage).serviceDeploymentArn);
    await deployByHand();

    const result = await answer({ 'service-deployment-arn': meant });

    expect([result.exitCode, result.outputs.verdict, countAnswers()]).toEqual([1, 'refused', 0]);
    expect(result.outputs.reason).toContain(`${describeShift(stage).serviceDeploymentArn} of hello:3, not ${meant}`);
  });

  test('is refused where nothing waits', async () => {
    await open([]);

    const result = await answer();

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
    expect(result.outputs.reason).toContain('Service hello has no deployment in progress.');
  });

  test('answers once where the answer of ECS is lost', async () => {
    const paused = await openPaused();
    stage.local.setFaults([{ operation: 'ContinueServiceDeployment', on: 1, fault: { kind: 'reset-after-applying' } }]);

    const result = await answer(paused);

    expect([result.exitCode, result.outputs.verdict, countAnswers()]).toEqual([0, 'steady', 1]);
  });

  test('that is denied names the permission and changes nothing', async () => {
    const paused = await openPaused();
    stage.local.setFaults([{ operation: 'ContinueServiceDeployment', on: 1, fault: { kind: 'denied' } }]);

    const result = await answer(paused);

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'failed']);
    expect(result.log).toContain('ecs:ContinueServiceDeployment');
    expect(hooks()).toMatchObject([{ status: 'AWAITING_ACTION' }]);
  });

  test('that was killed after its answer converges when it is run again', async () => {
    const paused = await openPaused();
    await answer(paused, {
      onStart: (child) => void untilTrue(() => Promise.resolve(countAnswers() > 0)).then(() => child.kill('SIGKILL')),
    });

    const [again, later] = [await answer(paused), await answer(paused)];

    expect([again, later].map(({ outputs }) => outputs.verdict)).toEqual(['steady', 'steady']);
    expect(countAnswers()).toBe(1);
  });
});

test('a continue that is cancelled leaves the deployment to ECS, and the post step says where it is', async () => {
  const paused = await openPaused([aPause('POST_SCALE_UP'), aPause()]);

  const result = await answer(paused, {
    onStart: (child) => onceSaid(/paused at POST_TEST_TRAFFIC_SHIFT/, () => child.kill('SIGTERM'))(child),
  });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'cancelled']);
  expect(result.postLog).toContain(
    'Service hello has hello:2 as PRIMARY (IN_PROGRESS); the run was deploying hello:2.',
  );
  expect(describeShift(stage).status).toBe('IN_PROGRESS');
});

describe('a rollback at the pause', () => {
  test('is green once the previous revision runs again', async () => {
    const paused = await openPaused();

    const result = await answer({ ...paused, action: 'rollback' });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(result.outputs.reason).toMatch(/^Rolled back to hello:1: ECS stopped deployment ecs-svc\/\d+ of hello:2\.$/);
    expect([describeShift(stage).status, currentImage(stage)]).toEqual(['ROLLBACK_SUCCESSFUL', 'hello:v1']);
    expect((await answer({ ...paused, action: 'rollback' })).outputs.verdict).toBe('steady');
  });

  test('is red where someone else has continued first, and the deployment completed', async () => {
    const paused = await openPaused();
    answerByHand('CONTINUE');

    const result = await answer({ ...paused, action: 'rollback' });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'failed']);
    expect(currentImage(stage)).toBe('hello:v2');
  });
});

describe('the command line', () => {
  test.each([
    ['continue', 'hello:v2', /✔ STEADY after .*hello:2 is running/],
    ['abort', 'hello:v1', /✔ STEADY after .*Rolled back to hello:1/],
  ])('slipway %s ends with exit code 0', async (command, image, words) => {
    await openPaused();

    const run = await slipway(command, 'hello', '--cluster', 'production', '--wait-max-delay-seconds', '1');

    expect([run.exitCode, currentImage(stage)]).toEqual([0, image]);
    expect(run.screen.join(' ')).toMatch(words);
  });
});
