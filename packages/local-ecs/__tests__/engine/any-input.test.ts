import { expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import * as fc from 'fast-check';
import { OPERATION_NAMES } from '../../src/engine/operations/table.ts';
import { ANY_PORT, aService, aTaskDefinition, VirtualEcs } from '../support/fakes/virtual-ecs.ts';
import { anyInput, type WordsFor } from '../support/generators/any-input.ts';
import { findShapeErrors } from '../support/harness/check-shape.ts';
import { readModel } from '../support/harness/service-model.ts';

/** A cluster with two instances, a service that came to rest, and a second revision for it. */
function aLivingCluster(): VirtualEcs {
  const ecs = new VirtualEcs();
  ecs.addInstances(2);
  ecs.call('RegisterTaskDefinition', aTaskDefinition(ANY_PORT));
  ecs.call('CreateService', aService());
  ecs.run(600);
  ecs.call('RegisterTaskDefinition', aTaskDefinition(ANY_PORT));
  return ecs;
}

/** For the fields that name a resource: existing and missing names. */
function listWords(ecs: VirtualEcs): WordsFor {
  const [service] = ecs.call('DescribeServices', { services: ['web'] }).services as readonly JsonObject[];
  const { containerInstanceArns } = ecs.call('ListContainerInstances');
  const clusters = ['default', String(service?.clusterArn)];
  const services = ['web', String(service?.serviceArn)];
  const deployments = [String(service?.currentServiceDeployment)];
  const instances = containerInstanceArns as readonly string[];
  const words: Readonly<Record<string, readonly string[]>> = {
    cluster: clusters,
    clusters,
    containerInstance: instances,
    containerInstances: instances,
    resourceArn: [...clusters, ...services, ...instances],
    service: services,
    services,
    serviceDeploymentArn: deployments,
    serviceDeploymentArns: deployments,
    serviceName: ['web', 'other'],
    task: ecs.taskArns(),
    tasks: ecs.taskArns(),
    taskDefinition: ['web', 'web:1', String(service?.taskDefinition)],
    taskDefinitions: ['web:1', 'web:2'],
  };
  const anything = ['', 'nowhere', 'default', 'web', '256', 'arn:aws:ecs:eu-west-1:123456789012:task/web'];
  return (field) => [...(words[field] ?? []), ...(words[field] ?? []), ...anything.slice(words[field] ? 1 : 0)];
}

/** What an operation needs to come past its first checks; half of the inputs have it. */
const GOOD: Readonly<Record<string, JsonObject>> = {
  CreateService: aService({ serviceName: 'other' }),
  RegisterTaskDefinition: aTaskDefinition(ANY_PORT),
  RunTask: { taskDefinition: 'web' },
  UpdateService: { service: 'web', cluster: 'default' },
  PutAccountSetting: { name: 'containerInsights', value: 'enabled' },
  PutAccountSettingDefault: { name: 'containerInsights', value: 'enabled' },
};

/** The stored input can be described again: `call` lets no answer through that is not the model's. */
function describeAll(ecs: VirtualEcs): void {
  ecs.call('DescribeClusters', { include: ['ATTACHMENTS', 'CONFIGURATIONS', 'SETTINGS', 'STATISTICS', 'TAGS'] });
  const { serviceArns } = ecs.call('ListServices');
  if ((serviceArns as readonly string[]).length > 0) {
    ecs.call('DescribeServices', { services: serviceArns, include: ['TAGS'] });
  }
  const { taskArns } = ecs.call('ListTasks');
  if ((taskArns as readonly string[]).length > 0) ecs.call('DescribeTasks', { tasks: taskArns, include: ['TAGS'] });
  ecs.call('DescribeTaskDefinition', { taskDefinition: 'web:2', include: ['TAGS'] });
}

const LIVING = aLivingCluster();
const WORDS = listWords(LIVING);
const OPERATIONS = OPERATION_NAMES.filter((operation) => readModel('ecs').operations.has(operation));

test.each(OPERATIONS)('%s answers or refuses whatever a client can send, as the model has it', (operation) => {
  const model = readModel('ecs').operations.get(operation);
  if (model === undefined) throw new Error(`${operation} is not in the model`);
  const { state, now } = LIVING;
  fc.assert(
    fc.property(anyInput(model.input, WORDS), fc.boolean(), (value, isGood) => {
      const ecs = Object.assign(new VirtualEcs(), { state, now });
      const input: JsonObject = JSON.parse(JSON.stringify({ ...Object(value), ...(isGood ? GOOD[operation] : {}) }));
      const caller = { accessKeyId: 'AKIDEXAMPLE', region: 'eu-west-1' };

      const answer = ecs.send({ kind: 'call', operation, input, caller });
      ecs.run(120);
      describeAll(ecs);

      expect(answer && findShapeErrors({ service: 'ecs', operation, input, answer })).toEqual([]);
    }),
    { numRuns: 150, seed: 1 },
  );
});
