import { expect, test } from '@jest/globals';
import type { InstanceCapacity, TaskNeeds } from '@slipway/ecs-rules/scheduler';
import { describeShortage } from '../../src/diagnosis/shortage.ts';

const NEEDS: TaskNeeds = { cpu: 128, memoryMiB: 256, tcpPorts: [80], udpPorts: [] };
const RULES = { isDistinct: false, memberOf: [], strategies: [], group: 'service:web', draw: () => 0 };

function anInstance(overrides: Partial<InstanceCapacity> = {}): InstanceCapacity {
  return {
    id: 'instance-1',
    availabilityZone: 'a',
    remainingCpu: 1024,
    remainingMemoryMiB: 2048,
    usedTcpPorts: [],
    usedUdpPorts: [],
    taskCount: 0,
    ownTaskCount: 0,
    ...overrides,
  };
}

const FACTS = {
  ec2InstanceId: 'i-0123',
  agentConnected: true,
  agentVersion: '1.90.0',
  registeredAt: 0,
  runningTasksCount: 0,
  attributes: {},
  taskGroups: ['service:web'],
};

const GPU = {
  kind: 'test',
  subject: { kind: 'attribute', name: 'gpu' },
  test: { kind: 'exists', isNegative: false },
} as const;

const BUSY = anInstance({ usedTcpPorts: [80, 443] });
const SHORT_OF_CPU = anInstance({ remainingCpu: 64 });
const SHORT_OF_MEMORY = anInstance({ remainingMemoryMiB: 128 });

test.each<{
  name: string;
  needs?: Partial<TaskNeeds>;
  instances: readonly InstanceCapacity[];
  said: string | undefined;
}>([
  { name: 'nothing while one instance has capacity', instances: [BUSY, anInstance()], said: undefined },
  {
    name: 'a port in use on the only instance',
    instances: [BUSY],
    said: 'Each new task needs host port 80, in use on the one container instance',
  },
  {
    name: 'several ports',
    needs: { tcpPorts: [80, 443] },
    instances: [BUSY, BUSY],
    said: 'Each new task needs host ports 80, 443, in use on all 2 container instances',
  },
  {
    name: 'another shortage on each instance',
    instances: [SHORT_OF_CPU, SHORT_OF_MEMORY, SHORT_OF_MEMORY],
    said:
      'Each new task needs 128 CPU units, not available on 1 of 3 container instances (at most 64), ' +
      'and 256 MiB of memory, not available on 2 of 3 container instances (at most 128 MiB)',
  },
  {
    name: 'attributes',
    needs: { attributes: { disk: 'ssd' } },
    instances: [anInstance({ facts: FACTS })],
    said: 'Each new task needs attributes that are not on the one container instance',
  },
  {
    name: 'a constraint that selects instances',
    needs: { rules: { ...RULES, memberOf: [GPU] } },
    instances: [anInstance({ facts: FACTS })],
    said: 'Each new task needs an instance that matches its memberOf constraints, unlike the one container instance',
  },
  {
    name: 'an instance of its own',
    needs: { rules: { ...RULES, isDistinct: true } },
    instances: [anInstance({ ownTaskCount: 1 })],
    said:
      'Each new task needs an instance without a task of its group (distinctInstance), ' +
      'but one is on the one container instance',
  },
])('a new task lacks $name', ({ needs, instances, said }) => {
  expect(describeShortage({ ...NEEDS, ...needs }, instances)).toBe(said);
});
