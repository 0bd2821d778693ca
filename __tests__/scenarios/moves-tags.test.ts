import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { openEmulator } from '@slipway/local-ecs/internal';
import { callEcr } from '../../packages/local-ecs/__tests__/support/harness/local-client.ts';
import { createRegistryClient, pushImage } from '../../packages/local-ecs/__tests__/support/harness/registry-client.ts';
import { recordCalls } from '../support/harness/record-calls.ts';
import {
  aSteadyService,
  aTaskDefinition,
  currentImage,
  describeService,
  openStage,
  type ScenarioStage,
  untilSteady,
} from '../support/harness/scenario-stage.ts';

/** A tag is not an image: what runs is compared by digest, through deploys and rollbacks. */
const FOLLOW = { cluster: 'production', service: 'hello', 'wait-max-delay-seconds': '1' };
let stage: ScenarioStage;
let image: string;
/** Digest of what runs at the start, and of what the tag is moved to. */
let first: string;

beforeEach(async () => {
  stage = await openStage({ speed: 200, tasks: 'simulated' });
  await callEcr(stage.local, 'CreateRepository', { repositoryName: 'hello' });
  image = `${stage.local.registryHost}/hello:latest`;
  first = await push('latest', 'one');
  await aSteadyService(stage, {}, aDefinition(image));
});

afterEach(async () => {
  await stage.close();
});

async function push(tag: string, layer: string): Promise<string> {
  return (await pushImage(createRegistryClient(stage.local), 'hello', { tag, layer })).digest;
}

function aDefinition(reference: string): JsonObject {
  const [container] = aTaskDefinition().containerDefinitions as JsonObject[];
  return aTaskDefinition({ containerDefinitions: [{ ...container, image: reference }] });
}

const run = (inputs: Readonly<Record<string, string>>, variables: Readonly<Record<string, string>> = {}) =>
  stage.job.run({ inputs: { ...FOLLOW, ...inputs }, environment: { ...stage.environment, ...variables } });

/** Digests that the tasks of the service run. */
function runningDigests(): readonly unknown[] {
  const { taskArns } = stage.call('ListTasks', { cluster: 'production', serviceName: 'hello' });
  const { tasks } = stage.call('DescribeTasks', { cluster: 'production', tasks: taskArns ?? [] });
  const containers = (tasks as JsonObject[]).flatMap((task) => task.containers as JsonObject[]);
  return [...new Set(containers.map(({ imageDigest }) => imageDigest))];
}

