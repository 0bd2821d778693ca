import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { isCountedHealthy } from '../../src/engine/health.ts';
import { listListeners } from '../../src/engine/lost-tasks.ts';
import { describeTargetHealth } from '../../src/engine/target-group.ts';
import {
  aService,
  aTaskDefinition,
  BREAKER_ALONE,
  BREAKER_WITH_ROLLBACK,
  PORT_80,
  VirtualEcs,
} from '../support/fakes/virtual-ecs.ts';
import {
  createShifting,
  deploy,
  follow,
  listDeployments,
  runUntilStage,
  seeShift,
} from '../support/generators/shift-stories.ts';

const BLUE_GREEN: JsonObject = { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 };

/** Revision 1 is blue and receives all traffic. */
function steady(configuration: JsonObject = BLUE_GREEN): VirtualEcs {
  const ecs = new VirtualEcs();
  createShifting(ecs, configuration);
  ecs.run();
  return ecs;
}

/** Stage and production traffic of green, once for each change. */
function followStages(ecs: VirtualEcs): readonly string[] {
  return follow(ecs, () => {
    const { lifecycleStage = 'none', targetServiceRevision } = seeShift(ecs);
    return `${lifecycleStage} ${targetServiceRevision.requestedProductionTrafficWeight}`;
  });
}

