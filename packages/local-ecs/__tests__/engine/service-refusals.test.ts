import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ANY_PORT, aConfiguration, aService, aTaskDefinition, VirtualEcs } from '../support/fakes/virtual-ecs.ts';

function withTaskDefinition(): VirtualEcs {
  const ecs = new VirtualEcs();
  ecs.call('RegisterTaskDefinition', aTaskDefinition(ANY_PORT));
  const awsvpc = { family: 'vpc', networkMode: 'awsvpc' };
  ecs.call('RegisterTaskDefinition', aTaskDefinition({}, awsvpc));
  return ecs;
}

const NETWORK: JsonObject = { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } } };

function balanced(containerName: string, containerPort: number, targetGroupArn = 'arn:x'): JsonObject {
  return { loadBalancers: [{ targetGroupArn, containerName, containerPort }] };
}

/** Texts are those seen in answers of the real service. */
const REFUSALS: readonly {
  readonly name: string;
  readonly change: JsonObject;
  readonly type?: string;
  readonly message: string;
}[] = [
  {
    name: 'an unknown cluster',
    change: { cluster: 'other' },
    type: 'ClusterNotFoundException',
    message: 'Cluster not found.',
  },
  {
    name: 'an unknown task definition',
    change: { taskDefinition: 'api' },
    type: 'ClientException',
    message: 'TaskDefinition not found.',
  },
  {
    name: 'awsvpc without a network',
    change: { taskDefinition: 'vpc' },
    message: "Network Configuration must be provided when networkMode 'awsvpc' is specified.",
  },
  {
    name: 'a network without awsvpc',
    change: NETWORK,
    message: 'Network Configuration is not valid for the given networkMode of this task definition.',
  },
  {
    name: 'a load balancer on an unknown container',
    change: balanced('api', 5000),
    message: 'The container api does not exist in the task definition.',
  },
  {
    name: 'a load balancer on an unknown port',
    change: balanced('web', 81),
    message: 'The container web did not have a container port 81 defined',
  },
  {
    name: 'an unknown target group',
    change: balanced('web', 5000),
    message: 'The target group ARN does not exist.',
  },
  {
    name: '100/100',
    change: aConfiguration(100, 100),
    message: 'Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block any deployment',
  },
  {
    name: 'a minimum over 100',
    change: aConfiguration(101, 200),
    message: 'minimumHealthyPercent must be at most 100',
  },
  {
    name: 'a daemon with a desired count',
    change: { schedulingStrategy: 'DAEMON' },
    message: 'The daemon scheduling strategy does not support a desired count for services',
  },
  {
    name: 'a task definition with a controller of its own',
    change: { deploymentController: { type: 'EXTERNAL' } },
    message: 'TaskDefinition must be blank',
  },
  {
    name: 'a task definition that is not for Fargate',
    change: { launchType: 'FARGATE' },
    message: 'Task definition does not support launch_type FARGATE.',
  },
  {
    name: 'a volume that the task definition does not have',
    change: { volumeConfigurations: [{ name: 'data' }] },
    message: "The volume name 'data' in your request does not have a matching volume in your Task Definition",
  },
  {
    name: 'a daemon with a maximum percent over 100',
    change: { schedulingStrategy: 'DAEMON', desiredCount: null, ...aConfiguration(0, 150) },
    message:
      'The daemon scheduling strategy does not support values above 100 for maximumPercent on a deployment configuration. Change the maximumPercent value to 100, and try again',
  },
  {
    name: 'a daemon with settings of volumes',
    change: { schedulingStrategy: 'DAEMON', desiredCount: null, volumeConfigurations: [{ name: 'data' }] },
    message: 'The daemon scheduling strategy does not support volumeConfigurations',
  },
  {
    name: 'a service registry on an unknown container',
    change: { serviceRegistries: [{ registryArn: 'arn:r', containerName: 'api', containerPort: 5000 }] },
    message: 'The container api does not exist in the task definition.',
  },
  {
    name: 'a service registry on an unknown port',
    change: { serviceRegistries: [{ registryArn: 'arn:r', containerName: 'web', containerPort: 81 }] },
    message: 'The container web did not have a container port 81 defined',
  },
  {
    name: 'a service registry without a container outside of awsvpc',
    change: { serviceRegistries: [{ registryArn: 'arn:r' }] },
    message:
      "When specifying 'host' or 'bridge' for networkMode, values for 'containerName' and 'containerPort' must be specified from the task definition. Registry: arn:r",
  },
  {
    name: 'a Service Connect port name that no port mapping has',
    change: { serviceConnectConfiguration: { enabled: true, services: [{ portName: 'http' }] } },
    message: 'The portName http of Service Connect is not the name of a port mapping in the task definition.',
  },
  {
    name: 'a VPC Lattice port name that no port mapping has',
    change: { vpcLatticeConfigurations: [{ portName: 'http', roleArn: 'arn:role', targetGroupArn: 'arn:t' }] },
    message: 'The portName http of VPC Lattice is not the name of a port mapping in the task definition.',
  },
  {
    name: 'tags from nowhere that ECS knows',
    change: { propagateTags: 'CLUSTER' },
    message: 'propagateTags must be one of SERVICE, TASK_DEFINITION, NONE.',
  },
];

