import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import {
  describeStrategy,
  isRollbackDue,
  measureLeastMinutes,
  readStrategy,
  type ShiftStrategy,
} from '../../src/rollout/strategy.ts';
import { anObservation, aPause, aService, aServiceDeployment } from '../support/builders/service-builders.ts';

/** A strategy read from its configuration; fails the test when there is none. */
function read(configuration: JsonObject): ShiftStrategy {
  const strategy = readStrategy(configuration);
  if (strategy === undefined) throw new Error('it is a rolling update');
  return strategy;
}

describe('a strategy', () => {
  test.each<{ readonly name: string; readonly configuration: JsonObject }>([
    { name: 'that is not given', configuration: { minimumHealthyPercent: 100 } },
    { name: 'ROLLING, with a bake time for its alarms', configuration: { strategy: 'ROLLING', bakeTimeInMinutes: 5 } },
  ])('$name shifts no traffic', ({ configuration }) => {
    expect(readStrategy(configuration)).toBeUndefined();
  });

  test.each<{
    readonly name: string;
    readonly configuration: JsonObject;
    readonly words: string;
    readonly least: number;
  }>([
    {
      name: 'BLUE_GREEN',
      configuration: { strategy: 'BLUE_GREEN', bakeTimeInMinutes: 1 },
      words: 'strategy BLUE_GREEN: all traffic at once; bake time 1 minute',
      least: 1,
    },
    {
      name: 'CANARY',
      configuration: {
        strategy: 'CANARY',
        bakeTimeInMinutes: 10,
        canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 5 },
      },
      words: 'strategy CANARY: 10% for 5 minutes, then all traffic; bake time 10 minutes',
      least: 15,
    },
    {
      name: 'LINEAR in four steps',
      configuration: {
        strategy: 'LINEAR',
        bakeTimeInMinutes: 0,
        linearConfiguration: { stepPercent: 25, stepBakeTimeInMinutes: 6 },
      },
      words: 'strategy LINEAR: 25% more traffic every 6 minutes; bake time 0 minutes',
      least: 18,
    },
    {
      name: 'LINEAR whose last step is a small one',
      configuration: {
        strategy: 'LINEAR',
        bakeTimeInMinutes: 2,
        linearConfiguration: { stepPercent: 33.3, stepBakeTimeInMinutes: 1 },
      },
      words: 'strategy LINEAR: 33.3% more traffic every 1 minute; bake time 2 minutes',
      least: 5,
    },
    {
      name: 'LINEAR in one step, after which no pause comes',
      configuration: {
        strategy: 'LINEAR',
        bakeTimeInMinutes: 2,
        linearConfiguration: { stepPercent: 100, stepBakeTimeInMinutes: 30 },
      },
      words: 'strategy LINEAR: 100% more traffic every 30 minutes; bake time 2 minutes',
      least: 2,
    },
    {
      name: 'that is not known',
      configuration: { strategy: 'SPIRAL', bakeTimeInMinutes: 3 },
      words: 'strategy SPIRAL: traffic shifted by ECS; bake time 3 minutes',
      least: 3,
    },
  ])('$name is reported in words, with the minutes that it takes at least', ({ configuration, words, least }) => {
    const strategy = read(configuration);

    expect([describeStrategy(strategy), measureLeastMinutes(strategy)]).toEqual([words, least]);
  });
});

describe('ECS rolls a failed deployment back by itself', () => {
  const service = aService({
    circuitBreaker: { enabled: true, rollback: false },
    deploymentConfiguration: { alarms: { alarmNames: ['errors'], enable: true, rollback: true } },
  });
  const onlyStops = { ...service, deploymentConfiguration: { alarms: { alarmNames: ['errors'], enable: true } } };
  const alarmed = aServiceDeployment({ alarms: { status: 'TRIGGERED', triggered: ['errors'] } });
  const quiet = aServiceDeployment({ alarms: { status: 'MONITORING', triggered: [] } });
  const refused = aServiceDeployment({ hooks: [aPause({ status: 'FAILED' })] });

  test.each([
    { name: 'at the circuit breaker', observation: anObservation({ service: aService() }), isDue: true },
    { name: 'at an alarm', observation: anObservation({ service, serviceDeployment: alarmed }), isDue: true },
    {
      name: 'at a failed hook',
      observation: anObservation({ service: onlyStops, serviceDeployment: refused }),
      isDue: true,
    },
    {
      name: 'not while the alarm is quiet',
      observation: anObservation({ service, serviceDeployment: quiet }),
      isDue: false,
    },
    {
      name: 'not at an alarm that only stops',
      observation: anObservation({ service: onlyStops, serviceDeployment: alarmed }),
      isDue: false,
    },
    { name: 'not where nothing but the service can be seen', observation: anObservation({ service }), isDue: false },
  ])('$name', ({ observation, isDue }) => {
    expect(isRollbackDue(observation)).toBe(isDue);
  });
});
