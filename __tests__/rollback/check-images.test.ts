import { expect, test } from '@jest/globals';
import { DeployError } from '../../src/errors.ts';
import { findLostImages } from '../../src/rollback/check-images.ts';
import type { Ecr } from '../../src/world/ecr.ts';
import { anEcr, aWorld } from '../support/fake-world.ts';
import { revisionArn } from '../support/service-builders.ts';

const IDENTITY = { account: '111122223333', arn: 'arn:aws:iam::111122223333:role/ci', region: 'eu-west-1' };
const HOST = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';
const DIGEST = `sha256:${'a'.repeat(64)}`;

function aRevision(...images: readonly string[]) {
  const containerDefinitions = images.map((image, at) => ({ name: `c${at}`, image }));
  return { arn: revisionArn('web:1'), family: 'web', number: 1, status: 'ACTIVE', described: { containerDefinitions } };
}

function aRollback(ecr: Partial<Ecr>) {
  const world = aWorld({ ecr: anEcr({ isCache: () => Promise.resolve(false), ...ecr }) });
  world.notes.note({ identity: IDENTITY });
  return world;
}

test('images that the registry does not have are lost; those of other registries are not asked for, and that is said', async () => {
  const asked: string[] = [];
  const world = aRollback({
    findImage: (repository) => {
      asked.push(repository);
      return Promise.resolve(repository === 'web' ? undefined : DIGEST);
    },
  });

  const lost = await findLostImages(aRevision(`${HOST}/web:v1`, `${HOST}/side:v1`, 'ghcr.io/acme/proxy:v1'), world);

  expect(lost.map(({ container }) => container)).toEqual(['c0']);
  expect(asked).toEqual(['web', 'side']);
  expect(world.told).toEqual([
    {
      type: 'notice',
      text: 'Whether it is still there is not known of images outside the registry of these credentials: ghcr.io/acme/proxy:v1.',
    },
  ]);
});

test('a registry that may not be read stops nothing, and that is said', async () => {
  const denied = new DeployError({ kind: 'access', message: 'ecr:DescribeImages is denied.', advice: 'Allow it.' });
  const world = aRollback({ findImage: () => Promise.reject(denied) });

  expect(await findLostImages(aRevision(`${HOST}/web:v1`), world)).toEqual([]);
  expect(world.told).toEqual([
    {
      type: 'notice',
      text: `Whether the image ${HOST}/web:v1 is in its registry is not known: ecr:DescribeImages is denied.`,
      advice: 'Allow it.',
    },
  ]);
});

test('a registry on loopback is asked where the endpoint names its repositories so', async () => {
  const world = aRollback({
    describeRepository: (name) =>
      Promise.resolve({ name, uri: `127.0.0.1:5001/${name}`, hasImmutableTags: false, exceptions: [] }),
    findImage: () => Promise.resolve(undefined),
  });

  const lost = await findLostImages(aRevision('127.0.0.1:5001/web:v1', '127.0.0.1:5002/web:v1'), world);

  expect(lost.map(({ reference }) => reference)).toEqual(['127.0.0.1:5001/web:v1']);
});
