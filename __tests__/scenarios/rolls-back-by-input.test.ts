import { afterEach, describe, expect, test } from '@jest/globals';
import { untilTrue } from '../../packages/local-ecs/__tests__/support/harness/http-clients.ts';
import { callEcr } from '../../packages/local-ecs/__tests__/support/harness/local-client.ts';
import { createRegistryClient, pushImage } from '../../packages/local-ecs/__tests__/support/harness/registry-client.ts';
import {
  aSteadyService,
  aTaskDefinition,
  currentImage,
  describeService,
  openStage,
  type ScenarioStage,
} from '../support/harness/scenario-stage.ts';

const FOLLOW = { cluster: 'production', service: 'hello', 'wait-max-delay-seconds': '1' };
let stage: ScenarioStage;
let stopClock = (): void => {};

afterEach(async () => {
  stopClock();
  await stage.close();
});

/** Tags a revision as the ledger does. */
function tag(revision: string, tags: Readonly<Record<string, string>>): void {
  stage.call('TagResource', {
    resourceArn: `arn:aws:ecs:us-east-1:123456789012:task-definition/${revision}`,
    tags: Object.entries(tags).map(([key, value]) => ({ key: `slipway:${key}`, value })),
  });
}

function rollBack(target: string) {
  return stage.job.run({ inputs: { ...FOLLOW, 'rollback-to': target }, environment: stage.environment });
}

const COMMIT = 'c0ffee1000000000000000000000000000000000';

async function deploy(image: string): Promise<void> {
  const result = await stage.job.run({ inputs: { ...FOLLOW, image }, environment: stage.environment });
  expect([result.log, result.outputs.verdict]).toEqual([expect.any(String), 'steady']);
}

describe('rollback-to', () => {
  test.each([
    { name: 'last-good brings back what was deployed before', target: 'last-good' },
    { name: 'previous brings back what was deployed before', target: 'previous' },
    { name: 'a number is a revision of the current family', target: '1' },
    { name: 'family:n is that revision', target: 'hello:1' },
    { name: 'an ARN is that revision', target: 'arn:aws:ecs:us-east-1:123456789012:task-definition/hello:1' },
    { name: 'a release is the revision that bears it', target: 'v1.4.2' },
    { name: 'a commit is the revision that was made of it', target: 'c0ffee1' },
  ])('$name', async ({ target }) => {
    stage = await openStage({ speed: 200, tasks: 'simulated' });
    await aSteadyService(stage);
    await deploy('hello:v2');
    tag('hello:1', { commit: COMMIT, release: 'v1.4.1 v1.4.2' });
    const before = stage.writes();

    const result = await rollBack(target);

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(currentImage(stage)).toBe('hello:v1');
    expect(stage.writes().slice(before.length)).toEqual(['TagResource', 'UpdateService', 'TagResource']);
  });

  test('skips a deployment that the circuit breaker rolled back', async () => {
    stage = await openStage({
      speed: 200,
      tasks: 'simulated',
      images: [{ image: 'hello:v3', exits: { afterMs: 500, code: 1 } }],
    });
    await aSteadyService(stage);
    await deploy('hello:v2');
    await stage.job.run({ inputs: { ...FOLLOW, image: 'hello:v3' }, environment: stage.environment });

    const result = await stage.job.run({
      inputs: { ...FOLLOW, 'rollback-to': 'last-good' },
      environment: stage.environment,
    });

    expect([result.outputs.verdict, currentImage(stage)]).toEqual(['steady', 'hello:v1']);
  });
});

describe('twice in a row', () => {
  async function threeDeploys(): Promise<void> {
    stage = await openStage({ speed: 200, tasks: 'simulated' });
    await aSteadyService(stage);
    await deploy('hello:v2');
    await deploy('hello:v3');
  }

  test.each([
    { target: 'last-good', goes: 'two steps back', images: ['hello:v2', 'hello:v1'] },
    { target: 'previous', goes: 'back and forth', images: ['hello:v2', 'hello:v3'] },
  ])('$target goes $goes', async ({ target, images }) => {
    await threeDeploys();

    const seen: string[] = [];
    for (const _ of images) {
      const result = await rollBack(target);
      expect(result.outputs.verdict).toBe('steady');
      seen.push(currentImage(stage));
    }

    expect(seen).toEqual(images);
  });
});

