/** AllowTraffic, and the waits before and after it. */
import { type Draft, requestLook } from '../engine/draft.ts';
import type { ServiceState } from '../engine/service-record.ts';
import { drainTaskSet, promoteTaskSet } from '../engine/task-set-state.ts';
import { readReadyWaitMinutes, readTerminationWaitMs } from './deployment-state.ts';
import type { CodeDeploymentRecord } from './records.ts';
import type { StageOutcome, StageScene } from './stage-outcome.ts';

/** Shifts one increment after the other. With the last one the replacement is PRIMARY; that it is not before is assumed. */
export function runTraffic(draft: Draft, { record, stage, now }: StageScene): StageOutcome {
  if (record.creator === 'codeDeployRollback') return returnTraffic(draft, record, now);
  let shifted = record.shifted;
  let moment = stage.startedAt + sumWaits(record, shifted);
  while (shifted < record.traffic.length && now >= moment) {
    shifted += 1;
    moment = stage.startedAt + sumWaits(record, shifted);
  }
  const greenWeight = record.traffic[shifted - 1]?.percent ?? 0;
  const moved = shifted === record.shifted ? record : { ...record, shifted, greenWeight, updatedAt: now };
  if (shifted < record.traffic.length) return { kind: 'wait', record: moved, until: moment };
  changeService(draft, record, (service) => promoteTaskSet(service, record.green?.id ?? '', now));
  return { kind: 'done', record: moved };
}

function sumWaits(record: CodeDeploymentRecord, count: number): number {
  return record.traffic.slice(0, count).reduce((sum, { waitMs }) => sum + waitMs, 0);
}

/** A rollback makes no task set: production traffic returns, and the replacement goes (observed). */
function returnTraffic(draft: Draft, record: CodeDeploymentRecord, now: number): StageOutcome {
  changeService(draft, record, (service) => {
    const back = record.blue === undefined ? service : promoteTaskSet(service, record.blue.id, now);
    return record.green === undefined ? back : drainTaskSet(back, record.green.id, now);
  });
  requestLook(draft, now);
  return { kind: 'done', record: { ...record, greenWeight: 0, updatedAt: now } };
}

function changeService(
  draft: Draft,
  record: CodeDeploymentRecord,
  change: (service: ServiceState) => ServiceState,
): void {
  const service = draft.services.get(record.serviceKey);
  if (service !== undefined) draft.services.set(service.key, change(service));
}

/** Waits for ContinueDeployment. The text is the guide's; the code, and that it counts as a failure, are assumed. */
export function runReadyWait(_draft: Draft, { record, stage, now }: StageScene): StageOutcome {
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

/** The original task set stays for a while, so that there is a way back, and goes. */
export function runTerminationWait(draft: Draft, { record, stage, now }: StageScene): StageOutcome {
  const waitMs = readTerminationWaitMs(record.settings);
  if (waitMs === undefined || record.blue === undefined) return { kind: 'done', record };
  const until = stage.startedAt + waitMs;
  if (now < until && stage.reported !== 'Succeeded') return { kind: 'wait', record, until };
  const { id } = record.blue;
  changeService(draft, record, (service) => drainTaskSet(service, id, now));
  requestLook(draft, now);
  return { kind: 'done', record: { ...record, updatedAt: now } };
}
