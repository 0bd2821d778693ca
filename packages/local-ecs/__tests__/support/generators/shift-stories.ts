/** Services on the local ECS whose deployments shift traffic, and what one sees of them. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ANY_PORT, aService, aTaskDefinition, type VirtualEcs } from '../fakes/virtual-ecs.ts';

/** The fields of a service deployment that show its progress. */
export interface SeenShift extends JsonObject {
  readonly status: string;
  readonly statusReason?: string;
  readonly lifecycleStage?: string;
  readonly lifecycleHookDetails: readonly (JsonObject & { readonly hookId: string; readonly status: string })[];
  readonly targetServiceRevision: JsonObject & {
    readonly requestedTestTrafficWeight?: number;
    readonly requestedProductionTrafficWeight?: number;
  };
}

/** A service `web` of two tasks of revision 1, behind target groups `blue` and `green`; revision 2 is registered. */
export function createShifting(ecs: VirtualEcs, deploymentConfiguration: JsonObject): void {
  ecs.addInstances(4);
  const targetGroupArn = ecs.addTargetGroup({ name: 'blue' });
  const alternateTargetGroupArn = ecs.addTargetGroup({ name: 'green' });
  ecs.call('RegisterTaskDefinition', aTaskDefinition(ANY_PORT));
  ecs.call('RegisterTaskDefinition', aTaskDefinition({ ...ANY_PORT, image: 'example/web:2' }));
  const advancedConfiguration = { alternateTargetGroupArn };
  const loadBalancers = [{ targetGroupArn, containerName: 'web', containerPort: 5000, advancedConfiguration }];
  ecs.call('CreateService', aService({ taskDefinition: 'web:1', loadBalancers, deploymentConfiguration }));
}

/** Begins the deployment of a revision; returns the ARN of its service deployment. */
export function deploy(ecs: VirtualEcs, taskDefinition = 'web:2'): string {
  ecs.call('UpdateService', { service: 'web', taskDefinition });
  return ecs.service().currentServiceDeployment;
}

export function seeShift(ecs: VirtualEcs, arn = ecs.service().currentServiceDeployment): SeenShift {
  return ecs.serviceDeployment(arn) as SeenShift;
}

/** `STATUS REVISION desired/running STATE` of each deployment of the service. */
export function listDeployments(ecs: VirtualEcs): readonly string[] {
  return ecs
    .service()
    .deployments.map(
      (one) =>
        `${one.status} ${one.taskDefinition.slice(-5)} ${one.desiredCount}/${one.runningCount} ${one.rolloutState}`,
    );
}

/** Runs until a stage is entered; fails when nothing happens any more. */
export function runUntilStage(ecs: VirtualEcs, stage: string): void {
  while (seeShift(ecs).lifecycleStage !== stage) {
    if (!ecs.jump()) throw new Error(`${stage} is never entered: ${seeShift(ecs).lifecycleStage}`);
  }
}

/** Runs until nothing happens any more; what `see` returned, each change once. */
export function follow<T>(ecs: VirtualEcs, see: () => T): readonly T[] {
  const seen: T[] = [];
  do {
    const now = see();
    if (JSON.stringify(seen[seen.length - 1]) !== JSON.stringify(now)) seen.push(now);
  } while (ecs.jump());
  return seen;
}