describe('a blue/green deployment', () => {
  test('goes through the stages in their order, and traffic shifts at once', () => {
    const ecs = steady();
    deploy(ecs);

    const stages = followStages(ecs);

    expect(stages).toEqual([
      'none 0',
      'PRE_SCALE_UP 0',
      'SCALE_UP 0',
      'POST_SCALE_UP 0',
      'TEST_TRAFFIC_SHIFT 0',
      'POST_TEST_TRAFFIC_SHIFT 0',
      'PRE_PRODUCTION_TRAFFIC_SHIFT 0',
      'PRODUCTION_TRAFFIC_SHIFT 100',
      'POST_PRODUCTION_TRAFFIC_SHIFT 100',
      'BAKE_TIME 100',
      'CLEAN_UP 100',
    ]);
    expect(seeShift(ecs).status).toBe('SUCCESSFUL');
  });

  test('has requests follow the weights, to the one of the two target groups that green uses', () => {
    const ecs = steady();
    const listRoutes = () =>
      ecs.effects.splice(0).flatMap((effect) => (effect.kind === 'route-traffic' ? [effect.alternateWeight] : []));
    const first = listRoutes();
    deploy(ecs);
    ecs.run();
    const second = listRoutes();
    deploy(ecs, 'web:1');
    ecs.run();
    const third = listRoutes();

    expect([new Set(first), [...new Set(second)], [...new Set(third)]]).toEqual([new Set([0]), [0, 100], [100, 0]]);
    expect(listListeners(ecs.state).at(-1)).toMatchObject({ kind: 'route-traffic', alternateWeight: 0 });
  });

  test('keeps all of blue next to green until the bake time is over', () => {
    const ecs = steady();
    deploy(ecs);

    const deployments = follow(ecs, () => `${seeShift(ecs).lifecycleStage}: ${listDeployments(ecs).join(', ')}`);

    const whole = 'PRIMARY web:2 2/2 IN_PROGRESS, ACTIVE web:1 2/2 COMPLETED';
    expect(deployments).toEqual([
      'undefined: PRIMARY web:2 0/0 IN_PROGRESS, ACTIVE web:1 2/2 COMPLETED',
      'PRE_SCALE_UP: PRIMARY web:2 0/0 IN_PROGRESS, ACTIVE web:1 2/2 COMPLETED',
      'SCALE_UP: PRIMARY web:2 2/0 IN_PROGRESS, ACTIVE web:1 2/2 COMPLETED',
      'SCALE_UP: PRIMARY web:2 2/1 IN_PROGRESS, ACTIVE web:1 2/2 COMPLETED',
      `SCALE_UP: ${whole}`,
      `POST_SCALE_UP: ${whole}`,
      `TEST_TRAFFIC_SHIFT: ${whole}`,
      `POST_TEST_TRAFFIC_SHIFT: ${whole}`,
      `PRE_PRODUCTION_TRAFFIC_SHIFT: ${whole}`,
      `PRODUCTION_TRAFFIC_SHIFT: ${whole}`,
      `POST_PRODUCTION_TRAFFIC_SHIFT: ${whole}`,
      `BAKE_TIME: ${whole}`,
      'CLEAN_UP: PRIMARY web:2 2/2 IN_PROGRESS, ACTIVE web:1 0/0 COMPLETED',
      'CLEAN_UP: PRIMARY web:2 2/2 COMPLETED',
    ]);
  });

  test('bakes for as long as requested', () => {
    const ecs = steady();
    deploy(ecs);
    runUntilStage(ecs, 'BAKE_TIME');
    const from = ecs.now;

    runUntilStage(ecs, 'CLEAN_UP');

    expect((ecs.now - from) / 60_000).toBe(5);
  });

  test('green and blue take turns in the two target groups', () => {
    const ecs = steady();
    const [blue = '', green = ''] = [...ecs.state.targetGroups.keys()];
    const count = (): readonly unknown[] =>
      [blue, green].map(
        (arn) => describeTargetHealth(ecs.state, arn)?.filter(({ state }) => state === 'healthy').length,
      );
    const begun = count();
    deploy(ecs);
    runUntilStage(ecs, 'BAKE_TIME');
    const both = count();
    ecs.run();
    const shifted = count();
    deploy(ecs, 'web:1');
    ecs.run();

    expect([begun, both, shifted, count()]).toEqual([
      [2, 0],
      [2, 2],
      [0, 2],
      [2, 0],
    ]);
  });

  test('shows the traffic of blue and of green', () => {
    const ecs = steady();
    deploy(ecs);
    runUntilStage(ecs, 'POST_TEST_TRAFFIC_SHIFT');

    expect(ecs.serviceDeployment(ecs.service().currentServiceDeployment)).toMatchObject({
      sourceServiceRevisions: [{ requestedTestTrafficWeight: 0, requestedProductionTrafficWeight: 100 }],
      targetServiceRevision: { requestedTestTrafficWeight: 100, requestedProductionTrafficWeight: 0 },
    });
  });

  test('a blue task that dies meanwhile is replaced by one of blue', () => {
    const ecs = steady();
    deploy(ecs);
    runUntilStage(ecs, 'BAKE_TIME');
    const blue = ecs.taskArns().find((arn) => ecs.state.tasks.get(arn)?.revisionArn.endsWith('web:1')) ?? '';

    ecs.call('StopTask', { task: blue });
    ecs.pass(120);

    expect(listDeployments(ecs)).toEqual(['PRIMARY web:2 2/2 IN_PROGRESS', 'ACTIVE web:1 2/2 COMPLETED']);
    expect(ecs.taskArns()).not.toContain(blue);
  });

  test('works without a load balancer, and shows no traffic', () => {
    const ecs = new VirtualEcs();
    ecs.addInstances(2);
    ecs.call('RegisterTaskDefinition', aTaskDefinition());
    ecs.call('RegisterTaskDefinition', aTaskDefinition({ image: 'example/web:2' }));
    ecs.call('CreateService', aService({ taskDefinition: 'web:1', deploymentConfiguration: BLUE_GREEN }));
    ecs.run();
    deploy(ecs);

    const stages = followStages(ecs);

    expect(stages.at(-1)).toBe('CLEAN_UP undefined');
    expect(seeShift(ecs).status).toBe('SUCCESSFUL');
    expect(listDeployments(ecs)).toEqual(['PRIMARY web:2 2/2 COMPLETED']);
  });

  test('one that is superseded during its clean-up runs until the next one has its traffic', () => {
    const ecs = steady();
    deploy(ecs);
    runUntilStage(ecs, 'CLEAN_UP');
    deploy(ecs, 'web:1');
    const fewest = { healthy: Number.POSITIVE_INFINITY };
    ecs.watch = (state, now) => {
      const healthy = [...state.tasks.values()].filter((task) => isCountedHealthy(task, now));
      fewest.healthy = Math.min(fewest.healthy, healthy.length);
    };

    runUntilStage(ecs, 'BAKE_TIME');
    expect(listDeployments(ecs)).toEqual(['PRIMARY web:1 2/2 IN_PROGRESS', 'ACTIVE web:2 2/2 IN_PROGRESS']);
    ecs.run();

    expect([fewest.healthy, ...listDeployments(ecs)]).toEqual([2, 'PRIMARY web:1 2/2 COMPLETED']);
  });

  test('one that is overtaken is stopped, and the next one reconciles the service first', () => {
    const ecs = steady();
    const overtaken = deploy(ecs);
    runUntilStage(ecs, 'BAKE_TIME');
    deploy(ecs, 'web:1');

    const stages = follow(ecs, () => `${seeShift(ecs).lifecycleStage} ${ecs.service().deployments.length}`);

    expect(stages.slice(0, 4)).toEqual(['undefined 3', 'RECONCILE_SERVICE 3', 'PRE_SCALE_UP 2', 'SCALE_UP 2']);
    expect([seeShift(ecs, overtaken).status, seeShift(ecs).status]).toEqual(['STOPPED', 'SUCCESSFUL']);
    expect(listDeployments(ecs)).toEqual(['PRIMARY web:1 2/2 COMPLETED']);
  });

  test('waits at SCALE_UP for capacity for green, reports it once, and does not change blue', () => {
    const ecs = new VirtualEcs();
    ecs.addInstances(2);
    ecs.call('RegisterTaskDefinition', aTaskDefinition(PORT_80));
    ecs.call('CreateService', aService({ deploymentConfiguration: BLUE_GREEN }));
    ecs.run();
    const before = ecs.events().length;
    ecs.call('UpdateService', { service: 'web', forceNewDeployment: true });

    ecs.pass(3600);

    expect(seeShift(ecs)).toMatchObject({ status: 'IN_PROGRESS', lifecycleStage: 'SCALE_UP' });
    expect(listDeployments(ecs)).toEqual(['PRIMARY web:1 2/0 IN_PROGRESS', 'ACTIVE web:1 2/2 COMPLETED']);
    expect(ecs.events().slice(before)).toEqual([
      expect.stringMatching(/^\(service web\) was unable to place a task .* is already using a port required/),
    ]);
  });

  test('of nothing completes too', () => {
    const ecs = steady();

    ecs.call('UpdateService', { service: 'web', desiredCount: 0 });
    deploy(ecs);
    ecs.run();

    expect([seeShift(ecs).status, listDeployments(ecs)]).toEqual(['SUCCESSFUL', ['PRIMARY web:2 0/0 COMPLETED']]);
  });
});

