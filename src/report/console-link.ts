import type { RunRecord, ServiceOutcome } from './run-record.ts';

/** Hosts of the AWS Management Console by partition; in the partition `aws` each region has one of its own. */
const HOSTS: Readonly<Record<string, (region: string) => string>> = {
  aws: (region) => `${region}.console.aws.amazon.com`,
  'aws-cn': () => 'console.amazonaws.cn',
  'aws-us-gov': () => 'console.amazonaws-us-gov.com',
};

const NAME = /^[\w-]{1,255}$/;

/**
 * Address of the service's deployments in the AWS console, computed from checked names alone. Undefined when it cannot
 * be known, or when the calls did not go to Amazon.
 */
export function linkToConsole(record: RunRecord, service: ServiceOutcome): string | undefined {
  const arn = service.serviceDeploymentArn ?? service.revisionArn ?? service.previousRevisionArn ?? '';
  const [, partition = '', , region = ''] = arn.split(':');
  const host = Object.hasOwn(HOSTS, partition) ? HOSTS[partition] : undefined;
  const cluster = service.cluster.slice(service.cluster.lastIndexOf('/') + 1);
  if (record.identity?.endpoint !== undefined || host === undefined) return undefined;
  if (![region, cluster, service.name].every((name) => NAME.test(name))) return undefined;
  return `https://${host(region)}/ecs/v2/clusters/${cluster}/services/${service.name}/deployments?region=${region}`;
}
