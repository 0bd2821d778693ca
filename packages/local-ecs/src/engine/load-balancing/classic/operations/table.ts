import type { OperationTable } from '../../../operation.ts';
import { CLASSIC_LISTENER_OPERATIONS } from './classic-listeners.ts';
import { CLASSIC_LOAD_BALANCER_OPERATIONS } from './classic-load-balancers.ts';

/** The operations of Classic Load Balancers that change something: `elb:CreateLoadBalancer`. */
export const CLASSIC_OPERATIONS: OperationTable = {
  ...CLASSIC_LOAD_BALANCER_OPERATIONS,
  ...CLASSIC_LISTENER_OPERATIONS,
};
