/** The runs whose summaries are golden files, by the name of the file. */

import type { RunRecord } from '../../../src/report/run-record.ts';
import {
  aCrashLog,
  anEndedRun,
  BREAKER_EVENTS,
  diagnose,
  FAILING,
  OLD,
  OURS,
  revision,
  stoppedTasks,
} from './ended-runs.ts';
import {
  codeDeploy,
  failedRollback,
  failedTask,
  failedVerification,
  manyTasks,
  paused,
  planned,
  rollback,
  shifted,
  steady,
} from './golden-special-runs.ts';
import { anUnchangedRecord, aRefusedRecord, aSample } from './run-records.ts';
import { allServicesSteady, someServicesFailed, threeServicesFailed } from './several-services.ts';
import { aContainerNotRun, anUnhealthyGroup, aStoppedContainer, TARGET_GROUP } from './stopped-tasks.ts';

const BACK = "ECS's circuit breaker rolled back to web:41.";

function crash(): RunRecord {
  const tasks = stoppedTasks(3);
  const reason = `web:42 failed to start: container app exited with code 1. ${BACK}`;
  const logs = tasks.slice(-1).map(({ arn }) => aCrashLog(arn));
  const found = diagnose({ stoppedTasks: tasks, events: BREAKER_EVENTS, logs });
  return anEndedRun('rolled-back', reason, { timeline: FAILING, ...found });
}

function healthCheck(): RunRecord {
  const tasks = stoppedTasks(2, {
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason: `Task failed ELB health checks in (target-group ${TARGET_GROUP})`,
    containers: [aStoppedContainer({ exitCode: 143 })],
  });
  const why = 'logs:GetLogEvents on log stream web/app/2c0ffee was denied: not authorized.';
  const reason = '2 tasks of web:42 failed (limit 2); Slipway stopped the deployment and rolled back to web:41.';
  const found = diagnose({
    stoppedTasks: tasks,
    targetGroups: [anUnhealthyGroup()],
    unreadable: [{ action: 'logs:GetLogEvents', why }],
  });
  return anEndedRun('rolled-back', reason, { timeline: FAILING.filter(({ failed }) => failed < 3), ...found });
}

function missingSecret(): RunRecord {
  const secret = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-AbCdEf';
  const said = `ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret ${secret} from secrets manager: ResourceNotFoundException: Secrets Manager can't find the specified secret.`;
  const tasks = stoppedTasks(3, {
    stopCode: 'TaskFailedToStart',
    stoppedReason: said,
    hasRun: false,
    containers: [aContainerNotRun()],
  });
  const reason = `web:42 failed to start. ${BACK}`;
  const timeline = FAILING.map((sample) => ({ ...sample, oursRunning: 0 }));
  return anEndedRun('rolled-back', reason, { timeline, ...diagnose({ stoppedTasks: tasks, events: BREAKER_EVENTS }) });
}

