/** Where the production traffic of a service goes while blue and green take turns with its target groups. */
import type { Effect } from './contract.ts';
import { readObjects, readString } from './input.ts';
import { findAlternate } from './load-balancers.ts';
import type { ServiceRevisionState, ServiceState } from './service-record.ts';
import type { ShiftState, TrafficWeights } from './shift-record.ts';

/** The tables that are read: tables of a state or of a step's mutable state. */
export interface RevisionTable {
  get(arn: string): ServiceRevisionState | undefined;
}

/** One for each load balancer with an alternate target group. @param shift of the deployment that is or was the last */
export function routeTraffic(
  service: ServiceState,
  shift: ShiftState | undefined,
  revisions: RevisionTable,
): readonly Effect[] {
  const shape = revisions.get(service.deployments[0]?.serviceRevisionArn ?? '')?.shape ?? {};
  const alternateWeight = weighAlternate(service, shift, 'production');
  return readObjects(shape, 'loadBalancers').flatMap((loadBalancer): readonly Effect[] => {
    const targetGroupArn = readString(loadBalancer, 'targetGroupArn');
    const alternateTargetGroupArn = findAlternate(loadBalancer);
    if (targetGroupArn === undefined || alternateTargetGroupArn === undefined) return [];
    return [{ kind: 'route-traffic', targetGroupArn, alternateTargetGroupArn, alternateWeight }];
  });
}

/** Without a blue revision all traffic goes to green from the start. */
export function weighAlternate(
  { deployments }: ServiceState,
  shift: ShiftState | undefined,
  traffic: keyof TrafficWeights,
): number {
  const [primary] = deployments;
  if (shift === undefined) return primary?.usesAlternate === true ? 100 : 0;
  const green = deployments.find((each) => each.serviceRevisionArn === shift.greenRevisionArn);
  const isOnAlternate = green?.usesAlternate ?? !(primary?.usesAlternate ?? true);
  const greenWeight = shift.blueRevisionArn === undefined ? 100 : shift.weights[traffic];
  return isOnAlternate ? greenWeight : 100 - greenWeight;
}
