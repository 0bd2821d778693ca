/** One event of every type, with every field that it may have. */
import type { RunEvent } from '../../../src/report/event.ts';
import { aDeployment, REFUSED, ROLLED_BACK, SEVERAL, SHIFTED, STEADY } from './run-stories.ts';
import { aPause, taskArn } from './service-builders.ts';
import { aContainerLog, aServiceEvent, aStoppedTask } from './stopped-tasks.ts';

const WEB = { service: 'web', atMs: 1 } as const;
const CAUSE = {
  kind: 'ecs-says',
  title: 'Why.',
  count: 1,
  containers: ['app'],
  exitWords: 'code 1',
  details: ['More.'],
  nextStep: 'Do it.',
} as const;
const DIAGNOSIS = { causes: [CAUSE], nextStep: 'Run: aws ecs', logs: [aContainerLog()], unread: ['Denied.'] };
const ENDED = { type: 'run-ended', reason: 'Why.', subject: 'web v1', tookMs: 1 } as const;

const EVENTS: Readonly<Record<RunEvent['type'], RunEvent>> = {
  'group-opened': { type: 'group-opened', title: 'Build' },
  'group-closed': { type: 'group-closed' },
  identified: { type: 'identified', account: '1', region: 'r', endpoint: 'http://x', detours: ['profile p'] },
  'service-found': {
    ...{ type: 'service-found', service: 'web', cluster: 'shop', running: 1, desired: 1 },
    revisions: [{ revision: 'web:1', state: 'running' }],
  },
  planned: { type: 'planned', text: 'It is planned.' },
  'changes-planned': {
    ...{ type: 'changes-planned', service: 'web' },
    changes: [
      { path: 'cpu', kind: 'changed', before: '1', after: ['2'] },
      { path: 'memory', kind: 'added', after: { a: 'b' } },
    ],
  },
  notice: { type: 'notice', text: 'It is so.', advice: 'Do it.' },
  warning: { type: 'warning', text: 'It is so.', advice: 'Do it.' },
  debug: { type: 'debug', text: 'It is so.' },
  'logged-in': { type: 'logged-in', registry: 'host' },
  'logged-out': { type: 'logged-out', registry: 'host' },
  'command-output': { type: 'command-output', line: 'Step 1' },
  'image-reused': { type: 'image-reused', reference: 'web:1', digest: 'sha256:a', why: 'It exists' },
  'image-pushed': { type: 'image-pushed', reference: 'web:1', digest: 'sha256:a', tags: ['v1', 'v2'] },
  rehearsed: { type: 'rehearsed', text: 'web answers.' },
  'revision-registered': { type: 'revision-registered', revision: 'web:2', isReused: false },
  'task-started': {
    ...{ type: 'task-started', taskArn: taskArn('1'), revision: 'web:2', isWaitedFor: true, isEarlier: false },
  },
  'task-status': { type: 'task-status', taskArn: taskArn('1'), lastStatus: 'RUNNING', atMs: 1 },
  'task-judged': { type: 'task-judged', isWell: false, reason: 'Why.' },
  'task-diagnosed': { type: 'task-diagnosed', taskArn: taskArn('1'), diagnosis: DIAGNOSIS },
  'update-sent': { type: 'update-sent', service: 'web', revision: 'web:2', deploymentId: 'd', link: 'https://x' },
  'continue-asked': { type: 'continue-asked', service: 'web', why: 'Approved.' },
  verifying: { type: 'verifying', service: 'web', checks: 1, forMs: 1 },
  verified: {
    ...{ type: 'verified', service: 'web' },
    results: [{ check: 'GET /', result: 'failed', why: 'returned 500' }],
  },
  'service-event': { type: 'service-event', service: 'web', event: aServiceEvent('It started.') },
  counts: { type: 'counts', ...WEB, desired: 1, ours: aDeployment(), others: [aDeployment({ id: 'old' })] },
  'desired-changed': { type: 'desired-changed', ...WEB, from: 1, to: 2 },
  'still-waiting': { type: 'still-waiting', ...WEB, waits: ['one', 'two'] },
  'stage-entered': { type: 'stage-entered', ...WEB, stage: 'BAKE_TIME', isBack: false, traffic: 10, bakeMinutes: 1 },
  'hook-changed': {
    ...{ type: 'hook-changed', ...WEB, serviceDeploymentArn: 'arn', stage: 'BAKE_TIME' },
    hook: aPause(),
  },
  'reroute-awaited': { type: 'reroute-awaited', ...WEB, deploymentId: 'd-1' },
  'alarms-triggered': { type: 'alarms-triggered', ...WEB, alarms: ['errors'] },
  'task-stopped': { type: 'task-stopped', service: 'web', task: aStoppedTask() },
  'sight-lost': { type: 'sight-lost', why: 'Throttled.' },
  'sight-regained': { type: 'sight-regained' },
  'rollback-asked': { type: 'rollback-asked', service: 'web', to: 'web:1', why: 'It failed.' },
  'schedule-updated': {
    type: 'schedule-updated',
    schedule: { kind: 'rule', name: 'nightly', state: 'failed', changes: [{ before: 'web:1' }], reason: 'Why.' },
  },
  judged: { type: 'judged', service: 'web', verdict: 'failed', reason: 'Why.', why: 'Cause.' },
  diagnosed: { type: 'diagnosed', service: 'web', diagnosis: DIAGNOSIS },
  refused: { type: 'refused', errors: [{ input: 'image', text: 'It is wrong.', advice: 'Correct it.' }] },
  'run-ended': {
    ...{ ...ENDED, verdict: 'failed', nextStep: 'Do it.', otherSteps: ['Do more.'] },
    ...{ why: 'Cause.', logLine: 'Error: x' },
  },
};

/** Those, and the events of whole runs. */
export const EVERY_EVENT: readonly RunEvent[] = [
  ...Object.values(EVENTS),
  ...[STEADY, SHIFTED, ROLLED_BACK, SEVERAL, REFUSED].flat(),
];
