/** RegisterContainerInstance as the ECS agent calls it (ECS API reference; source of the ECS agent). */
import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ANY_PORT, aService, aTaskDefinition, PORT_80, VirtualEcs } from '../support/fakes/virtual-ecs.ts';

const DOCUMENT = {
  instanceId: 'i-0123456789abcdef0',
  instanceType: 'm5.large',
  availabilityZone: 'us-east-1b',
  imageId: 'ami-0aaaaaaaaaaaaaaaa',
};

const AGENT = {
  instanceIdentityDocument: JSON.stringify(DOCUMENT),
  instanceIdentityDocumentSignature: 'c2lnbmVk',
  totalResources: [
    { name: 'CPU', type: 'INTEGER', integerValue: 1024 },
    { name: 'MEMORY', type: 'INTEGER', integerValue: 512 },
    { name: 'PORTS', type: 'STRINGSET', stringSetValue: ['22', '2375', '2376', '51678', '51679', '80'] },
    { name: 'PORTS_UDP', type: 'STRINGSET', stringSetValue: ['53'] },
  ],
  versionInfo: { agentVersion: '1.90.0', agentHash: 'abcdef01', dockerVersion: 'DockerVersion: 25.0.6' },
  attributes: [{ name: 'com.amazonaws.ecs.capability.docker-remote-api.1.44' }, { name: 'disk', value: 'ssd' }],
  tags: [{ key: 'team', value: 'shop' }],
};

function register(ecs: VirtualEcs, fields: JsonObject = {}): JsonObject {
  return ecs.call('RegisterContainerInstance', { ...AGENT, ...fields }).containerInstance as JsonObject;
}

