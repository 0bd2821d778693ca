import { describe, expect, test } from '@jest/globals';
import { hashBuildInputs } from '../../src/image/build-inputs-hash.ts';
import { DeployError } from '../../src/ports/deploy-error.ts';
import type { Ecr } from '../../src/ports/ecr.ts';
import type { DockerResult } from '../../src/ports/runner.ts';
import { shipImage } from '../support/builders/ship-image.ts';
import { aClock, aDocker, aFiles, anEcr, aWorld, inRegistry } from '../support/fakes/fake-world.ts';
import { aRepository, aRequest, COMMIT, COMMIT_TAG, HOST, OTHER, OURS, URI } from './builders.ts';

interface Made {
  /** Digest by tag. */
  readonly tags?: Record<string, string>;
  readonly labels?: Record<string, string>;
  readonly hasBuildx?: boolean;
  /** Its plugin lies where docker looks for it. */
  readonly hasPlugin?: boolean;
  /** Answers of build and push, in order; success after them. */
  readonly answers?: readonly Partial<DockerResult>[];
  readonly ecr?: Partial<Ecr>;
  readonly docker?: (command: string) => Partial<DockerResult> | undefined;
}

/** A registry that has an image as soon as docker pushed it, under the digest OURS. */
function aShippingWorld(made: Made = {}) {
  const tags = new Map(Object.entries(made.tags ?? {}));
  const left = [...(made.answers ?? [])];
  const fake = aDocker((args) => {
    const command = args.join(' ');
    const special = made.docker?.(command);
    if (special !== undefined) return special;
    if (command.startsWith('info ')) return { stdout: made.hasBuildx === false ? '28.3.3\n' : '28.3.3 buildx\n' };
    if (command === 'buildx version') return { exitCode: made.hasBuildx === false ? 1 : 0 };
    if (/^(?:version|login) /.test(command)) return {};
    if (command.startsWith('image inspect')) return { stdout: `${URI}@${OURS}\nelsewhere/web@${OTHER}\n` };
    const answer = left.shift() ?? {};
    if ((answer.exitCode ?? 0) === 0) for (const tag of readTags(args)) tags.set(tag, OURS);
    return answer;
  });
  const docker = { ...fake, hasPlugin: () => made.hasPlugin === true };
  const ecr = anEcr({
    authorize: () => Promise.resolve({ username: 'AWS', password: 'p', registry: HOST, expiresAt: 0 }),
    describeRepository: () => Promise.resolve(aRepository()),
    findImage: (_, image) =>
      Promise.resolve(
        inRegistry('tag' in image ? tags.get(image.tag) : [...tags.values()].find((digest) => digest === image.digest)),
      ),
    imageContent: () => Promise.resolve({ labels: made.labels ?? {}, platforms: ['linux/amd64'], children: [] }),
    addTag: (_, digest, tag) => Promise.resolve(void tags.set(tag, digest)),
    ...made.ecr,
  });
  const files = aFiles({
    temporaryPath: (name) => `/temporary/${name}`,
    readTemporary: () => Promise.resolve(JSON.stringify({ 'containerimage.digest': OURS, 'image.name': URI })),
  });
  const clock = aClock();
  const world = aWorld({ docker, ecr, files, clock, origin: { commit: COMMIT } });
  return { ...world, docker, clock, tags, commands: () => docker.calls.map((call) => call.args.slice(0, 2).join(' ')) };
}

/** The tags that a build gives, or the one that is pushed. */
function readTags(args: readonly string[]): readonly string[] {
  return args.flatMap((arg) => new RegExp(`^(?:--tag=)?${URI}:(.+)$`).exec(arg)?.[1] ?? []);
}

const OUR_HASH = hashBuildInputs(aRequest(), COMMIT, aWorld().digest) ?? '';
const SHIPPED = { reference: `${URI}@${OURS}`, digest: OURS, registry: HOST, platforms: ['linux/amd64'] };