function absentImage(): RunRecord {
  const said =
    'CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref 111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:v1.5.0: not found';
  const tasks = stoppedTasks(1, {
    stopCode: 'TaskFailedToStart',
    stoppedReason: said,
    hasRun: false,
    containers: [{ ...aContainerNotRun(said), image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:v1.5.0' }],
  });
  const reason = 'web:42 cannot start: its image was not found in the registry. Slipway rolled back to web:41.';
  return anEndedRun('rolled-back', reason, { timeline: FAILING.slice(0, 2), ...diagnose({ stoppedTasks: tasks }) });
}

function outOfMemory(): RunRecord {
  const words = 'OutOfMemoryError: Container killed due to memory usage';
  const containers = [aStoppedContainer({ exitCode: 137, reason: words })];
  const tasks = stoppedTasks(3, { containers });
  const log = { ...aCrashLog(tasks[2]?.arn ?? ''), lines: ['listening on 8080', 'cache: loading 2,400,000 rows'] };
  const reason = `web:42 failed to start: container app ran out of memory. ${BACK}`;
  const found = diagnose({ stoppedTasks: tasks, events: BREAKER_EVENTS, logs: [log] });
  return anEndedRun('rolled-back', reason, { timeline: FAILING, ...found });
}

function superseded(): RunRecord {
  const reason =
    'Someone deployed web:43 (ecs-svc/3333333333333333333) while this deployment (ecs-svc/1111111111111111111) was in progress.';
  const ending = { kind: 'superseded', containers: [], words: [], count: 0 } as const;
  return anEndedRun('superseded', reason, {
    serving: [
      { revisionArn: revision(43), running: 3 },
      { revisionArn: OLD, running: 1 },
    ],
    timeline: [
      aSample(2, { othersRunning: 4 }),
      aSample(40, { oursRunning: 1, othersRunning: 4 }),
      aSample(75, { oursRunning: 2, othersRunning: 3 }),
      aSample(110, { oursRunning: 0, othersRunning: 5 }),
    ],
    ...diagnose({ ending }),
  });
}

function timedOut(): RunRecord {
  const tasks = stoppedTasks(12);
  const reason = 'web:42 was not steady within 10 minutes; ECS continues. Running now: web:41 with 3, web:42 with 1.';
  const logs = tasks.slice(-1).map(({ arn }) => aCrashLog(arn));
  return anEndedRun('timed-out', reason, {
    serving: [
      { revisionArn: OURS, running: 1 },
      { revisionArn: OLD, running: 3 },
    ],
    timeline: Array.from({ length: 30 }, (_, index) =>
      aSample(index * 20 + 2, {
        oursRunning: index < 2 ? 0 : index % 2,
        othersRunning: index < 3 ? 4 : 3,
        failed: Math.floor(index * 0.42),
      }),
    ),
    ...diagnose({ stoppedTasks: tasks, logs }),
  });
}

function stuck(): RunRecord {
  const said =
    '(service web) was unable to place a task because no container instance met all of its requirements. The closest matching (container-instance 0123456789abcdef0123456789abcdef) is already using a port required by your task.';
  const events = BREAKER_EVENTS.slice(0, 1).map((event) => ({ ...event, text: said }));
  const reason =
    'ECS can neither start nor stop a task: port 80 is used on all 4 container instances, and 4 of 4 tasks must keep running.';
  const ending = { kind: 'stalled', containers: [], words: [], count: 0 } as const;
  return anEndedRun('stuck', reason, { timeline: [aSample(2, { othersRunning: 4 })], ...diagnose({ events, ending }) });
}

function cancelled(): RunRecord {
  const reason =
    'Cancelled. Rollback of deployment ecs-svc/1111111111111111111 requested; it continues in the background.';
  return anEndedRun('cancelled', reason, {
    isRollbackRequested: true,
    serving: [
      { revisionArn: OURS, running: 1 },
      { revisionArn: OLD, running: 4 },
    ],
    timeline: [aSample(2, { othersRunning: 4 }), aSample(31, { oursRunning: 1, othersRunning: 4 })],
    events: BREAKER_EVENTS.slice(0, 1),
  });
}

function unknown(): RunRecord {
  const reason =
    'Cannot reach ECS since 5:12: connect ETIMEDOUT. Deployment ecs-svc/1111111111111111111 of web:42 is still in progress.';
  const ending = { kind: 'contact-lost', containers: [], words: [], count: 0 } as const;
  const timeline = [aSample(2, { othersRunning: 4 }), aSample(31, { oursRunning: 1, othersRunning: 4 })];
  return anEndedRun('unknown', reason, {
    serving: [
      { revisionArn: OURS, running: 1 },
      { revisionArn: OLD, running: 4 },
    ],
    timeline,
    ...diagnose({ ending }),
  });
}

export const GOLDEN_RUNS: Readonly<Record<string, RunRecord>> = {
  steady: steady(),
  unchanged: anUnchangedRecord(),
  crash: crash(),
  'health-check': healthCheck(),
  'missing-secret': missingSecret(),
  'absent-image': absentImage(),
  'out-of-memory': outOfMemory(),
  superseded: superseded(),
  'timed-out': { ...timedOut(), tookMs: 634_000 },
  stuck: stuck(),
  cancelled: cancelled(),
  unknown: { ...unknown(), tookMs: 365_000 },
  rollback: rollback(),
  'rollback-failed': failedRollback(),
  'task-failed': failedTask(),
  'six-steady': allServicesSteady(),
  'one-of-six-failed': someServicesFailed(),
  'three-of-six-failed': threeServicesFailed(),
  shifted: shifted(),
  'verification-failed': failedVerification(),
  paused: paused(),
  'code-deploy': codeDeploy(),
  planned: planned(),
  refused: aRefusedRecord(),
  'one-task': manyTasks(1),
  'forty-tasks': manyTasks(40),
  'four-hundred-tasks': manyTasks(400),
};
