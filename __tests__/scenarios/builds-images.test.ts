import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { BUILDX, describeWith } from '../../packages/local-ecs/__tests__/support/harness/needs-program.ts';
import { OCI_INDEX } from '../../packages/local-ecs/__tests__/support/harness/registry-client.ts';
import { type BuildStage, openBuildStage } from '../support/harness/build-stage.ts';
import { currentImage } from '../support/harness/scenario-stage.ts';

/** The image is built by the real docker: by buildx, as on the runners of GitHub, and by the classic builder. */

const RUNS = 'FROM scratch\nCOPY busybox /bin/busybox\n';
const COPIES = 'FROM scratch\nCOPY Dockerfile /\n';
const TWO_PLATFORMS = { platforms: 'linux/amd64,linux/arm64' };
const SECRET = 'cAn4rySecretZq7';
const BECAUSE = 'it uses the driver docker without the containerd image store.';
const SETUP = 'Add a step with docker/setup-buildx-action before this one';

let stage: BuildStage;
beforeEach(async () => {
  stage = await openBuildStage();
});
afterEach(async () => {
  await stage.close();
});

/** The image that the service runs, by the digest that the step reports. */
function expectedImage(digest: string | undefined): string {
  return `${stage.local.registryHost}/hello@${digest}`;
}

/** The entries of an index by platform; attestations are `unknown/unknown`. */
async function listPlatforms(digest: string | undefined): Promise<readonly string[]> {
  const { manifests } = await stage.readManifest(String(digest));
  return (manifests as unknown as { platform: Platform }[])
    .map(({ platform }) => `${platform.os}/${platform.architecture}`)
    .sort();
}

interface Platform {
  readonly os: string;
  readonly architecture: string;
}

/** What the run did before it was refused: it read, and asked docker what it can do. */
function wasRefusedEarly(commands: readonly string[]): boolean {
  const isAsking = commands.every((command) =>
    /^(?:buildx (?:version|inspect)|--context=\S+ info |version )/.test(command),
  );
  return isAsking && !stage.local.calls().some(({ operation }) => operation === 'GetAuthorizationToken');
}

describeWith([BUILDX], 'an image of one platform', () => {
  test.each([
    { builder: 'buildx', command: /^buildx build --push / },
    { builder: 'buildx, docker driver', command: /^buildx build --push / },
    { builder: 'classic', command: /^build --tag=/ },
  ] as const)('is built by $builder, pushed, and deployed by its digest', async ({ builder, command }) => {
    stage.job.write('Dockerfile', COPIES);

    const result = await stage.build(builder, { 'image-tag': 'v1' });

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    expect(result.commands.filter((each) => command.test(each))).toHaveLength(1);
    const digest = result.outputs['image-digest'];
    expect(currentImage(stage)).toBe(expectedImage(digest));
    expect(stage.local.images.resolveDigest(`${stage.local.registryHost}/hello:v1`)?.digest).toBe(digest);
  });
});

describeWith([BUILDX], 'an image with provenance', () => {
  test('is deployed by the digest of its index, and reused by it', async () => {
    stage.job.write('Dockerfile', COPIES);

    const built = await stage.build('buildx', { 'build-flags': '--provenance=mode=max' });
    const again = await stage.build('buildx', { 'build-flags': '--provenance=mode=max' });

    const digest = built.outputs['image-digest'];
    expect(await stage.readManifest(String(digest))).toMatchObject({ mediaType: OCI_INDEX });
    expect(await listPlatforms(digest)).toEqual(['linux/amd64', 'unknown/unknown']);
    expect(currentImage(stage)).toBe(expectedImage(digest));
    expect([again.outputs.verdict, again.outputs['image-digest']]).toEqual(['unchanged', digest]);
    expect(again.commands).toEqual(['buildx inspect']);
  });
});

