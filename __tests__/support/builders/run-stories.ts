/** What happens in some runs, as the reporters are reported of it. */

import { diagnoseRollout } from '../../../src/diagnosis/diagnose.ts';
import { NO_EVIDENCE } from '../../../src/diagnosis/evidence-record.ts';
import type { LifecycleChange } from '../../../src/follow/lifecycle-events.ts';
import type { DeploymentRecord, LifecycleHook } from '../../../src/ports/service-records.ts';
import type { RunEvent } from '../../../src/report/event.ts';
import { aPause } from './service-builders.ts';
import { aContainerLog, aServiceEvent, aStoppedTask } from './stopped-tasks.ts';

const DIGEST = `sha256:${'ab'.repeat(32)}`;
const REFERENCE = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:v2';
const START = Date.UTC(2026, 10, 3, 22, 3, 0);

/** Our deployment, `ecs-svc/1…`, of `web:42`. */
export function aDeployment(overrides: Partial<DeploymentRecord> = {}): DeploymentRecord {
  return {
    id: 'ecs-svc/1111111111111111111',
    status: 'PRIMARY',
    revisionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:42',
    desired: 4,
    running: 0,
    pending: 0,
    failed: 0,
    rolloutState: 'IN_PROGRESS',
    createdAt: START,
    ...overrides,
  };
}

function theOld(running: number): DeploymentRecord {
  return aDeployment({
    id: 'ecs-svc/2222222222222222222',
    status: 'ACTIVE',
    revisionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:41',
    running,
    rolloutState: 'COMPLETED',
  });
}

function counts(atSeconds: number, ours: Partial<DeploymentRecord>, old: number): RunEvent {
  return {
    type: 'counts',
    service: 'web',
    atMs: atSeconds * 1000,
    desired: 4,
    ours: aDeployment(ours),
    others: old === 0 ? [] : [theOld(old)],
  };
}

function said(atSeconds: number, text: string): RunEvent {
  return { type: 'service-event', service: 'web', event: aServiceEvent(text, { at: START + atSeconds * 1000 }) };
}

const PREPARED: readonly RunEvent[] = [
  { type: 'identified', account: '111122223333', region: 'eu-west-1' },
  {
    type: 'service-found',
    service: 'web',
    cluster: 'prod',
    revisions: [{ revision: 'web:41', state: 'running' }],
    running: 4,
    desired: 4,
  },
  { type: 'planned', text: 'container app: image changes' },
  { type: 'planned', text: 'container app: variable LOG_LEVEL added' },
];

const SENT: readonly RunEvent[] = [
  { type: 'revision-registered', revision: 'web:42', isReused: false },
  {
    type: 'update-sent',
    service: 'web',
    revision: 'web:42',
    deploymentId: 'ecs-svc/1111111111111111111',
    link: 'https://eu-west-1.console.aws.amazon.com/ecs/v2/clusters/prod/services/web/deployments?region=eu-west-1',
  },
];

export const STEADY: readonly RunEvent[] = [
  ...PREPARED,
  { type: 'logged-in', registry: '111122223333.dkr.ecr.eu-west-1.amazonaws.com' },
  { type: 'group-opened', title: 'Build' },
  { type: 'command-output', line: '#5 [2/3] RUN make\n#5 DONE 3.2s' },
  { type: 'group-closed' },
  { type: 'image-pushed', reference: REFERENCE, digest: DIGEST, tags: ['v2', 'sha-0123456789ab'] },
  ...SENT,
  counts(2, {}, 4),
  said(7, '(service web) has started 1 tasks: (task 0123456789abcdef0123456789abcdef).'),
  counts(8, { pending: 1 }, 4),
  counts(31, { running: 1, pending: 1 }, 4),
  { type: 'sight-lost', why: 'ECS throttles the calls' },
  { type: 'sight-regained' },
  counts(62, { running: 3, pending: 1 }, 1),
  counts(95, { running: 4 }, 0),
  said(101, '(service web) (deployment ecs-svc/1111111111111111111) deployment completed.'),
  {
    type: 'run-ended',
    verdict: 'steady',
    reason: 'web:42 is running: ECS completed deployment ecs-svc/1111111111111111111.',
    tookMs: 161_000,
  },
];

/** ARN of the service deployment of `web:42`. */
const SERVICE_DEPLOYMENT_ARN = 'arn:aws:ecs:eu-west-1:111122223333:service-deployment/prod/web/abcdefghijklmnopqrstu';

function stage(atSeconds: number, name: string, more: Partial<Extract<RunEvent, { type: 'stage-entered' }>> = {}) {
  return {
    type: 'stage-entered',
    service: 'web',
    atMs: atSeconds * 1000,
    stage: name,
    isBack: false,
    ...more,
  } as const;
}

/** A hook at `POST_TEST_TRAFFIC_SHIFT`. */
function hook(atSeconds: number, change: Partial<LifecycleHook>) {
  return {
    type: 'hook-changed',
    service: 'web',
    atMs: atSeconds * 1000,
    serviceDeploymentArn: SERVICE_DEPLOYMENT_ARN,
    hook: aPause(change),
    stage: 'POST_TEST_TRAFFIC_SHIFT',
  } as const;
}

