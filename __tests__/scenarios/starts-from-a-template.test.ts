/** The steps at the head of the CloudFormation template: the stack, the first revisions, the services, then deploys. */
import { afterEach, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { FREE_ACTIONS } from '../../src/iam/policy.ts';
import type { Setup } from '../../src/init/setup.ts';
import { renderTemplate } from '../../src/init/template/render-template.ts';
import { aServiceSetup, aSetup, WORKER } from '../support/builders/setups.ts';
import { listDeployActions } from '../support/harness/find-statements.ts';
import { type PlayedStack, playTemplate } from '../support/harness/play-template.ts';
import { readTemplate, type Template } from '../support/harness/read-template.ts';
import { listActions } from '../support/harness/record-calls.ts';
import {
  anImageByDigest,
  currentImage,
  describeInstances,
  describeService,
  openStage,
  type ScenarioStage,
  untilSteady,
} from '../support/harness/scenario-stage.ts';

const PARAMETERS = {
  VpcId: 'vpc-1',
  TaskSubnetIds: ['subnet-1', 'subnet-2'],
  LoadBalancerSubnetIds: ['subnet-3', 'subnet-4'],
  InstanceImage: 'ami-1',
};

let stage: ScenarioStage;
let stack: PlayedStack;
let template: Template;

async function open(setup: Setup): Promise<void> {
  stage = await openStage({ speed: 100, tasks: 'simulated', instances: 0 });
  template = readTemplate(renderTemplate(setup));
  stack = playTemplate(stage.local, template);
}

afterEach(() => stage.close());

/** As the files of `slipway init` have it. */
function defineTask(setup: Setup, name: string): JsonObject {
  const isFargate = setup.capacity === 'FARGATE';
  const service = setup.services.find((one) => one.name === name);
  const port =
    service?.web === undefined ? [] : [{ containerPort: service.web.port, ...(isFargate ? {} : { hostPort: 0 }) }];
  return {
    family: name,
    requiresCompatibilities: [setup.capacity],
    ...(isFargate ? { networkMode: 'awsvpc' } : {}),
    cpu: String(service?.cpu),
    memory: String(service?.memory),
    executionRoleArn: `arn:aws:iam::123456789012:role/${name}-execution`,
    taskRoleArn: `arn:aws:iam::123456789012:role/${name}-task`,
    containerDefinitions: [{ name, image: 'REPLACED', essential: true, portMappings: port }],
  };
}

/** One run of the action, without a service only to register the revision. */
function deploy(setup: Setup, name: string, digit: string, service: Readonly<Record<string, string>> = {}) {
  stage.job.write('task-definition.json', JSON.stringify(defineTask(setup, name)));
  return stage.job.run({
    inputs: { 'task-definition': 'task-definition.json', image: anImageByDigest(name, digit), ...service },
    environment: stage.environment,
  });
}

/** Actions of Slipway's calls that the template's deploy role does not have. */
function listDenied(): readonly string[] {
  const allowed = [...listDeployActions(template), ...FREE_ACTIONS];
  return listActions(stage.local).filter((action) => !allowed.includes(action));
}

const ofService = (service: string) => ({ cluster: 'production', service, 'wait-max-delay-seconds': '1' });

test('two services on Fargate: nothing runs until the first revisions exist; later stack updates deploy what is latest', async () => {
  const setup = aSetup({ services: [aServiceSetup(), WORKER] });
  await open(setup);

  const around = await stack.deploy(PARAMETERS);
  const first = [await deploy(setup, 'web', 'a'), await deploy(setup, 'mail-worker', 'b')];
  const services = await stack.deploy({ CreateServices: 'true' });
  for (const name of ['web', 'mail-worker']) await untilSteady(stage, name);

  expect(around).not.toContain('WebService');
  expect(first.map(({ exitCode, outputs }) => [exitCode, outputs.verdict])).toEqual([
    [0, 'started'],
    [0, 'started'],
  ]);
  expect(services.filter((id) => id.endsWith('Service'))).toEqual(['WebService', 'MailWorkerService']);
  expect(currentImage(stage, 'web')).toBe(anImageByDigest('web', 'a'));

  const second = await deploy(setup, 'web', 'c', ofService('web'));
  const { DeploymentConfiguration, TaskDefinition } = await stack.properties('WebService');
  const before = describeService(stage, 'web');
  stage.call('UpdateService', {
    cluster: 'production',
    service: 'web',
    taskDefinition: String(TaskDefinition),
    healthCheckGracePeriodSeconds: 90,
  });

  expect([second.exitCode, second.outputs.verdict]).toEqual([0, 'steady']);
  expect(DeploymentConfiguration).toMatchObject({ Alarms: { AlarmNames: ['WebAlarm'], Rollback: true } });
  expect(describeService(stage, 'web')).toMatchObject({
    healthCheckGracePeriodSeconds: 90,
    taskDefinition: before.taskDefinition,
    desiredCount: before.desiredCount,
  });
  expect(currentImage(stage, 'web')).toBe(anImageByDigest('web', 'c'));
  expect(listActions(stage.local)).toContain('ecs:UpdateService');
  expect(listDenied()).toEqual([]);
});

test('a service on EC2 runs on the instances of the capacity provider, behind the load balancer', async () => {
  const setup = aSetup({ capacity: 'EC2' });
  await open(setup);

  await stack.deploy(PARAMETERS);
  stage.local.addInstances(
    'production',
    describeInstances(1, { from: 1, count: 2 }).map((one) => ({ ...one, capacityProvider: 'slipway-production' })),
  );
  await deploy(setup, 'web', 'a');
  await stack.deploy({ CreateServices: 'true' });
  await untilSteady(stage, 'web');
  const second = await deploy(setup, 'web', 'b', ofService('web'));

  expect([second.exitCode, second.outputs.verdict]).toEqual([0, 'steady']);
  expect(listDenied()).toEqual([]);
  expect(describeService(stage, 'web')).toMatchObject({
    capacityProviderStrategy: [{ capacityProvider: 'slipway-production', weight: 1 }],
    loadBalancers: [{ containerName: 'web', containerPort: 8080 }],
  });
});
