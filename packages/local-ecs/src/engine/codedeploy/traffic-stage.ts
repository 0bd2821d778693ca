/** AllowTraffic, and the waits before and after it. */
import { type MutableState, requestEvaluation } from '../mutable-state.ts';
import type { ServiceState } from '../service-record.ts';
import { drainTaskSet, promoteTaskSet } from '../task-set-state.ts';
import { readReadyWaitMinutes, readTerminationWaitMs } from './deployment-state.ts';
import type { CodeDeploymentRecord } from './records.ts';
import { routeRequests } from './route-requests.ts';
import type { StageInput, StageOutcome } from './stage-outcome.ts';

/**
 * Shifts one increment after the other. With the last one the replacement is PRIMARY; that it is not before is assumed.
 */
export function runTraffic(state: MutableState, { record, stage, now }: StageInput): StageOutcome {
  if (record.creator === 'codeDeployRollback') return returnTraffic(state, record, now);
  let shifted = record.shifted;
  let moment = stage.startedAt + sumWaits(record, shifted);
  while (shifted < record.traffic.length && now >= moment) {
    shifted += 1;
    moment = stage.startedAt + sumWaits(record, shifted);
  }
  const greenWeight = record.traffic[shifted - 1]?.percent ?? 0;
  const moved = shifted === record.shifted ? record : { ...record, shifted, greenWeight, updatedAt: now };
  if (moved !== record) routeRequests(state, moved, { traffic: 'production', greenWeight });
  if (shifted < record.traffic.length) return { kind: 'wait', record: moved, until: moment };
  changeService(state, record, (service) => promoteTaskSet(service, record.green?.id ?? '', now));
  return { kind: 'done', record: moved };
}

function sumWaits(record: CodeDeploymentRecord, count: number): number {
  return record.traffic.slice(0, count).reduce((sum, { waitMs }) => sum + waitMs, 0);
}

/** The test listener switches to the replacement at once. */
export function runTestTraffic(state: MutableState, { record }: StageInput): StageOutcome {
  routeRequests(state, record, { traffic: 'test', greenWeight: 100 });
  return { kind: 'done', record };
}

/** A rollback makes no task set: production traffic returns, and the replacement goes (observed). */
function returnTraffic(state: MutableState, record: CodeDeploymentRecord, now: number): StageOutcome {
  changeService(state, record, (service) => {
    const back = record.blue === undefined ? service : promoteTaskSet(service, record.blue.id, now);
    return record.green === undefined ? back : drainTaskSet(back, record.green.id, now);
  });
  routeRequests(state, record, { traffic: 'production', greenWeight: 0 });
  requestEvaluation(state, now);
  return { kind: 'done', record: { ...record, greenWeight: 0, updatedAt: now } };
}

function changeService(
  state: MutableState,
  record: CodeDeploymentRecord,
  change: (service: ServiceState) => ServiceState,
): void {
  const service = state.services.get(record.serviceKey);
  if (service !== undefined) state.services.set(service.key, change(service));
}

/** Waits for ContinueDeployment. The text is the guide's; the code, and that it counts as a failure, are assumed. */
export function runReadyWait(_state: MutableState, { record, stage, now }: StageInput): StageOutcome {
  if (stage.reported === 'Succeeded') return { kind: 'done', record: { ...record, status: 'InProgress' } };
  const minutes = readReadyWaitMinutes(record.settings) ?? 0;
  const until = stage.startedAt + minutes * 60_000;
  const ready = record.status === 'Ready' ? record : { ...record, status: 'Ready' as const, updatedAt: now };
  if (now < until) return { kind: 'wait', record: ready, until };
  const message = `The deployment timed out while waiting for a notification to continue. This time out period is ${minutes} minutes.`;
  return {
    kind: 'failed',
    failure: { status: 'Stopped', error: { code: 'TIMEOUT', message }, event: 'DEPLOYMENT_FAILURE' },
  };
}

/** The original task set stays for a while to allow a rollback, then stops. */
export function runTerminationWait(state: MutableState, { record, stage, now }: StageInput): StageOutcome {
  const waitMs = readTerminationWaitMs(record.settings);
  if (waitMs === undefined || record.blue === undefined) return { kind: 'done', record };
  const until = stage.startedAt + waitMs;
  if (now < until && stage.reported !== 'Succeeded') return { kind: 'wait', record, until };
  const { id } = record.blue;
  changeService(state, record, (service) => drainTaskSet(service, id, now));
  requestEvaluation(state, now);
  return { kind: 'done', record: { ...record, updatedAt: now } };
}
