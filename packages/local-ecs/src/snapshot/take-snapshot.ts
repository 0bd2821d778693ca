import { groupBy } from '@slipway/ecs-rules/values';
import type { ImageBehaviour } from '../engine/contract.ts';
import type { InstanceRecord } from '../engine/state.ts';
import type { EngineState } from '../engine/step.ts';
import type { TaskRecord } from '../engine/task-record.ts';
import type { FaultRule } from '../fault-injection/faults.ts';
import type { MetricStore } from '../metrics/metric-store.ts';
import { showService } from './show-service.ts';
import { showTask } from './show-tasks.ts';
import type {
  ShownCall,
  ShownCluster,
  ShownImage,
  ShownInstance,
  ShownRepository,
  ShownSettings,
  Snapshot,
} from './snapshot.ts';

/** A repository as the registry has it. */
export interface StoredRepository {
  readonly name: string;
  readonly images: ReadonlyMap<string, { readonly digest: string; readonly pushedAt: number }>;
  /** Digest by tag. */
  readonly tags: ReadonlyMap<string, string>;
}

/** Where a snapshot is taken from. */
export interface SnapshotSources {
  readonly state: EngineState;
  readonly metrics: MetricStore;
  readonly settings: Omit<ShownSettings, 'account' | 'region' | 'tasks'>;
  readonly repositories: Iterable<StoredRepository>;
  readonly faults: readonly FaultRule[];
  readonly calls: readonly ShownCall[];
}

/** What the page shows, from the state of the engine and of what is around it. */
export function takeSnapshot({ state, metrics, settings, repositories, faults, calls }: SnapshotSources): Snapshot {
  const { account, region, tasks } = state.settings;
  const parts = { state, metrics, now: settings.now };
  const all = [...state.tasks.values(), ...state.stoppedTasks.values()];
  // Tasks that belong to no service have the key ''.
  const byService = groupBy(all, ({ serviceKey = '' }) => serviceKey);
  const byInstance = groupBy(state.tasks.values(), ({ instanceArn }) => instanceArn);
  const services = [...state.services.values()].filter(({ status }) => status !== 'INACTIVE');
  return {
    settings: { ...settings, account, region, tasks },
    clusters: showClusters(state),
    services: services.map((service) => showService(parts, service, byService.get(service.key) ?? [])),
    tasks: (byService.get('') ?? []).map((task) => showTask(state, task)),
    instances: [...state.instances.values()]
      .filter(({ status }) => status !== 'INACTIVE')
      .map((instance) => showInstance(instance, byInstance.get(instance.arn) ?? [])),
    repositories: [...repositories].map(showRepository),
    images: showImages(state, all),
    alarms: [...state.alarms].map(([name, alarm]) => ({ name, state: alarm })),
    faults,
    calls,
  };
}

function showClusters(state: EngineState): readonly ShownCluster[] {
  const tasks = [...state.tasks.values()].filter(({ desiredStatus }) => desiredStatus === 'RUNNING');
  const instances = [...state.instances.values()].filter(({ status }) => status !== 'INACTIVE');
  const services = [...state.services.values()].filter(({ status }) => status !== 'INACTIVE');
  return [...state.clusters.values()]
    .filter(({ status }) => status === 'ACTIVE')
    .map(({ name }) => {
      const own = tasks.filter(({ cluster }) => cluster === name);
      const running = own.filter(({ lastStatus }) => lastStatus === 'RUNNING').length;
      return {
        name,
        services: services.filter(({ cluster }) => cluster === name).length,
        running,
        pending: own.length - running,
        instances: instances.filter(({ cluster }) => cluster === name).length,
      };
    });
}

function showInstance(instance: InstanceRecord, tasks: readonly TaskRecord[]): ShownInstance {
  return {
    id: instance.id,
    ec2InstanceId: instance.ec2InstanceId,
    cluster: instance.cluster,
    address: instance.address,
    zone: instance.availabilityZone,
    status: instance.status,
    cpu: { total: instance.cpu, remaining: instance.remainingCpu },
    memoryMiB: { total: instance.memoryMiB, remaining: instance.remainingMemoryMiB },
    ports: [...instance.usedTcpPorts, ...instance.usedUdpPorts].sort((one, other) => one - other),
    tasks: tasks.map(({ id }) => id),
  };
}

function showRepository({ name, images, tags }: StoredRepository): ShownRepository {
  const named = [...tags];
  const shown = [...images.values()].map(({ digest, pushedAt }) => ({
    digest,
    tags: named.flatMap(([tag, tagged]) => (tagged === digest ? [tag] : [])),
    pushedAt,
  }));
  return { name, images: shown.reverse() };
}

/** Images that have a behaviour of their own come first; a pattern is one too. */
function showImages({ scenario }: EngineState, tasks: readonly TaskRecord[]): readonly ShownImage[] {
  const running = tasks.flatMap(({ containers }) => containers.map(({ image }) => image));
  const references = [...new Set([...scenario.images.map(({ image }) => image), ...running])];
  return references.map((reference) => {
    const behaviour = scenario.images.find(
      (one: ImageBehaviour) => one.image === reference && one.command === undefined,
    );
    return { reference, ...(behaviour === undefined ? {} : { behaviour }) };
  });
}
