import { describe, expect, test } from '@jest/globals';
import { DeployError } from '../../src/ports/deploy-error.ts';
import type { Ecr } from '../../src/ports/ecr.ts';
import { checkImages } from '../../src/rollback/check-images.ts';
import { revisionArn } from '../support/builders/service-builders.ts';
import { aDocker, anEcr, aWorld, inRegistry } from '../support/fakes/fake-world.ts';

const IDENTITY = { account: '111122223333', arn: 'arn:aws:iam::111122223333:role/ci', region: 'eu-west-1' };
const HOST = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';
const RAN = `sha256:${'a'.repeat(64)}`;
const NOW = `sha256:${'b'.repeat(64)}`;
const CHILD = `sha256:${'c'.repeat(64)}`;

function aRevision(...images: readonly string[]) {
  const containerDefinitions = images.map((image, at) => ({ name: `c${at}`, image }));
  return { arn: revisionArn('web:1'), family: 'web', number: 1, status: 'ACTIVE', described: { containerDefinitions } };
}

interface Registry {
  /** What the tag v1 of every repository names. */
  readonly v1?: string;
  readonly digests?: readonly string[];
  readonly archived?: readonly string[];
  readonly children?: readonly string[];
}

function aRollback({ v1, digests = [], archived = [], children = [] }: Registry, ecr: Partial<Ecr> = {}) {
  const world = aWorld({
    docker: aDocker(() => ({ exitCode: 1, stderr: 'no such host' })),
    ecr: anEcr({
      isCache: () => Promise.resolve(false),
      findImage: (_, id) => {
        const digest = 'tag' in id ? v1 : [...digests, ...archived].find((one) => one === id.digest);
        return Promise.resolve(digest === undefined ? undefined : { digest, isArchived: archived.includes(digest) });
      },
      imageContent: () => Promise.resolve({ labels: {}, platforms: [], children }),
      ...ecr,
    }),
  });
  world.notes.note({ identity: IDENTITY });
  return world;
}

function aRestore(repository: string, digest: string): string {
  return `aws ecr update-image-storage-class --repository-name ${repository} --image-id imageDigest=${digest} --target-storage-class STANDARD`;
}

const AS_IT_IS = { lost: [], pins: {}, changes: [], unverified: {} };
const BY_TAG = aRevision(`${HOST}/web:v1`);

describe('a revision whose image has a tag', () => {
  test.each([
    { name: 'the tag names what ran', registry: { v1: RAN } },
    { name: 'the tag names the index of what ran', registry: { v1: NOW, children: [RAN] } },
  ])('returns as it is while $name', async ({ registry }) => {
    expect(await checkImages(BY_TAG, { c0: RAN }, aRollback(registry))).toEqual(AS_IT_IS);
  });

  test.each([
    { name: 'was moved', registry: { v1: NOW, digests: [RAN] }, words: `${HOST}/web:v1 is now sha256:bbbbbbbbbbbb` },
    { name: 'was deleted', registry: { digests: [RAN] }, words: `the current image of ${HOST}/web:v1 is unknown` },
  ])('that $name returns with the digest that ran', async ({ registry, words }) => {
    const images = await checkImages(BY_TAG, { c0: RAN }, aRollback(registry));

    expect(images).toMatchObject({ lost: [], pins: { c0: RAN } });
    expect(images.changes).toEqual([`image of container c0: sha256:aaaaaaaaaaaa, which ran before (${words})`]);
  });

  test('and whose image is gone is lost, with both digests', async () => {
    const { lost } = await checkImages(BY_TAG, { c0: RAN }, aRollback({ v1: NOW }));

    expect(lost).toEqual([
      `Image ${RAN}, which ran in container c0, no longer exists in the registry, and ${HOST}/web:v1 is now ${NOW}.`,
    ]);
  });

  test('that was deleted, and whose image is gone, is lost', async () => {
    const { lost } = await checkImages(BY_TAG, { c0: RAN }, aRollback({}));

    expect(lost).toEqual([
      `Image ${RAN}, which ran in container c0, no longer exists in the registry, and its tag no longer exists.`,
    ]);
  });

  test('and whose image is archived has to be restored first', async () => {
    const { lost, restore } = await checkImages(BY_TAG, { c0: RAN }, aRollback({ v1: NOW, archived: [RAN] }));

    expect(lost).toEqual([`Image web@${RAN} is archived in Amazon ECR, so it cannot be pulled.`]);
    expect(restore).toBe(`Restore it: ${aRestore('web', RAN)}`);
  });

  test('is deployed as it is, with a warning, where nobody recorded what ran', async () => {
    const world = aRollback({ v1: NOW });

    expect(await checkImages(BY_TAG, {}, world)).toEqual(AS_IT_IS);
    expect(world.reported).toMatchObject([
      {
        type: 'warning',
        text: `ECS has no record of the digest that ran as ${HOST}/web:v1. Deploying the tag's current image, sha256:bbbbbbbbbbbb.`,
      },
    ]);
  });

  test('in a registry that nobody can ask returns as it is, to be compared once it runs', async () => {
    const images = await checkImages(aRevision('ghcr.io/acme/web:v1'), { c0: RAN }, aRollback({}));

    expect(images).toEqual({ ...AS_IT_IS, unverified: { c0: RAN } });
  });
});

