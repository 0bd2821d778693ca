/** Small questions about a deployment, and small changes of it. */

import { readNumber, readObject, readString, readStrings } from '../input.ts';
import type { MutableState } from '../mutable-state.ts';
import type { CodeDeploymentRecord, CodeDeployStatus, GroupSettings, StageState } from './records.ts';

const MINUTE_MS = 60_000;

export function isOver({ status }: Pick<CodeDeploymentRecord, 'status'>): boolean {
  return status === 'Succeeded' || status === 'Failed' || status === 'Stopped';
}

/** The stage in progress, or the next one. */
export function findStage(record: CodeDeploymentRecord): StageState | undefined {
  return record.stages.find(({ status }) => status === 'Pending' || status === 'InProgress');
}

/** Changes the stage in progress. */
export function changeStage(record: CodeDeploymentRecord, change: Partial<StageState>): CodeDeploymentRecord {
  const current = findStage(record);
  return { ...record, stages: record.stages.map((stage) => (stage === current ? { ...stage, ...change } : stage)) };
}

/** The deployment group's deployment that is not over. */
export function findActive(state: MutableState, groupKey: string): CodeDeploymentRecord | undefined {
  for (const record of state.codeDeployments.values()) {
    if (record.groupKey === groupKey && !isOver(record)) return record;
  }
  return undefined;
}

/** Whether the deployment is rolled back by itself on such an event. */
export function rollsBackOn({ autoRollback }: GroupSettings, event: string): boolean {
  return autoRollback.enabled === true && readStrings(autoRollback, 'events').includes(event);
}

/** How long the deployment waits for a manual reroute before production traffic; undefined when it does not. */
export function readReadyWaitMinutes({ blueGreen }: GroupSettings): number | undefined {
  const ready = readObject(blueGreen, 'deploymentReadyOption') ?? {};
  const isWaiting = readString(ready, 'actionOnTimeout') === 'STOP_DEPLOYMENT';
  return isWaiting ? (readNumber(ready, 'waitTimeInMinutes') ?? 0) : undefined;
}

/** How long the original task set stays, in milliseconds; undefined when it is kept. */
export function readTerminationWaitMs({ blueGreen }: GroupSettings): number | undefined {
  const option = readObject(blueGreen, 'terminateBlueInstancesOnDeploymentSuccess') ?? {};
  if (readString(option, 'action') === 'KEEP_ALIVE') return undefined;
  return (readNumber(option, 'terminationWaitTimeInMinutes') ?? 0) * MINUTE_MS;
}

export interface Ending {
  readonly status: CodeDeployStatus;
  readonly now: number;
}

/** Ends the deployment; the stage in progress has failed then, and what would follow is skipped (observed). */
export function endUnsuccessfully(
  record: CodeDeploymentRecord,
  { status, error, now }: Ending & { readonly error: { readonly code: string; readonly message: string } },
): CodeDeploymentRecord {
  const current = findStage(record);
  const stages = record.stages.map((stage): StageState => {
    if (stage === current) return { ...stage, status: 'Failed', startedAt: stage.startedAt ?? now, endedAt: now };
    return stage.status === 'Pending' ? { ...stage, status: 'Skipped' } : stage;
  });
  return { ...record, status, error, stages, updatedAt: now, completedAt: now };
}
