/** Deployment configurations for Amazon ECS, and the increments of traffic that they come to. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../api-error.ts';
import { readNumber, readObject, readString } from '../input.ts';
import type { DeploymentConfigRecord, TrafficStep } from './records.ts';

const MINUTE_MS = 60_000;

/** What a deployment or a group has that names none (AWS CodeDeploy User Guide, deployment configurations). */
export const DEFAULT_CONFIG = 'CodeDeployDefault.ECSAllAtOnce';

function linear(linearInterval: number): JsonObject {
  return { type: 'TimeBasedLinear', timeBasedLinear: { linearPercentage: 10, linearInterval } };
}

function canary(canaryInterval: number): JsonObject {
  return { type: 'TimeBasedCanary', timeBasedCanary: { canaryPercentage: 10, canaryInterval } };
}

/** AWS CodeDeploy User Guide, predefined deployment configurations for an Amazon ECS compute platform. */
const PREDEFINED: Readonly<Record<string, JsonObject>> = {
  'CodeDeployDefault.ECSAllAtOnce': { type: 'AllAtOnce' },
  'CodeDeployDefault.ECSCanary10Percent15Minutes': canary(15),
  'CodeDeployDefault.ECSCanary10Percent5Minutes': canary(5),
  'CodeDeployDefault.ECSLinear10PercentEvery1Minutes': linear(1),
  'CodeDeployDefault.ECSLinear10PercentEvery3Minutes': linear(3),
};

/** In the order of their names. Their ids are their places in the list. */
export function listPredefined(): readonly DeploymentConfigRecord[] {
  return Object.entries(PREDEFINED).map(([name, trafficRouting], at) => ({
    id: `00000000-0000-0000-0000-00000000000${at + 1}`,
    name,
    createdAt: 0,
    trafficRouting,
  }));
}

/** The increments of production traffic, the last one to all of it. */
export function planTraffic(trafficRouting: JsonObject): readonly TrafficStep[] {
  const { timeBasedCanary, timeBasedLinear } = readRouting(trafficRouting);
  if (timeBasedCanary !== undefined) {
    const { percent, waitMs } = timeBasedCanary;
    return [
      { percent, waitMs },
      { percent: 100, waitMs: 0 },
    ];
  }
  const steps: TrafficStep[] = [];
  for (let sum = timeBasedLinear?.percent ?? 100; sum < 100; sum += timeBasedLinear?.percent ?? 100) {
    steps.push({ percent: sum, waitMs: timeBasedLinear?.waitMs ?? 0 });
  }
  return [...steps, { percent: 100, waitMs: 0 }];
}

interface Routing {
  readonly timeBasedCanary?: TrafficStep;
  readonly timeBasedLinear?: TrafficStep;
}

/** @throws ApiError InvalidTrafficRoutingConfigurationException; its wording is not documented */
export function readRouting(trafficRouting: JsonObject): Routing {
  const type = readString(trafficRouting, 'type') ?? 'AllAtOnce';
  if (type === 'AllAtOnce') return {};
  if (type === 'TimeBasedCanary') return { timeBasedCanary: readStep(trafficRouting, 'canary') };
  if (type === 'TimeBasedLinear') return { timeBasedLinear: readStep(trafficRouting, 'linear') };
  throw invalidTrafficRouting(`The type ${type} of traffic routing is not known.`);
}

function readStep(trafficRouting: JsonObject, kind: 'canary' | 'linear'): TrafficStep {
  const field = kind === 'canary' ? 'timeBasedCanary' : 'timeBasedLinear';
  const given = readObject(trafficRouting, field) ?? {};
  const percent = readNumber(given, `${kind}Percentage`) ?? 0;
  const minutes = readNumber(given, `${kind}Interval`) ?? 0;
  if (!Number.isInteger(percent) || percent < 1 || percent > 99) {
    throw invalidTrafficRouting(`${kind}Percentage must be a whole number from 1 to 99.`);
  }
  if (!Number.isInteger(minutes) || minutes < 1)
    throw invalidTrafficRouting(`${kind}Interval must be a whole number of minutes.`);
  return { percent, waitMs: minutes * MINUTE_MS };
}

function invalidTrafficRouting(message: string): ApiError {
  return new ApiError('InvalidTrafficRoutingConfigurationException', message);
}
