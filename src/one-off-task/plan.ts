import type { DeployRequest, OneOffTaskRequest } from '../inputs/request.ts';
import { isJsonObject, type Json, type JsonObject } from '../json.ts';
import { quoteOutsideText } from '../report/outside-text.ts';
import type { Fault } from '../report/run-record.ts';
import type { ServiceRecord } from '../rollout/observation.ts';
import { nameVolume } from '../rollout/service-settings.ts';
import { formatMinutes } from '../rollout/strategy.ts';
import type { TaskDefinitionDocument } from '../task-definition/document.ts';
import { refuseOtherVolume } from '../task-definition/launch-volumes.ts';

/** How the one-off task will run. */
export interface OneOffTaskPlan {
  readonly cluster: string;
  readonly startedBy: string;
  readonly shouldWait: boolean;
  /** Milliseconds; the same as of a rollout. */
  readonly limitMs: number;
  readonly longestPauseMs?: number;
  /** Members of RunTask beside cluster, revision and token. */
  readonly settings: JsonObject;
  /** What the revision says of its containers. */
  readonly document: TaskDefinitionDocument;
  /** In words: names, never values. */
  readonly words: readonly string[];
}

/** What the task is planned from. */
export interface TaskGround {
  readonly document: TaskDefinitionDocument;
  /** The first service, whose capacity and network the task has unless told otherwise. */
  readonly service?: ServiceRecord;
}

type Planned = { readonly plan: OneOffTaskPlan } | { readonly faults: readonly Fault[] };

/** Plans the one-off task. Faults are those that ECS would answer with after the revision was registered. */
export function planOneOffTask(task: OneOffTaskRequest, request: DeployRequest, ground: TaskGround): Planned {
  const network = chooseNetwork(task, ground);
  const unknown = listUnknownContainers(task, ground.document);
  const volume = checkVolume(task, ground.document);
  const faults = [...('fault' in network ? [network.fault] : []), ...unknown, ...volume];
  if ('fault' in network || faults.length > 0) return { faults };
  const { longestPauseMs } = request;
  return {
    plan: {
      cluster: ground.service?.clusterArn ?? request.cluster,
      startedBy: task.startedBy,
      shouldWait: task.shouldWait,
      limitMs: request.followLimitMs,
      ...(longestPauseMs === undefined ? {} : { longestPauseMs }),
      settings: {
        startedBy: task.startedBy,
        ...chooseCapacity(task, ground.service),
        ...network.settings,
        ...nameSettings(task),
        ...chooseTags(request),
      },
      document: ground.document,
      words: describePlan(task, request, ground),
    },
  };
}

