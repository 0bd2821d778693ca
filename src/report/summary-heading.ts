import type { RevisionReference } from '@slipway/ecs-rules/arns';
import { unreachable } from '@slipway/ecs-rules/values';
import { isSuccess, type Verdict } from '../ports/verdict.ts';
import { revisionName } from '../text/arn.ts';
import { formatCount } from '../text/count.ts';
import { heading } from './markdown.ts';
import { listPlannedChanges } from './planned-changes.ts';
import { nameRevision } from './revision-facts.ts';
import type { RunRecord, ServiceOutcome } from './run-record.ts';
import { TASK_STATES } from './task-section.ts';

const MARKS: Readonly<Record<Verdict, string>> = {
  steady: '✅',
  paused: '⏸️',
  unchanged: '✅',
  started: '✅',
  planned: '📝',
  'rolled-back': '❌',
  failed: '❌',
  superseded: '❌',
  'timed-out': '❌',
  stuck: '❌',
  refused: '⛔',
  cancelled: '❌',
  unknown: '❓',
};

const WITHOUT_SERVICE: Readonly<Record<Verdict, string>> = {
  steady: 'Done',
  paused: 'Paused',
  unchanged: 'No changes',
  started: 'Started',
  planned: 'Dry run',
  'rolled-back': 'Failed, rolled back',
  failed: 'Failed',
  superseded: 'Superseded',
  'timed-out': 'Timed out',
  stuck: 'Stuck',
  refused: 'Refused',
  cancelled: 'Cancelled',
  unknown: 'Outcome unknown',
};

/** What several services did that have the same verdict. */
const OF_SEVERAL: Readonly<Record<Verdict, string>> = {
  steady: 'updated',
  paused: 'paused, waiting for approval',
  unchanged: 'unchanged',
  started: 'started, not monitored',
  planned: 'planned, no changes were made',
  'rolled-back': 'failed and rolled back',
  failed: 'failed',
  superseded: 'superseded',
  'timed-out': 'timed out',
  stuck: 'stuck',
  refused: 'not deployed',
  cancelled: 'cancelled',
  unknown: 'with an unknown outcome',
};

const MOST_NAMED = 3;
const REVISION_NUMBER = /^revision \d{1,10}$/;

/** `✅`, `❌` and the like. */
export function mark(verdict: Verdict | undefined): string {
  return verdict === undefined ? '–' : MARKS[verdict];
}

/** The heading of the summary: which service, what failed, and what is running. */
export function formatRun(record: RunRecord): string {
  return `## ${MARKS[record.verdict]} ${describeRun(record)}`;
}

function describeRun(record: RunRecord): string {
  const { verdict, services, schedules = [], task, taskDefinition, errors, asked } = record;
  if (verdict === 'refused') return describeRefusal(asked.services, errors.length);
  const [only, ...others] = services;
  const names = services.map(({ name }) => heading(name)).join(', ');
  if (task?.state === 'failed')
    return services.length === 0 ? 'One-off task failed' : `One-off task failed, ${names} not updated`;
  const behind = schedules.filter(({ state }) => state === 'failed').length;
  if (behind > 0) return `${formatCount(behind, 'schedule')} not updated${names === '' ? '' : `, ${names} deployed`}`;
  if (others.length > 0) return describeSeveral(services, verdict);
  if (only !== undefined) {
    const counted = verdict === 'planned' ? `, ${countChanges(record)}` : '';
    return `${heading(only.name)}: ${describeOne(only, verdict, asked.rollbackTo !== undefined)}${counted}`;
  }
  if (task !== undefined) return `One-off task ${TASK_STATES[task.state]}`;
  if (taskDefinition?.revisionArn !== undefined && isSuccess(verdict)) {
    const state = taskDefinition.isReused === true ? 'exists already' : 'registered';
    return `${heading(revisionName(taskDefinition.revisionArn))} ${state}`;
  }
  return WITHOUT_SERVICE[verdict];
}

function describeRefusal(services: readonly string[], errors: number): string {
  const [only, ...others] = services;
  const problems = errors === 0 ? '' : `, ${errors} ${errors === 1 ? 'problem' : 'problems'}`;
  if (only === undefined) return `Refused${problems}`;
  return others.length === 0
    ? `${heading(only)}: not deployed${problems}`
    : `${services.length} services not deployed${problems}`;
}