describe('a revision whose image has a digest', () => {
  test('returns as it is while the registry has it', async () => {
    const images = await checkImages(aRevision(`${HOST}/web@${RAN}`), {}, aRollback({ digests: [RAN] }));

    expect(images).toEqual(AS_IT_IS);
  });

  test('keeps it, whatever ECS recorded', async () => {
    const images = await checkImages(aRevision(`${HOST}/web@${RAN}`), { c0: NOW }, aRollback({ digests: [RAN, NOW] }));

    expect(images).toEqual(AS_IT_IS);
  });

  test('is lost when the registry no longer has it', async () => {
    const { lost } = await checkImages(
      aRevision(`${HOST}/web@${RAN}`, `${HOST}/web@${CHILD}`),
      {},
      aRollback({ digests: [CHILD] }),
    );

    expect(lost).toEqual([`Image ${HOST}/web@${RAN} of container c0 no longer exists in the registry.`]);
  });
});

describe('of several archived images', () => {
  const two = aRevision(`${HOST}/web@${RAN}`, `${HOST}/proxy@${CHILD}`);

  test('each is restored', async () => {
    const { restore } = await checkImages(two, {}, aRollback({ archived: [RAN, CHILD] }));

    expect(restore).toBe(`Restore them: ${aRestore('web', RAN)} && ${aRestore('proxy', CHILD)}`);
  });

  test('one that two containers use is restored once', async () => {
    const both = aRevision(`${HOST}/web@${RAN}`, `${HOST}/web@${RAN}`);
    const { restore } = await checkImages(both, {}, aRollback({ archived: [RAN] }));

    expect(restore).toBe(`Restore it: ${aRestore('web', RAN)}`);
  });

  test('none is restored while another image no longer exists', async () => {
    const { lost, restore } = await checkImages(two, {}, aRollback({ archived: [RAN] }));

    expect(lost).toEqual([
      `Image web@${RAN} is archived in Amazon ECR, so it cannot be pulled.`,
      `Image ${HOST}/proxy@${CHILD} of container c1 no longer exists in the registry.`,
    ]);
    expect(restore).toBeUndefined();
  });
});

test('images that cannot be checked stop nothing, and are named once', async () => {
  const world = aRollback({});

  const { lost } = await checkImages(aRevision(`ghcr.io/acme/proxy@${RAN}`, 'nginx:1.29', 'nginx:1.29'), {}, world);

  expect(lost).toEqual([]);
  expect(world.reported).toEqual([
    {
      type: 'notice',
      text: `Cannot verify that these images still exist: ghcr.io/acme/proxy@${RAN}, nginx:1.29.`,
    },
  ]);
});

test('a registry that may not be read stops nothing, and that is reported', async () => {
  const denied = new DeployError({ kind: 'access', message: 'ecr:DescribeImages is denied.', advice: 'Allow it.' });
  const world = aRollback({}, { findImage: () => Promise.reject(denied) });

  expect(await checkImages(BY_TAG, {}, world)).toMatchObject({ lost: [] });
  expect(world.reported).toContainEqual({
    type: 'notice',
    text: `Cannot verify that image ${HOST}/web:v1 exists: ecr:DescribeImages is denied.`,
    advice: 'Allow it.',
  });
});

test('a registry on loopback is asked where the endpoint names its repositories so', async () => {
  const world = aRollback(
    {},
    {
      describeRepository: (name) =>
        Promise.resolve({ name, uri: `127.0.0.1:5001/${name}`, hasImmutableTags: false, exceptions: [] }),
      findImage: () => Promise.resolve(inRegistry(undefined)),
    },
  );

  const { lost } = await checkImages(aRevision('127.0.0.1:5001/web:v1', '127.0.0.1:5002/web:v1'), {}, world);

  expect(lost).toEqual(['Image 127.0.0.1:5001/web:v1 of container c0 no longer exists in the registry.']);
});
