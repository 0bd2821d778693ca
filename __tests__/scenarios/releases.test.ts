import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { removeImage } from '@slipway/local-ecs/internal';
import { callEcr } from '../../packages/local-ecs/__tests__/support/harness/local-client.ts';
import { DOCKER, describeWith } from '../../packages/local-ecs/__tests__/support/harness/needs-program.ts';
import {
  anImageManifest,
  createRegistryClient,
  digestOf,
  OCI_INDEX,
  OCI_MANIFEST,
} from '../../packages/local-ecs/__tests__/support/harness/registry-client.ts';
import { createEcr } from '../../src/adapters/aws/ecr.ts';
import { COMMIT, type StepResult } from '../support/harness/action-run.ts';
import {
  aSteadyService,
  aTaskDefinition,
  currentImage,
  describeService,
  openStage,
  type ScenarioStage,
} from '../support/harness/scenario-stage.ts';

/**
 * Releases with the real docker and the local registry: what is built, what is promoted, what is refused before a
 * build.
 */

const COMMIT_TAG = `sha-${COMMIT.slice(0, 12)}`;
const FOLLOW = { cluster: 'production', repository: 'hello', 'wait-max-delay-seconds': '1' };
const DOCKERFILE = 'FROM scratch\nARG NAME=world\nENV NAME=$NAME\nCOPY Dockerfile /\n';
/** What docker prints when it builds, with and without BuildKit. */
const BUILDS = /COPY Dockerfile/;

let stage: ScenarioStage;
let variables: NodeJS.ProcessEnv;
beforeEach(async () => {
  variables = { ...process.env };
  stage = await openStage({ speed: 200, tasks: 'simulated', instances: 12 });
  Object.assign(process.env, stage.environment);
  for (const serviceName of ['hello', 'shop']) await aSteadyService(stage, { serviceName });
  stage.job.write('Dockerfile', DOCKERFILE);
});
afterEach(async () => {
  for (const tag of [COMMIT_TAG, 'v1.4.2', 'v2.0.0-rc.1', 'v2', 'api-v1']) {
    await removeImage(`${stage.local.registryHost}/hello:${tag}`);
  }
  process.env = variables;
  await stage.close();
});

const ecr = () => createEcr(() => {});
const digestUnder = async (tag: string) => (await ecr().findImage('hello', { tag }))?.digest;

function createRepository(overrides: JsonObject = {}): Promise<unknown> {
  return callEcr(stage.local, 'CreateRepository', { repositoryName: 'hello', ...overrides });
}

/** A push to main, or another event. */
function deploy(inputs: Readonly<Record<string, string>>, event: Readonly<Record<string, string>> = {}) {
  return stage.job.run({ inputs: { ...FOLLOW, ...inputs }, environment: { ...stage.environment, ...event } });
}

/** The event of a published release of the commit. */
function aRelease(tag: string, overrides: object = {}): Readonly<Record<string, string>> {
  const path = join(stage.job.home, 'event.json');
  mkdirSync(stage.job.home, { recursive: true });
  writeFileSync(path, JSON.stringify({ action: 'published', release: { tag_name: tag, draft: false }, ...overrides }));
  return { GITHUB_EVENT_NAME: 'release', GITHUB_REF: `refs/tags/${tag}`, GITHUB_EVENT_PATH: path };
}

const endOf = ({ exitCode, outputs }: StepResult) => [exitCode, outputs.verdict];

