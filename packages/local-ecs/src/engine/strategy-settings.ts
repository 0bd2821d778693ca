/** The strategy of a deployment configuration, with its fields: checked and completed. */
import { HOOK_STAGES, PAUSE_STAGES } from '@slipway/ecs-rules/lifecycle-stages';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { invalidParameter, notSimulated } from './api-error.ts';
import { readNumber, readObject, readObjects, readString, readStrings } from './input.ts';
import { isRollingStage } from './shift-plan.ts';

const STRATEGIES = ['ROLLING', 'BLUE_GREEN', 'LINEAR', 'CANARY'];
const MOST_MINUTES = 1440;
const MOST_TIMEOUT_MINUTES = 20_160;

/** Fields of one progressive strategy: their names, ranges and defaults in the API. */
interface Progressive {
  readonly field: string;
  readonly percent: { readonly name: string; readonly least: number; readonly fallback: number };
  readonly minutes: { readonly name: string; readonly fallback: number };
}

/** ECS API reference, LinearConfiguration and CanaryConfiguration. */
const PROGRESSIVE: Readonly<Record<string, Progressive>> = {
  LINEAR: {
    field: 'linearConfiguration',
    percent: { name: 'stepPercent', least: 3, fallback: 10 },
    minutes: { name: 'stepBakeTimeInMinutes', fallback: 6 },
  },
  CANARY: {
    field: 'canaryConfiguration',
    percent: { name: 'canaryPercent', least: 0.1, fallback: 5 },
    minutes: { name: 'canaryBakeTimeInMinutes', fallback: 10 },
  },
};

/**
 * `strategy`, and the configuration of a progressive one with what the request leaves out.
 * @throws ApiError InvalidParameterException; no wording in this file is documented
 */
export function completeStrategy(given: JsonObject): JsonObject {
  const strategy = readString(given, 'strategy') ?? 'ROLLING';
  if (!STRATEGIES.includes(strategy)) throw invalidParameter(`Unknown deployment strategy '${strategy}'.`);
  checkBakeTime(given, strategy);
  for (const hook of readObjects(given, 'lifecycleHooks')) checkHook(hook, strategy);
  for (const [owner, { field }] of Object.entries(PROGRESSIVE)) {
    if (owner !== strategy && readObject(given, field) !== undefined) {
      throw invalidParameter(`${field} is only valid for the ${owner} deployment strategy.`);
    }
  }
  const progressive = PROGRESSIVE[strategy];
  return progressive === undefined ? { strategy } : { strategy, ...completeProgressive(given, progressive) };
}

function checkBakeTime(given: JsonObject, strategy: string): void {
  const minutes = readNumber(given, 'bakeTimeInMinutes');
  if (minutes === undefined && strategy === 'BLUE_GREEN') {
    throw invalidParameter('bakeTimeInMinutes is required for the BLUE_GREEN deployment strategy.');
  }
  if (minutes !== undefined) checkWhole('bakeTimeInMinutes', minutes, { least: 0, most: MOST_MINUTES });
}

function checkWhole(
  name: string,
  value: number,
  { least, most }: { readonly least: number; readonly most: number },
): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw invalidParameter(`${name} must be a whole number from ${least} to ${most}.`);
}

function completeProgressive(given: JsonObject, { field, percent, minutes }: Progressive): JsonObject {
  const configuration = readObject(given, field) ?? {};
  const share = readNumber(configuration, percent.name) ?? percent.fallback;
  const isTenth = Math.abs(share * 10 - Math.round(share * 10)) < 1e-9;
  if (!isTenth || share < percent.least || share > 100) {
    throw invalidParameter(`${percent.name} must be a multiple of 0.1 from ${percent.least} to 100.`);
  }
  const wait = readNumber(configuration, minutes.name) ?? minutes.fallback;
  checkWhole(minutes.name, wait, { least: 0, most: MOST_MINUTES });
  return { [field]: { [percent.name]: share, [minutes.name]: wait } };
}

function checkHook(hook: JsonObject, strategy: string): void {
  const type = readString(hook, 'targetType') ?? 'AWS_LAMBDA';
  if (strategy === 'ROLLING' && type === 'AWS_LAMBDA') throw notSimulated('A Lambda hook of a rolling update');
  const stages = readStrings(hook, 'lifecycleStages');
  const unknown = stages.find((stage) => !HOOK_STAGES.some((one) => one === stage));
  if (stages.length === 0) throw invalidParameter('lifecycleStages of a lifecycle hook cannot be empty.');
  if (unknown !== undefined) throw invalidParameter(`A lifecycle hook is not possible at the stage '${unknown}'.`);
  if (type === 'AWS_LAMBDA') checkLambda(hook);
  else if (type === 'PAUSE') checkPause(stages, strategy);
  else throw invalidParameter(`Unknown targetType '${type}' of a lifecycle hook.`);
  checkTimeout(readObject(hook, 'timeoutConfiguration') ?? {});
}

function checkLambda(hook: JsonObject): void {
  for (const field of ['hookTargetArn', 'roleArn']) {
    if ((readString(hook, field) ?? '') === '') throw invalidParameter(`${field} of a lifecycle hook is required.`);
  }
}

function checkPause(stages: readonly string[], strategy: string): void {
  const unknown = strategy === 'ROLLING' ? stages.find((stage) => !isRollingStage(stage)) : undefined;
  if (unknown !== undefined) throw notSimulated(`A PAUSE hook of a rolling update at ${unknown}`);
  const wrong = stages.find((stage) => !PAUSE_STAGES.some((one) => one === stage));
  if (wrong !== undefined) throw invalidParameter(`A PAUSE hook is not possible at the stage '${wrong}'.`);
}

function checkTimeout(timeout: JsonObject): void {
  const minutes = readNumber(timeout, 'timeoutInMinutes');
  if (minutes !== undefined) checkWhole('timeoutInMinutes', minutes, { least: 1, most: MOST_TIMEOUT_MINUTES });
  const action = readString(timeout, 'action') ?? 'ROLLBACK';
  if (action !== 'ROLLBACK' && action !== 'CONTINUE') throw invalidParameter(`Unknown timeout action '${action}'.`);
}
