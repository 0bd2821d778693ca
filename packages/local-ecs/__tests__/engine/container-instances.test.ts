import { describe, expect, test } from '@jest/globals';
import { lowerBound, upperBound } from '@slipway/ecs-rules/scheduler';
import type { JsonObject } from '@slipway/ecs-rules/values';
import fc from 'fast-check';
import { isCountedHealthy } from '../../src/engine/health.ts';
import {
  ANY_PORT,
  aConfiguration,
  aService,
  aTaskDefinition,
  PORT_80,
  VirtualEcs,
} from '../support/fakes/virtual-ecs.ts';

function withService(instances: number, change: JsonObject = {}): VirtualEcs {
  const ecs = new VirtualEcs();
  ecs.addInstances(instances);
  ecs.call('RegisterTaskDefinition', aTaskDefinition(ANY_PORT));
  ecs.call('CreateService', aService(change));
  return ecs;
}

function listInstances(ecs: VirtualEcs, status?: string): readonly string[] {
  const filter = status === undefined ? {} : { status };
  return ecs.call('ListContainerInstances', filter).containerInstanceArns as readonly string[];
}

function describeOne(ecs: VirtualEcs, arn: string): JsonObject {
  const { containerInstances } = ecs.call('DescribeContainerInstances', { containerInstances: [arn] });
  return (containerInstances as readonly JsonObject[])[0] ?? {};
}

/** ARNs of the instances that the service's tasks are on. */
function findPlaces(ecs: VirtualEcs): readonly unknown[] {
  const arns = ecs.taskArns();
  const { tasks = [] } = arns.length === 0 ? {} : ecs.call('DescribeTasks', { tasks: arns });
  return (tasks as readonly JsonObject[]).map((task) => task.containerInstanceArn);
}

describe('an instance that is set to DRAINING', () => {
  test('stops its PENDING service tasks at once, and the scheduler starts them elsewhere', () => {
    const ecs = withService(2, { desiredCount: 1 });
    ecs.play({ image: '*', pullMs: 60_000 });
    ecs.pass(15);
    const [from = ''] = findPlaces(ecs) as readonly string[];

    ecs.call('UpdateContainerInstancesState', { containerInstances: [from], status: 'DRAINING' });
    const stopped = ecs.call('ListTasks', { desiredStatus: 'STOPPED' }).taskArns as readonly string[];
    const reported = ecs.events().slice(-1);
    ecs.run();

    expect(stopped.length).toBe(1);
    expect(reported).toEqual(['(service web) stopped 1 pending tasks.']);
    expect(findPlaces(ecs)).toEqual(listInstances(ecs, 'ACTIVE'));
  });

  test('keeps its standalone tasks', () => {
    const ecs = withService(1, { desiredCount: 0 });
    ecs.call('RunTask', { taskDefinition: 'web' });
    ecs.pass(30);

    ecs.call('UpdateContainerInstancesState', { containerInstances: listInstances(ecs), status: 'DRAINING' });
    ecs.pass(120);

    expect(describeOne(ecs, listInstances(ecs)[0] ?? '')).toMatchObject({ status: 'DRAINING', runningTasksCount: 1 });
  });

  test.each([
    { name: '100/200 starts the replacements first', min: 100, max: 200, fewest: 4 },
    { name: '50/100 stops two at a time', min: 50, max: 100, fewest: 2 },
  ])('is emptied under the bounds of its services: $name', ({ min, max, fewest }) => {
    const ecs = withService(2, { desiredCount: 4, ...aConfiguration(min, max) });
    ecs.run();
    const [from = ''] = listInstances(ecs);
    const seen: number[] = [];
    ecs.watch = (state) =>
      void seen.push([...state.tasks.values()].filter((task) => task.lastStatus === 'RUNNING').length);

    ecs.call('UpdateContainerInstancesState', { containerInstances: [from], status: 'DRAINING' });
    ecs.run();
    ecs.watch = () => undefined;

    expect(describeOne(ecs, from)).toMatchObject({ runningTasksCount: 0, pendingTasksCount: 0 });
    expect(ecs.service().runningCount).toBe(4);
    expect(Math.min(...seen)).toBe(fewest);
  });

  test('takes tasks again once it is ACTIVE', () => {
    const ecs = withService(1, { desiredCount: 0 });
    const containerInstances = listInstances(ecs);
    ecs.call('UpdateContainerInstancesState', { containerInstances, status: 'DRAINING' });
    ecs.call('UpdateService', { service: 'web', desiredCount: 1 });
    ecs.run(300);
    const before = findPlaces(ecs);

    ecs.call('UpdateContainerInstancesState', { containerInstances, status: 'ACTIVE' });
    ecs.run(300);

    expect([before, findPlaces(ecs)]).toEqual([[], containerInstances]);
  });
});

