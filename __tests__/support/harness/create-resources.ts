import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
  ModifyTargetGroupAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { isJsonList, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import type { Emulator } from '@slipway/local-ecs/internal';
import { callApi, clientSettings } from '../../../packages/local-ecs/__tests__/support/harness/local-client.ts';

/** What `Ref` and `Fn::GetAtt` give of a resource. */
export interface Created {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, string>>;
}

type Create = (properties: JsonObject, id: string) => Promise<Created>;

/** ECS, ECR and Logs have the same names in their APIs, with a small first letter. */
function lowerFirst(value: Json): Json {
  if (isJsonList(value)) return value.map(lowerFirst);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner = null]) => [key.charAt(0).toLowerCase() + key.slice(1), lowerFirst(inner)]),
  );
}

/** How the resources of a type are created: by the calls that CloudFormation makes. */
export function listCreators(local: Emulator): Readonly<Record<string, Create>> {
  return { ...listEcs(local), ...listOthers(local), ...listLoadBalancing(local) };
}

type Service = Parameters<typeof callApi>[1]['service'];

async function callWell(local: Emulator, service: Service, operation: string, input: Json): Promise<JsonObject> {
  const { status, body } = await callApi(local, { service, operation, input: isJsonObject(input) ? input : {} });
  if (status !== 200) throw new Error(`${operation}: ${JSON.stringify(body)}`);
  return body;
}

function listEcs(local: Emulator): Readonly<Record<string, Create>> {
  const call = (operation: string, input: JsonObject) => callWell(local, 'ecs', operation, lowerFirst(input));
  return {
    'AWS::ECS::Cluster': async (properties) => {
      await call('CreateCluster', properties);
      return { ref: String(properties.ClusterName), attributes: {} };
    },
    'AWS::ECS::CapacityProvider': async (properties) => {
      const { AutoScalingGroupProvider } = properties;
      const provider = isJsonObject(AutoScalingGroupProvider ?? null) ? (AutoScalingGroupProvider as JsonObject) : {};
      const named = { ...provider, AutoScalingGroupArn: `${GROUP}${String(provider.AutoScalingGroupArn)}` };
      await call('CreateCapacityProvider', { ...properties, AutoScalingGroupProvider: named });
      return { ref: String(properties.Name), attributes: {} };
    },
    'AWS::ECS::ClusterCapacityProviderAssociations': async (properties, id) => {
      await call('PutClusterCapacityProviders', properties);
      return { ref: id, attributes: {} };
    },
    'AWS::ECS::Service': async (properties) => {
      // Without a count CloudFormation creates one task (its reference, AWS::ECS::Service, DesiredCount).
      const { service } = await call('CreateService', { DesiredCount: 1, ...properties });
      const arn = isJsonObject(service ?? null) ? String((service as JsonObject).serviceArn) : '';
      return { ref: arn, attributes: { ServiceArn: arn, Name: String(properties.ServiceName) } };
    },
  };
}

/** The property also takes the name of a group, the API only its ARN. */
const GROUP = 'arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:0:autoScalingGroupName/';

function listOthers(local: Emulator): Readonly<Record<string, Create>> {
  return {
    'AWS::ECR::Repository': async ({ LifecyclePolicy, ...properties }) => {
      await callWell(local, 'ecr', 'CreateRepository', lowerFirst(properties));
      const repositoryName = properties.RepositoryName ?? '';
      const policy = lowerFirst(LifecyclePolicy ?? {}) as JsonObject;
      await callWell(local, 'ecr', 'PutLifecyclePolicy', { repositoryName, ...policy });
      return { ref: String(repositoryName), attributes: {} };
    },
    'AWS::Logs::LogGroup': async (properties) => {
      const { RetentionInDays, ...group } = properties;
      await callWell(local, 'logs', 'CreateLogGroup', lowerFirst(group));
      const retention = { logGroupName: group.LogGroupName ?? '', retentionInDays: RetentionInDays ?? 0 };
      await callWell(local, 'logs', 'PutRetentionPolicy', retention);
      return { ref: String(group.LogGroupName), attributes: {} };
    },
    'AWS::ApplicationAutoScaling::ScalableTarget': async (properties) => {
      await callWell(local, 'application-autoscaling', 'RegisterScalableTarget', properties);
      const { ResourceId, ScalableDimension, ServiceNamespace } = properties;
      await scaleToMinimum(local, properties);
      return { ref: [ResourceId, ScalableDimension, ServiceNamespace].join('|'), attributes: {} };
    },
    'AWS::ApplicationAutoScaling::ScalingPolicy': async ({ ScalingTargetId, ...properties }, id) => {
      const [ResourceId = '', ScalableDimension = '', ServiceNamespace = ''] = String(ScalingTargetId).split('|');
      const target = { ResourceId, ScalableDimension, ServiceNamespace };
      await callWell(local, 'application-autoscaling', 'PutScalingPolicy', { ...properties, ...target });
      return { ref: id, attributes: {} };
    },
  };
}

/** Registering a target brings a count into its range (Application Auto Scaling User Guide, concepts). */
async function scaleToMinimum(local: Emulator, { ResourceId, MinCapacity }: JsonObject): Promise<void> {
  const [, cluster = '', service = ''] = String(ResourceId).split('/');
  await callWell(local, 'ecs', 'UpdateService', { cluster, service, desiredCount: Number(MinCapacity) });
}

/** The requests are the properties; the client checks no more than its types do, so they are given as they are. */
function listLoadBalancing(local: Emulator): Readonly<Record<string, Create>> {
  const client = new ElasticLoadBalancingV2Client(clientSettings(local));
  return {
    'AWS::ElasticLoadBalancingV2::LoadBalancer': async ({ LoadBalancerAttributes: _, ...properties }, id) => {
      const input = { Name: id, ...properties } as never;
      const [made] = (await client.send(new CreateLoadBalancerCommand(input))).LoadBalancers ?? [];
      return { ref: made?.LoadBalancerArn ?? '', attributes: { DNSName: made?.DNSName ?? '' } };
    },
    'AWS::ElasticLoadBalancingV2::TargetGroup': async ({ TargetGroupAttributes, ...properties }, id) => {
      const input = { Name: id, ...properties } as never;
      const [made] = (await client.send(new CreateTargetGroupCommand(input))).TargetGroups ?? [];
      const change = { TargetGroupArn: made?.TargetGroupArn, Attributes: TargetGroupAttributes } as never;
      await client.send(new ModifyTargetGroupAttributesCommand(change));
      return { ref: made?.TargetGroupArn ?? '', attributes: {} };
    },
    'AWS::ElasticLoadBalancingV2::Listener': async (properties) => {
      const [made] = (await client.send(new CreateListenerCommand(properties as never))).Listeners ?? [];
      return { ref: made?.ListenerArn ?? '', attributes: {} };
    },
    'AWS::ElasticLoadBalancingV2::ListenerRule': async (properties) => {
      const [made] = (await client.send(new CreateRuleCommand(properties as never))).Rules ?? [];
      return { ref: made?.RuleArn ?? '', attributes: {} };
    },
  };
}