describeWith([DOCKER], 'a commit on main', () => {
  test('is built; its release is promoted, by the same digest, and deployed to another service', async () => {
    await createRepository();
    const pushed = await deploy({ service: 'hello' });

    const released = await deploy({ service: 'shop' }, aRelease('v1.4.2'));

    expect([endOf(pushed), endOf(released)]).toEqual([
      [0, 'steady'],
      [0, 'steady'],
    ]);
    expect(pushed.log).toMatch(BUILDS);
    expect(released.log).not.toMatch(BUILDS);
    expect(released.outputs['image-tag']).toBe('v1.4.2');
    expect(released.outputs['image-digest']).toBe(pushed.outputs['image-digest']);
    expect([await digestUnder('v1.4.2'), await digestUnder(COMMIT_TAG)]).toEqual([
      pushed.outputs['image-digest'],
      pushed.outputs['image-digest'],
    ]);
    expect(currentImage(stage, 'shop')).toBe(`${stage.local.registryHost}/hello@${pushed.outputs['image-digest']}`);
  });

  test('that is released to the service that runs it already changes nothing but tags', async () => {
    await createRepository();
    await deploy({ service: 'hello' });
    const serving = describeService(stage).taskDefinition;
    const before = stage.writes().length;

    const released = await deploy({ service: 'hello' }, aRelease('v1.4.2'));

    expect(endOf(released)).toEqual([0, 'unchanged']);
    expect(describeService(stage).taskDefinition).toBe(serving);
    expect([...new Set(stage.writes().slice(before))]).toEqual(['PutImage', 'TagResource']);
  });

  test('can be run again where tags are immutable: the image that exists is taken', async () => {
    await createRepository({ imageTagMutability: 'IMMUTABLE' });
    const first = await deploy({ service: 'hello' }, aRelease('v2.0.0-rc.1'));

    const again = await deploy({ service: 'hello' }, { ...aRelease('v2.0.0-rc.1'), GITHUB_RUN_ATTEMPT: '2' });

    expect(endOf(again)).toEqual([0, 'unchanged']);
    expect(again.log).not.toMatch(BUILDS);
    expect(again.outputs['image-digest']).toBe(first.outputs['image-digest']);
    expect(await digestUnder('latest')).toBeUndefined();
  });
});

describeWith([DOCKER], 'a tag that is taken', () => {
  const EXCLUDED = { filterType: 'WILDCARD', filter: 'v2*' };
  const excluding = (imageTagMutability: string) => ({
    imageTagMutability,
    imageTagMutabilityExclusionFilters: [EXCLUDED],
  });

  test.each([
    { name: 'immutable', repository: { imageTagMutability: 'IMMUTABLE' }, tag: 'v2' },
    { name: 'immutable by exception', repository: excluding('MUTABLE_WITH_EXCLUSION'), tag: 'v2' },
    { name: 'made from a tag of git', repository: {}, tag: 'api/v1' },
  ])('and $name is refused before the build', async ({ repository, tag }) => {
    await createRepository(repository);
    await deploy({ service: 'hello' }, aRelease(tag));
    const writes = stage.writes();

    const other = await deploy({ service: 'hello', 'build-args': 'NAME=moon' }, aRelease(tag));

    expect(endOf(other)).toEqual([1, 'refused']);
    expect(other.log).toContain(`Tag ${tag.replace('/', '-')} already points to another image (sha256:`);
    expect(other.log).not.toMatch(BUILDS);
    expect(stage.writes()).toEqual(writes);
  });

  test('and mutable by exception is moved', async () => {
    await createRepository(excluding('IMMUTABLE_WITH_EXCLUSION'));
    const first = await deploy({ service: 'hello' }, aRelease('v2'));

    const other = await deploy({ service: 'hello', 'build-args': 'NAME=moon' }, aRelease('v2'));

    expect(endOf(other)).toEqual([0, 'steady']);
    expect(other.outputs['image-digest']).not.toBe(first.outputs['image-digest']);
    expect(await digestUnder('v2')).toBe(other.outputs['image-digest']);
    // The commit's tag is not excepted, and stays.
    expect(await digestUnder(COMMIT_TAG)).toBe(first.outputs['image-digest']);
  });
});

describe('an event that has no tag to deploy', () => {
  test.each([
    {
      name: 'a draft',
      overrides: { release: { tag_name: 'v1', draft: true } },
      what: 'is of a draft release',
    },
    {
      name: 'a release that was deleted',
      overrides: { action: 'deleted' },
      what: 'is of an unpublished release',
    },
  ])('$name is refused, and nothing is written', async ({ overrides, what }) => {
    await createRepository();
    const writes = stage.writes();

    const result = await deploy({ service: 'hello' }, aRelease('v1', overrides));

    expect(endOf(result)).toEqual([1, 'refused']);
    expect(result.log).toContain(`This event ${what}, so its commit is not the tagged one.`);
    expect(stage.writes()).toEqual(writes);
  });
});

