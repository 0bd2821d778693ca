/**
 * Addresses in the AWS Management Console, computed from checked names alone. Each is undefined when it cannot be
 * known, or when the calls did not go to Amazon.
 */

import type { RevisionArn, ServiceDeploymentArn, TaskArn } from '@slipway/ecs-rules/arns';
import { clusterName } from './arn.ts';

/**
 * Each region has a host of its own (AWS General Reference, Management Console endpoints; those of China, GovCloud and
 * the European Sovereign Cloud in their own guides). The hosts of the isolated partitions are not public.
 */
const DOMAINS: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
  'aws-eusc': 'console.amazonaws-eusc.eu',
};

const NAME = /^[\w-]{1,255}$/;
const REGION = /^[a-z]{2,4}(?:-[a-z]{2,10}){1,2}-\d{1,2}$/;
const LOG_GROUP = /^[\w./#-]{1,512}$/;
const LOG_STREAM = /^[\w./-]{1,512}$/;

/** Where the calls of a run went. */
interface Caller {
  readonly identity?: { readonly endpoint?: string };
}

/** A service that a run deploys. */
interface LinkedService {
  readonly name: string;
  /** Name or ARN. */
  readonly cluster: string;
  readonly serviceDeploymentArn?: ServiceDeploymentArn;
  readonly codeDeploymentId?: string;
  readonly revisionArn?: RevisionArn;
  readonly previousRevisionArn?: RevisionArn;
}

/** Where a container writes its log. */
interface LinkedLog {
  readonly group: string;
  readonly stream: string;
  readonly region?: string;
  readonly taskArn: TaskArn;
}

/** The deployments of a service; of one that CodeDeploy deploys, our deployment there. */
export function linkToDeployments(record: Caller, service: LinkedService): string | undefined {
  const arn = service.serviceDeploymentArn ?? service.revisionArn ?? service.previousRevisionArn ?? '';
  const cluster = clusterName(service.cluster);
  const { codeDeploymentId: id } = service;
  if (id !== undefined && NAME.test(id)) return linkTo(record, arn, `codesuite/codedeploy/deployments/${id}`);
  if (![cluster, service.name].every((name) => NAME.test(name))) return undefined;
  return linkTo(record, arn, `ecs/v2/clusters/${cluster}/services/${service.name}/deployments`);
}

/** Where a person can watch what the run does to a service. */
export function linkToWatch(
  record: Caller & { readonly services: readonly LinkedService[] },
  name: string,
): string | undefined {
  const service = record.services.find((one) => one.name === name);
  return service === undefined ? undefined : linkToDeployments(record, service);
}

/** A revision of a task definition. */
export function linkToRevision(record: Caller, arn: RevisionArn): string | undefined {
  const [, family, number] = /:task-definition\/([\w-]{1,255}):(\d{1,10})$/.exec(arn) ?? [];
  return family === undefined
    ? undefined
    : linkTo(record, arn, `ecs/v2/task-definitions/${family}/${number}/containers`);
}

/** A task; of the ARNs without a cluster, which ECS gave until 2018, none can be made. */
export function linkToTask(record: Caller, arn: TaskArn): string | undefined {
  const [, cluster, id] = /:task\/([\w-]{1,255})\/([\w-]{1,64})$/.exec(arn) ?? [];
  return cluster === undefined
    ? undefined
    : linkTo(record, arn, `ecs/v2/clusters/${cluster}/tasks/${id}/configuration`);
}

/** What a container wrote, in Amazon CloudWatch Logs. */
export function linkToLog(record: Caller, log: LinkedLog): string | undefined {
  const { group, stream, taskArn } = log;
  const [, partition = '', , region = ''] = taskArn.split(':');
  if (!LOG_GROUP.test(group) || !LOG_STREAM.test(stream)) return undefined;
  const place = linkTo(record, `arn:${partition}:logs:${log.region ?? region}`, 'cloudwatch/home');
  if (place === undefined) return undefined;
  return `${place}#logsV2:log-groups/log-group/${encodeInFragment(group)}/log-events/${encodeInFragment(stream)}`;
}

/** The console's fragments are encoded twice, and have `$` for `%`. Not documented; observed in its own addresses. */
function encodeInFragment(name: string): string {
  return encodeURIComponent(encodeURIComponent(name)).replaceAll('%', '$');
}

/** @param arn of which partition and region are taken */
function linkTo(record: Caller, arn: string, path: string): string | undefined {
  const [, partition = '', , region = ''] = arn.split(':');
  const domain = Object.hasOwn(DOMAINS, partition) ? DOMAINS[partition] : undefined;
  if (domain === undefined || !REGION.test(region) || record.identity?.endpoint !== undefined) return undefined;
  return `https://${region}.${domain}/${path}?region=${region}`;
}
