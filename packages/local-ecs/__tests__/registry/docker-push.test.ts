import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { importBaseImage, removeImage } from '../../src/base-image/base-image.ts';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { createDockerClient, type DockerClient } from '../support/harness/docker-client.ts';
import { callEcr } from '../support/harness/local-client.ts';
import { DOCKER, describeWith } from '../support/harness/needs-program.ts';

const BASE = 'slipway-registry-test:base';
const OTHER = 'slipway-registry-test:other';

describeWith([DOCKER], 'the docker client against the local registry', () => {
  let local: Emulator;
  let docker: DockerClient;
  let made: string[];

  beforeAll(async () => {
    await importBaseImage(BASE, ['ENV VERSION=1']);
    await importBaseImage(OTHER, ['ENV VERSION=2']);
  });

  afterAll(async () => {
    await removeImage(BASE);
    await removeImage(OTHER);
  });

  beforeEach(async () => {
    local = await openEmulator({ clock: { kind: 'virtual', startMs: 1_700_000_000_000 } });
    docker = createDockerClient();
    made = [];
  });

  afterEach(async () => {
    for (const image of made.toReversed()) await removeImage(image);
    docker.close();
    await local.close();
  });

  async function tag(source: string, name: string): Promise<string> {
    const reference = `${local.registryHost}/${name}`;
    await docker.must(['tag', source, reference]);
    made.push(reference);
    return reference;
  }

  async function login(): Promise<void> {
    const { password } = local.images.authorize();
    await docker.must(['login', '--username', 'AWS', '--password-stdin', local.registryHost], password);
  }

  function readDigest(pushed: string): string | undefined {
    return /digest: (sha256:[0-9a-f]{64})/.exec(pushed)?.[1];
  }

  test('a token of GetAuthorizationToken logs in, and a push without a login is refused', async () => {
    await callEcr(local, 'CreateRepository', { repositoryName: 'web' });
    const image = await tag(BASE, 'web:1');

    const before = await docker.run(['push', image]);
    const { body } = await callEcr(local, 'GetAuthorizationToken');
    const [data] = body.authorizationData as unknown as { authorizationToken: string; proxyEndpoint: string }[];
    const password = Buffer.from(data?.authorizationToken ?? '', 'base64')
      .toString('utf8')
      .replace(/^AWS:/, '');
    const loggedIn = await docker.run(['login', '-u', 'AWS', '--password-stdin', data?.proxyEndpoint ?? ''], password);

    expect(before).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('no basic auth credentials') });
    expect(loggedIn).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('Login Succeeded') });
  });

  test('a wrong password is refused', async () => {
    const { exitCode, stderr } = await docker.run(
      ['login', '-u', 'AWS', '--password-stdin', local.registryHost],
      'not-the-password',
    );

    expect({ exitCode, stderr }).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('401 Unauthorized') });
  });

  test('what is pushed is what DescribeImages shows, and it can be pulled by its digest', async () => {
    await callEcr(local, 'CreateRepository', { repositoryName: 'team/web' });
    await login();
    const image = await tag(BASE, 'team/web:v1');

    const digest = readDigest(await docker.must(['push', image])) ?? 'none';
    const described = await callEcr(local, 'DescribeImages', { repositoryName: 'team/web' });
    const pinned = `${local.registryHost}/team/web@${digest}`;
    await removeImage(image);
    await docker.must(['pull', pinned]);
    made.push(pinned);
    const environment = await docker.must(['image', 'inspect', '--format', '{{json .Config.Env}}', pinned]);

    expect(described.body).toEqual({
      imageDetails: [
        {
          registryId: '123456789012',
          repositoryName: 'team/web',
          imageDigest: digest,
          imageTags: ['v1'],
          imageSizeInBytes: expect.any(Number),
          imagePushedAt: 1_700_000_000,
          imageManifestMediaType: 'application/vnd.docker.distribution.manifest.v2+json',
          artifactMediaType: 'application/vnd.docker.container.image.v1+json',
          imageStatus: 'ACTIVE',
        },
      ],
    });
    expect(environment).toContain('VERSION=1');
    expect(local.images.resolveDigest(image)).toEqual({
      repositoryName: 'team/web',
      digest,
      pinned,
      mediaType: 'application/vnd.docker.distribution.manifest.v2+json',
    });
  });

  test('an immutable tag takes the same image again and refuses another, in the words of ECR', async () => {
    await callEcr(local, 'CreateRepository', { repositoryName: 'web', imageTagMutability: 'IMMUTABLE' });
    await login();
    const image = await tag(BASE, 'web:v1');
    const first = readDigest(await docker.must(['push', image]));

    // The tag moves to another image; what it leaves behind is known by its digest alone.
    made.push(`${local.registryHost}/web@${first}`);

    const again = readDigest(await docker.must(['push', image]));
    await tag(OTHER, 'web:v1');
    const other = await docker.run(['push', image]);

    expect(again).toBe(first);
    expect(other.exitCode).toBe(1);
    expect(other.stderr).toContain(
      "tag invalid: The image tag 'v1' already exists in the 'web' repository and cannot be overwritten because the repository is immutable.",
    );
  });

  test('a push to a missing repository names the registry and the repository', async () => {
    await login();
    const image = await tag(BASE, 'nowhere:1');

    const { exitCode, stderr } = await docker.run(['push', image]);

    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      "name unknown: The repository with name 'nowhere' does not exist in the registry with id '123456789012'",
    );
  });

  test('a layer that another repository has is mounted, not sent again', async () => {
    await callEcr(local, 'CreateRepository', { repositoryName: 'one' });
    await callEcr(local, 'CreateRepository', { repositoryName: 'two' });
    await login();
    await docker.must(['push', await tag(BASE, 'one:1')]);

    const second = await docker.must(['push', await tag(BASE, 'two:1')]);

    expect(second).toContain('Mounted from one');
  });
});
