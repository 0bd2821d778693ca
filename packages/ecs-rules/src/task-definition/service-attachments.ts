/** What a service needs of its task definition next to load balancers and volumes. */

import type { JsonObject } from '../values/json.ts';
import { readNumber, readObject, readObjects, readString } from '../values/json-fields.ts';
import { defined } from '../values/type-helpers.ts';

/** A port of a container. */
export interface ContainerPort {
  readonly containerName: string;
  readonly containerPort: number;
}

/** Read from DescribeServices. */
export interface ServiceAttachments {
  /** Registries that name a container; one that does not registers the address of the task alone. */
  readonly registries: readonly ContainerPort[];
  /** Port mappings that are used by their name. */
  readonly portNames: readonly PortNameUse[];
  /** The operating system that Fargate runs the tasks on, such as `Linux`; absent elsewhere. */
  readonly platformFamily?: string;
  /** Whether ECS moves tasks until the Availability Zones are balanced. */
  readonly isRebalanced: boolean;
}

export interface PortNameUse {
  readonly portName: string;
  readonly user: 'Service Connect' | 'VPC Lattice';
}

/** @param service as DescribeServices answers it: Service Connect and VPC Lattice are described in each deployment */
export function readAttachments(service: JsonObject): ServiceAttachments {
  const primary = readObjects(service, 'deployments').find(({ status }) => status === 'PRIMARY') ?? {};
  const platformFamily = readString(service, 'platformFamily');
  return {
    registries: readObjects(service, 'serviceRegistries').flatMap(readContainerPort),
    portNames: readPortNames(primary),
    ...defined({ platformFamily }),
    isRebalanced: readString(service, 'availabilityZoneRebalancing') === 'ENABLED',
  };
}

function readContainerPort(entry: JsonObject): readonly ContainerPort[] {
  const containerName = readString(entry, 'containerName');
  const containerPort = readNumber(entry, 'containerPort');
  return containerName === undefined || containerPort === undefined ? [] : [{ containerName, containerPort }];
}

/** As CreateService and UpdateService take them, and as a deployment shows them. */
export function readPortNames(described: JsonObject): readonly PortNameUse[] {
  const connect = readObject(described, 'serviceConnectConfiguration');
  const connected = connect?.enabled === true ? readObjects(connect, 'services') : [];
  const lattice = readObjects(described, 'vpcLatticeConfigurations');
  return [
    ...connected.flatMap((entry) => readPortName(entry, 'Service Connect')),
    ...lattice.flatMap((entry) => readPortName(entry, 'VPC Lattice')),
  ];
}

function readPortName(entry: JsonObject, user: PortNameUse['user']): readonly PortNameUse[] {
  const portName = readString(entry, 'portName');
  return portName === undefined ? [] : [{ portName, user }];
}
