import { ApiError } from '../api-error.ts';
import type { TargetGroupRecord } from '../state.ts';
import { validationError } from './elb-input.ts';
import { refuseAbsentRule } from './find-resources.ts';
import type { ListenerTables, ReadTable } from './serve-listeners.ts';

/** @throws ApiError when there is no such load balancer, target group, listener or rule */
export function checkTagged(
  tables: ListenerTables & { readonly targetGroups: ReadTable<TargetGroupRecord> },
  arn: string,
): void {
  const kind = /^arn:[^:]*:elasticloadbalancing:[^:]*:[^:]*:([a-z-]+)\//.exec(arn)?.[1];
  if (kind === 'loadbalancer') {
    if (tables.loadBalancers.get(arn) === undefined)
      throw new ApiError('LoadBalancerNotFound', `Load balancer '${arn}' not found`);
  } else if (kind === 'targetgroup') {
    if (tables.targetGroups.get(arn) === undefined)
      throw new ApiError('TargetGroupNotFound', 'One or more target groups not found');
  } else if (kind === 'listener') {
    if (tables.listeners.get(arn) === undefined)
      throw new ApiError('ListenerNotFound', 'One or more listeners not found');
  } else if (kind === 'listener-rule') {
    const isDefault = [...tables.listeners.values()].some(({ defaultRuleArn }) => defaultRuleArn === arn);
    if (tables.rules.get(arn) === undefined && !isDefault) throw refuseAbsentRule();
  } else throw validationError(`'${arn}' is not a valid load balancer ARN`);
}
