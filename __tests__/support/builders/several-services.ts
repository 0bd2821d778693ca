/** Runs over six services. */

import type { Verdict } from '../../../src/ports/verdict.ts';
import type { RunRecord, ServiceOutcome } from '../../../src/report/run-record.ts';
import {
  aCrashLog,
  aRelease,
  aRun,
  BREAKER_EVENTS,
  diagnose,
  FAILING,
  image,
  releases,
  revision,
  stoppedTasks,
} from './ended-runs.ts';
import { aStoppedContainer } from './stopped-tasks.ts';

const NAMES = ['web', 'api', 'worker', 'mail', 'search', 'admin'];

/** One of the six, with a family of its own. */
function aMember(name: string, verdict: Verdict, overrides: Partial<ServiceOutcome> = {}): ServiceOutcome {
  const [ours, old] = [revision(42, name), revision(41, name)];
  return aRelease(verdict, {
    name,
    revisionArn: ours,
    previousRevisionArn: old,
    serving: [{ revisionArn: verdict === 'steady' ? ours : old, running: 4 }],
    images: { [ours]: image('v1.5.0', 'b', name), [old]: image('v1.4.2', 'a', name) },
    changes: [
      {
        path: `containerDefinitions[${name}].image`,
        kind: 'changed',
        before: `${name}:v1.4.2`,
        after: `${name}:v1.5.0`,
      },
    ],
    past: releases(verdict, name),
    reason: `${name}:42 is running: ECS completed deployment ecs-svc/1111111111111111111.`,
    ...overrides,
  });
}

/** Its container, which is named after it, exits with code 1. */
function aFailedMember(name: string): ServiceOutcome {
  const containers = [aStoppedContainer({ name, image: image('v1.5.0', 'b', name) })];
  const tasks = stoppedTasks(3, { containers, revisionArn: revision(42, name) });
  const logs = tasks.slice(-1).map(({ arn }) => aCrashLog(arn, name));
  const reason = `${name}:42 failed to start: container ${name} exited with code 1. ECS's circuit breaker rolled back to ${name}:41.`;
  const found = diagnose({ service: name, stoppedTasks: tasks, events: BREAKER_EVENTS, logs });
  return aMember(name, 'rolled-back', { reason, timeline: FAILING, ...found });
}

function aRunOf(services: readonly ServiceOutcome[]): RunRecord {
  const failed = services.filter(({ verdict }) => verdict === 'rolled-back');
  const having = failed.length === 0 ? services : failed;
  const asked = { ...aRun().asked, services: NAMES };
  const reason = having.map((service) => `${service.name}: ${service.reason}`).join(' ');
  return aRun({ verdict: having[0]?.verdict ?? 'steady', reason, asked, services });
}

export function allServicesSteady(): RunRecord {
  return aRunOf(NAMES.map((name) => aMember(name, 'steady')));
}

export function someServicesFailed(): RunRecord {
  return aRunOf(NAMES.map((name) => (name === 'api' ? aFailedMember(name) : aMember(name, 'steady'))));
}

export function threeServicesFailed(): RunRecord {
  const failed = new Set(['web', 'api', 'worker']);
  return aRunOf(NAMES.map((name) => (failed.has(name) ? aFailedMember(name) : aMember(name, 'steady'))));
}
