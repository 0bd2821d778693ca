import { describe, expect, test } from '@jest/globals';
import { decide } from '../../src/scheduler/decide.ts';
import type { Capacity } from '../../src/scheduler/view.ts';
import { aNewTask, anInstance, anOldTask, aView, NEEDS_PORT_80 } from '../support/builders/scheduler-builders.ts';

const FARGATE: Capacity = { kind: 'unlimited' };
const FOUR_OLD = ['o1', 'o2', 'o3', 'o4'].map((id) => anOldTask(id));
const FOUR_NEW = ['n1', 'n2', 'n3', 'n4'].map((id) => aNewTask(id));

describe('a rolling update', () => {
  test('100/200 starts all at once and stops nothing yet', () => {
    const decision = decide(aView({ tasks: FOUR_OLD }), FARGATE);

    expect(decision).toEqual({ starts: [{}, {}, {}, {}], stops: [] });
  });

  test('the first task starts alone while only one may', () => {
    const decision = decide(aView({ tasks: FOUR_OLD, startAtMost: 1 }), FARGATE);

    expect(decision).toEqual({ starts: [{}], stops: [] });
  });

  test('for each healthy new task one old task stops', () => {
    const tasks = [...FOUR_OLD, aNewTask('n1'), aNewTask('n2', { isHealthy: false }), aNewTask('n3')];

    const decision = decide(aView({ tasks }), FARGATE);

    expect(decision).toEqual({ starts: [{}], stops: ['o1', 'o2'] });
  });

  test('50/100 stops half first, since nothing may start', () => {
    const decision = decide(aView({ tasks: FOUR_OLD, minimumHealthyPercent: 50, maximumPercent: 100 }), FARGATE);

    expect(decision).toEqual({ starts: [], stops: ['o1', 'o2'] });
  });

  test('a task that is stopping still counts against the upper bound', () => {
    const tasks = [anOldTask('o1', { phase: 'stopping' }), anOldTask('o2'), anOldTask('o3'), anOldTask('o4')];

    const decision = decide(aView({ tasks, minimumHealthyPercent: 75, maximumPercent: 100 }), FARGATE);

    expect(decision).toEqual({ starts: [], stops: [] });
  });

  test('the oldest deployment gives its tasks first', () => {
    const tasks = [anOldTask('middle', { rank: 1 }), anOldTask('oldest', { rank: 0 }), aNewTask('n1'), aNewTask('n2')];

    const decision = decide(aView({ desired: 3, tasks, startAtMost: 0 }), FARGATE);

    expect(decision.stops).toEqual(['oldest']);
  });

  test.each([
    { name: 'two', ranks: [0, 1], desired: 3, stops: ['r0a', 'r0b', 'r1a'] },
    { name: 'three', ranks: [0, 1, 2], desired: 3, stops: ['r0a', 'r0b', 'r1a', 'r1b', 'r2a'] },
  ])('$name older deployments together give no more than the lower bound allows', ({ ranks, desired, stops }) => {
    const old = ranks.flatMap((rank) => ['a', 'b'].map((name) => anOldTask(`r${rank}${name}`, { rank })));
    const tasks = [...old, aNewTask('n1', { rank: 9 }), aNewTask('n2', { rank: 9 })];

    expect(decide(aView({ desired, tasks, startAtMost: 0 }), FARGATE).stops).toEqual(stops);
  });

  test('tasks of two older deployments that are not counted healthy may be in service, and the lower bound keeps them', () => {
    const tasks = [0, 1].flatMap((rank) =>
      ['a', 'b'].map((name) => anOldTask(`r${rank}${name}`, { rank, isHealthy: false })),
    );

    expect(decide(aView({ tasks, minimumHealthyPercent: 75, startAtMost: 0 }), FARGATE).stops).toEqual(['r0a']);
  });

  test('the fullest zone gives first', () => {
    const tasks = [
      anOldTask('a1'),
      anOldTask('b1', { availabilityZone: 'b' }),
      anOldTask('b2', { availabilityZone: 'b' }),
      aNewTask('n1', { availabilityZone: 'c' }),
    ];

    const decision = decide(aView({ desired: 3, tasks, startAtMost: 0 }), FARGATE);

    expect(decision.stops).toEqual(['b1']);
  });

  test('a zone counts without the tasks that an older deployment has just given', () => {
    const ofMiddle = [anOldTask('a2'), anOldTask('a3'), anOldTask('b1', { availabilityZone: 'b' })];
    const own = ['n1', 'n2'].map((id) => aNewTask(id, { availabilityZone: 'c' }));
    const tasks = [anOldTask('a1', { rank: 0 }), ...ofMiddle, ...own];

    expect(decide(aView({ tasks, startAtMost: 0 }), FARGATE).stops).toEqual(['a1', 'a2']);
  });

  test('a task that is stopping does not make its zone fuller', () => {
    const going = ['a2', 'a3'].map((id) => anOldTask(id, { phase: 'stopping' }));
    const ofB = ['b1', 'b2'].map((id) => anOldTask(id, { availabilityZone: 'b' }));
    const tasks = [anOldTask('a1'), ...going, ...ofB, aNewTask('n1', { availabilityZone: 'c' })];

    expect(decide(aView({ desired: 3, tasks, startAtMost: 0 }), FARGATE).stops).toEqual(['b1']);
  });

  test('old tasks that are not running stop at once, whatever the lower bound', () => {
    const tasks = [anOldTask('pending', { phase: 'starting', isHealthy: false }), ...FOUR_OLD];
    const sick = anOldTask('sick', { isHealthy: false, isUnhealthy: true });

    const decision = decide(aView({ tasks: [...tasks, sick], startAtMost: 0 }), FARGATE);

    expect(decision.stops).toEqual(['pending', 'sick']);
  });

  test.each([
    { name: 'go before those that are', change: {}, stops: ['o3', 'o4'] },
    { name: 'do not allow healthy ones to stop when they are protected', change: { isProtected: true }, stops: [] },
  ])('old tasks that are not counted healthy $name', ({ change, stops }) => {
    const unproven = ['o3', 'o4'].map((id) => anOldTask(id, { isHealthy: false, ...change }));
    const tasks = [...FOUR_OLD.slice(0, 2), ...unproven];

    const decision = decide(aView({ tasks, minimumHealthyPercent: 50, maximumPercent: 100 }), FARGATE);

    expect(decision.stops).toEqual(stops);
  });

  test('a new task that fails its checks is stopped at once', () => {
    const tasks = [...FOUR_OLD, aNewTask('n1', { isHealthy: false, isUnhealthy: true })];

    const decision = decide(aView({ tasks, startAtMost: 0 }), FARGATE);

    expect(decision.stops).toEqual(['n1']);
  });

  test('a static port on every instance: nothing starts at min 100', () => {
    const instances = ['i1', 'i2', 'i3', 'i4'].map((id) => anInstance(id, { usedTcpPorts: [80] }));

    const decision = decide(aView({ tasks: FOUR_OLD, needs: NEEDS_PORT_80 }), { kind: 'instances', instances });

    expect(decision).toEqual({
      starts: [],
      stops: [],
      blocked: { kind: 'placement', failure: { reason: 'PORTS', closest: 'i1' } },
    });
  });

  test('a static port on every instance: at min 50 two stop first', () => {
    const instances = ['i1', 'i2', 'i3', 'i4'].map((id) => anInstance(id, { usedTcpPorts: [80] }));
    const view = aView({ tasks: FOUR_OLD, needs: NEEDS_PORT_80, minimumHealthyPercent: 50 });

    const decision = decide(view, { kind: 'instances', instances });

    expect(decision.stops).toEqual(['o1', 'o2']);
  });

  test.each([
    { name: 'one task at 50/100', desired: 1, min: 50, max: 100 },
    { name: 'two tasks at 75/100', desired: 2, min: 75, max: 100 },
    { name: 'three tasks at 100/125', desired: 3, min: 100, max: 125 },
  ])('bounds that block every start and stop are reported: $name', ({ desired, min, max }) => {
    const tasks = FOUR_OLD.slice(0, desired);

    const decision = decide(aView({ desired, minimumHealthyPercent: min, maximumPercent: max, tasks }), FARGATE);

    expect(decision).toEqual({ starts: [], stops: [], blocked: { kind: 'bounds' } });
  });
});

