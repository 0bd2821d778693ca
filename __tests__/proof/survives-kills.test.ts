import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { types } from 'node:util';
import { afterAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { untilTrue } from '../../packages/local-ecs/__tests__/support/harness/http-clients.ts';
import { type Addressed, callApi } from '../../packages/local-ecs/__tests__/support/harness/local-client.ts';
import {
  createRegistryClient,
  digestOf,
  pushImage,
  type RegistryClient,
} from '../../packages/local-ecs/__tests__/support/harness/registry-client.ts';
import { makeFolder, removeFolder } from '../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import { nodeOfRunner, ROOT } from '../support/harness/action-run.ts';
import { chooseSize, PROOF_LIMIT_MS, recordFigure } from '../support/harness/proof.ts';

/** A local ECS with a folder, killed again and again while clients write to it: nothing that was answered is lost. */

const CLI = join(ROOT, 'dist', 'cli', 'index.js');
const KILLS = chooseSize({ short: 5, long: 200 });
/** Rounds differ in what was answered before the kill, and in the moment of the writes that follow. */
const ROUNDS = 10;
const scratch = makeFolder();
const running = new Set<ChildProcess>();

afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  removeFolder(scratch);
});

interface Served extends Addressed {
  /** Ends the process with no chance to do anything. */
  kill(): Promise<void>;
}

