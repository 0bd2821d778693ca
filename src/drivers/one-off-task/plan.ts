import { quoteOutsideText } from '@slipway/ecs-rules/text';
import { defined, type JsonObject, readObject, readObjects } from '@slipway/ecs-rules/values';
import type { DeployRequest, OneOffTaskRequest } from '../../inputs/request.ts';
import type { Problem } from '../../ports/finding.ts';
import type { ServiceRecord } from '../../ports/service-records.ts';
import type { TaskDefinitionDocument } from '../../ports/task-definition.ts';
import { toVolumeConfiguration } from '../../rollout/service-settings.ts';
import { refuseOtherVolume } from '../../task-definition/launch-volumes.ts';
import { formatMinutes } from '../../text/duration.ts';

/** How the one-off task will run. */
export interface OneOffTaskPlan {
  readonly cluster: string;
  readonly startedBy: string;
  readonly shouldWait: boolean;
  /** Milliseconds; the same as of a rollout. */
  readonly limitMs: number;
  readonly longestPauseMs?: number;
  /** Fields of RunTask next to cluster, revision and token. */
  readonly settings: JsonObject;
  /** What the revision says of its containers. */
  readonly document: TaskDefinitionDocument;
  /** In words: names, never values. */
  readonly words: readonly string[];
}

/** What the task is planned from. */
export interface TaskContext {
  readonly document: TaskDefinitionDocument;
  /** The first service, whose capacity and network the task has by default. */
  readonly service?: ServiceRecord;
}

type Planned = { readonly plan: OneOffTaskPlan } | { readonly errors: readonly Problem[] };

/** Plans the one-off task. Errors are those that ECS would answer with after the revision was registered. */
export function planOneOffTask(task: OneOffTaskRequest, request: DeployRequest, context: TaskContext): Planned {
  const network = chooseNetwork(task, context);
  const unknown = listUnknownContainers(task, context.document);
  const volume = checkVolume(task, context.document);
  const errors = [...('problem' in network ? [network.problem] : []), ...unknown, ...volume];
  if ('problem' in network || errors.length > 0) return { errors };
  const { longestPauseMs } = request;
  return {
    plan: {
      cluster: context.service?.clusterArn ?? request.cluster,
      startedBy: task.startedBy,
      shouldWait: task.shouldWait,
      limitMs: request.followLimitMs,
      ...defined({ longestPauseMs }),
      settings: {
        startedBy: task.startedBy,
        ...chooseCapacity(task, context.service),
        ...network.settings,
        ...buildSettings(task),
        ...chooseTags(request),
      },
      document: context.document,
      words: describePlan(task, request, context),
    },
  };
}

/** An empty list is never sent. */
function buildSettings(task: OneOffTaskRequest): JsonObject {
  const { containerOverrides, tags, managedVolume } = task;
  return defined({
    overrides: containerOverrides.length === 0 ? undefined : { containerOverrides },
    tags: tags.length === 0 ? undefined : tags,
    volumeConfigurations: managedVolume === undefined ? undefined : [toVolumeConfiguration(managedVolume)],
  });
}

/** The tags of a service are not for a task that is not its own: ECS refuses it (ECS API reference, RunTask). */
function chooseTags({ hasManagedTags, propagateTags }: DeployRequest): JsonObject {
  return defined({
    enableECSManagedTags: hasManagedTags,
    propagateTags: propagateTags === undefined || propagateTags === 'SERVICE' ? undefined : propagateTags,
  });
}

function checkVolume({ managedVolume }: OneOffTaskRequest, document: TaskDefinitionDocument): readonly Problem[] {
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
  return defined({ launchType: service?.launchType });
}

type Network = { readonly settings: JsonObject } | { readonly problem: Problem };

/** Only tasks of network mode awsvpc take a network of their own, and they need one (ECS API reference, RunTask). */
function chooseNetwork(task: OneOffTaskRequest, { document, service }: TaskContext): Network {
  const isAwsvpc = document.networkMode === 'awsvpc';
  if (!isAwsvpc) return task.subnets.length === 0 ? { settings: {} } : { problem: refuseSubnets(document) };
  const own = readObject(service?.networkConfiguration ?? {}, 'awsvpcConfiguration');
  if (task.subnets.length === 0 && own === undefined) return { problem: refuseNoNetwork(service) };
  const { subnets, securityGroups, assignPublicIp } = task;
  const base: JsonObject = subnets.length === 0 ? (own ?? {}) : { subnets, assignPublicIp: 'DISABLED' };
  const awsvpcConfiguration = {
    ...base,
    ...defined({ securityGroups: securityGroups.length === 0 ? undefined : securityGroups, assignPublicIp }),
  };
  return { settings: { networkConfiguration: { awsvpcConfiguration } } };
}

function refuseSubnets({ networkMode = 'bridge' }: TaskDefinitionDocument): Problem {
  return {
    input: 'run-task-subnets',
    text: `The task definition has network mode ${quoteOutsideText(String(networkMode), 40)}; only awsvpc uses subnets.`,
    advice: 'Remove run-task-subnets, or set networkMode to awsvpc.',
  };
}

function refuseNoNetwork(service: ServiceRecord | undefined): Problem {
  const where = service === undefined ? 'no service is given' : `service ${service.name} has none`;
  return {
    input: 'run-task-subnets',
    text: `The one-off task needs subnets (network mode awsvpc): none are set, and ${where}.`,
    advice: 'Set run-task-subnets, and run-task-security-groups if needed.',
  };
}

function listUnknownContainers(task: OneOffTaskRequest, document: TaskDefinitionDocument): readonly Problem[] {
  const known = document.containerDefinitions.map(({ name }) => name);
  return task.containerOverrides
    .map(({ name }) => String(name))
    .filter((name) => !known.includes(name))
    .map((name) => ({
      input: 'run-task-container-overrides',
      text: `The task definition ${document.family} has no container ${quoteOutsideText(name, 255)}.`,
      advice: `Use one of: ${known.join(', ')}.`,
    }));
}

function describePlan(task: OneOffTaskRequest, request: DeployRequest, context: TaskContext): readonly string[] {
  const minutes = request.followLimitMs / 60_000;
  const end = task.shouldWait
    ? `its essential containers must exit with code 0 within ${formatMinutes(minutes)}`
    : 'not waiting for its end';
  const before = request.services.length === 0 ? '' : ' before any service is updated';
  return [
    `a task of ${context.document.family} runs once${before}; ${end}`,
    ...task.containerOverrides.map(describeOverride),
  ];
}

/** A command and the values of variables may be secret. */
function describeOverride(override: JsonObject): string {
  const fields = Object.keys(override).filter((field) => field !== 'name' && field !== 'environment');
  const variables = readObjects(override, 'environment').map(({ name }) => `environment variable ${String(name)}`);
  const changed = [...fields, ...variables].map((name) => quoteOutsideText(name, 255)).join(', ');
  return `container ${quoteOutsideText(String(override.name), 255)} of the task: ${changed} overridden`;
}
