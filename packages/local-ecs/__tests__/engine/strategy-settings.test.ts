import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { completeConfiguration } from '../../src/engine/deployment-configuration.ts';

const BLUE_GREEN: JsonObject = { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 5 };

function withHook(hook: JsonObject): JsonObject {
  return { ...BLUE_GREEN, lifecycleHooks: [hook] };
}

const LAMBDA: JsonObject = { hookTargetArn: 'arn:x', roleArn: 'arn:y', lifecycleStages: ['PRE_SCALE_UP'] };
const PAUSE: JsonObject = { targetType: 'PAUSE', lifecycleStages: ['PRE_SCALE_UP'] };

describe('a deployment configuration is refused for', () => {
  test.each<{ name: string; given: JsonObject }>([
    { name: 'an unknown strategy', given: { strategy: 'PURPLE' } },
    { name: 'blue/green without a bake time', given: { strategy: 'BLUE_GREEN' } },
    { name: 'a bake time of more than a day', given: { ...BLUE_GREEN, bakeTimeInMinutes: 1441 } },
    { name: 'a bake time below 0', given: { ...BLUE_GREEN, bakeTimeInMinutes: -1 } },
    { name: 'a bake time in parts of a minute', given: { ...BLUE_GREEN, bakeTimeInMinutes: 0.5 } },
    { name: 'linear steps under 3 percent', given: { strategy: 'LINEAR', linearConfiguration: { stepPercent: 2.9 } } },
    { name: 'linear steps over 100 percent', given: { strategy: 'LINEAR', linearConfiguration: { stepPercent: 101 } } },
    { name: 'linear steps in hundredths', given: { strategy: 'LINEAR', linearConfiguration: { stepPercent: 10.05 } } },
    {
      name: 'linear pauses of more than a day',
      given: { strategy: 'LINEAR', linearConfiguration: { stepBakeTimeInMinutes: 1441 } },
    },
    { name: 'a canary of no traffic', given: { strategy: 'CANARY', canaryConfiguration: { canaryPercent: 0 } } },
    { name: 'a canary of more than all', given: { strategy: 'CANARY', canaryConfiguration: { canaryPercent: 100.1 } } },
    { name: 'linear fields of a canary', given: { strategy: 'CANARY', linearConfiguration: {} } },
    { name: 'canary fields of a rolling update', given: { canaryConfiguration: {} } },
    { name: 'a Lambda hook without its function', given: withHook({ ...LAMBDA, hookTargetArn: '' }) },
    { name: 'a Lambda hook without a role', given: withHook({ ...LAMBDA, roleArn: null }) },
    { name: 'a hook without a stage', given: withHook({ ...PAUSE, lifecycleStages: [] }) },
    { name: 'a hook at a stage that has none', given: withHook({ ...PAUSE, lifecycleStages: ['BAKE_TIME'] }) },
    { name: 'a pause at the test shift', given: withHook({ ...PAUSE, lifecycleStages: ['TEST_TRAFFIC_SHIFT'] }) },
    { name: 'a pause at the shift', given: withHook({ ...PAUSE, lifecycleStages: ['PRODUCTION_TRAFFIC_SHIFT'] }) },
    { name: 'a hook of an unknown type', given: withHook({ ...LAMBDA, targetType: 'QUEUE' }) },
    { name: 'a hook with no time', given: withHook({ ...PAUSE, timeoutConfiguration: { timeoutInMinutes: 0 } }) },
    {
      name: 'a hook with more than two weeks',
      given: withHook({ ...PAUSE, timeoutConfiguration: { timeoutInMinutes: 20_161 } }),
    },
    {
      name: 'an unknown action after the time',
      given: withHook({ ...PAUSE, timeoutConfiguration: { action: 'WAIT' } }),
    },
    { name: 'alarms that are enabled without a name', given: { alarms: { enable: true, alarmNames: [] } } },
  ])('$name', ({ given }) => {
    expect(() => completeConfiguration(given)).toThrow(expect.objectContaining({ type: 'InvalidParameterException' }));
  });
});

describe('a deployment configuration is taken at the ends of its ranges', () => {
  test.each<{ name: string; given: JsonObject }>([
    { name: 'no bake time', given: { ...BLUE_GREEN, bakeTimeInMinutes: 0 } },
    { name: 'a day of bake time', given: { ...BLUE_GREEN, bakeTimeInMinutes: 1440 } },
    { name: 'steps of 3 percent', given: { strategy: 'LINEAR', linearConfiguration: { stepPercent: 3 } } },
    { name: 'steps in tenths', given: { strategy: 'LINEAR', linearConfiguration: { stepPercent: 16.7 } } },
    { name: 'a canary of a thousandth', given: { strategy: 'CANARY', canaryConfiguration: { canaryPercent: 0.1 } } },
    {
      name: 'a pause of two weeks',
      given: withHook({ ...PAUSE, timeoutConfiguration: { timeoutInMinutes: 20_160, action: 'CONTINUE' } }),
    },
    {
      name: 'a Lambda hook at the shift',
      given: withHook({ ...LAMBDA, lifecycleStages: ['PRODUCTION_TRAFFIC_SHIFT'] }),
    },
  ])('$name', ({ given }) => {
    expect(completeConfiguration(given).described).toMatchObject(given);
  });
});

describe('what a progressive strategy leaves out is filled in', () => {
  test.each<{ name: string; given: JsonObject; described: JsonObject }>([
    {
      name: 'linear',
      given: { strategy: 'LINEAR', linearConfiguration: { stepPercent: 25 } },
      described: { linearConfiguration: { stepPercent: 25, stepBakeTimeInMinutes: 6 } },
    },
    {
      name: 'canary',
      given: { strategy: 'CANARY' },
      described: { canaryConfiguration: { canaryPercent: 5, canaryBakeTimeInMinutes: 10 } },
    },
  ])('$name', ({ given, described }) => {
    expect(completeConfiguration(given).described).toMatchObject(described);
  });
});
