/** Runs that are no rolling update of four tasks. */

import { diagnoseRollout } from '../../../src/diagnosis/diagnose.ts';
import { NO_EVIDENCE } from '../../../src/diagnosis/evidence-record.ts';
import { describePlan } from '../../../src/report/plan-headline.ts';
import type { RunRecord } from '../../../src/report/run-record.ts';
import {
  aRelease,
  aRun,
  BREAKER_EVENTS,
  diagnose,
  FAILING,
  image,
  OLD,
  OURS,
  releases,
  stoppedTasks,
} from './ended-runs.ts';
import { aSample, aShiftedRecord } from './run-records.ts';
import { aContainerLog, aStoppedContainer } from './stopped-tasks.ts';

const ALARMS = { status: 'TRIGGERED', names: ['web-5xx'], triggered: ['web-5xx'] };

/** `rollback-to: previous` after a release that misbehaves. */
export function rollback(): RunRecord {
  const reason = 'web:41 is running again: ECS completed deployment ecs-svc/1111111111111111111.';
  const web = aRelease('steady', {
    reason,
    revisionArn: OLD,
    previousRevisionArn: OURS,
    changes: [{ path: 'taskDefinition', kind: 'changed', before: 'web:42', after: 'web:41' }],
  });
  const { image: _image, taskDefinition: _taskDefinition, ...record } = aRun();
  return { ...record, verdict: 'steady', reason, services: [web], asked: { ...record.asked, rollbackTo: 'previous' } };
}

/** The same where the circuit breaker goes back to the release that was to be left. */
export function failedRollback(): RunRecord {
  const record = rollback();
  const stopped = stoppedTasks(3, { revisionArn: OLD });
  const logs = stopped.slice(-1).map(({ arn }) => aContainerLog({ taskArn: arn }));
  const reason =
    "web:41 failed to start: container app exited with code 1. ECS's circuit breaker rolled back to web:42.";
  const services = record.services.map((web) => ({
    ...web,
    verdict: 'rolled-back' as const,
    reason,
    serving: [{ revisionArn: OURS, running: 4 }],
    timeline: FAILING,
    ...diagnose({ stoppedTasks: stopped, events: BREAKER_EVENTS, logs }),
  }));
  return { ...record, verdict: 'rolled-back', reason, services };
}

/** A blue/green deployment by ECS that an alarm rolled back during its bake time. */
export function shifted(): RunRecord {
  const { services, reason } = aShiftedRecord({
    past: releases('rolled-back'),
    images: aRelease('rolled-back').images ?? {},
  });
  const found = diagnose({ lifecycle: { hooks: [], alarms: ALARMS } });
  return aRun({
    verdict: 'rolled-back',
    reason,
    tookMs: 262_000,
    services: services.map((web) => ({ ...web, ...found })),
  });
}

/** A release whose tasks run and whose users get errors. */
export function failedVerification(): RunRecord {
  const reason = 'Verification failed: GET /health returned 500 in 7 of 7 requests. Slipway rolled back to web:41.';
  const web = aRelease('rolled-back', {
    reason,
    verification: {
      tookMs: 12_000,
      results: [
        { check: 'GET /health', result: 'failed', why: 'returned 500 in 7 of 7 requests' },
        { check: 'alarm web-5xx', result: 'passed', why: 'OK' },
        { check: 'target-latency-p99 < 800ms', result: 'inconclusive', why: 'has no data' },
      ],
    },
  });
  return aRun({ verdict: 'rolled-back', reason, services: [web] });
}

/** A blue/green deployment that waits for an answer. */
export function paused(): RunRecord {
  const reason =
    'web:42 is paused at POST_TEST_TRAFFIC_SHIFT, waiting for approval; at 2026-11-04 22:03 UTC ECS rolls back.';
  const [web] = shifted().services.map(({ diagnosis: _diagnosis, course, ...service }) => ({
    ...service,
    verdict: 'paused' as const,
    reason,
    course: course.slice(0, 3),
    timeline: service.timeline.filter(({ isRollback }) => isRollback !== true),
    pausedAt: 'POST_TEST_TRAFFIC_SHIFT',
    hookId: 'ecs-pause-1',
  }));
  return aRun({ verdict: 'paused', reason, tookMs: 71_000, services: web === undefined ? [] : [web] });
}