/** An empty list is never sent. */
function nameSettings(task: OneOffTaskRequest): JsonObject {
  const { containerOverrides, tags, managedVolume } = task;
  return {
    ...(containerOverrides.length === 0 ? {} : { overrides: { containerOverrides } }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(managedVolume === undefined ? {} : { volumeConfigurations: [nameVolume(managedVolume)] }),
  };
}

/** The tags of a service are not for a task that is not its own: ECS refuses it (ECS API reference, RunTask). */
function chooseTags({ hasManagedTags, propagateTags }: DeployRequest): JsonObject {
  return {
    ...(hasManagedTags === undefined ? {} : { enableECSManagedTags: hasManagedTags }),
    ...(propagateTags === undefined || propagateTags === 'SERVICE' ? {} : { propagateTags }),
  };
}

function checkVolume({ managedVolume }: OneOffTaskRequest, document: TaskDefinitionDocument): readonly Fault[] {
  if (managedVolume === undefined) return [];
  return refuseOtherVolume(document, { volume: managedVolume.name, input: 'run-task-managed-ebs-volume-name' });
}

/**
 * Strategy before launch type, inputs before the service. With nothing to say ECS takes the cluster's default strategy,
 * or EC2 where there is none (ECS API reference, RunTask).
 */
function chooseCapacity(task: OneOffTaskRequest, service: ServiceRecord | undefined): JsonObject {
  const { capacityProviderStrategy, launchType } = task;
  if (capacityProviderStrategy.length > 0) return { capacityProviderStrategy };
  if (launchType !== undefined) return { launchType };
  if (service?.capacityProviderStrategy !== undefined) {
    return { capacityProviderStrategy: service.capacityProviderStrategy };
  }
  return service?.launchType === undefined ? {} : { launchType: service.launchType };
}

type Network = { readonly settings: JsonObject } | { readonly fault: Fault };

/** Only tasks of network mode awsvpc take a network of their own, and they need one (ECS API reference, RunTask). */
function chooseNetwork(task: OneOffTaskRequest, { document, service }: TaskGround): Network {
  const isAwsvpc = document.networkMode === 'awsvpc';
  if (!isAwsvpc) return task.subnets.length === 0 ? { settings: {} } : { fault: refuseSubnets(document) };
  const own = readAwsvpc(service?.networkConfiguration);
  if (task.subnets.length === 0 && own === undefined) return { fault: refuseNoNetwork(service) };
  const { subnets, securityGroups, assignPublicIp } = task;
  const base: JsonObject = subnets.length === 0 ? (own ?? {}) : { subnets, assignPublicIp: 'DISABLED' };
  const awsvpcConfiguration = {
    ...base,
    ...(securityGroups.length === 0 ? {} : { securityGroups }),
    ...(assignPublicIp === undefined ? {} : { assignPublicIp }),
  };
  return { settings: { networkConfiguration: { awsvpcConfiguration } } };
}

function readAwsvpc(network: JsonObject | undefined): JsonObject | undefined {
  const own = network?.awsvpcConfiguration;
  return isJsonObject(own) ? own : undefined;
}

function refuseSubnets({ networkMode = 'bridge' }: TaskDefinitionDocument): Fault {
  return {
    input: 'run-task-subnets',
    text: `The task definition has network mode ${quoteOutsideText(String(networkMode), 40)}, and only awsvpc takes subnets.`,
    advice: 'Remove run-task-subnets, or set networkMode to awsvpc.',
  };
}

function refuseNoNetwork(service: ServiceRecord | undefined): Fault {
  const where = service === undefined ? 'no service is given' : `service ${service.name} has none`;
  return {
    input: 'run-task-subnets',
    text: `The one-off task needs a network, since its network mode is awsvpc: no subnets are given, and ${where}.`,
    advice: 'Give run-task-subnets, and run-task-security-groups if wanted.',
  };
}

function listUnknownContainers(task: OneOffTaskRequest, document: TaskDefinitionDocument): readonly Fault[] {
  const known = document.containerDefinitions.map(({ name }) => name);
  return nameOverridden(task)
    .filter((name) => !known.includes(name))
    .map((name) => ({
      input: 'run-task-container-overrides',
      text: `The task definition ${document.family} has no container ${quoteOutsideText(name, 255)}.`,
      advice: `Name one of those that are there: ${known.join(', ')}.`,
    }));
}

function nameOverridden({ containerOverrides }: OneOffTaskRequest): readonly string[] {
  return containerOverrides.map(({ name }) => String(name));
}

function describePlan(task: OneOffTaskRequest, request: DeployRequest, ground: TaskGround): readonly string[] {
  const minutes = request.followLimitMs / 60_000;
  const end = task.shouldWait
    ? `its essential containers must end with exit code 0 within ${formatMinutes(minutes)}`
    : 'its end is not waited for';
  const before = request.services.length === 0 ? '' : ' before any service is updated';
  return [
    `a task of ${ground.document.family} runs once${before}; ${end}`,
    ...task.containerOverrides.map(describeOverride),
  ];
}

/** A command and the values of variables may be secret. */
function describeOverride(override: JsonObject): string {
  const members = Object.keys(override).filter((member) => member !== 'name' && member !== 'environment');
  const variables = listNames(override.environment).map((name) => `environment variable ${name}`);
  const changed = [...members, ...variables].map((name) => quoteOutsideText(name, 255)).join(', ');
  return `container ${quoteOutsideText(String(override.name), 255)} of the task: ${changed} overridden`;
}

function listNames(environment: Json | undefined): readonly string[] {
  const entries = Array.isArray(environment) ? environment.filter(isJsonObject) : [];
  return entries.map(({ name }) => String(name));
}
