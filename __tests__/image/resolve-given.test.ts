import { describe, expect, test } from '@jest/globals';
import { parseNamedImage } from '../../src/image/named-image.ts';
import { openContents, resolveGiven } from '../../src/image/resolve-given.ts';
import { DeployError } from '../../src/ports/deploy-error.ts';
import type { Ecr } from '../../src/ports/ecr.ts';
import type { DockerResult } from '../../src/ports/runner.ts';
import { aDocker, anEcr, aWorld, inRegistry } from '../support/fakes/fake-world.ts';
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
function aReadingWorld({ ecr = {}, docker }: Stage = {}) {
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
    expect(await resolveGiven([`${HOST}/web:v1`, `${HOST}/web:v1`].map(parseNamedImage), aReadingWorld())).toEqual([
      {
        reference: `${HOST}/web:v1`,
        lookup: { kind: 'found', digest: OURS, isOwn: true },
        platforms: ['linux/arm64'],
        children: [OTHER],
      },
    ]);
  });

  test('is read by its tag, and again by its digest where the tag has moved between the reads', async () => {
    const asked: unknown[] = [];
    const ecr: Partial<Ecr> = {
      imageContent: (_, reference) => {
        asked.push(reference);
        const digest = 'tag' in reference ? OTHER : reference.digest;
        return Promise.resolve({ digest, labels: {}, platforms: [`platform of ${digest}`], children: [] });
      },
    };

    const [image] = await resolveGiven([`${HOST}/web:v1`].map(parseNamedImage), aReadingWorld({ ecr }));

    expect(asked).toEqual([{ tag: 'v1' }, { digest: OURS }]);
    expect(image?.platforms).toEqual([`platform of ${OURS}`]);
  });

  test('that does not exist is gone', async () => {
    expect(await resolveGiven([`${HOST}/api:v1`].map(parseNamedImage), aReadingWorld())).toMatchObject([
      { lookup: { kind: 'gone' } },
    ]);
  });

  test('that is archived is neither found nor gone', async () => {
    const ecr = { findImage: () => Promise.resolve({ digest: OURS, isArchived: true }) };

    expect(await resolveGiven([`${HOST}/web:v1`].map(parseNamedImage), aReadingWorld({ ecr }))).toMatchObject([
      { lookup: { kind: 'archived', digest: OURS }, platforms: [] },
    ]);
  });

  test('that a pull through cache would fetch is asked of docker, and not gone', async () => {
    const ecr = { isCache: () => Promise.resolve(true) };
    const reference = `${HOST}/docker-hub/library/nginx:1.29`;

    expect(await resolveGiven([reference].map(parseNamedImage), aReadingWorld({ ecr }))).toMatchObject([
      { lookup: { kind: 'unknown' } },
    ]);
  });

  test.each([
    {
      name: 'look for',
      ecr: { findImage: () => Promise.reject(denied) },
      what: `Cannot verify that image ${HOST}/web:v1 exists`,
    },
    {
      name: 'read',
      ecr: { imageContent: () => Promise.reject(denied) },
      what: 'Cannot check the platform of the image',
    },
  ])('that we may not $name is not judged, and that is reported', async ({ ecr, what }) => {
    const world = aReadingWorld({ ecr });

    const [image] = await resolveGiven([`${HOST}/web:v1`].map(parseNamedImage), world);

    expect(image?.lookup.kind).not.toBe('gone');
    expect(image?.platforms).toEqual([]);
    expect(world.reported).toEqual([
      { type: 'notice', text: `${what}: ecr:DescribeImages was denied.`, advice: 'Allow it.' },
    ]);
  });
});

test('the content of an image is read from registries of ECR, and from those on loopback', async () => {
  const asked: unknown[] = [];
  const imageContent: Ecr['imageContent'] = (repository, _, place) => {
    asked.push([repository, place?.account]);
    return Promise.resolve({ labels: {}, platforms: [], children: [] });
  };
  const readContent = openContents(aReadingWorld({ ecr: { imageContent } }));

  const references = [
    `${HOST}/web:v1`,
    `${ELSEWHERE}/api:v1`,
    '127.0.0.1:5001/shop:v1',
    'ghcr.io/acme/api:v1',
    'nginx',
  ];
  await Promise.all(references.map(parseNamedImage).map(readContent));

  expect(asked).toEqual([
    ['web', '111122223333'],
    ['api', '999922223333'],
    ['shop', undefined],
  ]);
});