describe('a job that is run again after its rollback goes no second step', () => {
  const again = () =>
    stage.job.run({
      inputs: { ...FOLLOW, 'rollback-to': 'last-good' },
      environment: { ...stage.environment, GITHUB_RUN_ATTEMPT: '2' },
    });

  test('and changes nothing when that was done', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated' });
    await aSteadyService(stage);
    await deploy('hello:v2');
    await deploy('hello:v3');
    await rollBack('last-good');

    const result = await again();

    expect([result.outputs.verdict, currentImage(stage)]).toEqual(['unchanged', 'hello:v2']);
  });

  test('and follows it when that is in progress', async () => {
    stage = await openStage({ speed: 1, isStill: true, tasks: 'simulated' });
    moveClockWhile(() => true);
    await aSteadyService(stage);
    await deploy('hello:v2');
    await deploy('hello:v3');
    // From here on time is stalled until the second run has read the rollout and follows it.
    stopClock();
    const inputs = { ...FOLLOW, 'rollback-to': 'last-good', 'wait-for-service-stability': 'false' };
    await stage.job.run({ inputs, environment: stage.environment });
    const before = stage.writes();
    const reads = countReads();
    moveClockWhile(() => countReads() >= reads + FOLLOWING_READS);

    const result = await again();

    expect([result.outputs.verdict, currentImage(stage)]).toEqual(['steady', 'hello:v2']);
    expect(stage.writes().slice(before.length)).not.toContain('UpdateService');
  });
});

/** A run that follows has read the service more often than it does to plan. */
const FOLLOWING_READS = 4;

function countReads(): number {
  return stage.local.calls().filter(({ operation }) => operation === 'DescribeServices').length;
}

/** Moves a clock that is stalled, a second of its time every few milliseconds, whenever the condition holds. */
function moveClockWhile(isMoving: () => boolean): void {
  const timer = setInterval(() => {
    if (isMoving()) stage.local.advance(1_000);
  }, 5);
  stopClock = () => clearInterval(timer);
}

describe('a rollback that goes wrong leads its summary with what is running now', () => {
  test('ECS takes it back', async () => {
    stage = await openStage({
      speed: 200,
      tasks: 'simulated',
      images: [{ image: 'hello:bad', exits: { afterMs: 500, code: 1 } }],
    });
    await aSteadyService(stage);
    tag('hello:1', { release: 'v1.4.2' });
    const bad = { name: 'hello', image: 'hello:bad', memory: 128 };
    stage.call('RegisterTaskDefinition', aTaskDefinition({ containerDefinitions: [bad] }));

    const result = await rollBack('2');

    expect([result.exitCode, result.outputs.verdict, currentImage(stage)]).toEqual([1, 'rolled-back', 'hello:v1']);
    expect(result.summary).toMatch(/^## ❌ hello: rollback to revision 2 failed, v1\.4\.2 is running\n/);
  });

  test('someone deploys over it', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated' });
    await aSteadyService(stage);
    await deploy('hello:v2');
    await deploy('hello:v3');
    const input = { cluster: 'production', service: 'hello', taskDefinition: 'hello:1' };
    // The first poll after the update.
    stage.local.setFaults([{ operation: 'DescribeServices', on: 2, before: { operation: 'UpdateService', input } }]);

    const result = await rollBack('last-good');

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'superseded']);
    expect(result.summary).toMatch(/^## ❌ hello: rollback to revision \d superseded, .*running\n/);
  });
});

describe('without a history', () => {
  const denied = { operation: 'ListServiceDeployments', on: 'every', fault: { kind: 'denied' } } as const;

  test('last-good is the revision that the ledger saw steady', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated' });
    await aSteadyService(stage);
    await deploy('hello:v2');
    await deploy('hello:v3');
    stage.local.setFaults([denied]);

    const result = await rollBack('last-good');

    expect([result.outputs.verdict, currentImage(stage)]).toEqual(['steady', 'hello:v2']);
    expect(result.log).toContain('ecs:ListServiceDeployments');
  });

  test('and without tags there is none, and both are said', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated' });
    await aSteadyService(stage);
    await deploy('hello:v2');
    stage.local.setFaults([denied, { operation: 'ListTagsForResource', on: 'every', fault: { kind: 'denied' } }]);
    const before = stage.writes();

    const result = await rollBack('last-good');

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
    expect(result.log).toContain(
      "No last-good found: no permission to read ECS's deployment history, and no permission to read the tags of revisions.",
    );
    expect(stage.writes()).toEqual(before);
  });
});

test('an update whose answer is lost is not sent twice', async () => {
  stage = await openStage({ speed: 200, tasks: 'simulated' });
  await aSteadyService(stage);
  await deploy('hello:v2');
  stage.local.setFaults([{ operation: 'UpdateService', on: 1, fault: { kind: 'reset-after-applying' } }]);
  const before = stage.writes();

  const result = await rollBack('last-good');

  expect([result.outputs.verdict, currentImage(stage)]).toEqual(['steady', 'hello:v1']);
  const updates = stage
    .writes()
    .slice(before.length)
    .filter((operation) => operation === 'UpdateService');
  expect(updates).toEqual(['UpdateService']);
});

