/** Where the next task definition does not match what its service has: UpdateService refuses such a pair. */

import {
  type ContainerPort,
  checkFargate,
  hasContainer,
  hasContainerPort,
  listContainerNames,
  listContainerPorts,
  listPortNames,
  type PortNameUse,
} from '@slipway/ecs-rules/task-definition';
import { quoteOutsideText } from '@slipway/ecs-rules/text';
import { type JsonObject, readObject, readObjects, readString, readStrings } from '@slipway/ecs-rules/values';
import type { MatchedService } from './matched-service.ts';

export interface Mismatch {
  readonly text: string;
  readonly advice: string;
}

export interface Match {
  readonly service: MatchedService;
  readonly isFargate: boolean;
  /** Absent: the service keeps its volumes, and the new task definition needs them all. */
  readonly managedVolume?: string;
}

/** ECS refuses each of these: the source is next to its rule. */
export function listMismatches(match: Match, next: JsonObject): readonly Mismatch[] {
  const { service } = match;
  const { registries = [], portNames = [] } = service.attachments ?? {};
  return [
    ...checkNetwork(service, next),
    ...(match.isFargate ? checkFargateFit(`Service ${service.name} runs`, next) : []),
    ...listLoadBalanced(service).flatMap((port) => checkPort(service, port, next)),
    ...registries.flatMap((port) => checkPort(service, { ...port, user: 'service registry' }, next)),
    ...portNames.flatMap((use) => checkPortName(service, use, next)),
    ...(match.managedVolume === undefined ? checkVolumes(service, next) : []),
  ];
}

/** Both texts of ECS observed in answers of CreateService and UpdateService. */
function checkNetwork({ name, networkConfiguration: network }: MatchedService, next: JsonObject): readonly Mismatch[] {
  const mode = readString(next, 'networkMode') ?? 'bridge';
  if (mode === 'awsvpc' && network === undefined) {
    return [
      {
        text: `The task definition has networkMode "awsvpc", but service ${name} has no network configuration (subnets).`,
        advice: `Change networkMode back, or set subnets on the service: aws ecs update-service --service ${name} --network-configuration …`,
      },
    ];
  }
  if (mode === 'awsvpc' || network === undefined) return [];
  return [
    {
      text: `The task definition has networkMode "${quote(mode)}", but service ${name} has a network configuration (subnets), which requires awsvpc.`,
      advice: 'Set networkMode to awsvpc.',
    },
  ];
}

/**
 * ECS refuses a task definition that does not list FARGATE in `compatibilities` (observed: "Task definition does not
 * support launch_type FARGATE."). A document that is not registered yet is judged by the rules that put it there.
 * @param subject such as `Service web runs`
 */
export function checkFargateFit(subject: string, next: JsonObject): readonly Mismatch[] {
  const described = readStrings(next, 'compatibilities');
  if (described.includes('FARGATE')) return [];
  // With FARGATE in requiresCompatibilities the rules of RegisterTaskDefinition say it.
  if (readStrings(next, 'requiresCompatibilities').includes('FARGATE')) return [];
  const [breach] = [...checkFargate(next)].filter(({ kind }) => kind === 'rule');
  if (breach === undefined && described.length === 0) return [];
  const why = breach === undefined ? 'ECS did not register it for Fargate.' : `${breach.path}: ${breach.text}`;
  return [
    {
      text: `${subject} on Fargate, but the task definition cannot: ${quoteOutsideText(why, 300)}`,
      advice: 'Add FARGATE to requiresCompatibilities, with networkMode awsvpc and cpu and memory of the task.',
    },
  ];
}

interface UsedPort extends ContainerPort {
  readonly user: 'load balancer' | 'service registry';
}

function listLoadBalanced({ loadBalancers }: MatchedService): readonly UsedPort[] {
  return loadBalancers.flatMap(({ containerName, containerPort }): readonly UsedPort[] =>
    containerName === undefined || containerPort === undefined
      ? []
      : [{ containerName, containerPort, user: 'load balancer' }],
  );
}

/**
 * Observed for load balancers ("The container X does not exist in the task definition.", "The container X did not have
 * a container port N defined"); for a registry both are "already specified in the task definition" (ECS API reference,
 * ServiceRegistry).
 */
function checkPort({ name }: MatchedService, port: UsedPort, next: JsonObject): readonly Mismatch[] {
  const { containerName, containerPort, user } = port;
  const container = quote(containerName);
  if (!hasContainer(next, containerName)) {
    const known = listContainerNames(next).map(quote).join(', ');
    return [
      {
        text: `The task definition has no container "${container}", which the ${user} of service ${name} uses (port ${containerPort}). It has: ${known}.`,
        advice: `Name the container "${container}", or change the ${user} of the service first.`,
      },
    ];
  }
  if (hasContainerPort(next, containerName, containerPort)) return [];
  const mapped = listContainerPorts(next, containerName).map(quote).join(', ');
  return [
    {
      text: `Container "${container}" maps no container port ${containerPort}, which the ${user} of service ${name} uses. It maps: ${mapped === '' ? 'none' : mapped}.`,
      advice: `Add a port mapping with containerPort ${containerPort}, or change the ${user} of the service first.`,
    },
  ];
}

/**
 * The name "must match the name of one of the portMappings" (ECS API reference, ServiceConnectService;
 * VpcLatticeConfiguration).
 */
function checkPortName({ name }: MatchedService, use: PortNameUse, next: JsonObject): readonly Mismatch[] {
  if (listPortNames(next).includes(use.portName)) return [];
  const portName = quote(use.portName);
  return [
    {
      text: `No port mapping of the task definition has the name "${portName}", which ${use.user} of service ${name} uses.`,
      advice: `Set name to "${portName}" in the port mapping.`,
    },
  ];
}

/**
 * Observed: "The volume name 'X' in your request does not have a matching volume in your Task Definition that is
 * configurable at launch."
 */
function checkVolumes({ name, volumeConfigurations }: MatchedService, next: JsonObject): readonly Mismatch[] {
  const open = readObjects(next, 'volumes').filter(({ configuredAtLaunch }) => configuredAtLaunch === true);
  const names = open.map((volume) => readString(volume, 'name'));
  return volumeConfigurations
    .filter((settings) => readObject(settings, 'managedEBSVolume') !== undefined)
    .flatMap((settings) => readString(settings, 'name') ?? [])
    .filter((volume) => !names.includes(volume))
    .map((volume) => ({
      text: `The task definition has no volume "${quote(volume)}" with configuredAtLaunch, for which service ${name} has settings.`,
      advice: `Add the volume "${quote(volume)}" with configuredAtLaunch true, or remove its settings from the service first.`,
    }));
}

function quote(text: string): string {
  return quoteOutsideText(text, 255);
}