describeWith([BUILDX], 'an image of two platforms', () => {
  test('is built by buildx and deployed by the digest of its index', async () => {
    stage.job.write('Dockerfile', COPIES);

    const result = await stage.build('buildx', TWO_PLATFORMS);

    expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
    const platforms = await listPlatforms(result.outputs['image-digest']);
    expect(platforms).toEqual(['linux/amd64', 'linux/arm64', 'unknown/unknown', 'unknown/unknown']);
    expect(currentImage(stage)).toBe(expectedImage(result.outputs['image-digest']));
  });

  test.each([
    {
      builder: 'buildx, docker driver',
      message: `platforms: the builder "default" cannot build for 2 platforms (linux/amd64, linux/arm64): ${BECAUSE}`,
    },
    { builder: 'classic', message: 'Images for 2 platforms need docker buildx, which is not installed.' },
  ] as const)('is refused in the plan with $builder', async ({ builder, message }) => {
    stage.job.write('Dockerfile', COPIES);

    const planned = await stage.build(builder, { ...TWO_PLATFORMS, 'dry-run': 'true' });
    const run = await stage.build(builder, TWO_PLATFORMS);

    for (const { exitCode, outputs, log, commands } of [planned, run]) {
      expect([exitCode, outputs.verdict]).toEqual([1, 'refused']);
      expect(log).toContain(message);
      expect(log).toContain(`${SETUP}, or give one platform.`);
      expect(wasRefusedEarly(commands)).toBe(true);
    }
  });
});

describeWith([BUILDX], 'a build cache in the registry', () => {
  const cacheOf = (more: string) => `type=registry,ref=${stage.local.registryHost}/hello:cache${more}`;

  test('is written as an image manifest, and used by the next build', async () => {
    stage.job.write('Dockerfile', `${RUNS}RUN ["/bin/busybox", "touch", "/made"]\n`);
    const first = await stage.build('buildx', { 'cache-to': cacheOf(',image-manifest=true,mode=max') });
    await stage.forgetBuilds();

    const second = await stage.build('buildx', { build: 'always', 'cache-from': cacheOf('') });

    expect([first.outputs.verdict, second.exitCode]).toEqual(['steady', 0]);
    expect(first.log).not.toMatch(/ CACHED$/m);
    expect(second.log).toMatch(/importing cache manifest from .*:cache/);
    expect(second.log).toMatch(/ CACHED$/m);
  });

  test('as an index is rejected as ECR rejects it, and the advice names image-manifest=true', async () => {
    stage.job.write('Dockerfile', COPIES);

    const result = await stage.build('buildx', { 'cache-to': cacheOf(',image-manifest=false') });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'failed']);
    expect(result.log).toMatch(/The docker build for \S+ ended with exit code 1: .*manifests\/cache: 400 Bad Request/);
    expect(result.log).toContain('Add image-manifest=true to cache-to: type=registry,ref=…,image-manifest=true.');
    expect(stage.writes()).not.toContain('UpdateService');
  });

  test('on GitHub is refused in the plan with the docker driver', async () => {
    stage.job.write('Dockerfile', COPIES);

    const result = await stage.build('buildx, docker driver', { 'cache-to': 'type=gha,mode=max' });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
    expect(result.log).toContain(`cache-to: the builder "default" cannot export a cache of type gha: ${BECAUSE}`);
    expect(result.log).toContain(`${SETUP}, or write type=inline.`);
    expect(wasRefusedEarly(result.commands)).toBe(true);
  });
});

describeWith([BUILDX], 'a build secret', () => {
  const inputs = { 'build-secrets': 'id=npm,env=NPM_TOKEN' };
  const isMounted = `RUN --mount=type=secret,id=npm,required=true ["/bin/busybox", "grep", "-q", "^cAn4ry", "/run/secrets/npm"]\n`;

  test.each(['buildx', 'buildx, docker driver'] as const)(
    'reaches the build by %s, and neither the image nor its history nor the log',
    async (builder) => {
      stage.job.write('Dockerfile', RUNS + isMounted);

      const result = await stage.build(builder, inputs, { NPM_TOKEN: SECRET });

      expect([result.exitCode, result.outputs.verdict]).toEqual([0, 'steady']);
      const manifest = await stage.readManifest(String(result.outputs['image-digest']));
      const [only = manifest] = (manifest.manifests ?? []) as { digest: string }[];
      const image = await stage.readImage(String(only.digest ?? result.outputs['image-digest']));
      expect(image).toContain('/run/secrets/npm');
      expect([image, result.everything].map((text) => text.includes(SECRET))).toEqual([false, false]);
    },
  );

  test('is refused in the plan where docker has neither buildx nor BuildKit', async () => {
    stage.job.write('Dockerfile', RUNS + isMounted);

    const result = await stage.build('classic', inputs, { NPM_TOKEN: SECRET });

    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
    expect(result.log).toContain('build-secrets: this version of docker needs docker buildx, which is not installed.');
    expect(wasRefusedEarly(result.commands)).toBe(true);
  });
});
