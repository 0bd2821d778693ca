/** The records that some runs leave behind. */

import { diagnoseRollout } from '../../../src/diagnosis/diagnose.ts';
import { NO_EVIDENCE } from '../../../src/diagnosis/evidence-record.ts';
import type { Change } from '../../../src/diff/change.ts';
import type { TimelineSample } from '../../../src/follow/service-progress.ts';
import { describePlan } from '../../../src/report/plan-headline.ts';
import type { RunRecord, ServiceOutcome } from '../../../src/report/run-record.ts';
import { PAST } from './past-builders.ts';
import { SHIFT_LIFECYCLE, SHIFT_REASON } from './run-stories.ts';
import { revisionArn } from './service-builders.ts';
import {
  aContainerLog,
  anUnhealthyGroup,
  aServiceEvent,
  aStoppedContainer,
  aStoppedTask,
  TARGET_GROUP,
} from './stopped-tasks.ts';

const ARN = 'arn:aws:ecs:eu-west-1:111122223333';
const START = Date.UTC(2026, 10, 3, 22, 3, 0);

const NEW_IMAGE: Change = {
  path: 'containerDefinitions[app].image',
  kind: 'changed',
  before: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:v1',
  after: `111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:v2@sha256:${'ab'.repeat(32)}`,
};
const NEW_VARIABLE: Change = { path: 'containerDefinitions[app].environment[LOG_LEVEL]', kind: 'added' };

/** A deploy of an image to the service `web` of the cluster `prod` that went well. */
export function aRecord(overrides: Partial<RunRecord> = {}): RunRecord {
  return {
    verdict: 'steady',
    reason: 'web:42 is running: ECS completed deployment ecs-svc/1111111111111111111.',
    errors: [],
    asked: { cluster: 'prod', services: ['web'], isDryRun: false, commit: '0123456789abcdef0123456789abcdef01234567' },
    identity: { account: '111122223333', arn: 'arn:aws:iam::111122223333:role/ci', region: 'eu-west-1' },
    image: {
      reference: `111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:v2@sha256:${'ab'.repeat(32)}`,
      registry: '111122223333.dkr.ecr.eu-west-1.amazonaws.com',
      tags: ['v2', 'sha-0123456789ab'],
      digest: `sha256:${'ab'.repeat(32)}`,
      origin: 'built',
    },
    taskDefinition: {
      path: '/runner/temp/web-42.json',
      revisionArn: revisionArn('web:42'),
      previousRevisionArn: revisionArn('web:41'),
      isReused: false,
      changes: [NEW_IMAGE, NEW_VARIABLE],
    },
    services: [aServiceOutcome({ past: PAST })],
    notices: [],
    startedAt: START,
    tookMs: 161_000,
    ...overrides,
  };
}

/** Of the service `web`: from `web:41` to `web:42`, steady after 95 seconds. */
export function aServiceOutcome(overrides: Partial<ServiceOutcome> = {}): ServiceOutcome {
  return {
    name: 'web',
    cluster: 'prod',
    verdict: 'steady',
    reason: 'ECS completed the deployment; web:42 serves.',
    deploymentId: 'ecs-svc/1111111111111111111',
    serviceDeploymentArn: `${ARN}:service-deployment/prod/web/abcdefghijklmnopqrstu`,
    revisionArn: revisionArn('web:42'),
    previousRevisionArn: revisionArn('web:41'),
    desired: 4,
    running: 4,
    serving: [{ revisionArn: revisionArn('web:42'), running: 4 }],
    changes: [NEW_IMAGE, NEW_VARIABLE],
    plan: [],
    timeline: [
      aSample(2, { othersRunning: 4 }),
      aSample(8, { oursPending: 1, othersRunning: 4 }),
      aSample(31, { oursRunning: 1, oursPending: 1, othersRunning: 4 }),
      aSample(62, { oursRunning: 3, oursPending: 1, othersRunning: 1 }),
      aSample(95, { oursRunning: 4 }),
    ],
    course: [],
    events: [
      anEvent(7, '(service web) has started 1 tasks: (task 0123456789abcdef0123456789abcdef).'),
      anEvent(101, '(service web) (deployment ecs-svc/1111111111111111111) deployment completed.'),
    ],
    stoppedTasks: [],
    ...overrides,
  };
}

