/** Creates a task: its record, its place, and the effect that starts it. */

import type { TaskNeeds } from '@slipway/ecs-rules/scheduler';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { defined } from '@slipway/ecs-rules/values';
import { containerArn, taskArn } from './arn.ts';
import { reserve, reserveNothing } from './capacity.ts';
import { drawHex, drawNumber, drawUuid } from './identifiers.ts';
import { listNames, pinImage } from './image.ts';
import { readBoolean, readObject, readObjects, readString, readStrings } from './input.ts';
import type { MutableState } from './mutable-state.ts';
import { applyOverrides } from './overrides.ts';
import type { InstanceRecord, RevisionRecord } from './state.ts';
import { computeNeeds, readNetworkMode } from './task-definition/needs.ts';
import type { ContainerRecord, TargetRecord, TaskRecord } from './task-record.ts';

export interface TaskRequest {
  readonly cluster: string;
  readonly revision: RevisionRecord;
  /** None: AWS Fargate. */
  readonly instance: InstanceRecord | undefined;
  /** The zone on AWS Fargate; any when absent. */
  readonly zone?: string;
  readonly capacityProvider?: string;
  readonly group: string;
  readonly startedBy?: string;
  readonly service?: {
    readonly key: string;
    readonly deploymentId: string;
    readonly targets: readonly TargetRecord[];
    readonly digests: Readonly<Record<string, string>>;
  };
  readonly overrides: JsonObject;
  /** Fields of the request that are answered unchanged. */
  readonly given: JsonObject;
  /** Fields of the request that the attachments show. */
  readonly launch?: JsonObject;
}

/** The task's overrides are laid over its task definition before anything is reserved or started. */
export function createTask(state: MutableState, request: TaskRequest, now: number): TaskRecord {
  const described = applyOverrides(request.revision.described, request.overrides);
  const needs = computeNeeds(described);
  const id = drawHex(state, 32);
  const instance = request.instance;
  const isBare = instance !== undefined && readNetworkMode(described) !== 'awsvpc';
  const task: TaskRecord = {
    arn: taskArn(state.settings, request.cluster, id),
    id,
    cluster: request.cluster,
    revisionArn: request.revision.arn,
    group: request.group,
    ...defined({
      startedBy: request.startedBy,
      serviceKey: request.service === undefined ? undefined : request.service.key,
      deploymentId: request.service === undefined ? undefined : request.service.deploymentId,
      capacityProvider: request.capacityProvider,
    }),
    ...place(state, request, { needs, described }),
    lastStatus: isBare ? 'PENDING' : 'PROVISIONING',
    desiredStatus: 'RUNNING',
    containers: readObjects(described, 'containerDefinitions').map((container) =>
      openContainer(state, container, {
        cluster: request.cluster,
        taskId: id,
        digests: request.service?.digests ?? {},
      }),
    ),
    targets: request.service?.targets ?? [],
    overrides: request.overrides,
    given: request.given,
    ...defined({ launch: request.launch }),
    version: 1,
    wasHealthy: false,
    createdAt: now,
  };
  state.tasks.set(task.arn, task);
  const images = pinImages(task, request.service?.digests ?? {});
  const address = state.settings.tasks === 'containers' && instance === undefined ? '' : task.address;
  state.effects.push({ kind: 'start-task', task: { taskArn: task.arn, address, taskDefinition: described, images } });
  return task;
}

type Place = Pick<TaskRecord, 'launchType' | 'instanceArn' | 'address' | 'availabilityZone' | 'reservation'>;

function place(
  state: MutableState,
  { instance, zone }: Pick<TaskRequest, 'instance' | 'zone'>,
  request: { readonly needs: TaskNeeds; readonly described: JsonObject },
): Place {
  if (instance === undefined) {
    const any = 'abc'.charAt(Math.floor(drawNumber(state) * 3));
    return {
      launchType: 'FARGATE',
      address: `10.0.${Math.floor(drawNumber(state) * 256)}.${4 + Math.floor(drawNumber(state) * 250)}`,
      availabilityZone: zone ?? `${state.settings.region}${any}`,
      reservation: reserveNothing(request.needs),
    };
  }
  return {
    launchType: 'EC2',
    instanceArn: instance.arn,
    address: instance.address,
    availabilityZone: instance.availabilityZone,
    reservation: reserve(state, instance, request),
  };
}

function openContainer(
  state: MutableState,
  container: JsonObject,
  task: { cluster: string; taskId: string; digests: Readonly<Record<string, string>> },
): ContainerRecord {
  const command = readStrings(container, 'command');
  const [name, image] = [readString(container, 'name') ?? '', readString(container, 'image') ?? ''];
  const otherNames = listNames(state.imageDigests, pinImage(image, task.digests[name]));
  return {
    name,
    arn: containerArn(state.settings, { ...task, id: drawUuid(state) }),
    image,
    ...defined({
      otherNames: otherNames.length === 0 ? undefined : otherNames,
      command: command.length === 0 ? undefined : command.join(' '),
    }),
    isEssential: readBoolean(container, 'essential') ?? true,
    hasHealthCheck: readObject(container, 'healthCheck') !== undefined,
    status: 'PENDING',
    health: 'UNKNOWN',
    networkBindings: [],
  };
}

function pinImages(task: TaskRecord, digests: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    task.containers.map((container) => [container.name, pinImage(container.image, digests[container.name])]),
  );
}
