/** A local ECS with one service and images to deploy, and the requests that it gets. */
import { createHash, randomUUID } from 'node:crypto';
import { openEmulator } from '../../packages/local-ecs/lib/internal.js';
import { openProxy } from './proxy.mjs';

const CALLER = { accessKeyId: 'AKIDEXAMPLE', region: 'us-east-1' };
const MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';
const CONFIG = Buffer.from(JSON.stringify({ architecture: 'amd64', os: 'linux', config: {}, rootfs: {} }));

export const CLUSTER = 'bench';

/**
 * @param options `services` of four tasks each (default 1), `delayMs` before each answer (default 0), `speed` of its
 * clock (default 1,000)
 */
export async function openAccount({ services = 1, delayMs = 0, speed = 1000 } = {}) {
  const local = await openEmulator({ clock: { kind: 'scaled', speed } });
  const proxy = await openProxy(local.address, delayMs);
  const call = (operation, input) => {
    const answer = local.host.call(operation, input, CALLER);
    if (!answer.ok) throw new Error(`${operation}: ${answer.message}`);
    return answer.output;
  };
  call('CreateCluster', { clusterName: CLUSTER });
  local.addInstances(CLUSTER, Math.max(8, services * 5));
  local.callAsOther({ service: 'ecr', operation: 'CreateRepository', input: { repositoryName: 'web' } });
  const names = Array.from({ length: services }, (_, at) => (services === 1 ? 'web' : `web-${at + 1}`));
  for (const name of names) createService(call, name);
  return {
    names,
    proxy,
    /** As JSON, what a file in the repository would have. */
    taskDefinition: JSON.stringify(describeFamily('web')),
    environment: {
      AWS_ENDPOINT_URL: proxy.address,
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'example',
      AWS_REGION: CALLER.region,
    },
    registryHost: local.registryHost,
    login: () => local.images.authorize(),
    /** A reference to an image that no service has run. */
    pushImage: () => pushImage(local),
    close: async () => {
      await proxy.close();
      await local.close();
    },
  };
}

function createService(call, name) {
  call('RegisterTaskDefinition', describeFamily(name));
  const deploymentConfiguration = { minimumHealthyPercent: 50, maximumPercent: 200 };
  call('CreateService', {
    cluster: CLUSTER,
    serviceName: name,
    taskDefinition: name,
    desiredCount: 4,
    deploymentConfiguration,
  });
}

function describeFamily(family) {
  return { family, containerDefinitions: [{ name: 'web', image: 'web:0', memory: 64, cpu: 1 }] };
}

/** A manifest without layers: what is measured never pulls it. */
async function pushImage(local) {
  const { username, password } = local.images.authorize();
  const headers = { authorization: `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}` };
  const digest = `sha256:${createHash('sha256').update(CONFIG).digest('hex')}`;
  const tag = randomUUID().slice(0, 13);
  await must(
    fetch(`${local.address}/v2/web/blobs/uploads/?digest=${digest}`, { method: 'POST', headers, body: CONFIG }),
  );
  const config = { mediaType: 'application/vnd.docker.container.image.v1+json', size: CONFIG.length, digest };
  const body = JSON.stringify({ schemaVersion: 2, mediaType: MANIFEST, config, layers: [], annotations: { tag } });
  const put = { method: 'PUT', headers: { ...headers, 'content-type': MANIFEST }, body };
  await must(fetch(`${local.address}/v2/web/manifests/${tag}`, put));
  return `${local.registryHost}/web:${tag}`;
}

async function must(request) {
  const answer = await request;
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
}
