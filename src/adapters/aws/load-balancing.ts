import {
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  type TargetGroup,
  type TargetHealthDescription,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { LoadBalancing } from '../../ports/evidence-ports.ts';
import type { HealthCheck, TargetGroupRecord, TargetHealth } from '../../ports/service-records.ts';
import { type ClientSettings, callAws, USUAL_CLIENTS } from './client.ts';
import { withoutUndefined } from './records.ts';

/** Elastic Load Balancing API reference, TargetGroupAttribute. */
const USUAL_DELAY_SECONDS = 300;

/**
 * Elastic Load Balancing, or whatever `AWS_ENDPOINT_URL` points to.
 * @param deadline ends every call that is still in progress
 */
export function createLoadBalancing(
  deadline: AbortSignal,
  settings: ClientSettings = USUAL_CLIENTS.reads,
): LoadBalancing {
  const client = new ElasticLoadBalancingV2Client(settings);
  const options = { abortSignal: deadline };
  return {
    targetHealth: async (arn) => {
      const name = { action: 'elasticloadbalancing:DescribeTargetHealth', resource: `target group ${arn}` };
      const command = new DescribeTargetHealthCommand({ TargetGroupArn: arn });
      const output = await callAws(name, () => client.send(command, options));
      return (output.TargetHealthDescriptions ?? []).map(toTargetHealth);
    },
    describeTargetGroup: async (arn) => {
      const name = { action: 'elasticloadbalancing:DescribeTargetGroups', resource: `target group ${arn}` };
      const command = new DescribeTargetGroupsCommand({ TargetGroupArns: [arn] });
      const output = await callAws(name, () => client.send(command, options));
      return toRecord(output.TargetGroups?.[0] ?? {});
    },
    deregistrationDelayMs: async (arn) => {
      const name = {
        action: 'elasticloadbalancing:DescribeTargetGroupAttributes',
        resource: `target group ${arn}`,
      };
      const command = new DescribeTargetGroupAttributesCommand({ TargetGroupArn: arn });
      const output = await callAws(name, () => client.send(command, options));
      const delay = output.Attributes?.find(({ Key }) => Key === 'deregistration_delay.timeout_seconds');
      return Number(delay?.Value ?? USUAL_DELAY_SECONDS) * 1000;
    },
  };
}

function toTargetHealth({ Target, TargetHealth: health }: TargetHealthDescription): TargetHealth {
  return withoutUndefined<TargetHealth>({
    id: Target?.Id ?? '',
    port: Target?.Port ?? 0,
    state: health?.State ?? '',
    reasonCode: health?.Reason,
    description: health?.Description,
  });
}

function toRecord(group: TargetGroup): TargetGroupRecord {
  const { Protocol: protocol, TargetType: targetType, LoadBalancerArns: loadBalancerArns } = group;
  return withoutUndefined<TargetGroupRecord>({
    ...{ protocol, targetType, loadBalancerArns },
    healthCheck: toHealthCheck(group),
  });
}

function toHealthCheck(group: TargetGroup): HealthCheck {
  return withoutUndefined<HealthCheck>({
    protocol: group.HealthCheckProtocol ?? '',
    port: group.HealthCheckPort ?? 'traffic-port',
    path: group.HealthCheckPath,
    matcher: group.Matcher?.HttpCode ?? group.Matcher?.GrpcCode,
  });
}