/** A blue/green deployment that waits for approval, continues, and is rolled back by an alarm while it bakes. */
export const SHIFT_LIFECYCLE: readonly LifecycleChange[] = [
  stage(12, 'SCALE_UP', { traffic: 0 }),
  stage(71, 'POST_TEST_TRAFFIC_SHIFT', { traffic: 0 }),
  hook(71, {}),
  hook(140, { status: 'SUCCEEDED' }),
  stage(151, 'PRODUCTION_TRAFFIC_SHIFT', { traffic: 100 }),
  stage(162, 'BAKE_TIME', { traffic: 100, bakeMinutes: 5 }),
  { type: 'alarms-triggered', service: 'web', atMs: 215_000, alarms: ['errors', 'latency'] },
  stage(215, 'PRODUCTION_TRAFFIC_SHIFT', { traffic: 0, isBack: true }),
];

export const SHIFT_REASON =
  'ECS failed the deployment of web:42 and rolled back to web:41 (Service deployment rolled back because of an alarm).';

export const SHIFTED: readonly RunEvent[] = [
  ...PREPARED,
  { type: 'planned', text: 'strategy BLUE_GREEN: all traffic at once; bake time 5 minutes' },
  ...SENT,
  ...SHIFT_LIFECYCLE.slice(0, 1),
  counts(40, { running: 2, pending: 2 }, 4),
  counts(66, { running: 4 }, 4),
  ...SHIFT_LIFECYCLE.slice(1),
  counts(250, { desired: 0, running: 0 }, 4),
  { type: 'run-ended', verdict: 'rolled-back', reason: SHIFT_REASON, subject: 'web v2', tookMs: 262_000 },
];

const STOPPED = [1, 2, 3].map((number) =>
  aStoppedTask({
    arn: `arn:aws:ecs:eu-west-1:111122223333:task/prod/${String(number).repeat(32)}`,
    stoppedAt: START + number * 40_000,
  }),
);

const DIAGNOSIS = diagnoseRollout({
  ...NO_EVIDENCE,
  cluster: 'prod',
  service: 'web',
  stoppedTasks: STOPPED,
  logs: STOPPED.slice(-1).map(({ arn }) => aContainerLog({ taskArn: arn })),
  unreadable: [{ action: 'ecs:DescribeServiceDeployments', why: 'denied' }],
});

export const ROLLED_BACK: readonly RunEvent[] = [
  ...PREPARED,
  { type: 'image-reused', reference: REFERENCE, digest: DIGEST, why: 'the commit was built before' },
  ...SENT,
  counts(5, { pending: 1 }, 4),
  ...STOPPED.map((task): RunEvent => ({ type: 'task-stopped', service: 'web', task })),
  counts(121, { failed: 3 }, 4),
  said(125, '(service web) (deployment ecs-svc/1111111111111111111) deployment failed: tasks failed to start.'),
  said(125, '(service web) rolling back to deployment ecs-svc/2222222222222222222.'),
  { type: 'diagnosed', service: 'web', diagnosis: DIAGNOSIS },
  {
    type: 'run-ended',
    verdict: 'rolled-back',
    reason: 'The circuit breaker of ECS rolled back to web:41.',
    nextStep: DIAGNOSIS.nextStep,
    subject: 'web v2',
    why: 'container app exited with code 1 (application error): 3 tasks',
    logLine: 'Error: DATABASE_URL is not set',
    tookMs: 212_000,
  },
];

const COMMON_CAUSE = 'container app exited with code 1 (application error): 3 tasks';

/** Two services of three fail for the same reason. */
export const SEVERAL: readonly RunEvent[] = [
  { type: 'diagnosed', service: 'web', diagnosis: DIAGNOSIS },
  { type: 'judged', service: 'web', verdict: 'rolled-back', reason: 'ECS rolled back to web:41.', why: COMMON_CAUSE },
  { type: 'judged', service: 'jobs', verdict: 'steady', reason: 'jobs:8 is running.' },
  { type: 'judged', service: 'api', verdict: 'rolled-back', reason: 'ECS rolled back to api:16.', why: COMMON_CAUSE },
  {
    type: 'run-ended',
    verdict: 'rolled-back',
    reason: 'web: ECS rolled back to web:41. api: ECS rolled back to api:16.',
    subject: '2 of 3 services',
    why: 'web, api: container app exited with code 1',
    logLine: 'Error: DATABASE_URL is not set',
    nextStep: 'Read its log: aws logs tail /ecs/web --since 30m',
    otherSteps: ['api: Read its log: aws logs tail /ecs/api --since 30m'],
    tookMs: 212_000,
  },
];

export const REFUSED: readonly RunEvent[] = [
  {
    type: 'refused',
    errors: [
      { input: 'image-tag', text: '"feat/x" is not an image tag.', advice: 'Use "feat-x", for example.' },
      { input: 'wait-for-minutes', text: '"soon" is not a whole number.' },
      { text: 'Both image and repository are given.', advice: 'Give one of them.' },
    ],
  },
  {
    type: 'run-ended',
    verdict: 'refused',
    reason: '3 inputs are not acceptable; nothing was written.',
    nextStep: 'Correct the inputs named above and run again.',
    tookMs: 40,
  },
];
