/** What exists before a swept job: on a stage whose clock moves only when it is moved, each at rest. */
import { EventBridgeClient, PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { callEcr, clientSettings } from '../../../packages/local-ecs/__tests__/support/harness/local-client.ts';
import { aSteadyService, aTaskDefinition, type ScenarioStage } from '../harness/scenario-stage.ts';

/** Of engine time: a service comes to rest. */
export const REST_MS = 900_000;
const OLD_COMMIT = 'c0ffee1000000000000000000000000000000000';

export async function aService(stage: ScenarioStage, overrides: JsonObject = {}): Promise<void> {
  const ready = aSteadyService(stage, { desiredCount: 2, ...overrides });
  stage.local.advance(REST_MS);
  await ready;
}

export const withImage = (image: string): JsonObject => {
  const [container] = aTaskDefinition().containerDefinitions as readonly JsonObject[];
  return aTaskDefinition({ containerDefinitions: [{ ...container, image }] });
};

/** Three revisions that were deployed one after the other, the first with the marks of a release. */
export async function threeDeployed(stage: ScenarioStage): Promise<void> {
  await aService(stage);
  for (const image of ['hello:v2', 'hello:v3']) {
    stage.call('RegisterTaskDefinition', withImage(image));
    stage.call('UpdateService', { cluster: 'production', service: 'hello', taskDefinition: 'hello' });
    stage.local.advance(REST_MS);
  }
  stage.call('TagResource', {
    resourceArn: 'arn:aws:ecs:us-east-1:123456789012:task-definition/hello:1',
    tags: [
      { key: 'slipway:commit', value: OLD_COMMIT },
      { key: 'slipway:release', value: 'v1.4.1 v1.4.2' },
    ],
  });
}

export async function twoServices(stage: ScenarioStage): Promise<void> {
  const containerDefinitions = [{ name: 'greeter', image: 'greeter:v1', memory: 128 }];
  stage.call('RegisterTaskDefinition', { family: 'greeter', containerDefinitions });
  stage.call('CreateService', {
    cluster: 'production',
    serviceName: 'greeter',
    taskDefinition: 'greeter',
    desiredCount: 2,
    launchType: 'EC2',
    availabilityZoneRebalancing: 'DISABLED',
  });
  await aService(stage);
}

export async function aScheduledService(stage: ScenarioStage): Promise<void> {
  await aService(stage);
  const client = new EventBridgeClient(clientSettings(stage.local));
  const arn = 'arn:aws:ecs:us-east-1:123456789012';
  await client.send(new PutRuleCommand({ Name: 'nightly', ScheduleExpression: 'rate(1 day)' }));
  const target = {
    Id: 'report',
    Arn: `${arn}:cluster/production`,
    RoleArn: 'arn:aws:iam::123456789012:role/events',
    EcsParameters: { TaskDefinitionArn: `${arn}:task-definition/hello:1`, TaskCount: 1 },
  };
  await client.send(new PutTargetsCommand({ Rule: 'nightly', Targets: [target] }));
  client.destroy();
}

export async function aRepository(stage: ScenarioStage): Promise<void> {
  await aService(stage);
  await callEcr(stage.local, 'CreateRepository', { repositoryName: 'hello' });
}
