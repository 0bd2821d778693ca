import type { Setup } from '../setup.ts';
import { renderInstances } from './instances.ts';
import { joinBlocks, scalar } from './yaml.ts';

/** The cluster, and on EC2 the instances that its capacity provider adds and removes. */
export function renderCluster(setup: Setup, hasLoadBalancer: boolean): string {
  if (setup.capacity === 'FARGATE') return renderFargate(setup.cluster);
  return joinBlocks([
    renderEmpty(setup.cluster),
    renderCapacity(setup.cluster),
    renderInstances(setup, hasLoadBalancer),
  ]);
}

function renderFargate(cluster: string): string {
  return `${renderEmpty(cluster)}
    CapacityProviders:
      - FARGATE
    DefaultCapacityProviderStrategy:
      - CapacityProvider: FARGATE
        Weight: 1`;
}

function renderEmpty(cluster: string): string {
  return `Cluster:
  Type: AWS::ECS::Cluster
  Properties:
    ClusterName: ${scalar(cluster)}`;
}

function renderCapacity(cluster: string): string {
  return `# Adds an instance when tasks find no room, and removes one that is not needed. ECS drains it first: its tasks move.
InstanceCapacity:
  Type: AWS::ECS::CapacityProvider
  Properties:
    Name: ${scalar(`slipway-${cluster}`)}
    AutoScalingGroupProvider:
      AutoScalingGroupArn: !Ref Instances
      ManagedScaling:
        Status: ENABLED
        TargetCapacity: 100
      ManagedDraining: ENABLED
      # Protected instances would make it impossible to delete the stack; draining protects the tasks as well.
      ManagedTerminationProtection: DISABLED

ClusterCapacity:
  Type: AWS::ECS::ClusterCapacityProviderAssociations
  Properties:
    Cluster: !Ref Cluster
    CapacityProviders:
      - !Ref InstanceCapacity
    DefaultCapacityProviderStrategy:
      - CapacityProvider: !Ref InstanceCapacity
        Weight: 1`;
}
