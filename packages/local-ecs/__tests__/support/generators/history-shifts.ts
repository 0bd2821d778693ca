/** What a generated history adds to its service's deployment configuration: strategy, hooks and alarms. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import * as fc from 'fast-check';
import type { HookBehaviour } from '../../../src/engine/contract.ts';

export const ALARM = 'errors';
const LAMBDA = 'arn:aws:lambda:eu-west-1:123456789012:function:check';

export interface ShiftHistory {
  readonly strategy: 'ROLLING' | 'BLUE_GREEN' | 'LINEAR' | 'CANARY';
  /** At the stage before production traffic moves. A rolling update has pauses only, before new tasks start. */
  readonly hook: 'none' | 'works' | 'fails' | 'pauses' | 'pauses-twice';
  readonly alarm: 'none' | 'stops' | 'rolls-back';
}

export const anyShift: fc.Arbitrary<ShiftHistory> = fc.record({
  strategy: fc.constantFrom('ROLLING', 'ROLLING', 'ROLLING', 'BLUE_GREEN', 'LINEAR', 'CANARY'),
  hook: fc.constantFrom('none', 'none', 'none', 'works', 'fails', 'pauses', 'pauses-twice'),
  alarm: fc.constantFrom('none', 'none', 'stops', 'rolls-back'),
});

/** Fields of the deployment configuration, with short times: a history has a quarter of an hour. */
export function configureShift({ strategy, hook, alarm }: ShiftHistory): JsonObject {
  const alarms = { alarmNames: [ALARM], enable: true, rollback: alarm === 'rolls-back' };
  return {
    ...(alarm === 'none' ? {} : { alarms, bakeTimeInMinutes: 1 }),
    ...(strategy === 'ROLLING'
      ? { lifecycleHooks: listPauses(hook, ['PRE_SCALE_UP']) }
      : { strategy, bakeTimeInMinutes: 1, lifecycleHooks: listHooks(hook) }),
    ...(strategy === 'LINEAR' ? { linearConfiguration: { stepPercent: 50, stepBakeTimeInMinutes: 1 } } : {}),
    ...(strategy === 'CANARY' ? { canaryConfiguration: { canaryPercent: 10, canaryBakeTimeInMinutes: 1 } } : {}),
  };
}

function listHooks(hook: ShiftHistory['hook']): readonly JsonObject[] {
  const lifecycleStages = ['POST_TEST_TRAFFIC_SHIFT'];
  if (hook === 'none') return [];
  if (hook === 'pauses-twice') return listPauses(hook, ['PRE_SCALE_UP', ...lifecycleStages]);
  if (hook === 'pauses') return listPauses(hook, lifecycleStages);
  return [{ hookTargetArn: LAMBDA, roleArn: 'arn:aws:iam::123456789012:role/hooks', lifecycleStages }];
}

function listPauses(hook: ShiftHistory['hook'], lifecycleStages: readonly string[]): readonly JsonObject[] {
  return hook.startsWith('pauses') ? [{ targetType: 'PAUSE', lifecycleStages }] : [];
}

/** How the Lambda function answers. */
export function behaveAsHook({ hook }: ShiftHistory): readonly HookBehaviour[] {
  return [{ target: LAMBDA, outcome: hook === 'fails' ? 'FAILED' : 'SUCCEEDED', afterMs: 25_000 }];
}