describe('scaling and replacing', () => {
  test('a settled service is left alone', () => {
    expect(decide(aView({ tasks: FOUR_NEW, isRollout: false }), FARGATE)).toEqual({ starts: [], stops: [] });
  });

  test('scaling up starts what is missing', () => {
    const decision = decide(aView({ desired: 6, tasks: FOUR_NEW, isRollout: false }), FARGATE);

    expect(decision).toEqual({ starts: [{}, {}], stops: [] });
  });

  test('scaling down stops the surplus, the unproven first', () => {
    const tasks = [...FOUR_NEW, aNewTask('young', { phase: 'starting', isHealthy: false })];

    const decision = decide(aView({ desired: 3, tasks, isRollout: false }), FARGATE);

    expect(decision).toEqual({ starts: [], stops: ['young', 'n1'] });
  });

  test('scaling to nothing stops everything', () => {
    const decision = decide(aView({ desired: 0, tasks: FOUR_NEW, isRollout: false }), FARGATE);

    expect(decision).toEqual({ starts: [], stops: ['n1', 'n2', 'n3', 'n4'] });
  });

  test('outside a rollout the replacement of a sick task starts first', () => {
    const tasks = [...FOUR_NEW.slice(1), aNewTask('sick', { isHealthy: false, isUnhealthy: true })];

    const decision = decide(aView({ tasks, isRollout: false }), FARGATE);

    expect(decision).toEqual({ starts: [{}], stops: [] });
  });

  test('the sick task goes when its replacement is healthy', () => {
    const tasks = [...FOUR_NEW, aNewTask('sick', { isHealthy: false, isUnhealthy: true })];

    const decision = decide(aView({ tasks, isRollout: false }), FARGATE);

    expect(decision).toEqual({ starts: [], stops: ['sick'] });
  });

  test('without capacity for a replacement unhealthy tasks stop one by one', () => {
    const sick = ['s1', 's2'].map((id) => aNewTask(id, { isHealthy: false, isUnhealthy: true }));
    const view = aView({ tasks: [...FOUR_NEW.slice(2), ...sick], minimumHealthyPercent: 50, maximumPercent: 100 });

    const decision = decide({ ...view, isRollout: false }, FARGATE);

    expect(decision.stops).toEqual(['s1']);
  });

  test('a task on a draining instance is replaced before it stops', () => {
    const leaving = aNewTask('leaving', { isLeaving: true });
    const tasks = [...FOUR_NEW.slice(1), leaving];

    const first = decide(aView({ tasks, isRollout: false }), FARGATE);
    const then = decide(aView({ tasks: [...tasks, aNewTask('n5')], isRollout: false }), FARGATE);

    expect([first, then]).toEqual([
      { starts: [{}], stops: [] },
      { starts: [], stops: ['leaving'] },
    ]);
  });
});