async function serve(): Promise<Served> {
  const args = [CLI, 'local', '--port', '0', '--speed', '500', '--data', join(scratch, 'data')];
  const child = spawn(nodeOfRunner(), args, { stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(child);
  const address = await new Promise<string>((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (bytes: Buffer) => {
      said += bytes.toString();
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', () => reject(new Error(`the local ECS has stopped: ${said}`)));
  });
  return {
    address,
    async kill() {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
      running.delete(child);
    },
  };
}

/** What the clients were reported. */
interface Reported {
  readonly revisions: string[];
  /** Digest by tag. */
  readonly images: Map<string, string>;
  readonly clusters: string[];
}

async function ask(served: Served, operation: string, input: JsonObject = {}): Promise<JsonObject> {
  const { status, body } = await callApi(served, { service: 'ecs', operation, input });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

/** A client of the registry with the password of GetAuthorizationToken, which is good for twelve hours. */
async function logIn(served: Served, token?: string): Promise<{ client: RegistryClient; token: string }> {
  const { body } = await callApi(served, { service: 'ecr', operation: 'GetAuthorizationToken' });
  const [data] = body.authorizationData as readonly { readonly authorizationToken: string }[];
  const own = token ?? data?.authorizationToken ?? '';
  const [username = '', password = ''] = Buffer.from(own, 'base64').toString().split(':');
  const authorize = (): { username: string; password: string } => ({ username, password });
  return { client: createRegistryClient({ address: served.address, images: { authorize } }), token: own };
}

async function registerForEver(served: Served, reported: Reported, mark: string): Promise<never> {
  for (let number = 0; ; number += 1) {
    const containerDefinitions = [{ name: 'web', image: `web:${mark}-${number}`, memory: 64 }];
    const { taskDefinition } = await ask(served, 'RegisterTaskDefinition', { family: 'web', containerDefinitions });
    reported.revisions.push(String((taskDefinition as JsonObject).taskDefinitionArn));
    await ask(served, 'UpdateService', { service: 'web', taskDefinition: 'web' });
    const { cluster } = await ask(served, 'CreateCluster', { clusterName: `c-${mark}-${number}` });
    reported.clusters.push(String((cluster as JsonObject).clusterArn));
  }
}

async function pushForEver(client: RegistryClient, reported: Reported, mark: string): Promise<never> {
  for (let number = 0; ; number += 1) {
    const tag = `v${mark}-${number}`;
    const { digest } = await pushImage(client, 'web', { tag, layer: `${tag} `.repeat(20_000) });
    reported.images.set(tag, digest);
  }
}

/**
 * A connection that is cut is the kill, of which `fetch` throws a TypeError of its own realm; anything else is an
 * error.
 */
async function untilCut(work: Promise<never>): Promise<void> {
  await work.catch((thrown: unknown) => {
    if (!types.isNativeError(thrown) || thrown.name !== 'TypeError') throw thrown;
  });
}

async function listAll(served: Served, operation: string, field: string): Promise<readonly string[]> {
  const found: string[] = [];
  let nextToken: string | undefined;
  do {
    const page = await ask(served, operation, nextToken === undefined ? {} : { nextToken });
    found.push(...(page[field] as readonly string[]));
    nextToken = page.nextToken as string | undefined;
  } while (nextToken !== undefined);
  return found;
}

/** The digests that the tags mean now, each manifest's layer fetched whole. */
async function readImages(client: RegistryClient, tags: Iterable<string>): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const tag of tags) {
    const manifest = await client.fetch('GET', `/v2/web/manifests/${tag}`);
    const { layers } = (await manifest.json()) as { readonly layers: readonly { readonly digest: string }[] };
    const layer = await client.fetch('GET', `/v2/web/blobs/${layers[0]?.digest}`);
    const isWhole = digestOf(await layer.text()) === layers[0]?.digest;
    found.set(tag, isWhole ? String(manifest.headers.get('docker-content-digest')) : 'a damaged layer');
  }
  return found;
}

describe('a local ECS that is killed while it is written to', () => {
  test(
    'has all that it answered after each kill, takes the login of before, and brings the last rollout to its end',
    async () => {
      const reported: Reported = { revisions: [], images: new Map(), clusters: [] };
      let served = await serve();
      const containerDefinitions = [{ name: 'web', image: 'web:first', memory: 64 }];
      await ask(served, 'RegisterTaskDefinition', { family: 'web', containerDefinitions });
      await ask(served, 'CreateService', { serviceName: 'web', taskDefinition: 'web', desiredCount: 3 });
      await callApi(served, { service: 'ecr', operation: 'CreateRepository', input: { repositoryName: 'web' } });
      const { token } = await logIn(served);
      for (let round = 0; round < KILLS; round += 1) {
        const { client } = await logIn(served, token);
        const work = [registerForEver(served, reported, `${round}`), pushForEver(client, reported, `${round}`)].map(
          untilCut,
        );
        const variant = round % ROUNDS;
        const wanted = { revisions: reported.revisions.length + 1 + variant, images: reported.images.size + 1 };
        await untilTrue(() => reported.revisions.length >= wanted.revisions && reported.images.size >= wanted.images);
        await pause(3 * variant);
        await served.kill();
        await Promise.all(work);
        served = await serve();

        const revisions = new Set(await listAll(served, 'ListTaskDefinitions', 'taskDefinitionArns'));
        const clusters = new Set(await listAll(served, 'ListClusters', 'clusterArns'));
        const lost = [...reported.revisions, ...reported.clusters].filter(
          (arn) => !revisions.has(arn) && !clusters.has(arn),
        );
        expect(lost).toEqual([]);
      }
      const { revisions, clusters, images } = reported;
      const answered = revisions.length + clusters.length + images.size;
      recordFigure({ proof: 'survives kills', what: 'kills of a local ECS', figure: KILLS, goal: '200' });
      recordFigure({ proof: 'survives kills', what: 'answered writes, none of them lost', figure: answered });
      const { client } = await logIn(served, token);
      expect(await readImages(client, reported.images.keys())).toEqual(reported.images);

      const steady = await waitForSteady(served);
      await served.kill();

      expect(steady).toMatchObject({ runningCount: 3, deployments: [{ rolloutState: 'COMPLETED' }] });
    },
    PROOF_LIMIT_MS,
  );
});

async function waitForSteady(served: Served): Promise<JsonObject> {
  for (;;) {
    const { services } = await ask(served, 'DescribeServices', { services: ['web'] });
    const [service = {}] = services as readonly JsonObject[];
    const [deployment, ...others] = service.deployments as readonly JsonObject[];
    if (others.length === 0 && deployment?.rolloutState === 'COMPLETED') return service;
    await pause(50);
  }
}
