import { describe, expect, test } from '@jest/globals';
import { DeployError } from '../../src/errors.ts';
import { lookForGiven } from '../../src/image/look-given.ts';
import type { Ecr } from '../../src/world/ecr.ts';
import { anEcr, aWorld } from '../support/fake-world.ts';
import { HOST, OURS } from './builders.ts';

const IDENTITY = { account: '111122223333', arn: 'arn:aws:iam::111122223333:role/ci', region: 'eu-west-1' };
const denied = new DeployError({ kind: 'access', message: 'ecr:DescribeImages was denied.', advice: 'Allow it.' });

/** A registry that has `web:v1` and nothing else. */
function aLookingWorld(ecr: Partial<Ecr> = {}) {
  const world = aWorld({
    ecr: anEcr({
      findImage: (repository, id) => Promise.resolve(repository === 'web' && 'tag' in id ? OURS : undefined),
      imageContent: () => Promise.resolve({ labels: {}, platforms: ['linux/arm64'] }),
      isCache: () => Promise.resolve(false),
      ...ecr,
    }),
  });
  world.notes.note({ identity: IDENTITY });
  return world;
}

const lookFor = (world: ReturnType<typeof aLookingWorld>, ...references: readonly string[]) =>
  lookForGiven(
    references.map((reference) => ({ reference })),
    world,
  );

describe('a given image', () => {
  test('that is there is seen with its platforms, each once', async () => {
    expect(await lookFor(aLookingWorld(), `${HOST}/web:v1`, `${HOST}/web:v1`)).toEqual([
      { reference: `${HOST}/web:v1`, platforms: ['linux/arm64'], isGone: false },
    ]);
  });

  test('that is not there is gone', async () => {
    expect(await lookFor(aLookingWorld(), `${HOST}/api:v1`)).toEqual([
      { reference: `${HOST}/api:v1`, platforms: [], isGone: true },
    ]);
  });

  test('that a pull through cache would fetch is not gone', async () => {
    const world = aLookingWorld({ isCache: (repository) => Promise.resolve(repository.startsWith('docker-hub/')) });

    expect(await lookFor(world, `${HOST}/docker-hub/library/nginx:1.29`)).toMatchObject([{ isGone: false }]);
  });

  test.each([
    { name: 'of another account', reference: `${HOST.replace('1111', '9999')}/api:v1` },
    { name: 'of another registry', reference: 'ghcr.io/acme/api:v1' },
    { name: 'of Docker Hub', reference: 'nginx:1.29' },
  ])('$name is not asked for, and nothing is said', async ({ reference }) => {
    const world = aLookingWorld();

    expect(await lookFor(world, reference)).toEqual([{ reference, platforms: [], isGone: false }]);
    expect(world.told).toEqual([]);
  });

  test.each([
    {
      name: 'look for',
      ecr: { findImage: () => Promise.reject(denied) },
      what: `the image ${HOST}/web:v1 is in its registry`,
    },
    {
      name: 'read',
      ecr: { imageContent: () => Promise.reject(denied) },
      what: 'the image is built for the platform of the tasks',
    },
  ])('that we may not $name is not judged, and that is said', async ({ ecr, what }) => {
    const world = aLookingWorld(ecr);

    expect(await lookFor(world, `${HOST}/web:v1`)).toMatchObject([{ platforms: [], isGone: false }]);
    expect(world.told).toEqual([
      { type: 'notice', text: `Whether ${what} is not known: ecr:DescribeImages was denied.`, advice: 'Allow it.' },
    ]);
  });
});
