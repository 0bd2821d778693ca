/** The course of CodeDeploy's deployments, on the engine's clock: looked at whenever the scheduler looks. */
import { listRaised } from '../engine/alarm-watch.ts';
import { type Draft, gridAfter } from '../engine/draft.ts';
import { readObjects, readString } from '../engine/input.ts';
import { changeStage, findStage, isOver } from './deployment-state.ts';
import { failDeployment } from './fail-deployment.ts';
import { runHook } from './hook-stage.ts';
import { runInstall } from './install-stage.ts';
import type { CodeDeploymentRecord, StageName } from './records.ts';
import type { Failure, RunStage } from './stage-outcome.ts';
import { runReadyWait, runTerminationWait, runTraffic } from './traffic-stage.ts';

/**
 * Takes every deployment as far as it goes now. Lifecycle events that wait for nothing follow each other at once; in
 * AWS each takes some hundreds of milliseconds.
 */
export function advanceCodeDeployments(draft: Draft, now: number): void {
  for (const record of [...draft.codeDeployments.values()]) {
    if (!isOver(record)) advance(draft, begin(draft, record, now), now);
  }
}

function begin(draft: Draft, record: CodeDeploymentRecord, now: number): CodeDeploymentRecord {
  if (record.status !== 'Created') return record;
  const begun: CodeDeploymentRecord = { ...record, status: 'InProgress', startedAt: now, updatedAt: now };
  draft.codeDeployments.set(record.id, begun);
  return begun;
}

/** Stage after stage, until one has to wait. */
function advance(draft: Draft, begun: CodeDeploymentRecord, now: number): void {
  const alarm = findAlarm(draft, begun);
  let played: Played = alarm === undefined ? { record: begun } : { record: begun, failure: alarm };
  while (played.failure === undefined && played.isStill !== true) played = playStage(draft, played.record, now);
  if (played.failure === undefined) draft.codeDeployments.set(played.record.id, played.record);
  else failDeployment(draft, played.record, { failure: played.failure, now });
}

interface Played {
  readonly record: CodeDeploymentRecord;
  /** It waits, or it is over. */
  readonly isStill?: boolean;
  readonly failure?: Failure;
}

function playStage(draft: Draft, record: CodeDeploymentRecord, now: number): Played {
  const stage = findStage(record);
  if (stage === undefined) return { record: succeed(draft, record, now), isStill: true };
  const startedAt = stage.startedAt ?? now;
  const entered = stage.status === 'InProgress' ? record : enterStage(record, now);
  const current = { ...stage, status: 'InProgress' as const, startedAt };
  const outcome = RUNNERS[stage.name](draft, { record: entered, stage: current, now });
  if (outcome.kind === 'failed') return { record: entered, failure: outcome.failure };
  if (outcome.kind === 'wait') {
    wakeAt(draft, outcome.until);
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
  // The listener for test traffic turns to the replacement at once; there is nothing to wait for.
  AllowTestTraffic: (_draft, { record }) => ({ kind: 'done', record }),
  AfterAllowTestTraffic: runHook,
  ReadyWait: runReadyWait,
  BeforeAllowTraffic: runHook,
  AllowTraffic: runTraffic,
  AfterAllowTraffic: runHook,
  TerminationWait: runTerminationWait,
};

function succeed(draft: Draft, record: CodeDeploymentRecord, now: number): CodeDeploymentRecord {
  const group = draft.deploymentGroups.get(record.groupKey);
  if (group !== undefined) draft.deploymentGroups.set(group.key, { ...group, lastSuccessful: record.id });
  return { ...record, status: 'Succeeded', updatedAt: now, completedAt: now };
}

/** Text and code are observed. A rollback is not watched; assumed. */
function findAlarm(draft: Draft, record: CodeDeploymentRecord): Failure | undefined {
  const { alarms } = record.settings;
  if (alarms.enabled !== true || record.creator === 'codeDeployRollback') return undefined;
  const names = readObjects(alarms, 'alarms').map((alarm) => readString(alarm, 'name') ?? '');
  const raised = listRaised(draft, names);
  if (raised.length === 0) return undefined;
  const listed = raised.map((name) => `<${name}>`).join(' ');
  const message = `One or more alarms have been activated according to the Amazon CloudWatch metrics you selected, and the affected deployments have been stopped. Activated alarms: ${listed}`;
  return { status: 'Stopped', error: { code: 'ALARM_ACTIVE', message }, event: 'DEPLOYMENT_STOP_ON_ALARM' };
}

/** A look at the first point of the grid at which the moment has come. */
function wakeAt(draft: Draft, moment: number | undefined): void {
  if (moment === undefined) return;
  const at = gridAfter(draft, moment - 1);
  if (draft.lookAt === undefined || at < draft.lookAt) draft.lookAt = at;
}
