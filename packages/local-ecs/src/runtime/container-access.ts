import type { TaskToStart } from '../engine/contract.ts';
import { readNodeError } from '../errors/node-error.ts';
import type { AwsEnvironmentParts } from './aws-environment.ts';
import { type Bridge, findBridge } from './bridge.ts';
import type { ContainerAws, OpenedApi } from './contract.ts';
import type { DockerEngine } from './docker-engine.ts';
import { type MetadataEndpoint, openMetadataEndpoint } from './metadata-endpoint.ts';
import { readText } from './read-json.ts';

/** What containers reach of this machine, on the address that it has on Docker's bridge. */
export interface ContainerAccess {
  readonly metadata: MetadataEndpoint;
  /** `http://172.17.0.1:4566`; undefined without APIs. */
  readonly api: string | undefined;
  /** What a task needs to use the APIs; undefined without APIs. */
  describeAws(task: TaskToStart): AwsEnvironmentParts | undefined;
  close(): Promise<void>;
}

export interface AccessParts {
  readonly engine: DockerEngine;
  /** Absent: the containers are of no local ECS. */
  readonly aws: ContainerAws | undefined;
  readonly warn: (sentence: string) => void;
}

/** Without it tasks run, as on an instance whose agent is too old for it. @returns undefined when there is none */
export async function openContainerAccess({ engine, aws, warn }: AccessParts): Promise<ContainerAccess | undefined> {
  try {
    const bridge = await findBridge(engine);
    if (bridge === undefined) return undefined;
    const metadata = await openMetadataEndpoint(bridge, engine);
    return { metadata, ...(await openApis(bridge, aws, metadata)) };
  } catch (thrown) {
    warn(`Containers cannot reach this machine, and get no task metadata: ${readNodeError(thrown).message}`);
    return undefined;
  }
}

async function openApis(
  bridge: Bridge,
  aws: ContainerAws | undefined,
  metadata: MetadataEndpoint,
): Promise<Omit<ContainerAccess, 'metadata'>> {
  let opened: OpenedApi | undefined;
  try {
    opened = await aws?.open(bridge.gateway, bridge.hasContainer);
  } catch (thrown) {
    metadata.close();
    throw thrown;
  }
  const api = opened === undefined ? undefined : `http://${bridge.gateway}:${opened.port}`;
  return {
    api,
    describeAws: (task) => (aws === undefined || api === undefined ? undefined : describeAws(task, aws, api)),
    close: async () => {
      metadata.close();
      await opened?.close();
    },
  };
}

/** The name of the session is the id of the task (ECS Developer Guide, task IAM role). */
function describeAws(
  { taskArn, taskDefinition, address }: TaskToStart,
  aws: ContainerAws,
  api: string,
): AwsEnvironmentParts {
  const role = readText(taskDefinition.taskRoleArn) ?? '';
  const session = taskArn.slice(taskArn.lastIndexOf('/') + 1);
  const credentials = role === '' ? undefined : aws.issueCredentials(role, session);
  return { api, region: aws.region, isFargate: address === '', credentials };
}
