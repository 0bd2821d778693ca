import { describe, expect, test } from '@jest/globals';
import { explainStandstill, type Standstill } from '../../src/rollout/stuck.ts';
import { readTaskNeeds } from '../../src/rollout/task-needs.ts';
import { anOldDeployment, aService, ourDeployment } from '../support/service-builders.ts';

const needs = { cpu: 128, memoryMiB: 256, tcpPorts: [80], udpPorts: [] };

/** Instances with room for everything but these ports. */
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
function aStandstill(overrides: Partial<Standstill> = {}): Standstill {
  const service = aService({ deployments: [ourDeployment(), anOldDeployment()] });
  return { service, needs, instances: instances(4, [80]), endingTasks: 0, ...overrides };
}

describe('no move is possible', () => {
  test('when every instance holds the port and all tasks must stay in service', () => {
    expect(explainStandstill(aStandstill())).toBe(
      'Each new task needs host port 80, held on all 4 container instances, and minimumHealthyPercent 100 keeps 4 of 4 ' +
        'tasks in service.',
    );
  });

  test('when the upper bound is reached and the lower one too', () => {
    const service = aService({ ...aStandstill().service, maximumPercent: 100 });

    expect(explainStandstill(aStandstill({ service }))).toBe(
      'maximumPercent 100 allows 4 tasks, and minimumHealthyPercent 100 keeps 4 of 4 tasks in service.',
    );
  });

  test.each([
    {
      name: 'memory',
      lacks: { remainingMemoryMiB: 255 },
      says: 'Each new task needs 256 MiB of memory, not left on all 4 container instances (255 MiB at most), and',
    },
    {
      name: 'CPU',
      lacks: { remainingCpu: 127 },
      says: 'Each new task needs 128 CPU units, not left on all 4 container instances (127 at most), and',
    },
  ])('when no instance has the $name', ({ lacks, says }) => {
    const short = instances(4, []).map((instance) => ({ ...instance, ...lacks }));

    expect(explainStandstill(aStandstill({ instances: short }))).toContain(says);
  });

  test('when there is no instance', () => {
    expect(explainStandstill(aStandstill({ instances: [] }))).toBe(
      'Cluster production has no container instances. Add one, or use a capacity provider or Fargate.',
    );
    expect(explainStandstill(aStandstill({ instances: [], registered: 2 }))).toBe(
      'Cluster production has no container instance that is ACTIVE with a connected agent (2 registered). Add one, or use a capacity provider or Fargate.',
    );
  });
});

describe('a move may still come', () => {
  test.each<{ readonly name: string; readonly change: Partial<Standstill> }>([
    { name: 'while one instance is free', change: { instances: [...instances(3, [80]), ...instances(1, [])] } },
    { name: 'while a task drains', change: { endingTasks: 1 } },
    { name: 'while a task starts', change: { service: aService({ ...aStandstill().service, pending: 1 }) } },
    {
      name: 'while an old task may be stopped',
      change: { service: aService({ ...aStandstill().service, minimumHealthyPercent: 50 }) },
    },
  ])('$name', ({ change }) => {
    expect(explainStandstill(aStandstill(change))).toBeUndefined();
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
