/** Advances CodeDeploy's deployments on the engine's clock, in each pass of the scheduler. */
import { listRaised } from '../alarm-watch.ts';
import { readObjects, readString } from '../input.ts';
import { gridAfter, type MutableState } from '../mutable-state.ts';
import { changeStage, findStage, isOver } from './deployment-state.ts';
import { failDeployment } from './fail-deployment.ts';
import { runHook } from './hook-stage.ts';
import { runInstall } from './install-stage.ts';
import type { CodeDeploymentRecord, StageName } from './records.ts';
import type { RunStage, StageFailure } from './stage-outcome.ts';
import { runReadyWait, runTerminationWait, runTestTraffic, runTraffic } from './traffic-stage.ts';

/**
 * Advances every deployment as far as possible now. Lifecycle events that wait for nothing follow each other at once;
 * in AWS each takes some hundreds of milliseconds.
 */
export function advanceCodeDeployments(state: MutableState, now: number): void {
  for (const record of [...state.codeDeployments.values()]) {
    if (!isOver(record)) advance(state, begin(state, record, now), now);
  }
}

function begin(state: MutableState, record: CodeDeploymentRecord, now: number): CodeDeploymentRecord {
  if (record.status !== 'Created') return record;
  const begun: CodeDeploymentRecord = { ...record, status: 'InProgress', startedAt: now, updatedAt: now };
  state.codeDeployments.set(record.id, begun);
  return begun;
}

/** Stage after stage, until one has to wait. */
function advance(state: MutableState, begun: CodeDeploymentRecord, now: number): void {
  const alarm = findAlarm(state, begun);
  let played: Played = alarm === undefined ? { record: begun } : { record: begun, failure: alarm };
  while (played.failure === undefined && played.isStill !== true) played = playStage(state, played.record, now);
  if (played.failure === undefined) state.codeDeployments.set(played.record.id, played.record);
  else failDeployment(state, played.record, { failure: played.failure, now });
}

interface Played {
  readonly record: CodeDeploymentRecord;
  /** It waits or has ended. */
  readonly isStill?: boolean;
  readonly failure?: StageFailure;
}

function playStage(state: MutableState, record: CodeDeploymentRecord, now: number): Played {
  const stage = findStage(record);
  if (stage === undefined) return { record: succeed(state, record, now), isStill: true };
  const startedAt = stage.startedAt ?? now;
  const entered = stage.status === 'InProgress' ? record : enterStage(record, now);
  const current = { ...stage, status: 'InProgress' as const, startedAt };
  const outcome = RUNNERS[stage.name](state, { record: entered, stage: current, now });
  if (outcome.kind === 'failed') return { record: entered, failure: outcome.failure };
  if (outcome.kind === 'wait') {
    wakeAt(state, outcome.until);
    return { record: outcome.record, isStill: true };
  }
  return { record: { ...changeStage(outcome.record, { status: 'Succeeded', endedAt: now }), updatedAt: now } };
}

function enterStage(record: CodeDeploymentRecord, now: number): CodeDeploymentRecord {
  return { ...changeStage(record, { status: 'InProgress', startedAt: now }), updatedAt: now };
}

const RUNNERS: Readonly<Record<StageName, RunStage>> = {
  BeforeInstall: runHook,
  Install: runInstall,
  AfterInstall: runHook,
  AllowTestTraffic: runTestTraffic,
  AfterAllowTestTraffic: runHook,
  ReadyWait: runReadyWait,
  BeforeAllowTraffic: runHook,
  AllowTraffic: runTraffic,
  AfterAllowTraffic: runHook,
  TerminationWait: runTerminationWait,
};

function succeed(state: MutableState, record: CodeDeploymentRecord, now: number): CodeDeploymentRecord {
  const group = state.deploymentGroups.get(record.groupKey);
  if (group !== undefined) state.deploymentGroups.set(group.key, { ...group, lastSuccessful: record.id });
  return { ...record, status: 'Succeeded', updatedAt: now, completedAt: now };
}

/** Text and code are observed. Alarms do not stop a rollback; assumed. */
function findAlarm(state: MutableState, record: CodeDeploymentRecord): StageFailure | undefined {
  const { alarms } = record.settings;
  if (alarms.enabled !== true || record.creator === 'codeDeployRollback') return undefined;
  const names = readObjects(alarms, 'alarms').map((alarm) => readString(alarm, 'name') ?? '');
  const raised = listRaised(state, names);
  if (raised.length === 0) return undefined;
  const listed = raised.map((name) => `<${name}>`).join(' ');
  const message = `One or more alarms have been activated according to the Amazon CloudWatch metrics you selected, and the affected deployments have been stopped. Activated alarms: ${listed}`;
  return { status: 'Stopped', error: { code: 'ALARM_ACTIVE', message }, event: 'DEPLOYMENT_STOP_ON_ALARM' };
}

/** Requests a pass at the first point of the grid after the moment. */
function wakeAt(state: MutableState, moment: number | undefined): void {
  if (moment === undefined) return;
  const at = gridAfter(state, moment - 1);
  if (state.lookAt === undefined || at < state.lookAt) state.lookAt = at;
}
