/** The files' content for a service that runs: what ECS shows of it, as documents to keep in a repository. */
import {
  isJsonList,
  isJsonObject,
  type Json,
  type JsonObject,
  readObject,
  readObjects,
  readString,
} from '@slipway/ecs-rules/values';
import { toDefinition } from '../service-definition/to-definition.ts';
import { toRegistrable } from '../task-definition/registrable.ts';
import type { ServiceDocuments } from './documents.ts';

/** What ECS answered about a service. */
export interface DescribedService {
  readonly name: string;
  /** Of DescribeServices. */
  readonly service: JsonObject;
  /** Of DescribeTaskDefinition. */
  readonly revision: JsonObject;
}

/** Why the files would not be what runs. */
export interface RunningProblem {
  readonly message: string;
  readonly advice: string;
}

/** @param service as DescribeServices shows it; undefined: the files can be written */
export function findRunningProblem(name: string, service: JsonObject): RunningProblem | undefined {
  const controller = readString(readObject(service, 'deploymentController') ?? {}, 'type') ?? 'ECS';
  if (controller !== 'ECS') {
    return {
      message: `Service ${name} has the deployment controller ${controller}; slipway init writes files for ECS alone.`,
      advice: 'For CodeDeploy start from the workflow in docs/verdicts.md.',
    };
  }
  const states = readObjects(service, 'deployments').map((one) => readString(one, 'rolloutState'));
  if (!states.includes('IN_PROGRESS')) return undefined;
  return {
    message: `A deployment of service ${name} is in progress, so its task definition may not work.`,
    advice: `Try again when it has ended: slipway status ${name} --watch`,
  };
}

export function describeRunning({ name, service, revision }: DescribedService): ServiceDocuments {
  return {
    name,
    taskDefinition: dropEmptyLists(toRegistrable(revision)),
    serviceDefinition: toDefinition(service),
    hasLoadBalancer: readObjects(service, 'loadBalancers').length > 0,
  };
}

/** ECS answers lists that nobody has set. */
function dropEmptyLists(object: JsonObject): JsonObject {
  const fields = Object.entries(object).filter(([, value]) => !(isJsonList(value) && value.length === 0));
  return Object.fromEntries(fields.map(([name, value]) => [name, dropWithin(value ?? null)]));
}

function dropWithin(value: Json): Json {
  if (isJsonList(value)) return value.map(dropWithin);
  return isJsonObject(value) ? dropEmptyLists(value) : value;
}