describe('a rollback that is not possible writes nothing and says why', () => {
  test.each([
    { name: 'no deployment before', target: 'last-good', says: 'No last-good found' },
    { name: 'the revision runs already', target: '1', says: 'hello:1 is already running' },
    { name: 'there is no such revision', target: '77', says: 'Task definition hello:77 not found' },
    { name: 'there is no such release', target: 'v9', says: 'No revision of family hello' },
    {
      name: 'the revision is of another account',
      target: 'arn:aws:ecs:us-east-1:999999999999:task-definition/hello:1',
      says: 'is in account 999999999999, but the credentials are for 123456789012',
    },
  ])('$name', async ({ target, says }) => {
    stage = await openStage({ speed: 200, tasks: 'simulated' });
    await aSteadyService(stage);
    const before = stage.writes();

    const result = await stage.job.run({
      inputs: { ...FOLLOW, 'rollback-to': target },
      environment: stage.environment,
    });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
    expect(result.log).toContain(says);
    expect(stage.writes()).toEqual(before);
  });

  test('a deregistered revision', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated' });
    await aSteadyService(stage);
    await deploy('hello:v2');
    stage.call('DeregisterTaskDefinition', { taskDefinition: 'hello:1' });

    const result = await stage.job.run({ inputs: { ...FOLLOW, 'rollback-to': '1' }, environment: stage.environment });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
    expect(result.log).toContain('hello:1 is INACTIVE');
  });

  test('a commit that several revisions have', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated' });
    await aSteadyService(stage);
    await deploy('hello:v2');
    await deploy('hello:v3');
    tag('hello:1', { commit: COMMIT });
    tag('hello:2', { commit: COMMIT, release: 'v1.4.2' });
    const before = stage.writes();

    const result = await rollBack('c0ffee1');

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
    expect(result.log).toMatch(/matches several revisions.*hello:2 \(v1\.4\.2, 2.* UTC\), hello:1 \(c0ffee100000, /);
    expect(stage.writes()).toEqual(before);
  });

  test('an image that is gone from the registry', async () => {
    stage = await openStage({ speed: 200, tasks: 'simulated' });
    await aSteadyService(stage);
    await callEcr(stage.local, 'CreateRepository', { repositoryName: 'web' });
    const registry = createRegistryClient(stage.local);
    const one = await pushImage(registry, 'web', { tag: 'v1', layer: 'one' });
    const two = await pushImage(registry, 'web', { tag: 'v2', layer: 'two' });
    const uri = `${stage.local.registryHost}/web`;
    await deploy(`${uri}@${one.digest}`);
    await deploy(`${uri}@${two.digest}`);
    await callEcr(stage.local, 'BatchDeleteImage', { repositoryName: 'web', imageIds: [{ imageDigest: one.digest }] });
    const before = stage.writes();

    const result = await rollBack('last-good');

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
    expect(result.log).toContain(
      `hello:2 cannot run again. Image ${uri}@${one.digest.slice(0, 19)} of container hello no longer exists in the registry.`,
    );
    expect(result.log).toMatch(/Possible targets: hello:1 \([^)]*\)\. .*slipway rollback hello:1 /);
    expect(stage.writes()).toEqual(before);
  });

  describe('names only revisions that can run, with the command', () => {
    test('never one that was deregistered', async () => {
      stage = await openStage({ speed: 200, tasks: 'simulated' });
      await aSteadyService(stage);
      await deploy('hello:v2');
      await deploy('hello:v3');
      stage.call('DeregisterTaskDefinition', { taskDefinition: 'hello:2' });

      const result = await rollBack('hello:2');

      expect(result.outputs.reason).toMatch(/Possible targets: hello:1 \([^)]*\)\. No service was changed\.$/);
      expect(result.log).toContain(
        'Set rollback-to: hello:1, or run: slipway rollback hello:1 --cluster production --service hello',
      );
    });

    test('also a first deployment that a second one replaced before ECS called it complete', async () => {
      stage = await openStage({ speed: 200, tasks: 'simulated' });
      await openIncomplete();
      const inputs = { ...FOLLOW, image: 'hello:v2', 'desired-count': '4' };
      await stage.job.run({ inputs, environment: stage.environment });

      const result = await rollBack('last-good');

      expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
      expect(result.log).toMatch(/Possible targets: hello:1 \([^)]*replaced before it completed\)\./);
      expect(result.log).toContain('slipway rollback hello:1 --cluster production --service hello');
      expect(result.log).not.toContain('web:41');
    });

    test('and says where there is none', async () => {
      stage = await openStage({ speed: 200, tasks: 'simulated' });
      await aSteadyService(stage);

      const result = await rollBack('last-good');

      expect(result.log).toContain('No other revision has run in this service: deploy a new one.');
    });
  });
});

/** A first deployment that never completes: one task more than there are instances with a free port. */
async function openIncomplete(): Promise<void> {
  stage.call('RegisterTaskDefinition', aTaskDefinition());
  stage.call('CreateService', {
    cluster: 'production',
    serviceName: 'hello',
    taskDefinition: 'hello:1',
    desiredCount: 6,
    launchType: 'EC2',
    deploymentConfiguration: { minimumHealthyPercent: 0, maximumPercent: 100 },
  });
  await untilTrue(() => describeService(stage).runningCount === 5);
}
