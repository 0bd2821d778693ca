import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../../api-error.ts';
import { requireText } from '../elb-input.ts';
import type { ReadTable } from '../serve-listeners.ts';
import type { ClassicRecord } from './records.ts';

export interface ClassicTable {
  readonly classicLoadBalancers: Pick<ReadTable<ClassicRecord>, 'get'>;
}

/** Text observed. */
export function findClassic({ classicLoadBalancers }: ClassicTable, name: string): ClassicRecord {
  const found = classicLoadBalancers.get(name);
  if (found === undefined)
    throw new ApiError('LoadBalancerNotFound', `There is no ACTIVE Load Balancer named '${name}'`);
  return found;
}

export function requireClassic(table: ClassicTable, input: JsonObject): ClassicRecord {
  return findClassic(table, requireText(input, 'LoadBalancerName'));
}

/** Tags of Classic Load Balancers are kept by this key. */
export function tagKeyOf(name: string): string {
  return `elb/${name}`;
}
