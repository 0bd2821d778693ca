/** The listeners of a deployment group forward to the task sets of its deployment, as far as they exist. */
import { readObject, readObjects, readStrings } from '../input.ts';
import { replaceForwards } from '../load-balancing/put-forward.ts';
import type { MutableState } from '../mutable-state.ts';
import type { CodeDeploymentRecord } from './records.ts';

const ROUTES = { production: 'prodTrafficRoute', test: 'testTrafficRoute' } as const;

/** @param greenWeight percent of the requests that the replacement task set gets */
export function routeRequests(
  state: MutableState,
  record: CodeDeploymentRecord,
  { traffic, greenWeight }: { readonly traffic: keyof typeof ROUTES; readonly greenWeight: number },
): void {
  const blue = findGroupArn(state, record.blue?.targetGroupName);
  const green = findGroupArn(state, record.green?.targetGroupName);
  if (blue === undefined || green === undefined) return;
  const weights = [
    { targetGroupArn: blue, weight: 100 - greenWeight },
    { targetGroupArn: green, weight: greenWeight },
  ];
  const [pair = {}] = readObjects(record.settings.loadBalancerInfo, 'targetGroupPairInfoList');
  for (const arn of readStrings(readObject(pair, ROUTES[traffic]) ?? {}, 'listenerArns')) {
    replaceForwards(state, arn, weights);
  }
}

function findGroupArn(state: MutableState, name: string | undefined): string | undefined {
  for (const { arn, specification } of state.targetGroups.values()) if (specification.name === name) return arn;
  return undefined;
}
