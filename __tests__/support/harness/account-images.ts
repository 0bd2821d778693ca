/** Images that a story builds and pushes, with a login and repositories made by calls. */
import { join } from 'node:path';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { AwsCli } from '../../../packages/local-ecs/__tests__/support/harness/aws-cli.ts';
import { createDockerClient } from '../../../packages/local-ecs/__tests__/support/harness/docker-client.ts';
import type { PushedImage } from './example-stage.ts';

export interface AccountImages {
  /** Builds an image and pushes it, into a new repository if it is the first of its name. Returns its reference. */
  push(image: PushedImage): Promise<string>;
  close(): void;
}

export function openAccountImages({
  aws,
  folder,
  base,
}: {
  readonly aws: AwsCli;
  /** Contexts are in it. */
  readonly folder: string;
  /** Build argument BASE unless an image has one. */
  readonly base: string;
}): AccountImages {
  const docker = createDockerClient();
  const repositories = new Map<string, string>();
  const createRepository = async (name: string): Promise<string> => {
    const { repository } = await aws.read('ecr', 'create-repository', '--repository-name', name);
    const uri = String((repository as JsonObject).repositoryUri);
    if (repositories.size === 0) await logIn(uri.slice(0, uri.indexOf('/')));
    repositories.set(name, uri);
    return uri;
  };
  const logIn = async (registry: string): Promise<void> => {
    const { stdout: password } = await aws.run('ecr', 'get-login-password');
    await docker.must(['login', '--username', 'AWS', '--password-stdin', registry], password.trim());
  };
  return {
    async push({ repository, tag, context = '.', args = {} }) {
      const uri = repositories.get(repository) ?? (await createRepository(repository));
      const given = Object.entries({ BASE: base, ...args }).flatMap(([name, value]) => [
        '--build-arg',
        `${name}=${value}`,
      ]);
      await docker.must(['build', ...given, '--tag', `${uri}:${tag}`, join(folder, context)]);
      await docker.must(['push', `${uri}:${tag}`]);
      return `${uri}:${tag}`;
    },
    close: docker.close,
  };
}