describe('a progressive deployment', () => {
  test.each([
    {
      name: 'linear: in equal steps, the last one what is left',
      configuration: { strategy: 'LINEAR', linearConfiguration: { stepPercent: 40, stepBakeTimeInMinutes: 3 } },
      weights: [40, 80, 100],
      minutes: 6,
    },
    {
      name: 'linear: a step of a hundred percent is one step',
      configuration: { strategy: 'LINEAR', linearConfiguration: { stepPercent: 100, stepBakeTimeInMinutes: 3 } },
      weights: [100],
      minutes: 0,
    },
    {
      name: 'linear by default: ten steps, six minutes between them',
      configuration: { strategy: 'LINEAR' },
      weights: [10, 20, 30, 40, 50, 60, 70, 80, 90, 100],
      minutes: 54,
    },
    {
      name: 'canary: a part, then all',
      configuration: { strategy: 'CANARY', canaryConfiguration: { canaryPercent: 12.5, canaryBakeTimeInMinutes: 7 } },
      weights: [12.5, 100],
      minutes: 7,
    },
    {
      name: 'canary by default: five percent for ten minutes',
      configuration: { strategy: 'CANARY' },
      weights: [5, 100],
      minutes: 10,
    },
  ])('$name', ({ configuration, weights, minutes }) => {
    const ecs = steady(configuration);
    deploy(ecs);
    let from = 0;
    let last = 0;

    const seen = follow(ecs, () => {
      const { lifecycleStage, targetServiceRevision } = seeShift(ecs);
      const weight = Number(targetServiceRevision.requestedProductionTrafficWeight);
      if (weight > 0 && from === 0) from = ecs.now;
      if (weight === 100 && last === 0) last = ecs.now;
      return lifecycleStage === 'PRODUCTION_TRAFFIC_SHIFT' ? weight : lifecycleStage;
    });

    expect(seen.filter((one) => typeof one === 'number')).toEqual(weights);
    // The stage before each shift takes one pass of ten seconds.
    expect(last - from).toBe(minutes * 60_000 + (weights.length - 1) * 10_000);
    expect(seen.filter((one) => one === 'PRE_PRODUCTION_TRAFFIC_SHIFT')).toHaveLength(weights.length);
    expect(seeShift(ecs).status).toBe('SUCCESSFUL');
  });
});

