import type { Setup } from '../setup.ts';
import type { NamedService } from './named-service.ts';
import type { Condition, Parameter } from './parameters.ts';
import { indent, joinBlocks, scalar } from './yaml.ts';

/** The ECS service, its security group and its scaling. */

export const CREATE_SERVICES: Parameter = {
  name: 'CreateServices',
  type: 'String',
  default: 'false',
  allowedValues: ['true', 'false'],
  description: 'Set to true after each service has its first task definition revision: then its image exists.',
};

export const CREATES_SERVICES: Condition = { name: 'CreatesServices', parameter: 'CreateServices', value: 'true' };

export interface ServicePlace {
  readonly capacity: Setup['capacity'];
  /** The resource that connects the target group to the load balancer; undefined without a load balancer. */
  readonly listener: string | undefined;
}

export function renderService(service: NamedService, place: ServicePlace): string {
  const access = place.capacity === 'FARGATE' ? renderAccess(service) : undefined;
  return joinBlocks([access, renderEcsService(service, place), renderScaling(service)]);
}

function renderAccess({ id, name, web }: NamedService): string {
  const group = `${id}TaskAccess:
  Type: AWS::EC2::SecurityGroup
  Properties:
    GroupDescription: ${scalar(web === undefined ? `Nobody connects to ${name}` : `The load balancer connects to ${name}`)}
    VpcId: !Ref VpcId`;
  if (web === undefined) return group;
  return `${group}
    SecurityGroupIngress:
      - IpProtocol: tcp
        FromPort: ${web.port}
        ToPort: ${web.port}
        SourceSecurityGroupId: !Ref LoadBalancerAccess`;
}

const ON_INSTANCES = `CapacityProviderStrategy:
      - CapacityProvider: !Ref InstanceCapacity
        Weight: 1`;

/** Why there is neither a revision nor a desired count: docs/cloudformation.md. */
function renderEcsService({ id, name, web }: NamedService, { capacity, listener }: ServicePlace): string {
  const dependsOn = [listener, capacity === 'EC2' ? 'ClusterCapacity' : undefined].filter((one) => one !== undefined);
  const order = dependsOn.length === 0 ? '' : `\n  DependsOn:${dependsOn.map((one) => `\n    - ${one}`).join('')}`;
  return `${id}Service:
  Type: AWS::ECS::Service
  Condition: CreatesServices${order}
  Properties:
    ServiceName: ${scalar(name)}
    Cluster: !Ref Cluster
    # The latest revision of this family. Slipway registers and deploys them. A stack update that changes the service
    # deploys the latest one again, never an older one.
    TaskDefinition: ${scalar(name)}
    # Without DesiredCount a stack update leaves the number of tasks to ${id}ScalableTarget.
    ${capacity === 'FARGATE' ? 'LaunchType: FARGATE' : ON_INSTANCES}
    DeploymentConfiguration:
      MinimumHealthyPercent: 100
      MaximumPercent: 200
      DeploymentCircuitBreaker:
        Enable: true
        Rollback: true${indent(web === undefined ? '' : renderAlarms(id), 6)}${indent(web === undefined ? '' : renderTarget(id, name, web.port), 4)}${indent(capacity === 'FARGATE' ? renderNetwork(id) : '', 4)}`;
}

function renderAlarms(id: string): string {
  return `
Alarms:
  Enable: true
  Rollback: true
  AlarmNames:
    - !Ref ${id}Alarm`;
}

function renderTarget(id: string, name: string, port: number): string {
  return `
# Seconds in which a new task may fail its health checks.
HealthCheckGracePeriodSeconds: 60
LoadBalancers:
  - TargetGroupArn: !Ref ${id}TargetGroup
    ContainerName: ${scalar(name)}
    ContainerPort: ${port}`;
}

function renderNetwork(id: string): string {
  return `
NetworkConfiguration:
  AwsvpcConfiguration:
    Subnets: !Ref TaskSubnetIds
    SecurityGroups:
      - !Ref ${id}TaskAccess
    AssignPublicIp: !Ref AssignPublicIp`;
}

/** Registering a target brings the count into its range (Application Auto Scaling User Guide, concepts). */
function renderScaling({ id, desiredCount }: NamedService): string {
  return `# 60 % CPU on average. A new service starts with one task; this raises the count to the minimum.
${id}ScalableTarget:
  Type: AWS::ApplicationAutoScaling::ScalableTarget
  Condition: CreatesServices
  Properties:
    ServiceNamespace: ecs
    ScalableDimension: ecs:service:DesiredCount
    ResourceId: !Sub service/\${Cluster}/\${${id}Service.Name}
    MinCapacity: ${desiredCount}
    MaxCapacity: ${Math.max(1, 2 * desiredCount)}

${id}ScalingPolicy:
  Type: AWS::ApplicationAutoScaling::ScalingPolicy
  Condition: CreatesServices
  Properties:
    PolicyName: cpu
    PolicyType: TargetTrackingScaling
    ScalingTargetId: !Ref ${id}ScalableTarget
    TargetTrackingScalingPolicyConfiguration:
      PredefinedMetricSpecification:
        PredefinedMetricType: ECSServiceAverageCPUUtilization
      TargetValue: 60`;
}
