import { EXIT_CODES } from '../../ports/verdict.ts';
import type { Shape } from './shape.ts';

/** The shape of `rollout.json`, format 1: what a report or a judge reads of it. */

const VERDICT: Shape = { words: Object.keys(EXIT_CODES) };
const TEXTS: Shape = { list: 'text' };
const fields = (all: Readonly<Record<string, Shape>>): Shape => ({ fields: all });

const CHANGE = fields({
  path: 'text',
  kind: { words: ['added', 'removed', 'changed'] },
  'before?': 'any',
  'after?': 'any',
});
const PROBLEM = fields({ 'input?': 'text', text: 'text', 'advice?': 'text' });
const NOTICE = fields({ level: 'text', text: 'text', 'advice?': 'text' });

const STOPPED_TASK = fields({
  arn: 'text',
  revisionArn: 'text',
  'startedBy?': 'text',
  'stopCode?': 'text',
  'stoppedReason?': 'text',
  'createdAt?': 'number',
  'startedAt?': 'number',
  'stoppedAt?': 'number',
  'stoppingAt?': 'number',
  hasRun: 'flag',
  containers: {
    list: fields({
      name: 'text',
      'image?': 'text',
      'exitCode?': 'number',
      'reason?': 'text',
      'health?': 'text',
      'lastWords?': 'text',
      'isEssential?': 'flag',
    }),
  },
});

const DIAGNOSIS = fields({
  causes: {
    list: fields({
      kind: 'text',
      title: 'text',
      count: 'number',
      containers: TEXTS,
      'exitWords?': 'text',
      details: TEXTS,
      nextStep: 'text',
    }),
  },
  nextStep: 'text',
  logs: {
    list: fields({
      container: 'text',
      taskArn: 'text',
      group: 'text',
      stream: 'text',
      'region?': 'text',
      lines: TEXTS,
    }),
  },
  unread: TEXTS,
});

const SAMPLE = fields({
  atMs: 'number',
  desired: 'number',
  lowerBound: 'number',
  'upperBound?': 'number',
  oursRunning: 'number',
  oursPending: 'number',
  othersRunning: 'number',
  failed: 'number',
});

const LIFECYCLE_CHANGE = fields({
  type: { words: ['stage-entered', 'hook-changed', 'reroute-awaited', 'alarms-triggered'] },
  service: 'text',
  atMs: 'number',
  'stage?': 'text',
  'alarms?': TEXTS,
  'hook?': fields({
    id: 'text',
    status: 'text',
    'targetArn?': 'text',
    'expiresAt?': 'number',
    'timeoutAction?': 'text',
  }),
  'serviceDeploymentArn?': 'text',
  'deploymentId?': 'text',
  'traffic?': 'number',
  'bakeMinutes?': 'number',
  'waitMs?': 'number',
});

const VERIFICATION = fields({
  results: {
    list: fields({ check: 'text', result: { words: ['passed', 'failed', 'inconclusive'] }, why: 'text' }),
  },
  tookMs: 'number',
  'isCancelled?': 'flag',
  'at?': 'text',
});

const FOLLOWED = fields({
  format: 'number',
  controller: { words: ['ECS', 'CodeDeploy'] },
  facts: fields({
    ourId: 'text',
    revisionArn: 'text',
    limitMs: 'number',
    shouldFailFast: 'flag',
    'createdAt?': 'number',
    'waitUntil?': 'text',
    'answeredHookId?': 'text',
  }),
  'returningToArn?': 'text',
  'verification?': VERIFICATION,
  polls: { list: fields({ atMs: 'number', changes: 'any', 'stall?': { values: 'any' } }) },
  'end?': { values: 'any' },
});

const PAST = fields({
  at: 'number',
  'revisionArn?': 'text',
  entry: fields({
    'releases?': TEXTS,
    'commit?': 'text',
    'repository?': 'text',
    'runId?': 'text',
    'runUrl?': 'text',
    'runNumber?': 'number',
    'runAttempt?': 'number',
  }),
  outcome: 'text',
  'reason?': 'text',
});

const SERVICE = fields({
  name: 'text',
  cluster: 'text',
  'verdict?': VERDICT,
  'reason?': 'text',
  'deploymentId?': 'text',
  'serviceDeploymentArn?': 'text',
  'codeDeploymentId?': 'text',
  'pausedAt?': 'text',
  'hookId?': 'text',
  'revisionArn?': 'text',
  'previousRevisionArn?': 'text',
  'desired?': 'number',
  'running?': 'number',
  serving: { list: fields({ revisionArn: 'text', running: 'number' }) },
  timeline: { list: SAMPLE },
  course: { list: LIFECYCLE_CHANGE },
  events: { list: fields({ id: 'text', at: 'number', text: 'text' }) },
  stoppedTasks: { list: STOPPED_TASK },
  'tasks?': {
    list: fields({
      arn: 'text',
      revisionArn: 'text',
      lastStatus: 'text',
      'createdAt?': 'number',
      'startedAt?': 'number',
    }),
  },
  'followed?': { list: FOLLOWED },
  'diagnosis?': DIAGNOSIS,
  'sources?': { values: 'text' },
  'imageMismatch?': 'text',
  'url?': 'text',
  'verification?': VERIFICATION,
  changes: { list: CHANGE },
  'forecast?': fields({ batches: 'number', leastSeconds: 'number', fewestTasks: 'number', mostTasks: 'number' }),
  plan: TEXTS,
  'past?': { list: PAST },
});

const TASK = fields({
  state: { words: ['planned', 'asked', 'running', 'well', 'failed'] },
  cluster: 'text',
  startedBy: 'text',
  plan: TEXTS,
  'revisionArn?': 'text',
  taskArns: TEXTS,
  failures: { list: fields({ reason: 'text', 'arn?': 'text', 'detail?': 'text' }) },
  'lastStatus?': 'text',
  'reason?': 'text',
  'nextStep?': 'text',
  'stoppedTask?': STOPPED_TASK,
  'diagnosis?': DIAGNOSIS,
});

const SCHEDULE = fields({
  kind: { words: ['rule', 'schedule'] },
  name: 'text',
  state: { words: ['planned', 'unchanged', 'updated', 'failed'] },
  changes: { list: fields({ before: 'text', 'after?': 'text' }) },
  'reason?': 'text',
});

export const RECORD_SHAPE: Shape = fields({
  format: 'number',
  verdict: VERDICT,
  reason: 'text',
  'nextStep?': 'text',
  errors: { list: PROBLEM },
  asked: fields({
    cluster: 'text',
    services: TEXTS,
    isDryRun: 'flag',
    'isDriftCheck?': 'flag',
    'rollbackTo?': 'text',
    'commit?': 'text',
    'serverUrl?': 'text',
  }),
  'identity?': fields({ account: 'text', arn: 'text', region: 'text', 'endpoint?': 'text' }),
  'image?': fields({
    reference: 'text',
    'registry?': 'text',
    tags: TEXTS,
    'digest?': 'text',
    origin: { words: ['built', 'reused', 'given', 'planned'] },
  }),
  'taskDefinition?': fields({
    'path?': 'text',
    'revisionArn?': 'text',
    'previousRevisionArn?': 'text',
    'isReused?': 'flag',
    changes: { list: CHANGE },
  }),
  'task?': TASK,
  services: { list: SERVICE },
  'schedules?': { list: SCHEDULE },
  'isPlanned?': 'flag',
  notices: { list: NOTICE },
  startedAt: 'number',
  tookMs: 'number',
  cut: { list: fields({ at: 'text', leftOut: 'number' }) },
});
