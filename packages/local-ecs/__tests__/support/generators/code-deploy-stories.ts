/** A service of two tasks that CodeDeploy deploys, on virtual time. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { Scenario } from '../../../src/engine/contract.ts';
import { ANY_PORT, aService, aTaskDefinition, VirtualEcs } from '../fakes/virtual-ecs.ts';

export const GROUP: JsonObject = { applicationName: 'shop', deploymentGroupName: 'web' };

/** The request for a deployment group of the service `web`. */
export function aGroup(change: JsonObject = {}): JsonObject {
  return {
    ...GROUP,
    serviceRoleArn: 'arn:aws:iam::123456789012:role/code-deploy',
    deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
    blueGreenDeploymentConfiguration: {
      deploymentReadyOption: { actionOnTimeout: 'CONTINUE_DEPLOYMENT' },
      terminateBlueInstancesOnDeploymentSuccess: { action: 'TERMINATE', terminationWaitTimeInMinutes: 5 },
    },
    loadBalancerInfo: { targetGroupPairInfoList: [aPair()] },
    ecsServices: [{ serviceName: 'web', clusterName: 'default' }],
    ...change,
  };
}

const LISTENER = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012:listener/app/web/0123456789abcdef';

/** @param change such as a listener for test traffic */
export function aPair(change: JsonObject = {}): JsonObject {
  return {
    targetGroups: [{ name: 'blue' }, { name: 'green' }],
    prodTrafficRoute: { listenerArns: [`${LISTENER}/0123456789abcdef`] },
    ...change,
  };
}

export const TEST_ROUTE: JsonObject = { testTrafficRoute: { listenerArns: [`${LISTENER}/fedcba9876543210`] } };

/** Revision `web:1` is in steady state in the target group `blue`; `web:2` is registered. */
export function aShop(group: JsonObject = {}): VirtualEcs {
  const ecs = new VirtualEcs();
  ecs.addInstances(2);
  ecs.call('RegisterTaskDefinition', aTaskDefinition(ANY_PORT));
  ecs.call('RegisterTaskDefinition', aTaskDefinition({ ...ANY_PORT, image: 'example/web:2' }));
  const targetGroupArn = ecs.addTargetGroup({ name: 'blue' });
  ecs.addTargetGroup({ name: 'green' });
  const loadBalancers = [{ targetGroupArn, containerName: 'web', containerPort: 5000 }];
  const deploymentController = { type: 'CODE_DEPLOY' };
  ecs.call('CreateService', aService({ taskDefinition: 'web:1', loadBalancers, deploymentController }));
  ecs.run();
  ecs.call('codedeploy:CreateApplication', { applicationName: 'shop', computePlatform: 'ECS' });
  ecs.call('codedeploy:CreateDeploymentGroup', aGroup(group));
  return ecs;
}

/** An AppSpec file as JSON. */
export function anAppSpec(hooks: JsonObject = {}, properties: JsonObject = {}): string {
  const Properties = {
    TaskDefinition: 'web:2',
    LoadBalancerInfo: { ContainerName: 'web', ContainerPort: 5000 },
    ...properties,
  };
  const Hooks = Object.entries(hooks).map(([name, target]) => ({ [name]: target }));
  return JSON.stringify({ version: 0.0, Resources: [{ web: { Type: 'AWS::ECS::Service', Properties } }], Hooks });
}

export function revise(content = anAppSpec()): JsonObject {
  return { revision: { revisionType: 'AppSpecContent', appSpecContent: { content } } };
}

/** Returns the deployment's id. */
export function deploy(ecs: VirtualEcs, change: JsonObject = {}): string {
  return String(ecs.call('codedeploy:CreateDeployment', { ...GROUP, ...revise(), ...change }).deploymentId);
}

export interface SeenDeployment extends JsonObject {
  readonly status: string;
  readonly rollbackInfo: { readonly rollbackDeploymentId: string };
}

export function seeDeployment(ecs: VirtualEcs, deploymentId: string): SeenDeployment {
  return ecs.call('codedeploy:GetDeployment', { deploymentId }).deploymentInfo as SeenDeployment;
}

interface SeenTarget extends JsonObject {
  readonly status: string;
  readonly lifecycleEvents: readonly { readonly lifecycleEventName: string; readonly status: string }[];
  readonly taskSetsInfo: readonly JsonObject[];
}

export function seeTarget(ecs: VirtualEcs, deploymentId: string): SeenTarget {
  const requested = { deploymentId, targetId: 'default:web' };
  const { ecsTarget } = ecs.call('codedeploy:GetDeploymentTarget', requested).deploymentTarget as JsonObject;
  return ecsTarget as SeenTarget;
}

/** `EVENT STATUS` of each lifecycle event. */
export function listEvents(ecs: VirtualEcs, deploymentId: string): readonly string[] {
  return seeTarget(ecs, deploymentId).lifecycleEvents.map(
    ({ lifecycleEventName, status }) => `${lifecycleEventName} ${status}`,
  );
}

/** `LABEL STATUS RUNNING WEIGHT` of the two task sets. */
export function listTaskSets(ecs: VirtualEcs, deploymentId: string): readonly string[] {
  return seeTarget(ecs, deploymentId).taskSetsInfo.map(
    ({ taskSetLabel, status, runningCount, trafficWeight }) =>
      `${taskSetLabel} ${status} ${runningCount} ${trafficWeight}%`,
  );
}

/** Jumps from event to event until the deployment is seen as wanted; a test that waits in vain fails. */
export function runUntil(ecs: VirtualEcs, isReached: () => boolean): void {
  for (let jumps = 0; !isReached(); jumps += 1) {
    if (jumps > 5_000 || !ecs.jump()) throw new Error('it never came to that');
  }
}

export function runToStatus(ecs: VirtualEcs, deploymentId: string, status: string): void {
  runUntil(ecs, () => seeDeployment(ecs, deploymentId).status === status);
}

/** Runs until a lifecycle event is in a state. */
export function runToEvent(ecs: VirtualEcs, deploymentId: string, event: string): void {
  runToStatus(ecs, deploymentId, 'InProgress');
  runUntil(ecs, () => listEvents(ecs, deploymentId).includes(event));
}

export function playScenario(ecs: VirtualEcs, scenario: Partial<Scenario>): void {
  ecs.send({ kind: 'put-scenario', scenario: { images: [], ...scenario } });
}