describe('returning to blue', () => {
  const STAGES = [
    { stage: 'PRE_SCALE_UP', back: ['CLEAN_UP'] },
    { stage: 'SCALE_UP', back: ['CLEAN_UP'] },
    { stage: 'POST_SCALE_UP', back: ['CLEAN_UP'] },
    { stage: 'TEST_TRAFFIC_SHIFT', back: ['TEST_TRAFFIC_SHIFT', 'CLEAN_UP'] },
    { stage: 'POST_TEST_TRAFFIC_SHIFT', back: ['TEST_TRAFFIC_SHIFT', 'CLEAN_UP'] },
    { stage: 'PRE_PRODUCTION_TRAFFIC_SHIFT', back: ['TEST_TRAFFIC_SHIFT', 'CLEAN_UP'] },
    { stage: 'PRODUCTION_TRAFFIC_SHIFT', back: ['PRODUCTION_TRAFFIC_SHIFT', 'TEST_TRAFFIC_SHIFT', 'CLEAN_UP'] },
    { stage: 'POST_PRODUCTION_TRAFFIC_SHIFT', back: ['PRODUCTION_TRAFFIC_SHIFT', 'TEST_TRAFFIC_SHIFT', 'CLEAN_UP'] },
    { stage: 'BAKE_TIME', back: ['PRODUCTION_TRAFFIC_SHIFT', 'TEST_TRAFFIC_SHIFT', 'CLEAN_UP'] },
    { stage: 'CLEAN_UP', back: ['SCALE_UP', 'PRODUCTION_TRAFFIC_SHIFT', 'TEST_TRAFFIC_SHIFT', 'CLEAN_UP'] },
  ];

  test.each(STAGES)('a stop with rollback at $stage restores blue and removes green', ({ stage, back }) => {
    const ecs = steady();
    const blue = ecs.service().deployments[0]?.id;
    const arn = deploy(ecs);
    runUntilStage(ecs, stage);

    ecs.call('StopServiceDeployment', { serviceDeploymentArn: arn });
    const stages: unknown[] = [];
    for (const { status, lifecycleStage } of follow(ecs, () => seeShift(ecs, arn))) {
      if (status.startsWith('ROLLBACK_') && status !== 'ROLLBACK_REQUESTED' && lifecycleStage !== undefined) {
        if (stages.at(-1) !== lifecycleStage) stages.push(lifecycleStage);
      }
    }

    expect(stages).toEqual(back);
    expect(seeShift(ecs, arn)).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      targetServiceRevision: { requestedTestTrafficWeight: 0, requestedProductionTrafficWeight: 0 },
    });
    expect(ecs.service().deployments.map(({ id }) => id)).toEqual([blue]);
    expect(listDeployments(ecs)).toEqual(['PRIMARY web:1 2/2 COMPLETED']);
  });

  test('all of blue runs until green has no traffic any more', () => {
    const ecs = steady();
    const arn = deploy(ecs);
    runUntilStage(ecs, 'BAKE_TIME');

    ecs.call('StopServiceDeployment', { serviceDeploymentArn: arn });
    const seen = follow(ecs, () => `${seeShift(ecs, arn).lifecycleStage}: ${listDeployments(ecs).join(', ')}`);

    expect(seen.slice(2)).toEqual([
      'TEST_TRAFFIC_SHIFT: PRIMARY web:1 2/2 IN_PROGRESS, ACTIVE web:2 2/2 FAILED',
      'CLEAN_UP: PRIMARY web:1 2/2 IN_PROGRESS, ACTIVE web:2 0/0 FAILED',
      'CLEAN_UP: PRIMARY web:1 2/2 COMPLETED',
    ]);
  });

  test.each([
    {
      name: 'with rollback it is rolled back',
      breaker: BREAKER_WITH_ROLLBACK,
      status: 'ROLLBACK_SUCCESSFUL',
      deployments: ['PRIMARY web:1 2/2 COMPLETED'],
    },
    {
      name: 'without rollback it stays failed, and all of blue runs',
      breaker: BREAKER_ALONE,
      status: 'STOPPED',
      deployments: ['PRIMARY web:2 2/0 FAILED', 'ACTIVE web:1 2/2 COMPLETED'],
    },
  ])(
    'the circuit breaker ends the scale-up of a green that cannot start: $name',
    ({ breaker, status, deployments }) => {
      const ecs = steady({ ...BLUE_GREEN, ...breaker });
      ecs.play({ image: 'example/web:2', pullFails: 'example/web:2: not found' });
      deploy(ecs);

      ecs.run();

      expect([seeShift(ecs).status, listDeployments(ecs)]).toEqual([status, deployments]);
    },
  );

  test('a deployment alarm in the bake time rolls back', () => {
    const alarms = { alarmNames: ['errors'], enable: true, rollback: true };
    const ecs = steady({ ...BLUE_GREEN, alarms });
    const arn = deploy(ecs);
    runUntilStage(ecs, 'BAKE_TIME');

    ecs.send({ kind: 'put-alarm', name: 'errors', state: 'ALARM' });
    ecs.run();

    expect(seeShift(ecs, arn)).toMatchObject({
      status: 'ROLLBACK_SUCCESSFUL',
      alarms: { status: 'TRIGGERED', triggeredAlarmNames: ['errors'] },
    });
    expect(listDeployments(ecs)).toEqual(['PRIMARY web:1 2/2 COMPLETED']);
  });

  test('a first deployment has nothing to go back to', () => {
    const ecs = new VirtualEcs();
    createShifting(ecs, BLUE_GREEN);
    runUntilStage(ecs, 'BAKE_TIME');

    ecs.call('StopServiceDeployment', { serviceDeploymentArn: ecs.service().currentServiceDeployment });
    ecs.run();

    expect(seeShift(ecs)).toMatchObject({
      status: 'ROLLBACK_FAILED',
      statusReason: 'No rollback candidate was found to run the rollback',
    });
    expect(listDeployments(ecs)).toEqual(['PRIMARY web:1 2/2 FAILED']);
  });

  test('a rollback whose blue cannot start any more has failed', () => {
    const ecs = steady({ ...BLUE_GREEN, ...BREAKER_WITH_ROLLBACK });
    const arn = deploy(ecs);
    runUntilStage(ecs, 'CLEAN_UP');
    ecs.play({ image: 'example/web:1', pullFails: 'example/web:1: not found' });

    ecs.call('StopServiceDeployment', { serviceDeploymentArn: arn });
    ecs.run();

    expect(seeShift(ecs, arn).status).toBe('ROLLBACK_FAILED');
    expect(listDeployments(ecs)).toEqual(['PRIMARY web:1 2/0 FAILED', 'ACTIVE web:2 2/2 FAILED']);
  });
});
