/** The weights of listener rules that a deployment shifts (ECS Developer Guide, Application Load Balancer resources for blue/green). */
import { readObject, readObjects, readString } from '../input.ts';
import { findAlternate } from '../load-balancers.ts';
import type { MutableState } from '../mutable-state.ts';
import { weighAlternate } from '../route-traffic.ts';
import type { ServiceState } from '../service-record.ts';
import type { ShiftState } from '../shift-record.ts';
import type { WeightedTargetGroup } from './listener-specification.ts';
import { setWeights } from './put-forward.ts';

const RULES = { production: 'productionListenerRule', test: 'testListenerRule' } as const;

/** The rules that the service names follow the weights of its deployment, if they exist. */
export function shiftListeners(state: MutableState, service: ServiceState, shift: ShiftState): void {
  const shape = state.serviceRevisions.get(service.deployments[0]?.serviceRevisionArn ?? '')?.shape ?? {};
  for (const loadBalancer of readObjects(shape, 'loadBalancers')) {
    const targetGroupArn = readString(loadBalancer, 'targetGroupArn');
    const alternate = findAlternate(loadBalancer);
    if (targetGroupArn === undefined || alternate === undefined) continue;
    const configuration = readObject(loadBalancer, 'advancedConfiguration') ?? {};
    for (const traffic of ['production', 'test'] as const) {
      const arn = readString(configuration, RULES[traffic]);
      const weight = weighAlternate(service, shift, traffic);
      if (arn !== undefined) setWeights(state, arn, weighPair(targetGroupArn, alternate, weight));
    }
  }
}

function weighPair(targetGroupArn: string, alternate: string, weight: number): readonly WeightedTargetGroup[] {
  return [
    { targetGroupArn, weight: 100 - weight },
    { targetGroupArn: alternate, weight },
  ];
}
