/** Which alarms a deployment watches, fixed when it begins. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { readBoolean, readObject, readStrings } from './input.ts';
import type { MutableState } from './mutable-state.ts';
import type { AlarmWatch } from './service-record.ts';

/**
 * How a deployment that begins now watches its alarms. With one of them in ALARM already it watches none, so that a
 * deployment which fixes what raised the alarm can go through; that this shows as DISABLED is assumed.
 */
export function openAlarmWatch(state: MutableState, deploymentConfiguration: JsonObject): AlarmWatch {
  const alarms = readObject(deploymentConfiguration, 'alarms') ?? {};
  const names = readStrings(alarms, 'alarmNames');
  const isWatched = (readBoolean(alarms, 'enable') ?? false) && listRaised(state, names).length === 0;
  return {
    status: isWatched ? 'MONITORING' : 'DISABLED',
    names,
    hasRollback: readBoolean(alarms, 'rollback') ?? false,
    triggered: [],
  };
}

/** Those of the alarms that are in ALARM now. */
export function listRaised(state: MutableState, names: readonly string[]): readonly string[] {
  return names.filter((name) => state.alarms.get(name) === 'ALARM');
}
