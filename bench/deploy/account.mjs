/** A local ECS with one service and images to deploy, and the requests that it gets. */
import { createHash, randomUUID } from 'node:crypto';
import { openEmulator } from '../../packages/local-ecs/lib/internal.js';
import { openProxy } from './proxy.mjs';

const CALLER = { accessKeyId: 'AKIDEXAMPLE', region: 'us-east-1' };
/** The one that the local ECS has by default. */
const ACCOUNT = '123456789012';
const REGISTRY = `${ACCOUNT}.dkr.ecr.${CALLER.region}.amazonaws.com`;
const MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';
const CONFIG = Buffer.from(JSON.stringify({ architecture: 'amd64', os: 'linux', config: {}, rootfs: {} }));

const FARGATE_SERVICE = {
  launchType: 'FARGATE',
  networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-0a1b2c3d4e5f60718'] } },
};
const FARGATE_TASKS = {
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '256',
  memory: '512',
  executionRoleArn: `arn:aws:iam::${ACCOUNT}:role/ecsTaskExecutionRole`,
};

export const CLUSTER = 'bench';

/**
 * @param options `services` of four tasks each (default 1), `delayMs` before each answer (default 0), `speed` of its
 * clock (default 1,000), `isFargate` (default: on container instances)
 */
export async function openAccount({ services = 1, delayMs = 0, speed = 1000, isFargate = false } = {}) {
  const local = await openEmulator({ clock: { kind: 'scaled', speed } });
  const proxy = await openProxy(local.address, delayMs);
  const call = (operation, input) => {
    const answer = local.host.call(operation, input, CALLER);
    if (!answer.ok) throw new Error(`${operation}: ${answer.message}`);
    return answer.output;
  };
  call('CreateCluster', { clusterName: CLUSTER });
  if (!isFargate) local.addInstances(CLUSTER, Math.max(8, services * 5));
  local.callAsOther({ service: 'ecr', operation: 'CreateRepository', input: { repositoryName: 'web' } });
  const names = Array.from({ length: services }, (_, at) => (services === 1 ? 'web' : `web-${at + 1}`));
  for (const name of names) createService(call, name, isFargate);
  return {
    names,
    proxy,
    /** As JSON, what a file in the repository would have. */
    taskDefinition: JSON.stringify(describeFamily('web', isFargate)),
    environment: {
      AWS_ENDPOINT_URL: proxy.address,
      AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'example',
      AWS_REGION: CALLER.region,
    },
    registryHost: local.registryHost,
    login: () => local.images.authorize(),
    /** A reference to an image that no service has run, with the host that the registry has in AWS. */
    pushImage: () => pushImage(local),
    close: async () => {
      await proxy.close();
      await local.close();
    },
  };
}

function createService(call, name, isFargate) {
  call('RegisterTaskDefinition', describeFamily(name, isFargate));
  const deploymentConfiguration = { minimumHealthyPercent: 50, maximumPercent: 200 };
  call('CreateService', {
    cluster: CLUSTER,
    serviceName: name,
    taskDefinition: name,
    desiredCount: 4,
    deploymentConfiguration,
    ...(isFargate ? FARGATE_SERVICE : {}),
  });
}

function describeFamily(family, isFargate) {
  const containerDefinitions = [{ name: 'web', image: 'web:0', memory: 64, cpu: 1 }];
  return { family, containerDefinitions, ...(isFargate ? FARGATE_TASKS : {}) };
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
  return `${REGISTRY}/web:${tag}`;
}

async function must(request) {
  const answer = await request;
  if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
}
