import { DescribeServiceDeploymentsCommand, DescribeServicesCommand, type ECSClient } from '@aws-sdk/client-ecs';
import { isJsonObject } from '../json.ts';
import type { ServiceDeploymentRecord, ServiceRecord } from '../rollout/observation.ts';
import type { Ecs } from '../world/ecs.ts';
import { type Batch, createBatch } from './batch.ts';
import { callAws } from './client.ts';
import { keepAnswer } from './raw-json.ts';
import { toServiceDeploymentRecord, toServiceRecord } from './records.ts';
import { requireField } from './require-field.ts';

/** DescribeServices takes at most ten, DescribeServiceDeployments twenty (ECS API reference). */
const MOST_SERVICES = 10;
const MOST_DEPLOYMENTS = 20;

/** The two reads of a look. Followers of several services share calls, so that a fleet stays within the request rates. */
export function createServiceReads(client: ECSClient): Pick<Ecs, 'describeService' | 'describeServiceDeployment'> {
  const clusters = new Map<string, Batch<ServiceRecord>>();
  const ofCluster = (cluster: string): Batch<ServiceRecord> => {
    const read = (services: readonly string[]) => describeServices(client, cluster, services);
    const batch = clusters.get(cluster) ?? createBatch({ most: MOST_SERVICES, read });
    clusters.set(cluster, batch);
    return batch;
  };
  const deployments = createBatch({ most: MOST_DEPLOYMENTS, read: (arns) => describeDeployments(client, arns) });
  return {
    describeService: (cluster, service) => ofCluster(cluster).load(service),
    describeServiceDeployment: (arn) => deployments.load(arn),
  };
}

/** By name and by ARN, since either may have been asked for. */
async function describeServices(client: ECSClient, cluster: string, services: readonly string[]) {
  const command = new DescribeServicesCommand({ cluster, services: [...services] });
  const answer = keepAnswer(command);
  const resource = `service ${services.join(', ')} in cluster ${cluster}`;
  const name = { action: 'ecs:DescribeServices', resource };
  const output = await callAws(name, () => client.send(command));
  const shown = requireField(output.services, 'services', name);
  const described = answer().services;
  const raw = Array.isArray(described) ? described : [];
  const found = new Map<string, ServiceRecord>();
  for (const [at, service] of shown.entries()) {
    const whole = raw[at];
    const record = toServiceRecord(service, isJsonObject(whole) ? whole : {});
    found.set(record.name, record).set(record.arn, record);
  }
  return found;
}

async function describeDeployments(client: ECSClient, arns: readonly string[]) {
  const name = { action: 'ecs:DescribeServiceDeployments', resource: `service deployment ${arns.join(', ')}` };
  const command = new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [...arns] });
  const output = await callAws(name, () => client.send(command));
  const shown = requireField(output.serviceDeployments, 'serviceDeployments', name);
  const records = shown.map((one) => toServiceDeploymentRecord(one, undefined));
  return new Map(records.map((record): [string, ServiceDeploymentRecord] => [record.arn, record]));
}