describe('a service that may not start tasks', () => {
  test.each([
    { name: 'go when none is lacking', own: FOUR_NEW, stops: ['o1'] },
    { name: 'stay while one is lacking', own: FOUR_NEW.slice(1), stops: [] },
  ])('old tasks $name and starts are throttled', ({ own, stops }) => {
    const view = aView({ tasks: [anOldTask('o1'), ...own], mayStart: false, minimumHealthyPercent: 50 });

    expect(decide(view, FARGATE)).toEqual({ starts: [], stops });
  });

  test('throttled starts keep the old tasks', () => {
    const decision = decide(aView({ tasks: FOUR_OLD, mayStart: false, minimumHealthyPercent: 0 }), FARGATE);

    expect(decision).toEqual({ starts: [], stops: [] });
  });

  test('a stalled deployment stays as it is, but for tasks that fail their checks', () => {
    const sick = aNewTask('sick', { isHealthy: false, isUnhealthy: true });
    const tasks = [...FOUR_OLD, sick];

    const decision = decide(aView({ tasks, isStalled: true, isRollout: false }), FARGATE);

    expect(decision).toEqual({ starts: [], stops: ['sick'] });
  });

  test('a failed deployment starts and stops nothing, whatever its percentages allow', () => {
    const tasks = [anOldTask('o1'), aNewTask('n1')];

    const decision = decide(
      aView({ desired: 2, tasks, isStalled: true, isRollout: false, maximumPercent: 100 }),
      FARGATE,
    );

    expect(decision).toEqual({ starts: [], stops: [] });
  });

  test('a stalled service scaled to nothing stops everything', () => {
    const tasks = [anOldTask('o1'), aNewTask('n1')];

    const decision = decide(aView({ desired: 0, tasks, isStalled: true, isRollout: false }), FARGATE);

    expect(decision).toEqual({ starts: [], stops: ['o1', 'n1'] });
  });
});
