import {
  DescribeExpressGatewayServiceCommand,
  DescribeServiceDeploymentsCommand,
  DescribeServicesCommand,
  type ECSClient,
} from '@aws-sdk/client-ecs';
import { isJsonList, isJsonObject } from '@slipway/ecs-rules/values';
import type { Ecs } from '../../ports/ecs.ts';
import type { ServiceDeploymentRecord, ServiceRecord } from '../../ports/service-records.ts';
import { type Batch, createBatch } from './batch.ts';
import { callAws } from './client.ts';
import { keepAnswer } from './raw-json.ts';
import { toServiceDeploymentRecord, toServiceRecord } from './records.ts';
import { requireField } from './require-field.ts';

/** DescribeServices takes at most ten, DescribeServiceDeployments twenty (ECS API reference). */
const MOST_SERVICES = 10;
const MOST_DEPLOYMENTS = 20;

/** The two reads of a poll. Followers of several services share calls, so that it stays within the request rates. */
export function createServiceReads(
  client: ECSClient,
): Pick<Ecs, 'describeService' | 'describeWholeService' | 'describeServiceDeployment' | 'expressUrl'> {
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
    describeWholeService: async (cluster, service) => {
      const { raw } = await askForServices(client, cluster, [service]);
      return raw.find(isJsonObject);
    },
    describeServiceDeployment: (arn) => deployments.load(arn),
    expressUrl: (service) => readExpressUrl(client, service),
  };
}

/** Nothing that could be markup. */
const PLAIN_URL = /^https?:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?(?:\/[A-Za-z0-9._/-]*)?$/;

/** The public path goes before a private one. Whether an endpoint has a scheme is not documented. */
async function readExpressUrl(client: ECSClient, serviceArn: string): Promise<string | undefined> {
  const name = { action: 'ecs:DescribeExpressGatewayService', resource: `service ${serviceArn}` };
  const command = new DescribeExpressGatewayServiceCommand({ serviceArn });
  const { service } = await callAws(name, () => client.send(command));
  const paths = (service?.activeConfigurations ?? []).flatMap(({ ingressPaths }) => ingressPaths ?? []);
  const endpoint = (paths.find(({ accessType }) => accessType === 'PUBLIC') ?? paths[0])?.endpoint;
  const url = endpoint === undefined || /^https?:\/\//.test(endpoint) ? endpoint : `https://${endpoint}`;
  return url !== undefined && PLAIN_URL.test(url) ? url : undefined;
}

/** By name and by ARN, since the caller may use either. */
async function describeServices(client: ECSClient, cluster: string, services: readonly string[]) {
  const { shown, raw } = await askForServices(client, cluster, services);
  const found = new Map<string, ServiceRecord>();
  for (const [at, service] of shown.entries()) {
    const whole = raw[at];
    const record = toServiceRecord(service, isJsonObject(whole) ? whole : {});
    found.set(record.name, record).set(record.arn, record);
  }
  return found;
}

/** The services as the SDK reads them, and as they came over the wire. */
async function askForServices(client: ECSClient, cluster: string, services: readonly string[]) {
  const command = new DescribeServicesCommand({ cluster, services: [...services] });
  const answer = keepAnswer(command);
  const resource = `service ${services.join(', ')} in cluster ${cluster}`;
  const name = { action: 'ecs:DescribeServices', resource };
  const output = await callAws(name, () => client.send(command));
  const shown = requireField(output.services, 'services', name);
  const { services: described } = answer();
  return { shown, raw: isJsonList(described) ? described : [] };
}

async function describeDeployments(client: ECSClient, arns: readonly string[]) {
  const name = { action: 'ecs:DescribeServiceDeployments', resource: `service deployment ${arns.join(', ')}` };
  const command = new DescribeServiceDeploymentsCommand({ serviceDeploymentArns: [...arns] });
  const output = await callAws(name, () => client.send(command));
  const shown = requireField(output.serviceDeployments, 'serviceDeployments', name);
  const records = shown.map((one) => toServiceDeploymentRecord(one, undefined));
  return new Map(records.map((record): [string, ServiceDeploymentRecord] => [record.arn, record]));
}