describe('an instance that registers', () => {
  test('is described with what its agent sent', () => {
    const ecs = new VirtualEcs();
    const registered = register(ecs);
    const arn = String(registered.containerInstanceArn);
    const { containerInstances } = ecs.call('DescribeContainerInstances', {
      containerInstances: [arn],
      include: ['TAGS'],
    });

    expect(containerInstances).toEqual([registered]);
    expect(registered).toMatchObject({
      ec2InstanceId: DOCUMENT.instanceId,
      status: 'ACTIVE',
      agentConnected: true,
      versionInfo: AGENT.versionInfo,
      tags: AGENT.tags,
      attributes: expect.arrayContaining([
        { name: 'ecs.instance-type', value: 'm5.large' },
        { name: 'ecs.ami-id', value: DOCUMENT.imageId },
        { name: 'ecs.availability-zone', value: 'us-east-1b' },
        { name: 'com.amazonaws.ecs.capability.docker-remote-api.1.44' },
        { name: 'disk', value: 'ssd' },
      ]),
      registeredResources: expect.arrayContaining([
        expect.objectContaining({ name: 'CPU', integerValue: 1024 }),
        expect.objectContaining({ name: 'MEMORY', integerValue: 512 }),
      ]),
      remainingResources: expect.arrayContaining([
        expect.objectContaining({ name: 'PORTS', stringSetValue: expect.arrayContaining(['22', '80']) }),
        expect.objectContaining({ name: 'PORTS_UDP', stringSetValue: ['53'] }),
      ]),
    });
  });

  test('gets the tasks that waited for it, and no port that it reserves', () => {
    const ecs = new VirtualEcs();
    ecs.call('RegisterTaskDefinition', aTaskDefinition(ANY_PORT));
    ecs.call('CreateService', aService({ desiredCount: 1 }));
    ecs.run(60);
    const before = ecs.taskArns().length;
    register(ecs);
    ecs.run(60);
    ecs.call('RegisterTaskDefinition', { ...aTaskDefinition(PORT_80), family: 'fixed' });
    const onPort = ecs.ask('RunTask', { taskDefinition: 'fixed' });

    expect([before, ecs.taskArns().length]).toEqual([0, 1]);
    expect(onPort).toMatchObject({ output: { tasks: [], failures: [{ reason: 'RESOURCE:PORTS' }] } });
  });

  test('with nothing but its cluster has the usual size and an id', () => {
    const ecs = new VirtualEcs();
    const { containerInstance } = ecs.call('RegisterContainerInstance', { cluster: 'default' });

    expect(containerInstance).toMatchObject({
      ec2InstanceId: expect.stringMatching(/^i-[0-9a-f]{17}$/),
      registeredResources: expect.arrayContaining([expect.objectContaining({ name: 'CPU', integerValue: 2048 })]),
    });
  });

  test('after another one has an address of its own', () => {
    const ecs = new VirtualEcs();
    for (let count = 0; count < 3; count += 1) register(ecs);

    expect(new Set([...ecs.state.instances.values()].map(({ address }) => address)).size).toBe(3);
  });

  test('has the private address of its document, if that is one of this machine and free', () => {
    const ecs = new VirtualEcs();
    for (const privateIp of ['127.0.9.1', '127.0.9.1', '10.0.0.7', '127.0.9.256']) {
      register(ecs, { instanceIdentityDocument: JSON.stringify({ privateIp }) });
    }
    const instances = [...ecs.state.instances.values()];

    expect(instances.map(({ address }) => address)).toEqual(['127.0.9.1', '127.0.1.1', '127.0.1.2', '127.0.1.3']);
    expect(new Set(instances.map(({ availabilityZone }) => availabilityZone)).size).toBeGreaterThan(1);
  });

  test('again keeps its ARN and its resources, with the new version of its agent', () => {
    const ecs = new VirtualEcs();
    const { containerInstanceArn } = register(ecs);
    const versionInfo = { ...AGENT.versionInfo, agentVersion: '1.91.0' };
    const again = register(ecs, {
      containerInstanceArn: String(containerInstanceArn),
      versionInfo,
      totalResources: [],
    });

    expect(again).toMatchObject({ containerInstanceArn, versionInfo });
    expect(again.registeredResources).toContainEqual(expect.objectContaining({ name: 'CPU', integerValue: 1024 }));
    expect(ecs.state.instances.size).toBe(1);
  });

  test('can be deregistered, and does not register again then', () => {
    const ecs = new VirtualEcs();
    const containerInstanceArn = String(register(ecs).containerInstanceArn);
    ecs.call('DeregisterContainerInstance', { containerInstance: containerInstanceArn });

    expect(ecs.ask('RegisterContainerInstance', { ...AGENT, containerInstanceArn })).toMatchObject({
      type: 'ClientException',
      message: expect.stringContaining('not found'),
    });
  });

  test('may get ten attributes of its own, those of its agent not counted', () => {
    const ecs = new VirtualEcs();
    const attributes = Array.from({ length: 20 }, (_, at) => ({ name: `com.amazonaws.ecs.capability.c${at}` }));
    const targetId = String(register(ecs, { attributes }).containerInstanceArn);
    const own = Array.from({ length: 10 }, (_, at) => ({ name: `own${at}`, targetId }));

    expect(ecs.ask('PutAttributes', { attributes: own })).toMatchObject({ ok: true });
  });
});

test.each([
  ['a cluster that does not exist', { cluster: 'nowhere' }, 'ClusterNotFoundException'],
  ['a document that is no JSON', { instanceIdentityDocument: 'x' }, 'InvalidParameterException'],
  ['a CPU of 0', { totalResources: [{ name: 'CPU', type: 'INTEGER', integerValue: 0 }] }, 'InvalidParameterException'],
  ['a reserved tag', { tags: [{ key: 'aws:x', value: '' }] }, 'InvalidParameterException'],
])('%s is refused', (_, fields, type) => {
  const ecs = new VirtualEcs();

  expect(ecs.ask('RegisterContainerInstance', { ...AGENT, ...fields })).toMatchObject({ type });
});

test('another type of instance is refused for a known one', () => {
  const ecs = new VirtualEcs();
  const containerInstanceArn = String(register(ecs).containerInstanceArn);
  const instanceIdentityDocument = JSON.stringify({ ...DOCUMENT, instanceType: 'm5.xlarge' });

  expect(
    ecs.ask('RegisterContainerInstance', { ...AGENT, containerInstanceArn, instanceIdentityDocument }),
  ).toMatchObject({ type: 'ClientException', message: 'Container instance type changes are not supported.' });
});
