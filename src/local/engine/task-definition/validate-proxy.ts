import type { JsonObject } from '../../../json.ts';
import { clientFault } from '../fault.ts';
import { readObject, readObjects, readString } from '../input.ts';

/** Rules on the App Mesh proxy of a task definition. */
export function checkProxy(task: JsonObject, containers: readonly JsonObject[]): void {
  const proxy = readObject(task, 'proxyConfiguration');
  if (proxy === undefined) return;
  if (readString(task, 'networkMode') !== 'awsvpc') {
    throw clientFault('APPMESH proxy configuration is only supported in networkMode=awsvpc');
  }
  const name = readString(proxy, 'containerName') ?? '';
  if (!containers.some((container) => container.name === name)) {
    throw clientFault(`Proxy container [${name}] does not exist`);
  }
  const given = new Set(readObjects(proxy, 'properties').map((property) => readString(property, 'name')));
  if (!given.has('ProxyIngressPort')) throw clientFault('Ingress port not found');
  // Wording not documented.
  if (!given.has('ProxyEgressPort')) throw clientFault('Egress port not found');
}
