/** What the live table of a terminal shows, folded from the events of a run. */

import { describeStop } from '../diagnosis/diagnose.ts';
import type { DeploymentRecord } from '../ports/service-records.ts';
import { isSuccess } from '../ports/verdict.ts';
import { revisionName, shortTaskId } from '../text/arn.ts';
import type { RunEvent } from './event.ts';
import { describeLifecycle } from './lifecycle-lines.ts';

/** One deployment of a service. */
export interface LiveDeployment {
  readonly id: string;
  /** `web:42` */
  readonly revision: string;
  /** Absent: not read yet. */
  readonly counts?: Pick<DeploymentRecord, 'desired' | 'running' | 'pending' | 'failed'>;
}

/** One service whose deployment is followed. */
export interface LiveService {
  readonly name: string;
  /** Ours first. */
  readonly deployments: readonly LiveDeployment[];
  /** What happened last: outside text. */
  readonly lastEvent?: string;
  /** Milliseconds of the run's clock at which the deployment began. */
  readonly beganMs: number;
  /** Milliseconds of the run's clock; absent: it is in progress. */
  readonly endedMs?: number;
  readonly end?: 'good' | 'bad';
}

export interface LiveState {
  /** In the order in which their deployments began. */
  readonly services: readonly LiveService[];
}

export const NOTHING_LIVE: LiveState = { services: [] };

/** Events that are in the table alone; all others are also lines above it. */
export function isInTable({ type }: RunEvent): boolean {
  return TABLE_EVENTS.has(type);
}

const TABLE_EVENTS: ReadonlySet<RunEvent['type']> = new Set([
  'counts',
  'service-event',
  'still-waiting',
  'stage-entered',
  'task-stopped',
]);

/** @param nowMs the run's clock */
export function updateLive(state: LiveState, event: RunEvent, nowMs: number): LiveState {
  switch (event.type) {
    case 'update-sent':
      return change(state, event.service, nowMs, {
        deployments: [{ id: event.deploymentId, revision: event.revision }],
        lastEvent: 'Update sent',
      });
    case 'counts':
      return change(state, event.service, nowMs, countDeployments(event, nowMs));
    case 'judged':
      return end(state, nowMs, event);
    case 'run-ended':
      return end(state, nowMs, event);
    default:
      return noteEvent(state, event, nowMs);
  }
}

function countDeployments({ ours, others, atMs }: Extract<RunEvent, { type: 'counts' }>, nowMs: number) {
  const shown = [...(ours === undefined ? [] : [ours]), ...others];
  return { deployments: shown.map(toLive), beganMs: nowMs - atMs };
}

function toLive({ id, revisionArn, desired, running, pending, failed }: DeploymentRecord): LiveDeployment {
  return { id, revision: revisionName(revisionArn), counts: { desired, running, pending, failed } };
}

/** Other events only change what happened last, of a service that is in the table. */
function noteEvent(state: LiveState, event: RunEvent, nowMs: number): LiveState {
  const noted = describeEvent(event);
  if (noted === undefined || !state.services.some(({ name }) => name === noted.service)) return state;
  return change(state, noted.service, nowMs, { lastEvent: noted.text });
}

function describeEvent(event: RunEvent): { readonly service: string; readonly text: string } | undefined {
  switch (event.type) {
    case 'service-event':
      return { service: event.service, text: event.event.text };
    case 'still-waiting':
      return { service: event.service, text: `waiting: ${event.waits.join('; ')}` };
    case 'task-stopped':
      return { service: event.service, text: `task ${shortTaskId(event.task.arn)}: ${describeStop(event.task).words}` };
    case 'rollback-asked':
      return { service: event.service, text: `rolling back: ${event.why}` };
    case 'continue-asked':
      return { service: event.service, text: `continuing: ${event.why}` };
    case 'verifying':
      return { service: event.service, text: 'verifying the service' };
    case 'stage-entered':
    case 'alarms-triggered':
    case 'hook-changed':
    case 'reroute-awaited':
      return { service: event.service, text: describeLifecycle(event) };
    default:
      return undefined;
  }
}

function change(state: LiveState, name: string, nowMs: number, changed: Partial<LiveService>): LiveState {
  const at = state.services.findIndex((service) => service.name === name);
  const before = state.services[at] ?? { name, deployments: [], beganMs: nowMs };
  const after = { ...before, ...changed };
  return { services: at < 0 ? [...state.services, after] : state.services.with(at, after) };
}

/** The verdict of one service, or that of the run for all that have none. */
function end(
  { services }: LiveState,
  nowMs: number,
  event: Extract<RunEvent, { type: 'judged' | 'run-ended' }>,
): LiveState {
  const isMeant = ({ name }: LiveService) => event.type === 'run-ended' || event.service === name;
  const how = isSuccess(event.verdict) ? 'good' : 'bad';
  return {
    services: services.map((one) =>
      one.end === undefined && isMeant(one) ? { ...one, end: how, endedMs: nowMs } : one,
    ),
  };
}