/** Of services that ended differently, the ones that failed are counted. */
function describeSeveral(services: readonly ServiceOutcome[], verdict: Verdict): string {
  const isGreen = isSuccess(verdict);
  const counted = isGreen ? services : services.filter((one) => one.verdict !== undefined && isFailure(one.verdict));
  if (counted.length === 0) return `${services.length} services: ${OF_SEVERAL[verdict]}`;
  const verdicts = new Set(counted.map((one) => one.verdict));
  const [word = verdict] = verdicts.size === 1 ? verdicts : [];
  const said = verdicts.size > 1 ? (isGreen ? 'updated or unchanged' : 'failed') : OF_SEVERAL[word];
  if (counted.length === services.length) return `All ${services.length} services ${said}`;
  const named = counted.length > MOST_NAMED ? '' : `: ${counted.map(({ name }) => heading(name)).join(', ')}`;
  return `${counted.length} of ${services.length} services ${said}${named}`;
}

/** A service that was not begun because another one failed is no failure of its own. */
export function isFailure(verdict: Verdict): boolean {
  return !isSuccess(verdict) && verdict !== 'refused';
}

/** `v1.5.0 failed, rolled back to v1.4.2`; the parts from outside are markdown. */
function describeOne(service: ServiceOutcome, verdict: Verdict, isRollback: boolean): string {
  const ours = service.revisionArn === undefined ? 'deployment' : name(service.revisionArn, service);
  const what = isRollback ? `rollback to ${ours}` : ours;
  switch (verdict) {
    case 'steady':
      return isRollback ? `rolled back to ${ours}` : `${ours} is running`;
    case 'paused':
      return `${what} is paused${service.pausedAt === undefined ? '' : ` at ${heading(service.pausedAt)}`}, waiting for approval`;
    case 'unchanged':
      return `${ours} is already running`;
    case 'started':
      return `${isRollback ? what : `update to ${ours}`} started, not monitored`;
    case 'planned':
      return 'dry run';
    case 'rolled-back':
      return isRollback
        ? `${what} failed${describeNow(service)}`
        : `${ours} failed, rolled back${describeTarget(service)}`;
    case 'failed':
      return `${what} failed${describeNow(service)}`;
    case 'superseded':
      return `${what} superseded${describeNow(service)}`;
    case 'timed-out':
      return `${what} timed out${describeNow(service)}`;
    case 'stuck':
      return `${what} is stuck${describeNow(service)}`;
    case 'cancelled':
      return `${isRollback ? what : `deployment of ${ours}`} cancelled${describeCancelled(service)}`;
    case 'unknown':
      return `outcome of ${isRollback ? 'the ' : ''}${what} unknown`;
    case 'refused':
      return 'not deployed';
    default:
      return unreachable(verdict);
  }
}

function countChanges(record: RunRecord): string {
  const count = listPlannedChanges(record).length;
  return count === 0 ? 'no changes' : formatCount(count, 'planned change');
}

function describeTarget({ serving, ...rest }: ServiceOutcome): string {
  const service = { serving, ...rest };
  return serving.length === 0
    ? ''
    : ` to ${serving.map(({ revisionArn }) => name(revisionArn, service)).join(' and ')}`;
}

function describeCancelled(service: ServiceOutcome): string {
  return service.isRollbackRequested === true ? ', rollback requested' : describeNow(service);
}

function describeNow(service: ServiceOutcome): string {
  const { serving, running, revisionArn } = service;
  const [only, ...others] = serving;
  if (only === undefined) return running === 0 ? ', no task is running' : '';
  if (others.length === 0 && only.revisionArn === revisionArn) return ', still running';
  const names = serving.map((one) => name(one.revisionArn, service)).join(' and ');
  return `, ${names} ${others.length === 0 ? 'is' : 'are'} running`;
}

/** Release or revision, as markdown. */
function name(arn: RevisionReference, service: ServiceOutcome): string {
  const { words, revision } = nameRevision(arn, service);
  const shown = REVISION_NUMBER.test(words) ? words : heading(words);
  return revision === undefined ? shown : `${shown} (${heading(revision)})`;
}
