import { describe, expect, test } from '@jest/globals';
import { DeployError } from '../../src/errors.ts';
import { lookForGiven } from '../../src/image/look-given.ts';
import type { Ecr } from '../../src/world/ecr.ts';
import type { DockerResult } from '../../src/world/runner.ts';
import { aDocker, anEcr, aWorld, inRegistry } from '../support/fake-world.ts';
import { HOST, OTHER, OURS } from './builders.ts';

const IDENTITY = { account: '111122223333', arn: 'arn:aws:iam::111122223333:role/ci', region: 'eu-west-1' };
const ELSEWHERE = HOST.replace('1111', '9999').replace('eu-west-1', 'us-east-1');
const denied = new DeployError({ kind: 'access', message: 'ecr:DescribeImages was denied.', advice: 'Allow it.' });
const NO_DOCKER = new DeployError({
  kind: 'build',
  message: 'There is no docker command here.',
  advice: 'Install it.',
});

interface Stage {
  readonly ecr?: Partial<Ecr>;
  readonly docker?: (command: string) => Partial<DockerResult>;
}

/** A registry that has `web:v1` and nothing else, and a docker that knows nothing. */
function aLookingWorld({ ecr = {}, docker }: Stage = {}) {
  const commands = aDocker((args) => {
    if (docker === undefined) throw NO_DOCKER;
    return docker(args.join(' '));
  });
  const world = aWorld({
    docker: commands,
    ecr: anEcr({
      findImage: (repository, id, place) => {
        const isOurs = repository === 'web' && 'tag' in id && place === undefined;
        return Promise.resolve(inRegistry(isOurs ? OURS : undefined));
      },
      imageContent: () => Promise.resolve({ labels: {}, platforms: ['linux/arm64'], children: [OTHER] }),
      isCache: () => Promise.resolve(false),
      ...ecr,
    }),
  });
  world.notes.note({ identity: IDENTITY });
  return { ...world, docker: commands };
}

describe('an image of the registry of these credentials', () => {
  test('is found with its digest, platforms and images of the index, each reference once', async () => {
    expect(await lookForGiven([`${HOST}/web:v1`, `${HOST}/web:v1`], aLookingWorld())).toEqual([
      {
        reference: `${HOST}/web:v1`,
        lookup: { kind: 'found', digest: OURS, isOwn: true },
        platforms: ['linux/arm64'],
        children: [OTHER],
      },
    ]);
  });

  test('that does not exist is gone', async () => {
    expect(await lookForGiven([`${HOST}/api:v1`], aLookingWorld())).toMatchObject([{ lookup: { kind: 'gone' } }]);
  });

  test('that is archived is neither found nor gone', async () => {
    const ecr = { findImage: () => Promise.resolve({ digest: OURS, isArchived: true }) };

    expect(await lookForGiven([`${HOST}/web:v1`], aLookingWorld({ ecr }))).toMatchObject([
      { lookup: { kind: 'archived', digest: OURS }, platforms: [] },
    ]);
  });

  test('that a pull through cache would fetch is asked of docker, and not gone', async () => {
    const ecr = { isCache: () => Promise.resolve(true) };
    const reference = `${HOST}/docker-hub/library/nginx:1.29`;

    expect(await lookForGiven([reference], aLookingWorld({ ecr }))).toMatchObject([{ lookup: { kind: 'unknown' } }]);
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
  ])('that we may not $name is not judged, and that is reported', async ({ ecr, what }) => {
    const world = aLookingWorld({ ecr });

    const [sight] = await lookForGiven([`${HOST}/web:v1`], world);

    expect(sight?.lookup.kind).not.toBe('gone');
    expect(sight?.platforms).toEqual([]);
    expect(world.told).toEqual([
      { type: 'notice', text: `Whether ${what} is not known: ecr:DescribeImages was denied.`, advice: 'Allow it.' },
    ]);
  });
});

describe('an image of another account or region', () => {
  const reference = `${ELSEWHERE}/api:v1`;

  test('is asked of that registry with these credentials', async () => {
    const ecr: Partial<Ecr> = {
      findImage: (_repository, _id, place) =>
        Promise.resolve(
          inRegistry(place?.account === '999922223333' && place.region === 'us-east-1' ? OURS : undefined),
        ),
    };

    expect(await lookForGiven([reference], aLookingWorld({ ecr }))).toMatchObject([
      { lookup: { kind: 'found', digest: OURS, isOwn: false }, platforms: [] },
    ]);
  });

  test.each([
    { name: 'denies the read', findImage: () => Promise.reject(denied) },
    { name: 'does not show it', findImage: () => Promise.resolve(undefined) },
  ])('is asked of docker where the registry $name', async ({ findImage }) => {
    const docker = () => ({ stdout: JSON.stringify({ digest: OTHER }) });
    const world = aLookingWorld({ ecr: { findImage }, docker });

    expect(await lookForGiven([reference], world)).toMatchObject([
      { lookup: { kind: 'found', digest: OTHER, isOwn: false } },
    ]);
    expect(world.told).toEqual([]);
  });
});

describe('an image of a registry that is not ECR', () => {
  const reference = 'ghcr.io/acme/api:v1';

  test('is resolved by docker buildx, without a pull', async () => {
    const world = aLookingWorld({ docker: () => ({ stdout: JSON.stringify({ digest: OURS }) }) });

    expect(await lookForGiven([reference], world)).toMatchObject([{ lookup: { kind: 'found', digest: OURS } }]);
    expect(world.docker.calls.map(({ args }) => args)).toEqual([
      ['buildx', 'imagetools', 'inspect', '--format={{json .Manifest}}', '--', reference],
    ]);
  });

  test('is resolved by docker manifest where there is no buildx', async () => {
    const world = aLookingWorld({
      docker: (command) =>
        command.startsWith('buildx')
          ? { exitCode: 1, stderr: "docker: 'buildx' is not a docker command." }
          : { stdout: JSON.stringify({ Descriptor: { digest: OURS } }) },
    });

    expect(await lookForGiven([reference], world)).toMatchObject([{ lookup: { kind: 'found', digest: OURS } }]);
  });

  test.each([
    {
      name: 'its registry refuses',
      docker: () => ({ exitCode: 1, stderr: 'ERROR: failed to authorize: 403 Forbidden' }),
      why: 'ERROR: failed to authorize: 403 Forbidden',
    },
    {
      name: 'it is an index and there is no buildx',
      docker: (command: string) =>
        command.startsWith('buildx') ? { exitCode: 1, stderr: 'unknown flag: --format' } : { stdout: '[]' },
      why: 'docker buildx is not installed, which can read it',
    },
    { name: 'there is no docker', docker: undefined, why: 'There is no docker command here.' },
  ])('is not known where $name', async ({ docker, why }) => {
    const world = aLookingWorld(docker === undefined ? {} : { docker });

    expect(await lookForGiven([reference], world)).toMatchObject([{ lookup: { kind: 'unknown', why } }]);
  });

  test('needs no registry when it is named by digest', async () => {
    const world = aLookingWorld({ docker: () => ({ exitCode: 1 }) });

    expect(await lookForGiven([`ghcr.io/acme/api@${OURS}`], world)).toMatchObject([{ lookup: { kind: 'not-asked' } }]);
    expect(world.docker.calls).toEqual([]);
  });
});
