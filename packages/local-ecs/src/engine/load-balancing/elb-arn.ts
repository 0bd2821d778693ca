/** ARNs of Elastic Load Balancing (Service Authorization Reference, Elastic Load Balancing V2). */
import type { EngineSettings } from '../contract.ts';
import type { LoadBalancerRecord } from './records.ts';

const SHORT_TYPES = { application: 'app', network: 'net' } as const;

export function writeLoadBalancerArn(
  settings: EngineSettings,
  { type, name }: Pick<LoadBalancerRecord, 'type' | 'name'>,
  id: string,
): string {
  return `arn:aws:elasticloadbalancing:${settings.region}:${settings.account}:loadbalancer/${SHORT_TYPES[type]}/${name}/${id}`;
}

export function writeListenerArn(loadBalancerArn: string, id: string): string {
  return `${loadBalancerArn.replace(':loadbalancer/', ':listener/')}/${id}`;
}

export function writeRuleArn(listenerArn: string, id: string): string {
  return `${listenerArn.replace(':listener/', ':listener-rule/')}/${id}`;
}

/** `app/NAME/ID`, as CloudWatch names a load balancer. @param arn of a load balancer */
export function readLoadBalancerName(arn: string): string {
  return arn.replace(/^.*:loadbalancer\//, '');
}