export function aSample(atSeconds: number, overrides: Partial<TimelineSample> = {}): TimelineSample {
  const none = { oursRunning: 0, oursPending: 0, othersRunning: 0, failed: 0 };
  return { atMs: atSeconds * 1000, desired: 4, lowerBound: 3, ...none, ...overrides };
}

function anEvent(atSeconds: number, text: string) {
  return aServiceEvent(text, { at: START + atSeconds * 1000 });
}

/** The circuit breaker rolled it back: the container exits with code 1. */
export function aRolledBackRecord(): RunRecord {
  const stoppedTasks = [1, 2, 3].map((number) =>
    aStoppedTask({ arn: `${ARN}:task/prod/${String(number).repeat(32)}`, stoppedAt: START + number * 40_000 }),
  );
  const events = [
    anEvent(125, '(service web) (deployment ecs-svc/1111111111111111111) deployment failed: tasks failed to start.'),
    anEvent(125, '(service web) rolling back to deployment ecs-svc/2222222222222222222.'),
  ];
  const reason = 'The circuit breaker of ECS rolled back to web:41.';
  const web = aServiceOutcome({
    verdict: 'rolled-back',
    reason,
    serving: [{ revisionArn: revisionArn('web:41'), running: 4 }],
    timeline: [
      aSample(5, { oursPending: 1, othersRunning: 4 }),
      aSample(40, { oursPending: 1, othersRunning: 4, failed: 1 }),
      aSample(121, { othersRunning: 4, failed: 3 }),
    ],
    events,
    stoppedTasks,
    diagnosis: diagnoseRollout({
      ...NO_EVIDENCE,
      cluster: 'prod',
      service: 'web',
      stoppedTasks,
      events,
      logs: stoppedTasks.slice(-1).map(({ arn }) => aContainerLog({ taskArn: arn })),
    }),
  });
  return aRecord({ verdict: 'rolled-back', reason, services: [web], tookMs: 212_000 });
}

/** A blue/green deployment that an alarm rolled back during its bake time. */
export function aShiftedRecord(overrides: Partial<ServiceOutcome> = {}): RunRecord {
  const web = aServiceOutcome({
    verdict: 'rolled-back',
    reason: SHIFT_REASON,
    serving: [{ revisionArn: revisionArn('web:41'), running: 4 }],
    plan: ['strategy BLUE_GREEN: all traffic at once; bake time 5 minutes'],
    timeline: [
      aSample(12, { othersRunning: 4 }),
      aSample(66, { oursRunning: 4, othersRunning: 4 }),
      aSample(215, { oursRunning: 4, othersRunning: 4, isRollback: true }),
      aSample(250, { othersRunning: 4, isRollback: true }),
    ],
    course: SHIFT_LIFECYCLE,
    ...overrides,
  });
  return aRecord({ verdict: 'rolled-back', reason: SHIFT_REASON, services: [web], tookMs: 262_000 });
}

/** Tasks answer the load balancer's check with 404, and the logs may not be read; nobody took it back. */
export function anUnhealthyRecord(): RunRecord {
  const stoppedTasks = [1, 2].map((number) =>
    aStoppedTask({
      arn: `${ARN}:task/prod/${String(number).repeat(32)}`,
      stopCode: 'ServiceSchedulerInitiated',
      stoppedReason: `Task failed ELB health checks in (target-group ${TARGET_GROUP})`,
      stoppedAt: START + number * 90_000,
      containers: [aStoppedContainer({ exitCode: 143 })],
    }),
  );
  const reason = 'web:42 was not steady within 5 minutes; it continues in ECS.';
  const web = aServiceOutcome({
    verdict: 'timed-out',
    reason,
    events: [],
    timeline: [],
    stoppedTasks,
    diagnosis: diagnoseRollout({
      ...NO_EVIDENCE,
      cluster: 'prod',
      service: 'web',
      stoppedTasks,
      targetGroups: [anUnhealthyGroup()],
      unreadable: [
        {
          action: 'logs:GetLogEvents',
          why: 'logs:GetLogEvents on log stream web/app/2222 was denied: not authorized.',
        },
      ],
    }),
  });
  return aRecord({ verdict: 'timed-out', reason, services: [web], tookMs: 300_000 });
}

