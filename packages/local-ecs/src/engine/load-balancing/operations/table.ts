import type { OperationTable } from '../../operation.ts';
import { ELB_TAG_OPERATIONS } from './elb-tags.ts';
import { LISTENER_OPERATIONS } from './listeners.ts';
import { LOAD_BALANCER_OPERATIONS } from './load-balancers.ts';
import { RULE_OPERATIONS } from './rules.ts';
import { TARGET_GROUP_OPERATIONS } from './target-groups.ts';
import { TARGET_OPERATIONS } from './targets.ts';

/** The operations of Elastic Load Balancing that change something: `elbv2:CreateLoadBalancer`. */
export const LOAD_BALANCING_OPERATIONS: OperationTable = {
  ...LOAD_BALANCER_OPERATIONS,
  ...TARGET_GROUP_OPERATIONS,
  ...TARGET_OPERATIONS,
  ...LISTENER_OPERATIONS,
  ...RULE_OPERATIONS,
  ...ELB_TAG_OPERATIONS,
};