/** A migration fails before the service is touched. */
export function failedTask(): RunRecord {
  const [stoppedTask] = stoppedTasks(1, {
    containers: [
      aStoppedContainer({ name: 'migrate', isEssential: true }),
      aStoppedContainer({ name: 'proxy', exitCode: 0, isEssential: false }),
    ],
  });
  const taskArn = stoppedTask?.arn ?? '';
  const lines = ['applying 0042_add_index', 'ERROR: relation "orders" does not exist', 'migration failed'];
  const logs = [aContainerLog({ container: 'migrate', taskArn, stream: `web/migrate/${taskArn.slice(-32)}`, lines })];
  const diagnosis = diagnoseRollout({
    ...NO_EVIDENCE,
    cluster: 'prod',
    stoppedTasks: stoppedTask === undefined ? [] : [stoppedTask],
    logs,
  });
  const reason =
    'One-off task 1c0ffee0 of web:42 failed: container migrate exited with code 1. No service was changed; web:41 is running in web.';
  const {
    verdict: _verdict,
    reason: _reason,
    ...web
  } = aRelease('failed', { timeline: [], events: [], isUpdateSent: false });
  return aRun({
    verdict: 'failed',
    reason,
    services: [web],
    task: {
      state: 'failed',
      cluster: 'prod',
      startedBy: 'GitHub-Actions',
      plan: [],
      revisionArn: OURS,
      taskArns: [taskArn],
      failures: [],
      lastStatus: 'STOPPED',
      reason,
      nextStep: diagnosis.nextStep,
      ...(stoppedTask === undefined ? {} : { stoppedTask }),
      diagnosis,
    },
  });
}

/** A dry run, which reads no ledger. */
export function planned(): RunRecord {
  const { taskDefinition: _taskDefinition, asked, ...record } = aRun();
  const {
    verdict: _verdict,
    reason: _reason,
    revisionArn: _revisionArn,
    past: _past,
    ...web
  } = aRelease('planned', {
    serving: [],
    timeline: [],
    events: [],
    images: { [OLD]: image('v1.4.2', 'a') },
  });
  return {
    ...record,
    verdict: 'planned',
    reason: describePlan([web]),
    asked: { ...asked, isDryRun: true },
    image: { reference: image('v1.5.0', 'b').replace(/@.*/, ''), tags: ['v1.5.0'], origin: 'planned' },
    services: [web],
    notices: [{ level: 'warning', text: 'No permission to tag revisions.', advice: 'Allow ecs:TagResource.' }],
    tookMs: 2_400,
  };
}

/** A blue/green deployment by AWS CodeDeploy that an alarm stopped. */
export function codeDeploy(): RunRecord {
  const reason =
    'Deployment d-ABCDEF123 of web:42 was stopped by an alarm (ALARM_ACTIVE). CodeDeploy rolled back to web:41.';
  const stage = { type: 'stage-entered', service: 'web', isBack: false } as const;
  const web = aRelease('rolled-back', {
    reason,
    codeDeploymentId: 'd-ABCDEF123',
    timeline: [
      aSample(3, { othersRunning: 4 }),
      aSample(45, { oursRunning: 2, oursPending: 2, othersRunning: 4 }),
      aSample(70, { oursRunning: 4, othersRunning: 4 }),
      aSample(190, { oursRunning: 4, othersRunning: 4, isRollback: true }),
      aSample(230, { othersRunning: 4 }),
    ],
    course: [
      { ...stage, atMs: 70_000, stage: 'Install' },
      { ...stage, atMs: 120_000, stage: 'AllowTraffic', traffic: 100 },
      { type: 'alarms-triggered', service: 'web', atMs: 185_000, alarms: ['web-5xx'] },
    ],
    events: [],
    diagnosis: diagnoseRollout({
      ...NO_EVIDENCE,
      cluster: 'prod',
      service: 'web',
      lifecycle: { hooks: [], alarms: ALARMS },
    }),
  });
  return aRun({ verdict: 'rolled-back', reason, services: [web] });
}

/** A rollout of so many tasks in ten steps of 40 seconds. */
export function manyTasks(count: number): RunRecord {
  const reason = 'web:42 is running: ECS completed deployment ecs-svc/1111111111111111111.';
  const lowerBound = count === 1 ? 1 : Math.ceil(count * 0.75);
  const timeline = Array.from({ length: 11 }, (_, index) => {
    const oursRunning = Math.round((count * index) / 10);
    const surge = index > 0 && index < 10 ? Math.ceil(count / 8) : 0;
    const othersRunning = Math.max(0, count - oursRunning + surge);
    return aSample(2 + index * 40, { desired: count, lowerBound, oursRunning, othersRunning });
  });
  const web = aRelease('steady', {
    reason,
    desired: count,
    running: count,
    serving: [{ revisionArn: OURS, running: count }],
    timeline,
  });
  return aRun({ verdict: 'steady', reason, services: [web] });
}

/** A rolling update of four tasks that went well. */
export function steady(): RunRecord {
  const reason = 'web:42 is running: ECS completed deployment ecs-svc/1111111111111111111.';
  const web = aRelease('steady', { reason, serving: [{ revisionArn: OURS, running: 4 }] });
  return aRun({ verdict: 'steady', reason, services: [web] });
}
