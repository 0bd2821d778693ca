/** A local ECS that requests with all kept fields are sent to. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { Emulator } from '../../../src/emulator/emulator.ts';
import { composeKept, overlay } from './kept-fields.ts';
import { callApi, control } from './local-client.ts';

export const ROLE = 'arn:aws:iam::123456789012:role/ecs';
export const SUBNETS = { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } } };
export const VOLUMES = { volumeConfigurations: [{ name: 'data', managedEBSVolume: { roleArn: ROLE, sizeInGiB: 8 } }] };
const HOOK = { targetType: 'AWS_LAMBDA', hookTargetArn: 'arn:x', roleArn: ROLE, lifecycleStages: ['POST_SCALE_UP'] };

/** A local ECS for one story. */
export class KeptStage {
  readonly #local: Emulator;
  /** The request with the kept fields. */
  sent: JsonObject = {};

  constructor(local: Emulator) {
    this.#local = local;
    local.addInstances('default', 2);
  }

  async call(operation: string, input: JsonObject): Promise<JsonObject> {
    const { status, body } = await callApi(this.#local, { service: 'ecs', operation, input });
    if (status !== 200) throw new Error(`${operation}: ${String(body.message)}`);
    return body;
  }

  /** The request with every field that is kept, and over it what must be right for it to be accepted. */
  send(operation: string, right: JsonObject): Promise<JsonObject> {
    this.sent = overlay(composeKept(operation), right);
    return this.call(operation, this.sent);
  }

  async makeBalancer(): Promise<JsonObject> {
    const body = { name: 'web', targetType: 'ip' };
    const made = await control(this.#local, 'POST', { path: 'target-groups', body });
    const { targetGroupArn = '' } = made.body as JsonObject;
    return { loadBalancers: [{ targetGroupArn, containerName: 'web', containerPort: 80 }] };
  }

  register(): Promise<JsonObject> {
    const portMappings = [{ name: 'http', containerPort: 80 }];
    const mountPoints = [{ sourceVolume: 'data', containerPath: '/data' }];
    const containerDefinitions = [{ name: 'web', image: 'web:1', memory: 64, portMappings, mountPoints }];
    const volumes = [{ name: 'data', configuredAtLaunch: true }];
    return this.call('RegisterTaskDefinition', { family: 'web', networkMode: 'awsvpc', volumes, containerDefinitions });
  }

  async composeService(): Promise<JsonObject> {
    await this.register();
    return {
      ...{ ...SUBNETS, ...VOLUMES, ...(await this.makeBalancer()) },
      deploymentConfiguration: { strategy: 'CANARY', lifecycleHooks: [HOOK] },
      serviceConnectConfiguration: { services: [{ portName: 'http' }] },
      vpcLatticeConfigurations: [{ portName: 'http' }],
    };
  }

  async describeService(): Promise<JsonObject> {
    const answer = await this.call('DescribeServices', { services: ['web'] });
    const [service = {}] = answer.services as readonly JsonObject[];
    const [revision] = service.currentServiceRevisions as readonly { readonly arn: string }[];
    const serviceRevisionArns = [revision?.arn ?? ''];
    return { service, ...(await this.call('DescribeServiceRevisions', { serviceRevisionArns })) };
  }

  describeTask({ tasks }: JsonObject): Promise<JsonObject> {
    const [task = {}] = tasks as readonly JsonObject[];
    return this.call('DescribeTasks', { tasks: [String(task.taskArn)] });
  }

  describeCluster(): Promise<JsonObject> {
    return this.call('DescribeClusters', { clusters: ['shop'], include: ['SETTINGS', 'CONFIGURATIONS'] });
  }

  describeProvider(): Promise<JsonObject> {
    return this.call('DescribeCapacityProviders', { capacityProviders: ['pool'] });
  }

  describeExpress({ service }: JsonObject): Promise<JsonObject> {
    const { serviceArn = '' } = service as JsonObject;
    return this.call('DescribeExpressGatewayService', { serviceArn });
  }
}
