/** What a workflow and the permissions need to know of a service, read from its two documents. */
import { parseImageReference } from '@slipway/ecs-rules/images';
import { type JsonObject, readObjects, readString } from '@slipway/ecs-rules/values';
import { listNewRequirements } from '../requirements/list-requirements.ts';
import type { ServiceDocuments } from './documents.ts';
import { findPartition, type Place, registryHost, roleArn } from './names.ts';

export interface ServiceFacts {
  readonly name: string;
  readonly family: string;
  /** The container whose image a deploy replaces, if there is a choice. */
  readonly containerName?: string;
  /** In the private registry of the account; absent: no container has an image from it. */
  readonly repository?: string;
  /** ARNs of the roles of the task definition. */
  readonly roles: readonly string[];
  /** ARNs of the secrets of AWS Secrets Manager. */
  readonly secrets: readonly string[];
  readonly hasParameters: boolean;
  /** Groups of the awslogs driver. */
  readonly logGroups: readonly string[];
  readonly hasLoadBalancer: boolean;
  /** Whether tasks run on container instances. */
  readonly usesInstances: boolean;
}

export function readFacts(documents: ServiceDocuments, place: Place): ServiceFacts {
  const { name, taskDefinition, serviceDefinition, hasLoadBalancer } = documents;
  const { accountId: account, region } = place;
  const needs = listNewRequirements([{ next: taskDefinition, running: [] }], { account, region });
  const namesOf = (kind: string) => needs.filter((need) => need.kind === kind).map(({ name: each }) => each);
  return {
    name,
    family: readString(taskDefinition, 'family') ?? name,
    ...chooseContainer(readObjects(taskDefinition, 'containerDefinitions'), place),
    roles: ['executionRoleArn', 'taskRoleArn'].flatMap((field) => {
      const role = readString(taskDefinition, field) ?? '';
      if (role === '') return [];
      return [role.startsWith('arn:') ? role : roleArn(place, role)];
    }),
    secrets: needs.filter(({ kind }) => kind === 'secret').map(({ ids }) => toSecretArn(ids[0] ?? '', place)),
    hasParameters: namesOf('parameter').length > 0,
    logGroups: namesOf('log-group'),
    hasLoadBalancer,
    usesInstances: !usesFargate(serviceDefinition),
  };
}

/** The first container with an image of the account's registry. */
function chooseContainer(
  containers: readonly JsonObject[],
  place: Place,
): Pick<ServiceFacts, 'containerName' | 'repository'> {
  const host = registryHost(place);
  for (const container of containers) {
    const image = parseImageReference(readString(container, 'image') ?? '');
    if (image?.registry !== host) continue;
    const containerName = readString(container, 'name') ?? '';
    return { repository: image.repository, ...(containers.length > 1 ? { containerName } : {}) };
  }
  return {};
}

/** Secrets Manager appends six characters to a name (AWS Secrets Manager User Guide, ARN of a secret). */
function toSecretArn(id: string, { accountId, region }: Place): string {
  if (id.startsWith('arn:')) return id;
  return `arn:${findPartition(region)}:secretsmanager:${region}:${accountId}:secret:${id}-??????`;
}

function usesFargate(definition: JsonObject): boolean {
  const providers = readObjects(definition, 'capacityProviderStrategy').map((one) =>
    readString(one, 'capacityProvider'),
  );
  if (providers.length > 0) return providers.every((provider) => provider?.startsWith('FARGATE') === true);
  return readString(definition, 'launchType') === 'FARGATE';
}
