/** The strategy of a deployment configuration, with its members: checked and completed. */
import type { JsonObject } from '../../json.ts';
import { invalidParameter, notSimulated } from './fault.ts';
import { readNumber, readObject, readObjects, readString, readStrings } from './input.ts';

const STRATEGIES = ['ROLLING', 'BLUE_GREEN', 'LINEAR', 'CANARY'];
/** ECS API reference, DeploymentLifecycleHook. */
const HOOK_STAGES = [
  'RECONCILE_SERVICE',
  'PRE_SCALE_UP',
  'POST_SCALE_UP',
  'TEST_TRAFFIC_SHIFT',
  'POST_TEST_TRAFFIC_SHIFT',
  'PRE_PRODUCTION_TRAFFIC_SHIFT',
  'PRODUCTION_TRAFFIC_SHIFT',
  'POST_PRODUCTION_TRAFFIC_SHIFT',
];
const NO_PAUSE_STAGES = ['TEST_TRAFFIC_SHIFT', 'PRODUCTION_TRAFFIC_SHIFT'];
const MOST_MINUTES = 1440;
const MOST_TIMEOUT_MINUTES = 20_160;

/** Members of one progressive strategy, as the API names, bounds and completes them. */
interface Progressive {
  readonly member: string;
  readonly percent: { readonly name: string; readonly least: number; readonly usual: number };
  readonly minutes: { readonly name: string; readonly usual: number };
}

/** ECS API reference, LinearConfiguration and CanaryConfiguration. */
const PROGRESSIVE: Readonly<Record<string, Progressive>> = {
  LINEAR: {
    member: 'linearConfiguration',
    percent: { name: 'stepPercent', least: 3, usual: 10 },
    minutes: { name: 'stepBakeTimeInMinutes', usual: 6 },
  },
  CANARY: {
    member: 'canaryConfiguration',
    percent: { name: 'canaryPercent', least: 0.1, usual: 5 },
    minutes: { name: 'canaryBakeTimeInMinutes', usual: 10 },
  },
};

/**
 * `strategy`, and the configuration of a progressive one with what the request leaves out.
 * @throws ApiFault InvalidParameterException; no wording in this file is documented
 */
export function completeStrategy(given: JsonObject): JsonObject {
  const strategy = readString(given, 'strategy') ?? 'ROLLING';
  if (!STRATEGIES.includes(strategy)) throw invalidParameter(`Unknown deployment strategy '${strategy}'.`);
  checkBakeTime(given, strategy);
  for (const hook of readObjects(given, 'lifecycleHooks')) checkHook(hook, strategy);
  for (const [owner, { member }] of Object.entries(PROGRESSIVE)) {
    if (owner !== strategy && readObject(given, member) !== undefined) {
      throw invalidParameter(`${member} is only valid for the ${owner} deployment strategy.`);
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

function completeProgressive(given: JsonObject, { member, percent, minutes }: Progressive): JsonObject {
  const configuration = readObject(given, member) ?? {};
  const share = readNumber(configuration, percent.name) ?? percent.usual;
  const isTenth = Math.abs(share * 10 - Math.round(share * 10)) < 1e-9;
  if (!isTenth || share < percent.least || share > 100) {
    throw invalidParameter(`${percent.name} must be a multiple of 0.1 from ${percent.least} to 100.`);
  }
  const wait = readNumber(configuration, minutes.name) ?? minutes.usual;
  checkWhole(minutes.name, wait, { least: 0, most: MOST_MINUTES });
  return { [member]: { [percent.name]: share, [minutes.name]: wait } };
}

function checkHook(hook: JsonObject, strategy: string): void {
  if (strategy === 'ROLLING') throw notSimulated('A lifecycle hook of a rolling update');
  const type = readString(hook, 'targetType') ?? 'AWS_LAMBDA';
  const stages = readStrings(hook, 'lifecycleStages');
  const unknown = stages.find((stage) => !HOOK_STAGES.includes(stage));
  if (stages.length === 0) throw invalidParameter('lifecycleStages of a lifecycle hook cannot be empty.');
  if (unknown !== undefined) throw invalidParameter(`A lifecycle hook is not possible at the stage '${unknown}'.`);
  if (type === 'AWS_LAMBDA') checkLambda(hook);
  else if (type === 'PAUSE') checkPause(stages);
  else throw invalidParameter(`Unknown targetType '${type}' of a lifecycle hook.`);
  checkTimeout(readObject(hook, 'timeoutConfiguration') ?? {});
}

function checkLambda(hook: JsonObject): void {
  for (const member of ['hookTargetArn', 'roleArn']) {
    if ((readString(hook, member) ?? '') === '') throw invalidParameter(`${member} of a lifecycle hook is required.`);
  }
}

function checkPause(stages: readonly string[]): void {
  const wrong = stages.find((stage) => NO_PAUSE_STAGES.includes(stage));
  if (wrong !== undefined) throw invalidParameter(`A PAUSE hook is not possible at the stage '${wrong}'.`);
}

function checkTimeout(timeout: JsonObject): void {
  const minutes = readNumber(timeout, 'timeoutInMinutes');
  if (minutes !== undefined) checkWhole('timeoutInMinutes', minutes, { least: 1, most: MOST_TIMEOUT_MINUTES });
  const action = readString(timeout, 'action') ?? 'ROLLBACK';
  if (action !== 'ROLLBACK' && action !== 'CONTINUE') throw invalidParameter(`Unknown timeout action '${action}'.`);
}