const revision = () => String(describeService(stage).taskDefinition).replace(/.*\//, '');
const writesOf = (operation: string) => stage.writes().filter((one) => one === operation).length;

describe('a deploy of a tag', () => {
  test('that was moved deploys the new image, by digest; the same again changes nothing', async () => {
    const second = await push('latest', 'two');

    const result = await run({ image });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(runningDigests()).toEqual([second]);
    expect(currentImage(stage)).toBe(`${stage.local.registryHost}/hello@${second}`);
    expect([result.outputs.image, result.outputs['image-digest']]).toEqual([currentImage(stage), second]);
    const before = stage.writes().length;
    expect((await run({ image })).outputs.verdict).toBe('unchanged');
    expect(stage.writes().slice(before)).toEqual([]);
  });

  test('that names what runs changes nothing, although the revision has the tag', async () => {
    const result = await run({ image });

    expect([result.exitCode, result.outputs.verdict, revision()]).toEqual([0, 'unchanged', 'hello:1']);
    expect([writesOf('RegisterTaskDefinition'), writesOf('UpdateService')]).toEqual([0, 0]);
  });

  test.each([
    { name: 'in a task definition file', inputs: { 'task-definition': 'task-definition.json' } },
    { name: 'in a registered family', inputs: { 'task-definition-family': 'hello' } },
  ])('that was moved, $name, deploys the new image', async ({ inputs }) => {
    stage.job.write('task-definition.json', JSON.stringify(aDefinition(image)));
    expect((await run(inputs)).outputs.verdict).toBe('unchanged');
    const second = await push('latest', 'two');

    const result = await run(inputs);

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(runningDigests()).toEqual([second]);
    const third = await push('latest', 'three');
    expect([(await run(inputs)).outputs.verdict, runningDigests()]).toEqual(['steady', [third]]);
  });

  test('that stays a tag is deployed by a new deployment of the same revision once it was moved', async () => {
    const inputs = { image, 'pin-images': 'false' };
    expect((await run(inputs)).outputs.verdict).toBe('unchanged');
    const second = await push('latest', 'two');

    const result = await run(inputs);

    expect([result.exitCode, result.outputs.verdict, revision()]).toEqual([0, 'steady', 'hello:1']);
    expect(result.log).toContain('so the same revision is redeployed');
    expect(runningDigests()).toEqual([second]);
    expect((await run(inputs)).outputs.verdict).toBe('unchanged');
  });

  test('by the number of its revision is deployed again once the tag was moved', async () => {
    const second = await push('latest', 'two');

    const result = await run({ 'task-definition-arn': 'hello:1' });

    expect([result.outputs.verdict, revision(), runningDigests()]).toEqual(['steady', 'hello:1', [second]]);
  });

  test('by a forced deployment is deployed again by a run that is started again after the tag was moved', async () => {
    const inputs = { 'force-new-deployment': 'true' };
    expect((await run(inputs)).outputs.verdict).toBe('steady');
    const again = await run(inputs, { GITHUB_RUN_ATTEMPT: '2' });
    expect(again.outputs.reason).toContain('an earlier attempt of this run deployed it');
    const second = await push('latest', 'two');

    const result = await run(inputs, { GITHUB_RUN_ATTEMPT: '3' });

    expect([result.outputs.verdict, runningDigests()]).toEqual(['steady', [second]]);
  });

  test('that another container has, too, is reported for that one', async () => {
    const [hello] = aDefinition(image).containerDefinitions as JsonObject[];
    const side = { name: 'side', image, memory: 64, essential: false };
    stage.call('RegisterTaskDefinition', aTaskDefinition({ containerDefinitions: [hello ?? {}, side] }));
    stage.call('UpdateService', { cluster: 'production', service: 'hello', taskDefinition: 'hello:2' });
    await untilSteady(stage);
    await push('latest', 'two');

    const result = await run({ image: `hello=${image}` });

    expect(result.outputs.verdict).toBe('steady');
    expect(result.log).toMatch(
      /image \S+\/hello:latest is now sha256:\w{12}, .* New tasks run the image that the tag points to now/,
    );
  });

  test('of another container that was moved is reported, and starts nothing', async () => {
    stage.call('RegisterTaskDefinition', {
      ...aDefinition(image),
      containerDefinitions: [
        ...(aDefinition(image).containerDefinitions as JsonObject[]),
        { name: 'proxy', image: `${stage.local.registryHost}/hello:proxy`, memory: 64, essential: false },
      ],
    });
    await push('proxy', 'proxy one');
    stage.call('UpdateService', { cluster: 'production', service: 'hello', taskDefinition: 'hello:2' });
    await untilSteady(stage);
    await push('proxy', 'proxy two');

    const result = await run({ image: `hello=${image}` });

    expect(result.outputs.verdict).toBe('unchanged');
    expect(result.log).toMatch(/image \S+\/hello:proxy is now sha256:\w{12}, but sha256:\w{12} is running/);
  });
});

describe('an image that nobody can resolve', () => {
  const elsewhere = 'registry.invalid/hello:v1';

  beforeEach(async () => {
    stage.call('RegisterTaskDefinition', aDefinition(elsewhere));
    stage.call('UpdateService', { cluster: 'production', service: 'hello', taskDefinition: 'hello:2' });
    await untilSteady(stage);
  });

  test('is deployed again when it is given, and the log says why', async () => {
    const result = await run({ image: elsewhere });

    expect([result.exitCode, result.outputs.verdict, revision()]).toEqual([0, 'steady', 'hello:2']);
    expect(writesOf('UpdateService')).toBe(1);
    expect(result.log).toMatch(
      /the digest of image registry\.invalid\/hello:v1 is unknown \(.+\), so the same revision/,
    );
  });

  test('in a file is unchanged, and neither log nor reason keep quiet about it', async () => {
    stage.job.write('task-definition.json', JSON.stringify(aDefinition(elsewhere)));

    const result = await run({ 'task-definition': 'task-definition.json' });

    expect(result.outputs.verdict).toBe('unchanged');
    expect(result.outputs.reason).toMatch(
      /Not compared with the running images: the digest of image registry\.invalid/,
    );
    expect(result.log).toContain('Set force-new-deployment: true');
  });
});

describe('a rollback to a revision whose image has a tag', () => {
  /** The tag moves, and its new image is deployed by digest. */
  async function deploySecond(): Promise<string> {
    const second = await push('latest', 'two');
    expect((await run({ image })).outputs.verdict).toBe('steady');
    return second;
  }

  test.each(['last-good', 'previous', '1', 'hello:1'])(
    'deploys what ran then, whatever the tag names now: %s',
    async (target) => {
      await deploySecond();

      const result = await run({ 'rollback-to': target });

      expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
      expect(runningDigests()).toEqual([first]);
      expect(result.log).toMatch(/image of container hello: sha256:\w{12}, which ran before/);
    },
  );

  test('goes two steps back when it is run twice', async () => {
    await deploySecond();
    const third = await push('latest', 'three');
    expect((await run({ image })).outputs.verdict).toBe('steady');
    await push('latest', 'four');

    const once = await run({ 'rollback-to': '1' });
    const twice = await run({ 'rollback-to': 'last-good' });

    expect([once.outputs.verdict, runningDigests()]).toEqual(['steady', [first]]);
    expect([twice.outputs.verdict, twice.outputs.reason]).toEqual(['refused', expect.stringContaining('No last-good')]);
    expect(third).not.toBe(first);
  });

  test('whose tag names the same image is deployed as it is', async () => {
    await deploySecond();
    await push('latest', 'one');

    const result = await run({ 'rollback-to': 'last-good' });

    expect([result.outputs.verdict, revision(), runningDigests()]).toEqual(['steady', 'hello:1', [first]]);
  });

  test('is refused when the image that ran is gone, with both digests', async () => {
    const second = await deploySecond();
    await callEcr(stage.local, 'BatchDeleteImage', { repositoryName: 'hello', imageIds: [{ imageDigest: first }] });
    const before = stage.writes().length;

    const result = await run({ 'rollback-to': 'last-good' });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
    expect(result.outputs.reason).toContain(first);
    expect(result.outputs.reason).toContain(second);
    expect(stage.writes().slice(before)).toEqual([]);
  });

  test.each([
    { name: 'is green when ECS resolves the tag to what ran', moveBack: true, end: [0, 'steady'] },
    { name: 'is red when ECS resolves the tag to another image', moveBack: false, end: [1, 'failed'] },
  ])('that nobody but ECS can resolve $name', async ({ moveBack, end }) => {
    await deploySecond();
    if (moveBack) await push('latest', 'one');
    stage.local.setFaults([{ operation: 'DescribeImages', on: 'every', fault: { kind: 'denied' } }]);

    const result = await run({ 'rollback-to': 'last-good' });

    expect([result.exitCode, result.outputs.verdict]).toEqual(end);
    expect([revision(), runningDigests()[0] === first]).toEqual(['hello:1', moveBack]);
    if (!moveBack) expect(result.outputs.reason).toContain(`Deploy ${first} by digest.`);
  });

  test('is refused when the image that ran is archived, with the command that restores it', async () => {
    await deploySecond();
    await callEcr(stage.local, 'UpdateImageStorageClass', {
      repositoryName: 'hello',
      imageId: { imageDigest: first },
      targetStorageClass: 'ARCHIVE',
    });

    const refused = await run({ 'rollback-to': 'last-good' });

    expect([refused.exitCode, refused.outputs.verdict]).toEqual([1, 'refused']);
    expect(refused.outputs.reason).toMatch(/is archived in Amazon ECR, so it cannot be pulled\. /);
    const [step] = /Restore it: aws ecr update-image-storage-class .*/.exec(refused.log) ?? [];
    expect(step).toContain(`--repository-name hello --image-id imageDigest=${first} --target-storage-class STANDARD`);
    expect(refused.log).not.toContain('Set rollback-to: ');
  });
});

test('an image of a registry that docker is logged in to is compared and deployed by digest', async () => {
  const other = await openEmulator();
  const client = createRegistryClient(other);
  await callEcr(other, 'CreateRepository', { repositoryName: 'hello' });
  const { username, password } = other.images.authorize();
  const auth = Buffer.from(`${username}:${password}`).toString('base64');
  mkdirSync(join(stage.job.home, '.docker'));
  writeFileSync(
    join(stage.job.home, '.docker', 'config.json'),
    JSON.stringify({ auths: { [other.registryHost]: { auth } } }),
  );
  const name = `${other.registryHost}/hello`;
  const deploy = () => run({ image: `${name}:latest` });

  const one = await pushImage(client, 'hello', { tag: 'latest', layer: 'one' });
  expect([(await deploy()).outputs.verdict, currentImage(stage)]).toEqual(['steady', `${name}@${one.digest}`]);
  expect((await deploy()).outputs.verdict).toBe('unchanged');
  const two = await pushImage(client, 'hello', { tag: 'latest', layer: 'two' });
  expect([(await deploy()).outputs.verdict, currentImage(stage)]).toEqual(['steady', `${name}@${two.digest}`]);

  recordCalls(other);
  await other.close();
});

test('a service whose deployments all had one revision returns to the image before', async () => {
  const second = await push('latest', 'two');
  stage.call('UpdateService', { cluster: 'production', service: 'hello', forceNewDeployment: true });
  await untilSteady(stage);
  expect(runningDigests()).toEqual([second]);

  const refused = await run({ 'rollback-to': '1' });
  const result = await run({ 'rollback-to': 'last-good' });

  expect(refused.outputs.verdict).toBe('refused');
  expect(refused.log).toContain('run: slipway rollback last-good --cluster production --service hello');
  expect([result.exitCode, result.outputs.verdict, runningDigests()]).toEqual([0, 'steady', [first]]);
});

test('an automatic rollback by an update brings the image that ran, not the one that the tag names now', async () => {
  const breaker = { enable: true, rollback: false };
  stage.call('UpdateService', {
    cluster: 'production',
    service: 'hello',
    deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200, deploymentCircuitBreaker: breaker },
  });
  await push('broken', 'two');
  await push('latest', 'two');
  stage.local.putScenario({ images: [{ image: '*/hello:broken', exits: { afterMs: 500, code: 1 } }] });
  // ECS itself ends the deployment first, so that there is nothing left to stop.
  stage.local.setFaults([{ operation: 'StopServiceDeployment', on: 'every', fault: { kind: 'denied' } }]);

  const result = await run({ image });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'rolled-back']);
  expect(runningDigests()).toEqual([first]);
});

test('a deploy of an archived image is refused before anything is written', async () => {
  const imageId = { imageDigest: first };
  await callEcr(stage.local, 'UpdateImageStorageClass', {
    repositoryName: 'hello',
    imageId,
    targetStorageClass: 'ARCHIVE',
  });

  const result = await run({ image });

  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
  expect(result.log).toContain('--target-storage-class STANDARD');
  expect(stage.writes()).not.toContain('RegisterTaskDefinition');
});
