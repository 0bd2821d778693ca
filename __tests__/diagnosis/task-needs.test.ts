import { expect, test } from '@jest/globals';
import { describeShortage } from '../../src/diagnosis/shortage.ts';
import { readTaskNeeds } from '../../src/diagnosis/task-needs.ts';

const NOTHING = { cpu: 0, memoryMiB: 0, tcpPorts: [], udpPorts: [] };

test('a task needs the sum of its containers, and the host ports that it fixes', () => {
  const portMappings = [
    { containerPort: 5000, hostPort: 80 },
    { containerPort: 5001, hostPort: 0 },
    { containerPort: 5002, hostPort: 0, protocol: 'udp' },
    { containerPort: 8125, hostPort: 8125, protocol: 'udp' },
    { containerPort: 1, hostPort: 1 },
    { containerPort: 1, hostPort: 1, protocol: 'udp' },
  ];
  const containerDefinitions = [
    { cpu: 64, memory: 128, portMappings },
    { cpu: 32, memory: 256, memoryReservation: 64 },
  ];

  expect(readTaskNeeds({ containerDefinitions })).toEqual({
    cpu: 96,
    memoryMiB: 192,
    tcpPorts: [80, 1],
    udpPorts: [8125, 1],
  });
});

test('the size of the task counts before that of its containers', () => {
  const containerDefinitions = [{ cpu: 64, memory: 128 }];

  expect(readTaskNeeds({ cpu: '1 vCPU', memory: '2GB', containerDefinitions })).toMatchObject({
    cpu: 1024,
    memoryMiB: 2048,
  });
});

test.each([
  { size: '0.25 vCPU', cpu: 256 },
  { size: '256', cpu: 256 },
  { size: 256, cpu: 256 },
  { size: 'about 256', cpu: 0 },
  { size: 'many', cpu: 0 },
  { size: { vCPU: 1 }, cpu: 0 },
])('the size $size of a task is $cpu CPU units', ({ size, cpu }) => {
  expect(readTaskNeeds({ cpu: size })).toEqual({ ...NOTHING, cpu });
});

test('an amount that is no number counts as none', () => {
  expect(readTaskNeeds({ containerDefinitions: [{ cpu: 'many', memory: { toString: 1 } }] })).toEqual(NOTHING);
});

test.each([
  { networkMode: 'host', tcpPorts: [5000] },
  { networkMode: 'bridge', tcpPorts: [] },
  { networkMode: 'awsvpc', tcpPorts: [] },
])('in $networkMode mode a container port holds the host ports $tcpPorts', ({ networkMode, tcpPorts }) => {
  const containerDefinitions = [{ portMappings: [{ containerPort: 5000 }] }];

  expect(readTaskNeeds({ networkMode, containerDefinitions })).toEqual({ ...NOTHING, tcpPorts });
});

test('a cluster without instances is a shortage of its own', () => {
  expect(describeShortage(NOTHING, [])).toBe('The cluster has no container instance that accepts tasks');
});
