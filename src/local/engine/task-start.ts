/** Making a task: its record, its place, and the wish that it be started. */
import type { JsonObject } from '../../json.ts';
import type { TaskNeeds } from '../../scheduler/placement.ts';
import { containerArn, taskArn } from './arn.ts';
import { reserve, reserveNothing } from './capacity.ts';
import type { Draft } from './draft.ts';
import { drawHex, drawNumber, drawUuid } from './identifiers.ts';
import { listNames, pinImage } from './image.ts';
import { readBoolean, readObject, readObjects, readString, readStrings } from './input.ts';
import { applyOverrides } from './overrides.ts';
import type { InstanceRecord, RevisionRecord } from './state.ts';
import { computeNeeds, readNetworkMode } from './task-definition/needs.ts';
import type { ContainerRecord, TargetRecord, TaskRecord } from './task-record.ts';

export interface TaskWish {
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
  /** Members of the request that are answered as they came. */
  readonly given: JsonObject;
}

/** The task's overrides are laid over its task definition before anything is reserved or started. */
export function startTask(draft: Draft, wish: TaskWish, now: number): TaskRecord {
  const described = applyOverrides(wish.revision.described, wish.overrides);
  const needs = computeNeeds(described);
  const id = drawHex(draft, 32);
  const instance = wish.instance;
  const isBare = instance !== undefined && readNetworkMode(described) !== 'awsvpc';
  const task: TaskRecord = {
    arn: taskArn(draft.settings, wish.cluster, id),
    id,
    cluster: wish.cluster,
    revisionArn: wish.revision.arn,
    group: wish.group,
    ...(wish.startedBy === undefined ? {} : { startedBy: wish.startedBy }),
    ...(wish.service === undefined ? {} : { serviceKey: wish.service.key, deploymentId: wish.service.deploymentId }),
    ...(wish.capacityProvider === undefined ? {} : { capacityProvider: wish.capacityProvider }),
    ...place(draft, wish, { needs, described }),
    lastStatus: isBare ? 'PENDING' : 'PROVISIONING',
    desiredStatus: 'RUNNING',
    containers: readObjects(described, 'containerDefinitions').map((container) =>
      openContainer(draft, container, { cluster: wish.cluster, taskId: id, digests: wish.service?.digests ?? {} }),
    ),
    targets: wish.service?.targets ?? [],
    overrides: wish.overrides,
    given: wish.given,
    version: 1,
    wasHealthy: false,
    createdAt: now,
  };
  draft.tasks.set(task.arn, task);
  const images = pinImages(task, wish.service?.digests ?? {});
  const address = draft.settings.tasks === 'containers' && instance === undefined ? '' : task.address;
  draft.effects.push({ kind: 'start-task', task: { taskArn: task.arn, address, taskDefinition: described, images } });
  return task;
}

type Place = Pick<TaskRecord, 'launchType' | 'instanceArn' | 'address' | 'availabilityZone' | 'reservation'>;

function place(
  draft: Draft,
  { instance, zone }: Pick<TaskWish, 'instance' | 'zone'>,
  wish: { readonly needs: TaskNeeds; readonly described: JsonObject },
): Place {
  if (instance === undefined) {
    const any = 'abc'.charAt(Math.floor(drawNumber(draft) * 3));
    return {
      launchType: 'FARGATE',
      address: `10.0.${Math.floor(drawNumber(draft) * 256)}.${4 + Math.floor(drawNumber(draft) * 250)}`,
      availabilityZone: zone ?? `${draft.settings.region}${any}`,
      reservation: reserveNothing(wish.needs),
    };
  }
  return {
    launchType: 'EC2',
    instanceArn: instance.arn,
    address: instance.address,
    availabilityZone: instance.availabilityZone,
    reservation: reserve(draft, instance, wish),
  };
}

function openContainer(
  draft: Draft,
  container: JsonObject,
  task: { cluster: string; taskId: string; digests: Readonly<Record<string, string>> },
): ContainerRecord {
  const command = readStrings(container, 'command');
  const [name, image] = [readString(container, 'name') ?? '', readString(container, 'image') ?? ''];
  const otherNames = listNames(draft.imageDigests, pinImage(image, task.digests[name]));
  return {
    name,
    arn: containerArn(draft.settings, { ...task, id: drawUuid(draft) }),
    image,
    ...(otherNames.length === 0 ? {} : { otherNames }),
    ...(command.length === 0 ? {} : { command: command.join(' ') }),
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
