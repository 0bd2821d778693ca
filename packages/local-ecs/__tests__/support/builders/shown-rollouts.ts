import type { JsonObject } from '@slipway/ecs-rules/values';
import { openMetricStore } from '../../../src/metrics/metric-store.ts';
import type { Snapshot } from '../../../src/snapshot/snapshot.ts';
import { type SnapshotSources, takeSnapshot } from '../../../src/snapshot/take-snapshot.ts';
import {
  ANY_PORT,
  aConfiguration,
  aService,
  aTaskDefinition,
  BREAKER_WITH_ROLLBACK,
  VirtualEcs,
} from '../fakes/virtual-ecs.ts';

export const TARGET_GROUP_PORT = 8080;

/** A service with a load balancer that is steady with `web:1`. */
export function aSteadyService(desiredCount: number): VirtualEcs {
  const ecs = new VirtualEcs();
  ecs.addInstances(2, { memoryMiB: 65_536, cpu: 65_536 });
  const targetGroupArn = ecs.addTargetGroup({ listenPort: TARGET_GROUP_PORT });
  ecs.call('RegisterTaskDefinition', aTaskDefinition({ ...ANY_PORT }));
  const loadBalancers = [{ targetGroupArn, containerName: 'web', containerPort: 5000 }];
  const configuration = aConfiguration(50, 150, BREAKER_WITH_ROLLBACK);
  ecs.call('CreateService', aService({ desiredCount, loadBalancers, ...configuration }));
  ecs.pass(300);
  return ecs;
}

/** Begins to deploy `web:2`. */
export function deploy(ecs: VirtualEcs, container: JsonObject): void {
  ecs.call('RegisterTaskDefinition', aTaskDefinition({ ...ANY_PORT, ...container }));
  ecs.call('UpdateService', { service: 'web', taskDefinition: 'web' });
}

/** Begins to deploy `web:2`, whose tasks exit with code 1. */
export function deployCrashing(ecs: VirtualEcs): void {
  ecs.play({ image: 'example/web:2', exits: { afterMs: 3000, code: 1 } });
  deploy(ecs, { image: 'example/web:2' });
}

export function snapshotOf(ecs: VirtualEcs, change: Partial<SnapshotSources> = {}): Snapshot {
  return takeSnapshot({
    state: ecs.state,
    metrics: openMetricStore(),
    settings: { address: 'http://127.0.0.1:4566', clock: 'virtual', now: ecs.now, nextEventAt: null },
    repositories: [],
    faults: [],
    calls: [],
    ...change,
  });
}
