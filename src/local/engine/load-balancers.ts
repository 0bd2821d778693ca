import type { JsonObject } from '../../json.ts';
import { readNumber, readObjects, readString } from './input.ts';
import type { TargetRecord } from './task-record.ts';

/** The places that a task of a service revision will take in target groups. */
export function listTargets(shape: JsonObject): readonly TargetRecord[] {
  return readObjects(shape, 'loadBalancers').map((loadBalancer) => ({
    targetGroupArn: readString(loadBalancer, 'targetGroupArn') ?? '',
    containerName: readString(loadBalancer, 'containerName') ?? '',
    containerPort: readNumber(loadBalancer, 'containerPort') ?? 0,
    state: 'unregistered',
  }));
}
