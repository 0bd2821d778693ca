/** A docker that builds nothing and pushes to a local ECR; its commands come through a relay, like calls. */
import { join } from 'node:path';
import {
  anImageManifest,
  createRegistryClient,
} from '../../../packages/local-ecs/__tests__/support/harness/registry-client.ts';
import { shimDocker } from '../../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import type { RelayedAnswer, RelaySettings } from './relay.ts';

type Local = Parameters<typeof createRegistryClient>[0];

/** The PATH of a run whose docker is this one. */
export function findRelayedDocker(folder: string, relay: string): string {
  const script = join(import.meta.dirname, '../harness/docker-shim.mjs');
  return shimDocker(folder, `exec '${process.execPath}' '${script}' '${relay}' "$@"`);
}

/** Without buildx, so that building and pushing are two commands. */
export function answerDocker(local: Local): NonNullable<RelaySettings['others']> {
  const built = new Map<string, object>();
  const pushed = new Map<string, string>();
  const labelsOf = (args: readonly string[]) => {
    const labels = args.flatMap((arg) => (/^--label=([^=]+)=(.*)$/s.exec(arg) ?? []).slice(1, 3));
    return Object.fromEntries(labels.flatMap((name, at) => (at % 2 === 0 ? [[name, labels[at + 1]]] : [])));
  };
  const last = (args: readonly string[]) => args.at(-1) ?? '';
  return {
    '/docker/info': () => end('28.0.0\n'),
    '/docker/buildx': () => end('', 1),
    '/docker/login': () => end('Login Succeeded\n'),
    '/docker/build': (body) => {
      const args: readonly string[] = JSON.parse(body);
      for (const arg of args) if (arg.startsWith('--tag=')) built.set(arg.slice('--tag='.length), labelsOf(args));
      return end('built\n');
    },
    '/docker/push': async (body) => {
      const reference = last(JSON.parse(body));
      pushed.set(reference, await push(local, reference, built.get(reference) ?? {}));
      return end('pushed\n');
    },
    '/docker/image': (body) => {
      const reference = last(JSON.parse(body));
      return end(`${reference.replace(/:[^:/]+$/, '')}@${pushed.get(reference)}\n`);
    },
  };
}

async function push(local: Local, reference: string, labels: object): Promise<string> {
  const [, repository = '', tag = ''] = /^[^/]+\/(.+):([^:]+)$/.exec(reference) ?? [];
  const client = createRegistryClient(local);
  const config = JSON.stringify({ architecture: 'amd64', os: 'linux', config: { Labels: labels } });
  await client.pushBlob(repository, config);
  await client.pushBlob(repository, 'a layer');
  const answer = await client.putManifest(repository, tag, anImageManifest(config, ['a layer']));
  return String(answer.headers.get('docker-content-digest'));
}

function end(stdout: string, exitCode = 0): Promise<RelayedAnswer> {
  const headers = { 'content-type': 'application/json' };
  return Promise.resolve({ status: 200, headers, body: Buffer.from(JSON.stringify({ exitCode, stdout })) });
}
