import { expect, test } from '@jest/globals';
import { toInstanceRecord, toTaskRecord } from '../../../src/adapters/aws/cluster-records.ts';

test('a container instance is what is left of it, what it had, and its attributes', () => {
  const resources = (cpu: number, memory: number, ports: readonly string[]) => [
    { name: 'CPU', type: 'INTEGER', integerValue: cpu },
    { name: 'MEMORY', type: 'INTEGER', integerValue: memory },
    { name: 'PORTS', type: 'STRINGSET', stringSetValue: [...ports] },
    { name: 'PORTS_UDP', type: 'STRINGSET', stringSetValue: ['53'] },
  ];

  const record = toInstanceRecord({
    containerInstanceArn: 'arn:i1',
    status: 'ACTIVE',
    agentConnected: true,
    remainingResources: resources(512, 1024, ['22', '80']),
    registeredResources: resources(2048, 4096, ['22']),
    runningTasksCount: 2,
    pendingTasksCount: 1,
    attributes: [{ name: 'ecs.availability-zone', value: 'eu-west-1a' }, { name: 'ecs.capability.task-eni' }],
  });

  expect(record).toEqual({
    arn: 'arn:i1',
    availabilityZone: 'eu-west-1a',
    status: 'ACTIVE',
    agentConnected: true,
    remainingCpu: 512,
    remainingMemoryMiB: 1024,
    usedTcpPorts: [22, 80],
    usedUdpPorts: [53],
    registeredCpu: 2048,
    registeredMemoryMiB: 4096,
    reservedTcpPorts: [22],
    reservedUdpPorts: [53],
    taskCount: 3,
    attributes: { 'ecs.availability-zone': 'eu-west-1a', 'ecs.capability.task-eni': '' },
  });
});

test('a task on AWS Fargate has no container instance', () => {
  const task = { taskArn: 'arn:t', taskDefinitionArn: 'arn:web:1', lastStatus: 'RUNNING', desiredStatus: 'STOPPED' };
  const containers = [{ name: 'web', imageDigest: 'sha256:a' }, { name: 'proxy' }];

  expect(toTaskRecord({ ...task, containers, availabilityZone: 'eu-west-1a' })).toEqual({
    arn: 'arn:t',
    revisionArn: 'arn:web:1',
    availabilityZone: 'eu-west-1a',
    lastStatus: 'RUNNING',
    desiredStatus: 'STOPPED',
    images: { web: 'sha256:a' },
  });
});

test.each([
  {
    name: 'in network mode awsvpc has the addresses of its network interface',
    container: { networkInterfaces: [{ privateIpv4Address: '10.0.1.7', ipv6Address: '2001:db8::7' }] },
    endpoints: { addresses: ['10.0.1.7', '2001:db8::7'] },
  },
  {
    name: 'in another network mode has the ports of its instance',
    container: { networkBindings: [{ containerPort: 80, hostPort: 49_153 }] },
    endpoints: { hostPorts: [49_153] },
  },
])('a task $name', ({ container, endpoints }) => {
  const containers = [
    { name: 'web', ...container },
    { name: 'proxy', ...container },
  ];

  const { addresses, hostPorts } = toTaskRecord({ taskArn: 'arn:t', taskDefinitionArn: 'arn:web:1', containers });

  expect({ addresses, hostPorts }).toEqual(endpoints);
});
