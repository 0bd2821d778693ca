import type { JsonObject } from '../json.ts';
import { lastPart } from './engine/arn.ts';
import type { Answer, Caller, InstanceSpecification } from './engine/contract.ts';
import type { EngineState } from './engine/step.ts';
import type { InstanceGroup } from './forms/instance-form.ts';
import type { Host } from './host.ts';
import type { Controls, NamedInstances } from './http/control-contract.ts';
import { specifyInstances, USUAL_SIZE } from './specify-instances.ts';

export type InstanceControls = Pick<
  Controls,
  'instances' | 'addInstances' | 'drainInstances' | 'activateInstances' | 'removeInstances'
>;

/** Whoever drains or removes an instance does it as an operator would, by the API. */
export function createInstanceControls(host: Host<EngineState>, region: string): InstanceControls {
  const operator: Caller = { accessKeyId: 'local', region };
  const setStatus = ({ cluster, instances }: NamedInstances, status: 'ACTIVE' | 'DRAINING'): Answer => {
    const containerInstances = nameInstances(host.state(), { cluster, instances });
    return host.call('UpdateContainerInstancesState', { cluster, containerInstances, status }, operator);
  };
  return {
    instances: () => listPresent(host.state()).map(showInstance),
    addInstances: (cluster, instances) => addAll(host, cluster, specify(host.state(), instances)),
    drainInstances: (wish) => setStatus(wish, 'DRAINING'),
    activateInstances: (wish) => setStatus(wish, 'ACTIVE'),
    removeInstances: (wish) => removeAll(host, wish, operator),
  };
}

type Instance = EngineState['instances'] extends ReadonlyMap<string, infer Record> ? Record : never;

function listPresent(state: EngineState): readonly Instance[] {
  return [...state.instances.values()].filter(({ status }) => status !== 'INACTIVE');
}

function showInstance(instance: Instance): JsonObject {
  const { arn, cluster, address, status, cpu, memoryMiB, availabilityZone, attributes, taskCount } = instance;
  const { capacityProvider } = instance;
  return {
    containerInstanceArn: arn,
    cluster,
    address,
    status,
    taskCount,
    cpu,
    memoryMiB,
    availabilityZone,
    ...(capacityProvider === undefined ? {} : { capacityProvider }),
    attributes,
  };
}

function specify(state: EngineState, instances: number | readonly InstanceGroup[]): readonly InstanceSpecification[] {
  const taken = new Set(listPresent(state).map(({ address }) => address));
  const groups = typeof instances === 'number' ? [{ count: instances }] : instances;
  return specifyInstances(groups, { region: state.settings.region, taken, size: USUAL_SIZE });
}

/** Whoever looks at containers knows an instance by its address; ids and ARNs are as the API has them. */
function nameInstances(state: EngineState, { cluster, instances }: NamedInstances): readonly string[] {
  const present = listPresent(state).filter((instance) => instance.cluster === lastPart(cluster));
  return instances.map((name) => present.find(({ address }) => address === name)?.arn ?? name);
}

/** Stops at the first refusal, which is then the answer. */
function addAll(host: Host<EngineState>, cluster: string, instances: readonly InstanceSpecification[]): Answer {
  return gather(instances.map((instance) => () => host.addInstance(cluster, instance)));
}

/** Stops at the first refusal, which is then the answer. */
function removeAll(host: Host<EngineState>, wish: NamedInstances, operator: Caller): Answer {
  const { cluster } = wish;
  return gather(
    nameInstances(host.state(), wish).map((containerInstance) => () => {
      const input = { cluster, containerInstance, force: true };
      return host.call('DeregisterContainerInstance', input, operator);
    }),
  );
}

function gather(acts: readonly (() => Answer)[]): Answer {
  const containerInstances: JsonObject[] = [];
  for (const act of acts) {
    const answer = act();
    if (!answer.ok) return answer;
    containerInstances.push(answer.output);
  }
  return {
    ok: true,
    output: { containerInstances: containerInstances.map((output) => output.containerInstance ?? null) },
  };
}
