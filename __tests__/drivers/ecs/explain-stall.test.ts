import { describe, expect, test } from '@jest/globals';
import { readTaskNeeds } from '../../../src/diagnosis/task-needs.ts';
import { explainStall, type StalledRollout } from '../../../src/drivers/ecs/explain-stall.ts';
import { anOldDeployment, aService, ourDeployment } from '../../support/builders/service-builders.ts';

const needs = { cpu: 128, memoryMiB: 256, tcpPorts: [80], udpPorts: [] };

/** Instances with capacity for everything but these ports. */
function instances(count: number, usedTcpPorts: readonly number[]) {
  return Array.from({ length: count }, (_, at) => ({
    id: `instance-${at}`,
    availabilityZone: '',
    remainingCpu: 1024,
    remainingMemoryMiB: 2048,
    usedTcpPorts,
    usedUdpPorts: [],
    taskCount: 1,
    ownTaskCount: 1,
  }));
}

/** Four old tasks hold port 80 on all four instances; ours waits. */
function aStall(overrides: Partial<StalledRollout> = {}): StalledRollout {
  const service = aService({ deployments: [ourDeployment(), anOldDeployment()] });
  return { service, needs, instances: instances(4, [80]), endingTasks: 0, ...overrides };
}

describe('no move is possible', () => {
  test('when every instance holds the port and all tasks must stay in service', () => {
    expect(explainStall(aStall())).toBe(
      'Each new task needs host port 80, in use on all 4 container instances, and minimumHealthyPercent 100 keeps 4 of 4 ' +
        'tasks in service.',
    );
  });

  test('when the upper bound is reached and the lower one too', () => {
    const service = aService({ ...aStall().service, maximumPercent: 100 });

    expect(explainStall(aStall({ service }))).toBe(
      'maximumPercent 100 allows 4 tasks, and minimumHealthyPercent 100 keeps 4 of 4 tasks in service.',
    );
  });

  test.each([
    {
      name: 'memory',
      lacks: { remainingMemoryMiB: 255 },
      says: 'Each new task needs 256 MiB of memory, not available on all 4 container instances (at most 255 MiB), and',
    },
    {
      name: 'CPU',
      lacks: { remainingCpu: 127 },
      says: 'Each new task needs 128 CPU units, not available on all 4 container instances (at most 127), and',
    },
  ])('when no instance has the $name', ({ lacks, says }) => {
    const short = instances(4, []).map((instance) => ({ ...instance, ...lacks }));

    expect(explainStall(aStall({ instances: short }))).toContain(says);
  });

  test('when there is no instance', () => {
    expect(explainStall(aStall({ instances: [] }))).toBe(
      'Cluster production has no container instances. Add one, or use a capacity provider or Fargate.',
    );
    expect(explainStall(aStall({ instances: [], registered: 2 }))).toBe(
      'Cluster production has no ACTIVE container instance with a connected agent (2 registered). Add one, or use a capacity provider or Fargate.',
    );
  });
});

describe('a move may still come', () => {
  test.each<{ readonly name: string; readonly change: Partial<StalledRollout> }>([
    { name: 'while one instance is free', change: { instances: [...instances(3, [80]), ...instances(1, [])] } },
    { name: 'while a task drains', change: { endingTasks: 1 } },
    { name: 'while a task starts', change: { service: aService({ ...aStall().service, pending: 1 }) } },
    {
      name: 'while an old task may be stopped',
      change: { service: aService({ ...aStall().service, minimumHealthyPercent: 50 }) },
    },
  ])('$name', ({ change }) => {
    expect(explainStall(aStall(change))).toBeUndefined();
  });
});

describe('what a task needs', () => {
  test('is the sum of its containers, with reservations before limits', () => {
    const containerDefinitions = [
      {
        name: 'web',
        cpu: 256,
        memory: 512,
        memoryReservation: 100,
        portMappings: [{ containerPort: 80, hostPort: 80 }],
      },
      {
        name: 'log',
        memory: 64,
        portMappings: [{ containerPort: 514, hostPort: 514, protocol: 'udp' }, { containerPort: 9 }],
      },
    ];

    expect(readTaskNeeds({ containerDefinitions })).toEqual({
      cpu: 256,
      memoryMiB: 164,
      tcpPorts: [80],
      udpPorts: [514],
    });
  });

  test('is the task’s own where it says so, and holds no port in awsvpc mode', () => {
    const containerDefinitions = [{ name: 'web', memory: 512, portMappings: [{ containerPort: 80, hostPort: 80 }] }];
    const described = { cpu: '512', memory: '1024', networkMode: 'awsvpc', containerDefinitions };

    expect(readTaskNeeds(described)).toEqual({ cpu: 512, memoryMiB: 1024, tcpPorts: [], udpPorts: [] });
  });
});
