import { defined, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import type { Controls, NamedInstances } from '../control/control-contract.ts';
import { lastPart } from '../engine/arn.ts';
import type { Answer, Caller, InstanceSpecification } from '../engine/contract.ts';
import { DEFAULT_SIZE } from '../engine/instance-defaults.ts';
import type { EngineState } from '../engine/step.ts';
import type { InstanceGroup } from '../forms/instance-form.ts';
import { specifyInstances } from '../forms/specify-instances.ts';
import type { ContainerReach } from '../runtime/contract.ts';
import type { Host } from './host.ts';

export type InstanceControls = Pick<
  Controls,
  'instances' | 'addInstances' | 'drainInstances' | 'activateInstances' | 'removeInstances'
>;

/** Drains and removes instances with API calls, as an operator does. */
export function createInstanceControls(
  host: Host<EngineState>,
  region: string,
  reach: ContainerReach | undefined,
): InstanceControls {
  const operator: Caller = { accessKeyId: 'local', region };
  const setStatus = ({ cluster, instances }: NamedInstances, status: 'ACTIVE' | 'DRAINING'): Answer => {
    const containerInstances = toInstanceArns(host.state(), { cluster, instances });
    return host.call('UpdateContainerInstancesState', { cluster, containerInstances, status }, operator);
  };
  return {
    instances: () => listPresent(host.state()).map((each) => showInstance(each, reach)),
    addInstances: (cluster, instances) => {
      const answer = host.addInstances(cluster, specify(host.state(), instances));
      void giveAddresses(host.state(), reach);
      return answer;
    },
    drainInstances: (request) => setStatus(request, 'DRAINING'),
    activateInstances: (request) => setStatus(request, 'ACTIVE'),
    removeInstances: (request) => removeAll(host, request, operator),
  };
}

type Instance = EngineState['instances'] extends ReadonlyMap<string, infer Record> ? Record : never;

function listPresent(state: EngineState): readonly Instance[] {
  return [...state.instances.values()].filter(({ status }) => status !== 'INACTIVE');
}

/** Each instance gets the address that containers reach, too. */
export async function giveAddresses(state: EngineState, reach: ContainerReach | undefined): Promise<void> {
  await Promise.all(listPresent(state).map(({ address }) => reach?.reachableAddress('instance', address)));
}

function showInstance(instance: Instance, reach: ContainerReach | undefined): JsonObject {
  const { arn, cluster, address, status, cpu, memoryMiB, availabilityZone, attributes, taskCount } = instance;
  const { capacityProvider } = instance;
  const containerAddress = reach?.knownAddress('instance', address);
  return {
    containerInstanceArn: arn,
    cluster,
    address,
    ...defined({ containerAddress }),
    status,
    taskCount,
    cpu,
    memoryMiB,
    availabilityZone,
    ...defined({ capacityProvider }),
    attributes,
  };
}

function specify(state: EngineState, instances: number | readonly InstanceGroup[]): readonly InstanceSpecification[] {
  const taken = new Set(listPresent(state).map(({ address }) => address));
  const groups = typeof instances === 'number' ? [{ count: instances }] : instances;
  return specifyInstances(groups, { region: state.settings.region, taken, size: DEFAULT_SIZE });
}

/** An instance can be named by its address, its id or its ARN. */
function toInstanceArns(state: EngineState, { cluster, instances }: NamedInstances): readonly string[] {
  const present = listPresent(state).filter((instance) => instance.cluster === lastPart(cluster));
  return instances.map((name) => present.find(({ address }) => address === name)?.arn ?? name);
}

/** Stops at the first refusal, which is then the answer. */
function removeAll(host: Host<EngineState>, request: NamedInstances, operator: Caller): Answer {
  const { cluster } = request;
  const containerInstances: Json[] = [];
  for (const containerInstance of toInstanceArns(host.state(), request)) {
    const input = { cluster, containerInstance, force: true };
    const answer = host.call('DeregisterContainerInstance', input, operator);
    if (!answer.ok) return answer;
    containerInstances.push(answer.output.containerInstance ?? null);
  }
  return { ok: true, output: { containerInstances } };
}