describe('an instance that is deregistered', () => {
  test('must be empty', () => {
    const ecs = withService(1, { desiredCount: 1 });
    ecs.run();
    const [containerInstance = ''] = listInstances(ecs);

    expect(ecs.ask('DeregisterContainerInstance', { containerInstance })).toEqual({
      ok: false,
      type: 'InvalidParameterException',
      message: 'Found running tasks on the instance.',
      status: 400,
    });
  });

  test('by force, its tasks are STOPPED at once and the service starts others elsewhere', () => {
    const ecs = withService(2, { desiredCount: 2 });
    ecs.run();
    const [containerInstance = '', other] = listInstances(ecs);

    const answer = ecs.call('DeregisterContainerInstance', { containerInstance, force: true });
    const { taskArns = [] } = ecs.call('ListTasks', { desiredStatus: 'STOPPED' });
    const { tasks } = ecs.call('DescribeTasks', { tasks: taskArns });
    ecs.run();

    expect(answer).toMatchObject({
      containerInstance: { status: 'INACTIVE', agentConnected: false, runningTasksCount: 0 },
    });
    expect(tasks).toMatchObject([
      { lastStatus: 'STOPPED', stoppedReason: 'Container instance deregistration forced by user' },
    ]);
    expect(findPlaces(ecs)).toEqual([other, other]);
  });

  test('is INACTIVE: described, not listed, not counted, and takes nothing', () => {
    const ecs = withService(1, { desiredCount: 0 });
    const [containerInstance = ''] = listInstances(ecs);

    ecs.call('DeregisterContainerInstance', { containerInstance });

    const { clusters } = ecs.call('DescribeClusters');
    expect(describeOne(ecs, containerInstance).status).toBe('INACTIVE');
    expect(listInstances(ecs)).toEqual([]);
    expect(clusters).toMatchObject([{ registeredContainerInstancesCount: 0 }]);
    expect(ecs.call('StartTask', { taskDefinition: 'web', containerInstances: [containerInstance] }).failures).toEqual([
      { arn: containerInstance, reason: 'INACTIVE' },
    ]);
    expect(
      ecs.call('UpdateContainerInstancesState', { containerInstances: [containerInstance], status: 'ACTIVE' }).failures,
    ).toEqual([{ arn: containerInstance, reason: 'INACTIVE' }]);
    expect(ecs.ask('DeregisterContainerInstance', { containerInstance })).toMatchObject({ type: 'ClientException' });
  });

  test('its tasks leave their target groups', () => {
    const ecs = new VirtualEcs({ tasks: 'containers' });
    ecs.addInstances(1);
    const targetGroupArn = ecs.addTargetGroup();
    ecs.call('RegisterTaskDefinition', aTaskDefinition(ANY_PORT));
    const loadBalancers = [{ targetGroupArn, containerName: 'web', containerPort: 5000 }];
    ecs.call('CreateService', aService({ desiredCount: 1, loadBalancers }));
    ecs.pass(20);
    const [taskArn = ''] = ecs.taskArns();
    const networkBindings = [{ bindIP: '127.0.1.1', containerPort: 5000, hostPort: 33_000, protocol: 'tcp' as const }];
    ecs.report({ kind: 'pulled', taskArn, digests: {} });
    ecs.report({ kind: 'container-started', taskArn, container: 'web', runtimeId: 'r', networkBindings });
    ecs.pass(20);
    ecs.effects.length = 0;

    ecs.call('DeregisterContainerInstance', { containerInstance: listInstances(ecs)[0] ?? '', force: true });

    expect(ecs.effects).toEqual([
      { kind: 'deregister-target', targetGroupArn, taskArn },
      { kind: 'stop-task', taskArn },
    ]);
  });
});

test('whatever the percents, instances that drain are emptied and the bounds are kept on the way', () => {
  const story = fc.record({
    desired: fc.integer({ min: 1, max: 6 }),
    minimum: fc.integer({ min: 0, max: 100 }),
    maximum: fc.integer({ min: 100, max: 200 }),
    draining: fc.integer({ min: 1, max: 2 }),
    isPortFixed: fc.boolean(),
  });
  fc.assert(
    fc.property(story, ({ desired, minimum, maximum, draining, isPortFixed }) => {
      const lower = lowerBound(desired, minimum);
      const upper = upperBound(desired, maximum);
      fc.pre(lower < desired || upper > desired);
      const ecs = new VirtualEcs();
      ecs.addInstances(draining + 8);
      ecs.call('RegisterTaskDefinition', aTaskDefinition(isPortFixed ? PORT_80 : ANY_PORT));
      ecs.call('CreateService', aService({ desiredCount: desired, ...aConfiguration(minimum, maximum) }));
      ecs.run();
      const leaving = listInstances(ecs).slice(0, draining);
      let most = 0;
      let fewest = desired;
      ecs.watch = (state, now) => {
        const tasks = [...state.tasks.values()];
        most = Math.max(most, tasks.length);
        fewest = Math.min(fewest, tasks.filter((task) => isCountedHealthy(task, now)).length);
      };

      ecs.call('UpdateContainerInstancesState', { containerInstances: leaving, status: 'DRAINING' });
      ecs.run();
      ecs.watch = () => undefined;

      const places = findPlaces(ecs);
      expect(places.length).toBe(desired);
      expect(places.filter((arn) => leaving.includes(String(arn)))).toEqual([]);
      expect(fewest).toBeGreaterThanOrEqual(lower);
      expect(most).toBeLessThanOrEqual(Math.max(upper, desired));
    }),
    { numRuns: 50 },
  );
});
