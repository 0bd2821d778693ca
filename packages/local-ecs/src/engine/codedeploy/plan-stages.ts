import type { JsonObject } from '@slipway/ecs-rules/values';
import { readObject, readObjects, readStrings } from '../input.ts';
import { readReadyWaitMinutes } from './deployment-state.ts';
import type { GroupSettings, StageName, StageState } from './records.ts';

/**
 * What a deployment will do. The events of test traffic exist only when the deployment group has a listener for it (AWS
 * CodeDeploy User Guide, lifecycle event hooks; observed). The position of the wait before production traffic is
 * assumed.
 */
export function planStages(settings: GroupSettings): readonly StageState[] {
  const names: readonly StageName[] = [
    'BeforeInstall',
    'Install',
    'AfterInstall',
    ...(hasTestRoute(settings.loadBalancerInfo) ? (['AllowTestTraffic', 'AfterAllowTestTraffic'] as const) : []),
    ...(readReadyWaitMinutes(settings) === undefined ? [] : (['ReadyWait'] as const)),
    'BeforeAllowTraffic',
    'AllowTraffic',
    'AfterAllowTraffic',
    'TerminationWait',
  ];
  return names.map((name) => ({ name, status: 'Pending' }));
}

function hasTestRoute(loadBalancerInfo: JsonObject): boolean {
  const [pair = {}] = readObjects(loadBalancerInfo, 'targetGroupPairInfoList');
  return readStrings(readObject(pair, 'testTrafficRoute') ?? {}, 'listenerArns').length > 0;
}