/** Pushes an index of two platforms and an attestation under the commit's tag, as a build elsewhere would have. */
async function pushIndex(): Promise<string> {
  const client = createRegistryClient(stage.local);
  const children = [];
  for (const architecture of ['amd64', 'arm64', 'unknown']) {
    const config = JSON.stringify({ os: architecture === 'unknown' ? 'unknown' : 'linux', architecture });
    for (const blob of [config, 'layer']) await client.pushBlob('hello', blob);
    const manifest = anImageManifest(config, ['layer']);
    const text = JSON.stringify(manifest);
    await client.putManifest('hello', digestOf(text), manifest);
    const platform = JSON.parse(config) as JsonObject;
    children.push({ mediaType: OCI_MANIFEST, digest: digestOf(text), size: text.length, platform });
  }
  const index = { schemaVersion: 2, mediaType: OCI_INDEX, manifests: children };
  await client.putManifest('hello', COMMIT_TAG, index);
  return digestOf(JSON.stringify(index));
}

describe('an index of several platforms', () => {
  test('is promoted whole, its attestations with it', async () => {
    await createRepository();
    const digest = await pushIndex();

    const result = await deploy({ service: 'hello', build: 'never' }, aRelease('v1.4.2'));

    expect(endOf(result)).toEqual([0, 'steady']);
    expect([result.outputs['image-digest'], await digestUnder('v1.4.2')]).toEqual([digest, digest]);
    expect((await ecr().imageContent('hello', { digest })).platforms).toEqual(['linux/amd64', 'linux/arm64']);
  });
});

describe('an image for another platform', () => {
  const WINDOWS = { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE', cpuArchitecture: 'X86_64' };

  test('is refused before anything is registered, where it already exists', async () => {
    await createRepository();
    await pushIndex();
    stage.job.write('task-definition.json', JSON.stringify(aTaskDefinition({ runtimePlatform: WINDOWS })));
    const writes = stage.writes();

    const inputs = { service: 'hello', build: 'never', 'task-definition': 'task-definition.json' };
    const result = await deploy(inputs, aRelease('v1.4.2'));

    expect(endOf(result)).toEqual([1, 'refused']);
    expect(result.log).toContain(
      'is built for linux/amd64 and linux/arm64, but the task definition needs windows/amd64.',
    );
    expect(stage.writes()).toEqual(writes);
  });

  test('is refused before the build, where it would be built for named platforms', async () => {
    await createRepository();
    const writes = stage.writes();

    const result = await deploy({ service: 'hello', platforms: 'linux/arm64' });

    expect(endOf(result)).toEqual([1, 'refused']);
    expect(result.log).toContain(
      'is built for linux/arm64, but the cluster with its container instances needs linux/amd64.',
    );
    expect(result.log).not.toMatch(BUILDS);
    expect(stage.writes()).toEqual(writes);
  });

  test('is refused by its reference, as is one that does not exist', async () => {
    await createRepository();
    await pushIndex();
    const host = stage.local.registryHost;
    stage.job.write('task-definition.json', JSON.stringify(aTaskDefinition({ runtimePlatform: WINDOWS })));
    const inputs = { cluster: 'production', service: 'hello', 'task-definition': 'task-definition.json' };
    const run = (image: string) => stage.job.run({ inputs: { ...inputs, image }, environment: stage.environment });

    const other = await run(`${host}/hello:${COMMIT_TAG}`);
    const absent = await run(`${host}/hello:v9`);

    expect([endOf(other), endOf(absent)]).toEqual([
      [1, 'refused'],
      [1, 'refused'],
    ]);
    expect(other.log).toContain('but the task definition needs windows/amd64.');
    expect(absent.log).toContain(`Image ${host}/hello:v9 not found in its registry.`);
  });
});