describe('CreateService refuses', () => {
  test.each(REFUSALS)('$name', ({ change, type = 'InvalidParameterException', message }) => {
    const answer = withTaskDefinition().ask('CreateService', aService(change));

    expect(answer).toEqual({ ok: false, type, message, status: 400 });
  });

  test('a name that is taken by another request', () => {
    const ecs = withTaskDefinition();
    ecs.call('CreateService', aService());

    const answer = ecs.ask('CreateService', aService({ desiredCount: 5 }));

    expect(answer).toMatchObject({ message: 'Creation of service was not idempotent.' });
  });

  test('a name whose service is still draining', () => {
    const ecs = withTaskDefinition();
    ecs.addInstances(1);
    ecs.call('CreateService', aService());
    ecs.run();
    ecs.call('DeleteService', { service: 'web', force: true });

    const answer = ecs.ask('CreateService', aService());

    expect(answer).toMatchObject({ message: 'Unable to Start a service that is still Draining.' });
  });

  test.each<{ name: string; hook: JsonObject }>([
    {
      name: 'A Lambda hook of a rolling update',
      hook: {
        hookTargetArn: 'arn:aws:lambda:eu-west-1:123456789012:function:check',
        roleArn: 'arn:aws:iam::123456789012:role/hooks',
      },
    },
    {
      name: 'A PAUSE hook of a rolling update at POST_TEST_TRAFFIC_SHIFT',
      hook: { targetType: 'PAUSE', lifecycleStages: ['POST_TEST_TRAFFIC_SHIFT'] },
    },
  ])('what is not simulated, by name: $name', ({ name, hook }) => {
    const lifecycleHooks = [{ lifecycleStages: ['PRE_SCALE_UP'], ...hook }];
    const answer = withTaskDefinition().ask('CreateService', aService({ deploymentConfiguration: { lifecycleHooks } }));

    expect(answer).toMatchObject({
      type: 'UnsupportedFeatureException',
      message: expect.stringContaining(`${name} is not simulated by the local ECS.`),
    });
  });
});

describe('UpdateService', () => {
  test.each([
    { name: 'an unknown service', service: 'api', type: 'ServiceNotFoundException', message: 'Service not found.' },
    {
      name: 'a service that is INACTIVE',
      service: 'web',
      type: 'ServiceNotActiveException',
      message: 'Service was not ACTIVE.',
    },
  ])('refuses $name', ({ service, type, message }) => {
    const ecs = withTaskDefinition();
    ecs.call('CreateService', aService({ desiredCount: 0 }));
    ecs.call('DeleteService', { service: 'web' });
    ecs.run();

    expect(ecs.ask('UpdateService', { service, desiredCount: 1 })).toMatchObject({ type, message });
  });

  test.each<{ name: string; change: JsonObject; deployments: number }>([
    { name: 'the same revision starts no deployment', change: { taskDefinition: 'web:1' }, deployments: 1 },
    { name: 'a forced one starts one', change: { forceNewDeployment: true }, deployments: 2 },
    { name: 'another revision starts one', change: { taskDefinition: 'web:2' }, deployments: 2 },
    { name: 'a desired count starts none', change: { desiredCount: 2 }, deployments: 1 },
    { name: 'a grace period starts none', change: { healthCheckGracePeriodSeconds: 9 }, deployments: 1 },
    { name: 'percents start none', change: aConfiguration(50, 150), deployments: 1 },
    {
      name: 'an empty capacity provider strategy starts none',
      change: { capacityProviderStrategy: [] },
      deployments: 1,
    },
    { name: 'an empty list of volumes starts none', change: { volumeConfigurations: [] }, deployments: 1 },
  ])('$name', ({ change, deployments }) => {
    const ecs = withTaskDefinition();
    ecs.addInstances(1);
    ecs.call('CreateService', aService({ desiredCount: 1 }));
    ecs.run();
    ecs.call('RegisterTaskDefinition', aTaskDefinition(ANY_PORT));

    const { service } = ecs.call('UpdateService', { service: 'web', ...change });

    expect((service as { readonly deployments: readonly unknown[] }).deployments.length).toBe(deployments);
  });

  test('a new deployment is answered with no task wanted yet, the old one ACTIVE and still COMPLETED', () => {
    const ecs = withTaskDefinition();
    ecs.addInstances(1);
    ecs.call('CreateService', aService());
    ecs.run();

    const { service } = ecs.call('UpdateService', { service: 'web', forceNewDeployment: true });

    expect(service).toMatchObject({
      deployments: [
        { status: 'PRIMARY', desiredCount: 0, runningCount: 0, rolloutState: 'IN_PROGRESS' },
        { status: 'ACTIVE', desiredCount: 2, runningCount: 2, rolloutState: 'COMPLETED' },
      ],
    });
  });

  test('fields omitted from a deployment configuration get their defaults again', () => {
    const ecs = withTaskDefinition();
    const circuit = { deploymentCircuitBreaker: { enable: true, rollback: true } };
    ecs.call('CreateService', aService(aConfiguration(50, 150, circuit)));

    ecs.call('UpdateService', { service: 'web', deploymentConfiguration: { maximumPercent: 150 } });

    expect(ecs.service().deploymentConfiguration).toMatchObject({
      minimumHealthyPercent: 100,
      maximumPercent: 150,
      deploymentCircuitBreaker: { enable: false, rollback: false },
    });
  });
});

describe('operations', () => {
  test('one that the engine lacks is unknown, by name', () => {
    expect(new VirtualEcs().ask('CreateDaemon')).toEqual({
      ok: false,
      type: 'UnknownOperationException',
      message: 'The local ECS does not simulate the operation CreateDaemon.',
      status: 400,
    });
  });

  test('a field of the wrong type is refused before anything is changed', () => {
    const ecs = withTaskDefinition();

    const answer = ecs.ask('CreateService', aService({ desiredCount: 'two' }));

    expect(answer).toMatchObject({ ok: false, type: 'SerializationException' });
    expect(ecs.call('ListServices').serviceArns).toEqual([]);
  });
});
