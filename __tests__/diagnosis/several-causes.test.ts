/** What a diagnosis keeps, where many things are known. */
import { describe, expect, test } from '@jest/globals';
import { describeStop, diagnoseRollout } from '../../src/diagnosis/diagnose.ts';
import { type Evidence, NO_EVIDENCE } from '../../src/diagnosis/evidence-record.ts';
import {
  aContainerLog,
  anUnhealthyGroup,
  aServiceEvent,
  aStoppedContainer,
  aStoppedTask,
  TARGET_GROUP,
} from '../support/builders/stopped-tasks.ts';

function diagnose(evidence: Partial<Evidence>) {
  return diagnoseRollout({ ...NO_EVIDENCE, cluster: 'prod', service: 'web', ...evidence });
}

const kindsOf = (evidence: Partial<Evidence>) => diagnose(evidence).causes.map(({ kind }) => kind);

function aCrash(exitCode: number) {
  return aStoppedTask({ containers: [aStoppedContainer({ exitCode })] });
}

test('six causes at most are named', () => {
  expect(diagnose({ stoppedTasks: [1, 2, 3, 4, 5, 6, 7].map(aCrash) }).causes).toHaveLength(6);
});

test('a cause has four details at most, each once', () => {
  const tasks = ['a', 'a', 'b', 'c', 'd', 'e'].map((word) => aStoppedTask({ stoppedReason: `Something: ${word}` }));

  expect(diagnose({ stoppedTasks: tasks }).causes[0]?.details).toEqual([
    'Something: a',
    'Something: b',
    'Something: c',
    'Something: d',
  ]);
});

test('a log of one line is shown', () => {
  const log = aContainerLog({ lines: ['killed'] });

  expect(diagnose({ logs: [log] }).logs).toEqual([log]);
});

describe('while tasks start and fail', () => {
  const place = '(service web) was unable to place a task';
  const stoppedTasks = [aStoppedTask()];

  test.each([
    { name: 'a lack of instances', text: `${place}. Reason: No Container Instances were found in your cluster.` },
    { name: 'a lack of memory', text: `${place}: no container instance met all of its requirements.` },
    { name: 'a port in use', text: `${place}: the closest instance is already using a port required by your task.` },
  ])('$name is no cause of its own', ({ text }) => {
    expect(kindsOf({ stoppedTasks, events: [aServiceEvent(text)] })).toEqual(['container-exited']);
  });

  test.each([
    { kind: 'fargate-full', text: `${place}. Reason: Capacity is unavailable at this time.` },
    { kind: 'port-held', text: 'Bind for 0.0.0.0:80 failed: port is already allocated' },
  ])('$kind is a cause of its own, as in "$text"', ({ kind, text }) => {
    expect(kindsOf({ stoppedTasks, events: [aServiceEvent(text)] })).toEqual(['container-exited', kind]);
  });
});

test('an event about one unhealthy target is a failed health check', () => {
  const text = `(service web) (port 80) is unhealthy in (target-group ${TARGET_GROUP}) due to (reason Request timed out).`;

  expect(diagnose({ events: [aServiceEvent(text)] }).causes).toMatchObject([
    { kind: 'load-balancer-health', count: 0 },
  ]);
});

test('an unhealthy target without a reason is a failed health check all the same', () => {
  const targets = [{ id: '10.0.1.7', port: 8081, state: 'unhealthy' }];

  expect(diagnose({ targetGroups: [anUnhealthyGroup({ targets })] }).causes[0]?.title).toBe(
    'load balancer health check failed: GET /health on port 8081 failed: no reason given',
  );
});

test('without any evidence no task is counted', () => {
  expect(diagnose({}).causes).toMatchObject([{ kind: 'no-evidence', count: 0 }]);
});

describe('one stopped task in one line', () => {
  test.each([
    {
      name: 'that the scheduler ended as planned',
      task: aStoppedTask({ stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/1)' }),
      said: { words: 'stopped by the scheduler', isFailure: false },
    },
    {
      name: 'with an exit code in words',
      task: aStoppedTask(),
      said: { words: 'container app exited with code 1 (application error)', isFailure: true },
    },
    {
      name: 'with the first of its reasons',
      task: aStoppedTask({
        stoppedReason: 'Task failed container health checks',
        containers: [aStoppedContainer({ health: 'UNHEALTHY', reason: 'Unhealthy' })],
      }),
      said: {
        words: 'the health check of container app failed: Task failed container health checks',
        isFailure: true,
      },
    },
  ])('is $name', ({ task, said }) => {
    expect(describeStop(task)).toEqual(said);
  });
});
