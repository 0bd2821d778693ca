import type { JsonObject } from '../values/json.ts';
import { readObject, readObjects, readString } from '../values/json-fields.ts';
import { type Breaches, breach } from './breach.ts';

const PATH = 'proxyConfiguration';

/** Rules on the App Mesh proxy of a task definition. Observed (cdk-preflight, pf-ecs-proxy-configuration-…). */
export function* checkProxy(task: JsonObject, containers: readonly JsonObject[]): Breaches {
  const proxy = readObject(task, 'proxyConfiguration');
  if (proxy === undefined) return;
  if (readString(task, 'networkMode') !== 'awsvpc') {
    yield breach(PATH, 'APPMESH proxy configuration is only supported in networkMode=awsvpc');
  }
  const name = readString(proxy, 'containerName') ?? '';
  if (!containers.some((container) => container.name === name)) {
    yield breach(`${PATH}.containerName`, `Proxy container [${name}] does not exist`);
  }
  const given = new Set(readObjects(proxy, 'properties').map((property) => readString(property, 'name')));
  if (!given.has('ProxyIngressPort')) yield breach(`${PATH}.properties`, 'Ingress port not found');
  // Required as the port before it (ECS API reference, ProxyConfiguration); wording not documented.
  if (!given.has('ProxyEgressPort')) yield breach(`${PATH}.properties`, 'Egress port not found');
}
