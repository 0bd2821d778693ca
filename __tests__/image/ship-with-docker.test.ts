import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { type Emulator, openEmulator, removeImage } from '@slipway/local-ecs/internal';
import { callEcr } from '../../packages/local-ecs/__tests__/support/harness/local-client.ts';
import { DOCKER, describeWith } from '../../packages/local-ecs/__tests__/support/harness/needs-program.ts';
import { createRegistryClient, pushImage } from '../../packages/local-ecs/__tests__/support/harness/registry-client.ts';
import { makeFolder, removeFolder } from '../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import { createEcr } from '../../src/adapters/aws/ecr.ts';
import { connectDocker } from '../../src/adapters/docker/docker.ts';
import { createDockerConfig, type DockerConfig } from '../../src/adapters/docker/docker-config.ts';
import { createFiles } from '../../src/adapters/files/files.ts';
import { digestText } from '../../src/adapters/runner/digest.ts';
import type { Docker } from '../../src/ports/runner.ts';
import { shipImage } from '../support/builders/ship-image.ts';
import { aWorld, type FakeWorld } from '../support/fakes/fake-world.ts';
import { recordCalls } from '../support/harness/record-calls.ts';
import { aRequest, COMMIT, COMMIT_TAG } from './builders.ts';

const AWS = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'x', AWS_REGION: 'us-east-1' };

describeWith([DOCKER], 'shipping with the real docker to the local registry', () => {
  let local: Emulator;
  let folder = '';
  let config: DockerConfig;
  const before = { ...process.env };

  beforeEach(async () => {
    local = await openEmulator();
    folder = makeFolder();
    Object.assign(process.env, AWS, { AWS_ENDPOINT_URL: local.address });
    config = createDockerConfig({ HOME: folder, RUNNER_TEMP: folder });
    writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\nARG NAME=world\nENV NAME=$NAME\nCOPY Dockerfile /\n');
  });
  afterEach(async () => {
    process.env = { ...before };
    const prefix = `${local.registryHost}/web`;
    for (const tag of ['v1', 'v1.4.2', 'v2', COMMIT_TAG]) await removeImage(`${prefix}:${tag}`);
    recordCalls(local);
    await local.close();
    config.remove();
    removeFolder(folder);
  });

  function aRealWorld(releaseTag: string): FakeWorld {
    const world: FakeWorld = aWorld();
    const environment = { PATH: process.env.PATH, HOME: folder };
    const docker = connectDocker({
      environment,
      workspace: folder,
      config,
      report: world.report,
      signal: world.signal,
    });
    return {
      ...world,
      docker,
      ecr: createEcr(() => {}),
      files: createFiles({ workspace: folder, temporary: folder }),
      origin: { commit: COMMIT, releaseTag },
      digest: digestText,
    };
  }
  const request = (overrides = {}) => aRequest({ shouldCreateRepository: true, context: folder, ...overrides });

  test('a first run builds and pushes; a release of the same commit is promoted; other inputs are built anew', async () => {
    const built = await shipImage(request(), aRealWorld('v1'));
    const promoted = await shipImage(request(), aRealWorld('v1.4.2'));
    const buildArguments = [{ name: 'NAME', value: 'moon; touch x' }];
    const rebuilt = await shipImage(request({ buildArguments }), aRealWorld('v2'));

    expect(built).toEqual({
      reference: `${local.registryHost}/web@${built.digest}`,
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
      platforms: ['linux/amd64'],
      tags: ['v1', COMMIT_TAG],
      isReused: false,
      registry: local.registryHost,
    });
    expect(promoted).toEqual({ ...built, tags: ['v1.4.2', COMMIT_TAG], isReused: true });
    // The repository was made with immutable tags, so the commit's tag stays with the first image.
    expect(rebuilt).toMatchObject({ tags: ['v2'], isReused: false });
    expect(rebuilt.digest).not.toBe(built.digest);
    expect(
      ['v1', 'v1.4.2', COMMIT_TAG, 'v2'].map(
        (tag) => local.images.resolveDigest(`${local.registryHost}/web:${tag}`)?.digest,
      ),
    ).toEqual([built.digest, built.digest, built.digest, rebuilt.digest]);
    expect(readdirSync(folder)).not.toContain('.docker');
  });

  test('a taken tag of an immutable repository is refused before docker is asked anything', async () => {
    await shipImage(request(), aRealWorld('v1'));
    const world = aRealWorld('v1');

    await expect(shipImage(request({ flags: ['--no-cache'] }), world)).rejects.toMatchObject({ kind: 'registry' });
    expect(world.reported).toEqual([]);
  });

  test('a tag that is moved right after our push does not change what is deployed, and is warned of', async () => {
    const world = aRealWorld('v1');
    await world.ecr.createRepository('web');
    await callEcr(local, 'PutImageTagMutability', { repositoryName: 'web', imageTagMutability: 'MUTABLE' });
    const client = createRegistryClient(local);
    let others = '';
    /** Someone else's push comes in between our push and whatever is next. */
    const run: Docker['run'] = async (args, options) => {
      const result = await world.docker.run(args, options);
      const isOurs = args.includes('push') || args.includes('--push');
      if (isOurs && others === '') others = (await pushImage(client, 'web', { tag: 'v1', layer: 'other' })).digest;
      return result;
    };

    const shipped = await shipImage(request({ tags: ['v1'] }), { ...world, docker: { ...world.docker, run } });

    expect(shipped.digest).not.toBe(others);
    expect(local.images.resolveDigest(`${local.registryHost}/web@${shipped.digest}`)?.digest).toBe(shipped.digest);
    expect(world.reported.filter(({ type }) => type === 'warning')).toEqual([
      {
        type: 'warning',
        text: `Tag v1 now points to ${others}, not to the image that was just pushed (${shipped.digest}).`,
        advice: 'The image built here is deployed by digest. Check which other job pushes this tag.',
      },
    ]);
  });

  test("a build that fails says docker's own reason, and nothing is pushed", async () => {
    writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\nCOPY none /\n');
    const world = aRealWorld('v1');

    await expect(shipImage(request(), world)).rejects.toMatchObject({
      kind: 'build',
      message: expect.stringMatching(/^The docker build for \S+ ended with exit code 1: .*none/),
    });
    expect(local.images.resolveDigest(`${local.registryHost}/web:v1`)).toBeUndefined();
  });
});
