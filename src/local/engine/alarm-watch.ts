/** Which alarms a deployment watches, fixed when it begins. */
import type { JsonObject } from '../../json.ts';
import type { Draft } from './draft.ts';
import { readBoolean, readObject, readStrings } from './input.ts';
import type { AlarmWatch } from './service-record.ts';

/**
 * How a deployment that begins now watches its alarms. With one of them in ALARM already it watches none, so that a
 * deployment which mends what raised the alarm can go through; that this shows as DISABLED is assumed.
 */
export function openAlarmWatch(draft: Draft, deploymentConfiguration: JsonObject): AlarmWatch {
  const alarms = readObject(deploymentConfiguration, 'alarms') ?? {};
  const names = readStrings(alarms, 'alarmNames');
  const isWatched = (readBoolean(alarms, 'enable') ?? false) && listRaised(draft, names).length === 0;
  return {
    status: isWatched ? 'MONITORING' : 'DISABLED',
    names,
    hasRollback: readBoolean(alarms, 'rollback') ?? false,
    triggered: [],
  };
}

/** Those of the alarms that are in ALARM now. */
export function listRaised(draft: Draft, names: readonly string[]): readonly string[] {
  return names.filter((name) => draft.alarms.get(name) === 'ALARM');
}