test('what was read before the services were is not read again', async () => {
  const asked: unknown[] = [];
  const imageContent: Ecr['imageContent'] = (_, reference) => {
    asked.push(reference);
    return Promise.resolve({ digest: OURS, labels: {}, platforms: ['linux/arm64'], children: [] });
  };
  const world = aReadingWorld({ ecr: { imageContent } });
  const images = [`${HOST}/web:v1`].map(parseNamedImage);
  const readContent = openContents(world);
  await Promise.all(images.map(readContent));

  const [image] = await resolveGiven(images, world, readContent);

  expect(asked).toEqual([{ tag: 'v1' }]);
  expect(image?.platforms).toEqual(['linux/arm64']);
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

    expect(await resolveGiven([reference].map(parseNamedImage), aReadingWorld({ ecr }))).toMatchObject([
      { lookup: { kind: 'found', digest: OURS, isOwn: false }, platforms: [] },
    ]);
  });

  test('has the platforms that its registry shows', async () => {
    const ecr: Partial<Ecr> = {
      findImage: () => Promise.resolve(inRegistry(OURS)),
      imageContent: (_repository, _id, place) =>
        Promise.resolve({ digest: OURS, labels: {}, platforms: [`linux/arm64 in ${place?.account}`], children: [] }),
    };

    expect(await resolveGiven([reference].map(parseNamedImage), aReadingWorld({ ecr }))).toMatchObject([
      { lookup: { kind: 'found', isOwn: false }, platforms: ['linux/arm64 in 999922223333'] },
    ]);
  });

  test('that may not be read is found without its platforms, and nothing is reported', async () => {
    const ecr = { findImage: () => Promise.resolve(inRegistry(OURS)), imageContent: () => Promise.reject(denied) };
    const world = aReadingWorld({ ecr });

    expect(await resolveGiven([reference].map(parseNamedImage), world)).toMatchObject([
      { lookup: { kind: 'found', isOwn: false }, platforms: [] },
    ]);
    expect(world.reported).toEqual([]);
  });

  test.each([
    { name: 'denies the read', findImage: () => Promise.reject(denied) },
    { name: 'does not show it', findImage: () => Promise.resolve(undefined) },
  ])('is asked of docker where the registry $name', async ({ findImage }) => {
    const docker = () => ({ stdout: JSON.stringify({ digest: OTHER }) });
    const world = aReadingWorld({ ecr: { findImage }, docker });

    expect(await resolveGiven([reference].map(parseNamedImage), world)).toMatchObject([
      { lookup: { kind: 'found', digest: OTHER, isOwn: false } },
    ]);
    expect(world.reported).toEqual([]);
  });
});

describe('an image of a registry that is not ECR', () => {
  const reference = 'ghcr.io/acme/api:v1';

  test('is resolved by docker buildx, without a pull', async () => {
    const world = aReadingWorld({ docker: () => ({ stdout: JSON.stringify({ digest: OURS }) }) });

    expect(await resolveGiven([reference].map(parseNamedImage), world)).toMatchObject([
      { lookup: { kind: 'found', digest: OURS } },
    ]);
    expect(world.docker.calls.map(({ args }) => args)).toEqual([
      ['buildx', 'imagetools', 'inspect', '--format={{json .Manifest}}', '--', reference],
    ]);
  });

  test('is resolved by docker manifest where there is no buildx', async () => {
    const world = aReadingWorld({
      docker: (command) =>
        command.startsWith('buildx')
          ? { exitCode: 1, stderr: "docker: 'buildx' is not a docker command." }
          : { stdout: JSON.stringify({ Descriptor: { digest: OURS } }) },
    });

    expect(await resolveGiven([reference].map(parseNamedImage), world)).toMatchObject([
      { lookup: { kind: 'found', digest: OURS } },
    ]);
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
      why: 'docker buildx, which could read it, is not installed',
    },
    { name: 'there is no docker', docker: undefined, why: 'There is no docker command here.' },
  ])('is unknown where $name', async ({ docker, why }) => {
    const world = aReadingWorld(docker === undefined ? {} : { docker });

    expect(await resolveGiven([reference].map(parseNamedImage), world)).toMatchObject([
      { lookup: { kind: 'unknown', why } },
    ]);
  });

  test('needs no registry when it is named by digest', async () => {
    const world = aReadingWorld({ docker: () => ({ exitCode: 1 }) });

    expect(await resolveGiven([`ghcr.io/acme/api@${OURS}`].map(parseNamedImage), world)).toMatchObject([
      { lookup: { kind: 'not-asked' } },
    ]);
    expect(world.docker.calls).toEqual([]);
  });
});
