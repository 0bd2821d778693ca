import { describe, expect, test } from '@jest/globals';
import { findLifecycleNews, type LifecycleChange, NO_LIFECYCLE_REPORTED } from '../../src/follow/lifecycle-events.ts';
import type { LifecycleHook, ServiceDeploymentRecord } from '../../src/ports/service-records.ts';
import { anObservation, aPause, aServiceDeployment, aShiftingService } from '../support/builders/service-builders.ts';

/** The events when polls ten seconds apart show one service deployment after the other. */
function follow(...shown: readonly (Partial<ServiceDeploymentRecord> | undefined)[]): readonly LifecycleChange[] {
  let reported = NO_LIFECYCLE_REPORTED;
  return shown.flatMap((overrides, at) => {
    const serviceDeployment = overrides === undefined ? undefined : aServiceDeployment(overrides);
    const observation = anObservation({ atMs: at * 10_000, service: aShiftingService(), serviceDeployment });
    const news = findLifecycleNews(reported, observation);
    reported = news.reported;
    return news.events;
  });
}

/** The stages alone, as `at: STAGE traffic`. */
function listStages(events: readonly LifecycleChange[]): readonly string[] {
  return events.flatMap((event) => {
    if (event.type !== 'stage-entered') return [];
    return [`${event.atMs}: ${event.stage} ${event.traffic}${event.isBack ? ' back' : ''}`];
  });
}

/** Hooks alone, as `at: STATUS STAGE`. */
function listHooks(events: readonly LifecycleChange[]): readonly string[] {
  return events.flatMap((event) =>
    event.type === 'hook-changed' ? [`${event.atMs}: ${event.hook.status} ${event.stage}`] : [],
  );
}

describe('a lifecycle stage', () => {
  test('is reported when it is entered, and not again while it lasts', () => {
    const stages = follow(
      { lifecycleStage: 'SCALE_UP', productionTraffic: 0 },
      { lifecycleStage: 'SCALE_UP', productionTraffic: 0 },
      undefined,
      { lifecycleStage: 'SCALE_UP', productionTraffic: 0 },
      { lifecycleStage: 'POST_SCALE_UP', productionTraffic: 0 },
    );

    expect(listStages(stages)).toEqual(['0: SCALE_UP 0', '40000: POST_SCALE_UP 0']);
  });

  test('is reported for each step of the traffic, and for the rollback', () => {
    const shift = { lifecycleStage: 'PRODUCTION_TRAFFIC_SHIFT' };

    const stages = follow(
      { ...shift, productionTraffic: 10 },
      { ...shift, productionTraffic: 20 },
      { ...shift, productionTraffic: 20, status: 'ROLLBACK_IN_PROGRESS' },
    );

    expect(listStages(stages)).toEqual([
      '0: PRODUCTION_TRAFFIC_SHIFT 10',
      '10000: PRODUCTION_TRAFFIC_SHIFT 20',
      '20000: PRODUCTION_TRAFFIC_SHIFT 20 back',
    ]);
  });

  test('that is not known is reported as it is, and the bake time with its length', () => {
    expect(follow({ lifecycleStage: 'WARM_DOWN' }, { lifecycleStage: 'BAKE_TIME' })).toEqual([
      { type: 'stage-entered', service: 'web', atMs: 0, stage: 'WARM_DOWN', isBack: false },
      { type: 'stage-entered', service: 'web', atMs: 10_000, stage: 'BAKE_TIME', isBack: false, bakeMinutes: 5 },
    ]);
  });

  test('is not reported of a deployment that has none', () => {
    expect(follow({}, {})).toEqual([]);
  });
});

describe('a hook', () => {
  const pauseAt = (lifecycleStage: string, hook: Partial<LifecycleHook>) => ({ lifecycleStage, hooks: [aPause(hook)] });
  const lambda = (status: string) => ({
    lifecycleStage: 'POST_TEST_TRAFFIC_SHIFT',
    hooks: [{ id: 'ecs-lambda-1', status, targetArn: 'arn:aws:lambda:eu-west-1:111122223333:function:check' }],
  });

  test('that waits for approval is reported once, with all that an answer needs', () => {
    const waits = pauseAt('POST_SCALE_UP', {});

    expect(follow(waits, waits).filter(({ type }) => type === 'hook-changed')).toEqual([
      {
        type: 'hook-changed',
        service: 'web',
        atMs: 0,
        serviceDeploymentArn: aServiceDeployment().arn,
        hook: aPause(),
        stage: 'POST_SCALE_UP',
      },
    ]);
  });

  test('that was answered is reported with the stage that waited, not the next one', () => {
    const hooks = follow(
      pauseAt('POST_SCALE_UP', {}),
      pauseAt('POST_SCALE_UP', { status: 'IN_PROGRESS' }),
      pauseAt('TEST_TRAFFIC_SHIFT', { status: 'SUCCEEDED' }),
    );

    expect(listHooks(hooks)).toEqual(['0: AWAITING_ACTION POST_SCALE_UP', '20000: SUCCEEDED POST_SCALE_UP']);
  });

  test('that works is nobody’s news', () => {
    expect(listHooks(follow(lambda('IN_PROGRESS'), lambda('SUCCEEDED')))).toEqual([]);
  });

  test.each(['FAILED', 'TIMED_OUT', 'LOST'])('that is %s is reported once', (status) => {
    expect(listHooks(follow(lambda('IN_PROGRESS'), lambda(status), lambda(status)))).toEqual([
      `10000: ${status} POST_TEST_TRAFFIC_SHIFT`,
    ]);
  });

  test('that is first seen on the rollback has no stage', () => {
    const back = { ...lambda('FAILED'), status: 'ROLLBACK_IN_PROGRESS' };

    expect(listHooks(follow(back))).toEqual(['0: FAILED undefined']);
  });
});

test('an alarm that goes off is reported once, by its name', () => {
  const alarms = (...triggered: readonly string[]) => ({ alarms: { status: 'TRIGGERED', triggered } });

  expect(follow({}, alarms('errors'), alarms('errors'), alarms('errors', 'latency'))).toEqual([
    { type: 'alarms-triggered', service: 'web', atMs: 10_000, alarms: ['errors'] },
    { type: 'alarms-triggered', service: 'web', atMs: 30_000, alarms: ['latency'] },
  ]);
});