describe('shipping an image', () => {
  test('with buildx: checked, logged in, built and pushed in one command', async () => {
    const world = aShippingWorld();

    const shipped = await shipImage(aRequest({ tags: ['v1'] }), world);

    expect(shipped).toEqual({ ...SHIPPED, tags: ['v1', COMMIT_TAG], isReused: false });
    expect(world.commands()).toEqual([
      expect.stringMatching(/^info --format=/),
      'login --username=AWS',
      'buildx build',
    ]);
    expect(world.reported).toEqual([
      { type: 'logged-in', registry: HOST },
      { type: 'group-opened', title: `Build and push ${URI}:v1` },
      { type: 'group-closed' },
      { type: 'image-pushed', reference: `${URI}@${OURS}`, digest: OURS, tags: ['v1', COMMIT_TAG] },
    ]);
  });

  test('with classic docker: built, then pushed tag by tag; the digest is that of our repository', async () => {
    const world = aShippingWorld({ hasBuildx: false });

    const shipped = await shipImage(aRequest({ tags: ['v1'] }), world);

    expect(shipped).toEqual({ ...SHIPPED, tags: ['v1', COMMIT_TAG], isReused: false });
    expect(world.docker.calls.slice(3).map((call) => call.args)).toEqual([
      [
        'build',
        `--tag=${URI}:v1`,
        `--tag=${URI}:${COMMIT_TAG}`,
        `--label=org.opencontainers.image.revision=${COMMIT}`,
        `--label=dev.slipway.build-inputs=${OUR_HASH}`,
        '--',
        '.',
      ],
      ['push', '--', `${URI}:v1`],
      ['push', '--', `${URI}:${COMMIT_TAG}`],
      ['image', 'inspect', '--format={{range .RepoDigests}}{{println .}}{{end}}', '--', `${URI}:v1`],
    ]);
  });

  test('an image of the same build inputs is promoted without docker', async () => {
    const world = aShippingWorld({ tags: { [COMMIT_TAG]: OTHER }, labels: { 'dev.slipway.build-inputs': OUR_HASH } });

    const shipped = await shipImage(aRequest(), { ...world, origin: { commit: COMMIT, releaseTag: 'v1.4.2' } });

    expect(shipped).toEqual({
      reference: `${URI}@${OTHER}`,
      digest: OTHER,
      registry: HOST,
      platforms: ['linux/amd64'],
      tags: ['v1.4.2', COMMIT_TAG],
      isReused: true,
    });
    expect(world.tags.get('v1.4.2')).toBe(OTHER);
    expect(world.docker.calls).toEqual([]);
  });

  test('a push that fails in passing is repeated; the layers that arrived are kept', async () => {
    const passing = { exitCode: 1, stderr: 'received unexpected HTTP status: 503 Service Unavailable' };
    const world = aShippingWorld({ hasBuildx: false, answers: [{}, passing, passing, {}] });

    await shipImage(aRequest(), world);

    expect(world.commands().slice(3)).toEqual([
      `build --tag=${URI}:${COMMIT_TAG}`,
      'push --',
      'push --',
      'push --',
      'image inspect',
    ]);
    expect(world.clock.sleeps).toEqual([5_000, 10_000]);
  });

  test('a token that has become too old is renewed once', async () => {
    const expired = {
      exitCode: 1,
      stderr: 'denied: Your authorization token has expired. Reauthenticate and try again.',
    };
    const world = aShippingWorld({ hasBuildx: false, answers: [{}, expired, expired] });

    await expect(shipImage(aRequest(), world)).rejects.toMatchObject({
      kind: 'registry',
      advice: expect.stringMatching(
        /^The registry reports an expired token right after a new login. Check the runner's clock/,
      ),
    });
    expect(world.commands().filter((command) => command.startsWith('login'))).toHaveLength(2);
  });

  test.each([
    {
      name: 'a failed build step is not repeated, even with the words of a network',
      answers: [{ exitCode: 1, stderr: 'ERROR: failed to solve: npm error i/o timeout' }],
      kind: 'build',
      message: `The docker build for ${URI} ended with exit code 1: ERROR: failed to solve: npm error i/o timeout`,
    },
    {
      name: 'a denied push is final',
      answers: [{ exitCode: 1, stderr: 'ERROR: failed to push web: denied: not authorized' }],
      kind: 'registry',
      message: `The docker build for ${URI} ended with exit code 1: ERROR: failed to push web: denied: not authorized`,
    },
    {
      name: 'a full disk is said so',
      answers: [{ exitCode: 1, stderr: 'ERROR: write /x: no space left on device' }],
      kind: 'build',
      message: `The docker build for ${URI} ended with exit code 1: The disk is full.`,
    },
  ])('$name', async ({ answers, kind, message }) => {
    const world = aShippingWorld({ answers });

    await expect(shipImage(aRequest(), world)).rejects.toMatchObject({ kind, message });
    expect(world.commands().filter((command) => command === 'buildx build')).toHaveLength(1);
    expect(world.reported.at(-1)).toEqual({ type: 'group-closed' });
  });

  test('a digest that the registry does not have is not deployed', async () => {
    const world = aShippingWorld({ ecr: { findImage: () => Promise.resolve(undefined) } });

    await expect(shipImage(aRequest(), world)).rejects.toMatchObject({
      kind: 'registry',
      message: `Image ${OURS} is no longer in repository web; it existed a moment ago.`,
    });
  });

  test('a tag that someone else pushed in between gets a warning; what was built here is deployed', async () => {
    const world = aShippingWorld({
      ecr: { findImage: (_, image) => Promise.resolve(inRegistry('tag' in image ? OTHER : image.digest)) },
    });

    expect(await shipImage(aRequest({ tags: ['v1'], mode: 'always' }), world)).toMatchObject({ digest: OURS });
    expect(world.reported).toContainEqual({
      type: 'warning',
      text: `Tag v1 now points to ${OTHER}, not to the image that was just pushed (${OURS}).`,
      advice: 'The image built here is deployed by digest. Check which other job pushes this tag.',
    });
  });

  test('an image that is deleted before it is promoted is not deployed', async () => {
    const world = aShippingWorld({
      tags: { [COMMIT_TAG]: OTHER },
      labels: { 'dev.slipway.build-inputs': OUR_HASH },
      ecr: { findImage: (_, image) => Promise.resolve(inRegistry('tag' in image ? OTHER : undefined)) },
    });

    await expect(shipImage(aRequest(), world)).rejects.toMatchObject({
      kind: 'registry',
      message: `Image ${OTHER} is no longer in repository web; it existed a moment ago.`,
    });
  });

  test('a platform that may not be read is said, and the run continues', async () => {
    const denied = new DeployError({ kind: 'access', message: 'ecr:BatchGetImage was denied.', advice: 'Allow it.' });
    const world = aShippingWorld({ ecr: { imageContent: () => Promise.reject(denied) } });

    expect(await shipImage(aRequest(), world)).toMatchObject({ digest: OURS, platforms: [] });
    expect(world.reported).toContainEqual({
      type: 'notice',
      text: 'Cannot check the platform of the image: ecr:BatchGetImage was denied.',
      advice: 'Allow it.',
    });
  });

  test.each([
    {
      name: 'no daemon',
      stderr: 'Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?',
      message: 'The docker command exists, but no docker daemon is running.',
    },
    {
      name: 'no permission',
      stderr: 'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock',
      message: 'No permission to use the docker socket.',
    },
  ])('$name is found before anything is created', async ({ stderr, message }) => {
    const world = aShippingWorld({
      docker: (command) => (/^(?:info|version) /.test(command) ? { exitCode: 1, stderr } : undefined),
      ecr: { describeRepository: () => Promise.resolve(undefined) },
    });

    await expect(shipImage(aRequest({ shouldCreateRepository: true }), world)).rejects.toMatchObject({
      kind: 'build',
      message,
    });
    expect(world.commands().some((command) => command.startsWith('login'))).toBe(false);
  });

  test('a builder elsewhere needs no daemon here', async () => {
    const world = aShippingWorld({
      docker: (command) => {
        if (/^(?:info|version) /.test(command)) return { exitCode: 1, stderr: 'Cannot connect to the Docker daemon' };
        return command === 'buildx inspect' ? { stdout: 'Name: k\nDriver: kubernetes\n' } : undefined;
      },
    });

    expect(await shipImage(aRequest(), world)).toMatchObject({ digest: OURS });
  });

  test('a docker that has the plugin of buildx is not asked before the build', async () => {
    const world = aShippingWorld({ hasPlugin: true });

    await shipImage(aRequest(), world);

    expect(world.commands()).toEqual(['login --username=AWS', 'buildx build']);
  });

  test('without a daemon such a build fails with the words about the daemon', async () => {
    const stderr = 'ERROR: Cannot connect to the Docker daemon at unix:///x. Is the docker daemon running?';
    const world = aShippingWorld({
      hasPlugin: true,
      docker: (command) => (/^(?:info|version|buildx build) /.test(command) ? { exitCode: 1, stderr } : undefined),
    });

    await expect(shipImage(aRequest(), world)).rejects.toMatchObject({
      kind: 'build',
      message: 'The docker command exists, but no docker daemon is running.',
    });
    expect(world.reported.at(-1)).toEqual({ type: 'group-closed' });
  });

  test('a failure of the build itself stays the reason where docker works', async () => {
    const world = aShippingWorld({
      hasPlugin: true,
      answers: [{ exitCode: 1, stderr: 'ERROR: failed to solve: exit 7' }],
    });

    await expect(shipImage(aRequest(), world)).rejects.toMatchObject({
      message: `The docker build for ${URI} ended with exit code 1: ERROR: failed to solve: exit 7`,
    });
    expect(world.commands()).toEqual(['login --username=AWS', 'buildx build', expect.stringMatching(/^info /)]);
  });

  test('a plugin that docker cannot run gives way to the classic builder', async () => {
    const stderr = "docker: 'buildx' is not a docker command.";
    const world = aShippingWorld({
      hasPlugin: true,
      hasBuildx: false,
      docker: (command) => (command.startsWith('buildx build ') ? { exitCode: 1, stderr } : undefined),
    });

    expect(await shipImage(aRequest(), world)).toMatchObject({ digest: OURS, isReused: false });
    expect(world.commands().slice(-3)).toEqual([`build --tag=${URI}:${COMMIT_TAG}`, 'push --', 'image inspect']);
  });

  test('with the plugin too, docker is asked before a repository is created', async () => {
    const world = aShippingWorld({
      hasPlugin: true,
      ecr: {
        describeRepository: () => Promise.resolve(undefined),
        createRepository: () => Promise.resolve(aRepository({ hasImmutableTags: true })),
      },
    });

    await shipImage(aRequest({ shouldCreateRepository: true }), world);

    expect(world.commands()[0]).toMatch(/^info /);
  });

  test('a builder that the plan saw running is not asked about again', async () => {
    const inspected = 'Name: b\nDriver: docker-container\n\nNodes:\nName: b0\nStatus: running\n';
    const world = aShippingWorld({
      docker: (command) => (command === 'buildx inspect' ? { stdout: inspected } : undefined),
    });

    await shipImage(aRequest({ cacheTo: ['type=gha'] }), world);

    expect(world.commands()).toEqual(['buildx inspect', 'login --username=AWS', 'buildx build']);
  });

  test.each([
    { name: 'a docker that does not know the fields', info: { exitCode: 64, stderr: 'template error' } },
    { name: 'an engine without a version', info: { stdout: ' buildx\n' } },
    { name: 'a plugin that docker cannot use', info: { stdout: '28.3.3\n' } },
  ])('$name is asked by one command each', async ({ info }) => {
    const world = aShippingWorld({ docker: (command) => (command.startsWith('info ') ? info : undefined) });

    expect(await shipImage(aRequest(), world)).toMatchObject({ digest: OURS });
    expect(world.commands()).toContain('buildx version');
  });

  test('a new repository is created before the push', async () => {
    const created: string[] = [];
    const world = aShippingWorld({
      ecr: {
        describeRepository: () => Promise.resolve(undefined),
        createRepository: (name) => {
          created.push(name);
          return Promise.resolve(aRepository({ hasImmutableTags: true }));
        },
      },
    });

    expect(await shipImage(aRequest({ shouldCreateRepository: true }), world)).toMatchObject({ digest: OURS });
    expect(created).toEqual(['web']);
  });

  test('a build argument that is named like a secret is warned of by its name, never its value', async () => {
    const world = aShippingWorld();

    await shipImage(aRequest({ buildArguments: [{ name: 'NPM_TOKEN', value: 'canary' }] }), world);

    expect(world.reported[0]).toEqual({
      type: 'warning',
      text: 'Build arguments stay readable in the image history; these look like secrets: NPM_TOKEN.',
      advice: 'Use build-secrets and RUN --mount=type=secret for them.',
    });
    expect(JSON.stringify(world.reported)).not.toContain('canary');
  });

  test('a tag that gives way is said before the build', async () => {
    const world = aShippingWorld({
      tags: { [COMMIT_TAG]: OTHER },
      ecr: { describeRepository: () => Promise.resolve(aRepository({ hasImmutableTags: true })) },
    });

    expect(await shipImage(aRequest({ tags: ['v1'] }), world)).toMatchObject({ tags: ['v1'], isReused: false });
    expect(world.reported[0]).toEqual({
      type: 'notice',
      text: `Tag ${COMMIT_TAG} points to another image and is immutable, so this image does not get it.`,
    });
  });

  test('a repository of another registry is refused', async () => {
    const repository = '444455556666.dkr.ecr.eu-west-1.amazonaws.com/web';

    await expect(shipImage(aRequest({ repository }), aShippingWorld())).rejects.toMatchObject({
      kind: 'input',
      message: `Repository ${repository} belongs to another registry; these credentials have ${URI}.`,
    });
  });
});
