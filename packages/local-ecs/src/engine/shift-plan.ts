/** The steps of a deployment that shifts traffic, from its configuration: forward to green, and back to blue. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { readNumber, readObject, readObjects, readString } from './input.ts';
import type { LifecycleStage, ShiftStep, TrafficWeights } from './shift-record.ts';

const MINUTE_MS = 60_000;
const NO_TRAFFIC: TrafficWeights = { test: 0, production: 0 };
const TEST_TRAFFIC: TrafficWeights = { test: 100, production: 0 };
/** After the shift all traffic is production traffic of green; that the test traffic stays there is assumed. */
const ALL_TRAFFIC: TrafficWeights = { test: 100, production: 100 };

/**
 * Stages of a rolling update. AWS announced hooks for them, and documents no stages: those without traffic are assumed.
 */
const ROLLING_STAGES = ['PRE_SCALE_UP', 'SCALE_UP', 'POST_SCALE_UP', 'CLEAN_UP'] as const;

/** Whether a rolling update can pause there. */
export function isRollingStage(stage: string): boolean {
  return stage === 'RECONCILE_SERVICE' || ROLLING_STAGES.some((one) => one === stage);
}

/** Whether a deployment has stages: it shifts traffic, or has hooks. */
export function hasStages(configuration: JsonObject): boolean {
  return isShiftStrategy(configuration) || readObjects(configuration, 'lifecycleHooks').length > 0;
}

export function isShiftStrategy(configuration: JsonObject): boolean {
  return (readString(configuration, 'strategy') ?? 'ROLLING') !== 'ROLLING';
}

/**
 * @param configuration complete, as described
 * @param isReconciling more than one service revision is active at the start
 */
export function planShift(configuration: JsonObject, isReconciling: boolean): readonly ShiftStep[] {
  if (!isShiftStrategy(configuration)) {
    const stages = isReconciling ? (['RECONCILE_SERVICE', ...ROLLING_STAGES] as const) : ROLLING_STAGES;
    return stages.map((stage) => openStep(stage, NO_TRAFFIC));
  }
  const bakeMs = (readNumber(configuration, 'bakeTimeInMinutes') ?? 0) * MINUTE_MS;
  return [
    ...(isReconciling ? [openStep('RECONCILE_SERVICE', NO_TRAFFIC)] : []),
    openStep('PRE_SCALE_UP', NO_TRAFFIC),
    openStep('SCALE_UP', NO_TRAFFIC),
    openStep('POST_SCALE_UP', NO_TRAFFIC),
    openStep('TEST_TRAFFIC_SHIFT', TEST_TRAFFIC),
    openStep('POST_TEST_TRAFFIC_SHIFT', TEST_TRAFFIC),
    ...planProduction(configuration),
    openStep('POST_PRODUCTION_TRAFFIC_SHIFT', ALL_TRAFFIC),
    openStep('BAKE_TIME', ALL_TRAFFIC, bakeMs),
    openStep('CLEAN_UP', ALL_TRAFFIC),
  ];
}

function openStep(stage: LifecycleStage, weights: TrafficWeights, waitMs = 0): ShiftStep {
  return { stage, weights, waitMs };
}

/** Each shift has its stage before it; no bake time follows the last one (ECS API reference, LinearConfiguration). */
function planProduction(configuration: JsonObject): readonly ShiftStep[] {
  const { percents, bakeMs } = listShifts(configuration);
  let before = 0;
  return percents.flatMap((percent) => {
    const from = { test: 100, production: before };
    before = percent;
    return [
      openStep('PRE_PRODUCTION_TRAFFIC_SHIFT', from),
      openStep('PRODUCTION_TRAFFIC_SHIFT', { test: 100, production: percent }, percent < 100 ? bakeMs : 0),
    ];
  });
}

/** Percents that green has got after each shift, and the pause between them. */
function listShifts(configuration: JsonObject): { readonly percents: readonly number[]; readonly bakeMs: number } {
  const strategy = readString(configuration, 'strategy');
  if (strategy === 'CANARY') {
    const canary = readObject(configuration, 'canaryConfiguration') ?? {};
    const first = readNumber(canary, 'canaryPercent') ?? 100;
    const bakeMs = (readNumber(canary, 'canaryBakeTimeInMinutes') ?? 0) * MINUTE_MS;
    return { percents: first < 100 ? [first, 100] : [100], bakeMs };
  }
  if (strategy === 'LINEAR') {
    const linear = readObject(configuration, 'linearConfiguration') ?? {};
    const bakeMs = (readNumber(linear, 'stepBakeTimeInMinutes') ?? 0) * MINUTE_MS;
    return { percents: listLinear(readNumber(linear, 'stepPercent') ?? 100), bakeMs };
  }
  return { percents: [100], bakeMs: 0 };
}

/** Counted in tenths of a percent, which is how fine a step may be. */
function listLinear(stepPercent: number): readonly number[] {
  const tenths = Math.round(stepPercent * 10);
  const percents: number[] = [];
  for (let sum = tenths; sum < 1000; sum += tenths) percents.push(sum / 10);
  return [...percents, 100];
}

/**
 * The rollback: blue is scaled up again if it was stopping, traffic returns, green stops. Only that hooks of the two
 * traffic stages run once more is documented; the order is assumed.
 */
export function planShiftBack(from: {
  readonly weights: TrafficWeights;
  readonly isBlueGoing: boolean;
}): readonly ShiftStep[] {
  const { weights, isBlueGoing } = from;
  const onlyTest = { test: weights.test, production: 0 };
  return [
    ...(isBlueGoing ? [openStep('SCALE_UP', weights)] : []),
    ...(weights.production > 0 ? [openStep('PRODUCTION_TRAFFIC_SHIFT', onlyTest)] : []),
    ...(weights.test > 0 ? [openStep('TEST_TRAFFIC_SHIFT', NO_TRAFFIC)] : []),
    openStep('CLEAN_UP', NO_TRAFFIC),
  ];
}
