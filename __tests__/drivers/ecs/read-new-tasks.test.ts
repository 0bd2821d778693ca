import { describe, expect, test } from '@jest/globals';
import { readNewTasks } from '../../../src/drivers/ecs/read-new-tasks.ts';
import { DeployError } from '../../../src/ports/deploy-error.ts';
import type { TaskRecord } from '../../../src/ports/ecs.ts';
import type { NewTasks, Observation, TargetHealth } from '../../../src/ports/service-records.ts';
import {
  anObservation,
  aService,
  aServiceDeployment,
  aTask,
  OUR_ID,
  taskArn,
  theFacts,
} from '../../support/builders/service-builders.ts';
import { aStoppedTask, TARGET_GROUP } from '../../support/builders/stopped-tasks.ts';
import { anEcs, aWorld } from '../../support/fakes/fake-world.ts';

const startedAt = Date.UTC(2026, 10, 3, 22, 3, 8);
const ours = aTask(taskArn('third'), 'arn:i1', { startedBy: OUR_ID, startedAt, addresses: ['10.0.1.7'] });
const GREEN = `${TARGET_GROUP}-green`;

/** Two tasks exited in the same way at 22:03:11, and the circuit breaker is off. */
const twoFailed = (overrides: Partial<Observation> = {}) =>
  anObservation({
    atMs: 30_000,
    service: anUnguardedService(),
    stoppedTasks: [aStoppedTask(), aStoppedTask({ arn: taskArn('second') })],
    ...overrides,
  });

const anUnguardedService = (overrides = {}) =>
  aService({ circuitBreaker: { enabled: false, rollback: false }, ...overrides });

const balanced = (loadBalancer: object) => anUnguardedService({ loadBalancers: [loadBalancer] });

interface Answers {
  readonly known?: NewTasks;
  readonly facts?: object;
  readonly targets?: Readonly<Record<string, readonly TargetHealth[]>>;
  readonly tasks?: readonly TaskRecord[];
  readonly serviceTasks?: () => Promise<never>;
}

async function read(
  observation: Observation,
  { known, facts, targets = {}, tasks = [ours], serviceTasks }: Answers = {},
) {
  const calls: string[] = [];
  const world = aWorld({
    ecs: anEcs({
      serviceTasks: () => {
        calls.push('tasks');
        return serviceTasks?.() ?? Promise.resolve(tasks);
      },
    }),
    evidence: () =>
      Promise.resolve({
        loadBalancing: {
          targetHealth: (arn: string) => {
            calls.push(arn);
            return Promise.resolve(targets[arn] ?? []);
          },
        },
      } as never),
  });
  const newTasks = await readNewTasks(observation, { facts: theFacts(facts), known }, world);
  return { newTasks, calls, reported: world.reported };
}

const SEEN: NewTasks = { sinceMs: 30_000, wasHealthy: false, runningSince: [startedAt] };

describe('the tasks that run next to two that failed in the same way', () => {
  test('are read with the time at which both failures were first seen', async () => {
    const { newTasks } = await read(twoFailed({ atMs: 35_000 }), { known: SEEN });

    expect(newTasks).toEqual(SEEN);
  });

  test('are read with the targets of the service, those of both groups of a shift', async () => {
    const service = balanced({
      targetGroupArn: TARGET_GROUP,
      advancedConfiguration: { alternateTargetGroupArn: GREEN },
    });
    const targets = { [GREEN]: [{ id: '10.0.1.7', port: 80, state: 'healthy' }] };

    const { newTasks, calls } = await read(twoFailed({ service }), { targets });

    expect(newTasks).toEqual({ ...SEEN, wasHealthy: true });
    expect(calls).toEqual(['tasks', TARGET_GROUP, GREEN]);
  });

  test('are healthy where the check of one has passed, and there is no load balancer', async () => {
    const { newTasks } = await read(twoFailed(), { tasks: [{ ...ours, health: 'HEALTHY' }] });

    expect(newTasks).toEqual({ ...SEEN, wasHealthy: true });
  });

  test('are kept apart from those of older deployments', async () => {
    const old = aTask(taskArn('old'), 'arn:i1', { startedAt, health: 'HEALTHY', addresses: ['10.0.1.8'] });
    const targets = { [TARGET_GROUP]: [{ id: '10.0.1.8', port: 80, state: 'healthy' }] };
    const tasks = [old, ours];

    const [alone, behind] = await Promise.all([
      read(twoFailed(), { tasks }),
      read(twoFailed({ service: balanced({ targetGroupArn: TARGET_GROUP }) }), { tasks, targets }),
    ]);

    expect([alone.newTasks, behind.newTasks]).toEqual([SEEN, SEEN]);
  });

  test('were healthy where the deployment is past the stage that waits for it', async () => {
    const serviceDeployment = aServiceDeployment({ lifecycleStage: 'BAKE_TIME' });

    const { newTasks, calls } = await read(twoFailed({ serviceDeployment }));

    expect([newTasks, calls]).toEqual([{ sinceMs: 30_000, wasHealthy: true }, []]);
  });

  test('are read without targets where the health check of a container failed: it is not healthy without that', async () => {
    const failed = { stopCode: 'ServiceSchedulerInitiated', stoppedReason: 'Task failed container health checks' };
    const stoppedTasks = [aStoppedTask(failed), aStoppedTask({ ...failed, arn: taskArn('second') })];

    const { newTasks, calls } = await read(twoFailed({ stoppedTasks, service: balanced({ loadBalancerName: 'old' }) }));

    expect([newTasks, calls]).toEqual([SEEN, ['tasks']]);
  });

  test('count as healthy once one has run for much longer than those', async () => {
    const { newTasks } = await read(twoFailed({ atMs: 70_000 }), { known: SEEN });

    expect(newTasks).toEqual({ ...SEEN, wasHealthy: true });
  });
});

describe('nothing is read', () => {
  test.each<{ readonly name: string; readonly observation: Observation; readonly answers?: Answers }>([
    { name: 'after one failure', observation: twoFailed({ stoppedTasks: [aStoppedTask()] }) },
    { name: 'with a circuit breaker', observation: twoFailed({ service: aService() }) },
    { name: 'without fail-fast', observation: twoFailed(), answers: { facts: { shouldFailFast: false } } },
    { name: 'where the service does not exist', observation: twoFailed({ service: undefined }) },
    {
      name: 'behind a Classic Load Balancer',
      observation: twoFailed({ service: balanced({ loadBalancerName: 'old' }) }),
    },
    {
      name: 'once one of them was healthy',
      observation: twoFailed(),
      answers: { known: { ...SEEN, wasHealthy: true } },
    },
    {
      name: 'once they could not be read',
      observation: twoFailed(),
      answers: { known: { sinceMs: 0, wasHealthy: false } },
    },
  ])('$name', async ({ observation, answers }) => {
    expect((await read(observation, answers)).calls).toEqual([]);
  });
});

test('tasks that may not be read leave the verdict to the failure limit', async () => {
  const denied = new DeployError({ kind: 'access', message: 'ecs:ListTasks was denied.', advice: 'Allow it.' });

  const { newTasks, reported } = await read(twoFailed(), { serviceTasks: () => Promise.reject(denied) });

  expect(newTasks).toEqual({ sinceMs: 30_000, wasHealthy: false });
  expect(reported).toEqual([{ type: 'debug', text: 'ecs:ListTasks was denied.' }]);
});
