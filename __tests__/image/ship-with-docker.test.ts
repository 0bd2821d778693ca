import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createEcr } from '../../src/aws/ecr.ts';
import { removeImage } from '../../src/demo/base-image.ts';
import { type LocalEcs, startLocalEcs } from '../../src/local/local-ecs.ts';
import { digestText } from '../../src/runner/digest.ts';
import { connectDocker } from '../../src/runner/docker.ts';
import { createDockerConfig, type DockerConfig } from '../../src/runner/docker-config.ts';
import { createFiles } from '../../src/runner/files.ts';
import type { Docker } from '../../src/world/runner.ts';
import { aWorld, type FakeWorld } from '../support/fake-world.ts';
import { callEcr } from '../support/local-client.ts';
import { recordCalls } from '../support/record-calls.ts';
import { createRegistryClient, pushImage } from '../support/registry-client.ts';
import { makeFolder, removeFolder } from '../support/scratch.ts';
import { shipImage } from '../support/ship-image.ts';
import { aRequest, COMMIT, COMMIT_TAG } from './builders.ts';

const describeWithDocker =
  spawnSync('docker', ['version'], { stdio: 'ignore' }).status === 0 ? describe : describe.skip;
const AWS = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'x', AWS_REGION: 'us-east-1' };

describeWithDocker('shipping with the real docker to the local registry', () => {
  let local: LocalEcs;
  let folder = '';
  let config: DockerConfig;
  const before = { ...process.env };

  beforeEach(async () => {
    local = await startLocalEcs();
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
    const told: FakeWorld = aWorld();
    const environment = { PATH: process.env.PATH, HOME: folder };
    const docker = connectDocker({ environment, workspace: folder, config, tell: told.tell, signal: told.signal });
    return {
      ...told,
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
  }, 60_000);

  test('a taken tag of an immutable repository is refused before docker is asked for anything', async () => {
    await shipImage(request(), aRealWorld('v1'));
    const world = aRealWorld('v1');

    await expect(shipImage(request({ flags: ['--no-cache'] }), world)).rejects.toMatchObject({ kind: 'registry' });
    expect(world.told).toEqual([]);
  }, 60_000);

  test('a tag that is moved right after our push does not change what is deployed, and is warned of', async () => {
    const world = aRealWorld('v1');
    await world.ecr.createRepository('web');
    await callEcr(local, 'PutImageTagMutability', { repositoryName: 'web', imageTagMutability: 'MUTABLE' });
    const client = createRegistryClient(local);
    let others = '';
    /** Somebody else's push comes in between our push and whatever is next. */
    const run: Docker['run'] = async (args, options) => {
      const result = await world.docker.run(args, options);
      const isOurs = args.includes('push') || args.includes('--push');
      if (isOurs && others === '') others = (await pushImage(client, 'web', { tag: 'v1', layer: 'other' })).digest;
      return result;
    };

    const shipped = await shipImage(request({ tags: ['v1'] }), { ...world, docker: { run } });

    expect(shipped.digest).not.toBe(others);
    expect(local.images.resolveDigest(`${local.registryHost}/web@${shipped.digest}`)?.digest).toBe(shipped.digest);
    expect(world.told.filter(({ type }) => type === 'warning')).toEqual([
      {
        type: 'warning',
        text: `The tag v1 names ${others} by now, not the image ${shipped.digest} that was just pushed under it.`,
        advice: 'What was built here is deployed, by its digest. Look for another job that pushes this tag.',
      },
    ]);
  }, 60_000);

  test("a build that fails says docker's own reason, and nothing is pushed", async () => {
    writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\nCOPY none /\n');
    const world = aRealWorld('v1');

    await expect(shipImage(request(), world)).rejects.toMatchObject({
      kind: 'build',
      message: expect.stringMatching(/^The docker build for \S+ ended with exit code 1: .*none/),
    });
    expect(local.images.resolveDigest(`${local.registryHost}/web:v1`)).toBeUndefined();
  }, 60_000);
});
