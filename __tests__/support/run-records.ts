/** The records that some runs leave behind. */
import type { RunRecord, ServiceOutcome, TimelineSample } from '../../src/report/run-record.ts';
import { diagnoseRollout, NO_EVIDENCE } from '../../src/rollout/diagnose.ts';
import { PAST } from './past-builders.ts';
import { SHIFT_COURSE, SHIFT_REASON } from './run-stories.ts';
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

/** A deploy of an image to the service `web` of the cluster `prod` that went well. */
export function aRecord(overrides: Partial<RunRecord> = {}): RunRecord {
  return {
    verdict: 'steady',
    reason: 'web:42 serves in service web.',
    faults: [],
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
      revisionArn: `${ARN}:task-definition/web:42`,
      previousRevisionArn: `${ARN}:task-definition/web:41`,
      isReused: false,
      changes: ['container app: image changes', 'container app: variable LOG_LEVEL added'],
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
    revisionArn: `${ARN}:task-definition/web:42`,
    previousRevisionArn: `${ARN}:task-definition/web:41`,
    desired: 4,
    running: 4,
    serving: [{ revisionArn: `${ARN}:task-definition/web:42`, running: 4 }],
    changes: ['container app: image changes', 'container app: variable LOG_LEVEL added'],
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

/** The circuit breaker took it back: the container exits with code 1. */
export function aRolledBackRecord(): RunRecord {
  const stoppedTasks = [1, 2, 3].map((number) =>
    aStoppedTask({ arn: `${ARN}:task/prod/${String(number).repeat(32)}`, stoppedAt: START + number * 40_000 }),
  );
  const events = [
    anEvent(125, '(service web) (deployment ecs-svc/1111111111111111111) deployment failed: tasks failed to start.'),
    anEvent(125, '(service web) rolling back to deployment ecs-svc/2222222222222222222.'),
  ];
  const reason = 'The circuit breaker of ECS rolled back; web:41 serves again.';
  const web = aServiceOutcome({
    verdict: 'rolled-back',
    reason,
    serving: [{ revisionArn: `${ARN}:task-definition/web:41`, running: 4 }],
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

/** A blue/green deployment that an alarm took back during its bake time. */
export function aShiftedRecord(overrides: Partial<ServiceOutcome> = {}): RunRecord {
  const web = aServiceOutcome({
    verdict: 'rolled-back',
    reason: SHIFT_REASON,
    serving: [{ revisionArn: `${ARN}:task-definition/web:41`, running: 4 }],
    plan: ['strategy BLUE_GREEN: all traffic at once; bake time 5 minutes'],
    timeline: [
      aSample(12, { othersRunning: 4 }),
      aSample(66, { oursRunning: 4, othersRunning: 4 }),
      aSample(250, { othersRunning: 4 }),
    ],
    course: SHIFT_COURSE,
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
  const reason = 'No verdict within 5 minutes.';
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

/** Three faults, nothing called. */
export function aRefusedRecord(): RunRecord {
  return {
    verdict: 'refused',
    reason: '3 inputs are not acceptable; nothing was called.',
    nextStep: 'Correct the inputs named here and run again.',
    faults: [
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
    previousRevisionArn: `${ARN}:task-definition/web:41`,
    desired: 4,
    running: 4,
    serving: [{ revisionArn: `${ARN}:task-definition/web:41`, running: 4 }],
    changes: ['container app: image changes', 'container app: secret API_KEY removed'],
    plan: ['register a new revision of web', 'roll 4 tasks in at least 2 waves; 3 stay in service'],
    timeline: [],
    course: [],
    events: [],
    stoppedTasks: [],
  };
  return {
    verdict: 'planned',
    reason: 'Dry run: nothing was written.',
    faults: [],
    asked: { cluster: 'prod', services: ['web'], isDryRun: true },
    identity: aRecord().identity ?? { account: '', arn: '', region: '' },
    ...(image === undefined ? {} : { image: { reference: image.reference, tags: image.tags, origin: 'planned' } }),
    services: [web],
    notices: [{ level: 'warning', text: 'No permission to tag revisions.', advice: 'Allow ecs:TagResource.' }],
    startedAt: START,
    tookMs: 2_400,
  };
}

/** `rollback-to: previous`, against the local ECS. */
export function aRollbackRecord(): RunRecord {
  const web = aServiceOutcome({
    reason: 'web:41 serves again.',
    revisionArn: `${ARN}:task-definition/web:41`,
    previousRevisionArn: `${ARN}:task-definition/web:42`,
    serving: [{ revisionArn: `${ARN}:task-definition/web:41`, running: 4 }],
    sources: { [`${ARN}:task-definition/web:41`]: 'v1.4.2', [`${ARN}:task-definition/web:42`]: 'c0ffee012345' },
    changes: [],
  });
  return {
    verdict: 'steady',
    reason: 'web:41 serves again.',
    faults: [],
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

/** `rollback-to: 41` that the circuit breaker took back: what was to be left serves again. */
export function aFailedRollbackRecord(): RunRecord {
  const record = aRollbackRecord();
  const reason = 'ECS gave up web:41 and web:42 serves again (tasks failed to start).';
  const services = record.services.map((web) => ({
    ...web,
    verdict: 'rolled-back' as const,
    reason,
    serving: [{ revisionArn: `${ARN}:task-definition/web:42`, running: 4 }],
    timeline: [],
    events: [],
  }));
  return { ...record, verdict: 'rolled-back', reason, services, asked: { ...record.asked, rollbackTo: '41' } };
}

/** What was asked for serves already. */
export function anUnchangedRecord(): RunRecord {
  const web = {
    name: 'web',
    cluster: 'prod',
    verdict: 'unchanged',
    reason: 'web:42 serves already.',
    revisionArn: `${ARN}:task-definition/web:42`,
    previousRevisionArn: `${ARN}:task-definition/web:42`,
    desired: 4,
    running: 4,
    serving: [{ revisionArn: `${ARN}:task-definition/web:42`, running: 4 }],
    changes: [],
    plan: [],
    timeline: [],
    course: [],
    events: [],
    stoppedTasks: [],
  } as const;
  return aRecord({
    verdict: 'unchanged',
    reason: 'web:42 serves already; nothing was written.',
    services: [web],
    tookMs: 3_000,
  });
}