/** Three errors, nothing called. */
export function aRefusedRecord(): RunRecord {
  return {
    verdict: 'refused',
    reason: 'The inputs have 3 errors. No changes were made.',
    nextStep: 'Correct the inputs named here and run again.',
    errors: [
      { input: 'image-tag', text: '"feat/x" is not an image tag.', advice: 'Use "feat-x", for example.' },
      { input: 'wait-for-minutes', text: '"soon" is not a whole number.' },
      { text: 'Both image and repository are given.', advice: 'Give one of them.' },
    ],
    asked: { cluster: 'prod', services: ['web'], isDryRun: false },
    services: [],
    notices: [],
    startedAt: START,
    tookMs: 40,
  };
}

/** What a dry run would do. */
export function aPlannedRecord(): RunRecord {
  const { image } = aRecord();
  const web = {
    name: 'web',
    cluster: 'prod',
    previousRevisionArn: revisionArn('web:41'),
    desired: 4,
    running: 4,
    serving: [{ revisionArn: revisionArn('web:41'), running: 4 }],
    changes: [
      NEW_IMAGE,
      { path: 'containerDefinitions[app].secrets[API_KEY]', kind: 'removed' as const, before: 'app/api-key' },
    ],
    forecast: { batches: 2, leastSeconds: 80, fewestTasks: 3, mostTasks: 4 },
    plan: [
      'Forecast: 2 batches, at least 80 seconds (mostly health checks); 3–4 tasks running throughout.',
      'Timeout 30 min. Stops early on an unrecoverable error, after 3 failed tasks, or after 2 that failed the same way if none became healthy.',
    ],
    timeline: [],
    course: [],
    events: [],
    stoppedTasks: [],
  };
  return {
    verdict: 'planned',
    reason: describePlan([web]),
    errors: [],
    asked: { cluster: 'prod', services: ['web'], isDryRun: true },
    identity: aRecord().identity ?? { account: '', arn: '', region: '' },
    ...(image === undefined ? {} : { image: { reference: image.reference, tags: image.tags, origin: 'planned' } }),
    services: [web],
    isPlanned: true,
    notices: [{ level: 'warning', text: 'No permission to tag revisions.', advice: 'Allow ecs:TagResource.' }],
    startedAt: START,
    tookMs: 2_400,
  };
}

/** `rollback-to: previous`, against the local ECS. */
export function aRollbackRecord(): RunRecord {
  const web = aServiceOutcome({
    reason: 'Rolled back to web:41.',
    revisionArn: revisionArn('web:41'),
    previousRevisionArn: revisionArn('web:42'),
    serving: [{ revisionArn: revisionArn('web:41'), running: 4 }],
    sources: { [revisionArn('web:41')]: 'v1.4.2', [revisionArn('web:42')]: 'c0ffee012345' },
    changes: [],
  });
  return {
    verdict: 'steady',
    reason: 'Rolled back to web:41.',
    errors: [],
    asked: { cluster: 'prod', services: ['web'], isDryRun: false, rollbackTo: 'previous' },
    identity: {
      account: '111122223333',
      arn: 'arn:aws:iam::111122223333:role/ci',
      region: 'eu-west-1',
      endpoint: 'http://127.0.0.1:4566',
    },
    services: [web],
    notices: [],
    startedAt: START,
    tookMs: 58_000,
  };
}

/** `rollback-to: 41` that the circuit breaker rolled back: what was to be left runs again. */
export function aFailedRollbackRecord(): RunRecord {
  const record = aRollbackRecord();
  const reason = 'ECS failed the deployment of web:41 and rolled back to web:42 (tasks failed to start).';
  const services = record.services.map((web) => ({
    ...web,
    verdict: 'rolled-back' as const,
    reason,
    serving: [{ revisionArn: revisionArn('web:42'), running: 4 }],
    timeline: [],
    events: [],
  }));
  return { ...record, verdict: 'rolled-back', reason, services, asked: { ...record.asked, rollbackTo: '41' } };
}

/** The requested revision is already running. */
export function anUnchangedRecord(): RunRecord {
  const web = {
    name: 'web',
    cluster: 'prod',
    verdict: 'unchanged',
    reason: 'web:42 is already running; nothing to change.',
    revisionArn: revisionArn('web:42'),
    previousRevisionArn: revisionArn('web:42'),
    desired: 4,
    running: 4,
    serving: [{ revisionArn: revisionArn('web:42'), running: 4 }],
    changes: [],
    plan: [],
    timeline: [],
    course: [],
    events: [],
    stoppedTasks: [],
  } as const;
  return aRecord({
    verdict: 'unchanged',
    reason: 'web:42 is already running; nothing to change.',
    services: [web],
    tookMs: 3_000,
  });
}
