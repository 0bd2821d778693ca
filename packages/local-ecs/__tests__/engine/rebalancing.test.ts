import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import fc from 'fast-check';
import { ANY_PORT, aConfiguration, aService, aTaskDefinition, VirtualEcs } from '../support/fakes/virtual-ecs.ts';

function addInstance(ecs: VirtualEcs, zone: string, more: { readonly memoryMiB?: number } = {}): void {
  const address = `127.0.1.${ecs.state.instances.size + 1}`;
  const instance = { address, cpu: 2048, memoryMiB: 4096, availabilityZone: `eu-west-1${zone}`, ...more };
  ecs.send({ kind: 'add-instances', cluster: 'default', instances: [instance] });
}

/** All tasks are in zone a when an instance of zone b comes. */
function unbalanced(desiredCount: number, change: JsonObject = {}, memoryMiB = 4096): VirtualEcs {
  const ecs = new VirtualEcs();
  addInstance(ecs, 'a');
  ecs.call('RegisterTaskDefinition', aTaskDefinition(ANY_PORT));
  ecs.call('CreateService', aService({ desiredCount, ...change }));
  ecs.run();
  addInstance(ecs, 'b', { memoryMiB });
  return ecs;
}

/** Tasks with the desired status RUNNING, by the letter of their zone. */
function countZones(ecs: VirtualEcs): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { availabilityZone, desiredStatus } of ecs.state.tasks.values()) {
    const letter = availabilityZone.slice(-1);
    if (desiredStatus === 'RUNNING') counts[letter] = (counts[letter] ?? 0) + 1;
  }
  return counts;
}

describe('Availability Zone rebalancing', () => {
  test('starts a task in the thin zone, then stops one in the thick, until the zones are even', () => {
    const ecs = unbalanced(4);
    const before = ecs.events().length;

    ecs.run();

    expect(countZones(ecs)).toEqual({ a: 2, b: 2 });
    expect(ecs.events().slice(before)).toEqual([
      '(service web) is not AZ balanced with 4 tasks in eu-west-1a, 0 tasks in eu-west-1b. AZ Rebalancing in progress.',
      '(service web) has started 1 tasks in eu-west-1b to AZ Rebalance: (task ID).',
      '(service web) has stopped 1 running tasks in eu-west-1a due to AZ rebalancing: (task ID).',
      '(service web) has started 1 tasks in eu-west-1b to AZ Rebalance: (task ID).',
      '(service web) has stopped 1 running tasks in eu-west-1a due to AZ rebalancing: (task ID).',
      '(service web) is AZ balanced with 2 tasks in eu-west-1a, 2 tasks in eu-west-1b.',
    ]);
    expect(ecs.service()).toMatchObject({ runningCount: 4, deployments: [{ rolloutState: 'COMPLETED' }] });
  });

  test('never has fewer healthy tasks than desired, nor more than one too many', () => {
    const ecs = unbalanced(4);
    const running: number[] = [];
    const alive: number[] = [];
    ecs.watch = (state) => {
      const wanted = [...state.tasks.values()].filter(({ desiredStatus }) => desiredStatus === 'RUNNING');
      running.push(wanted.filter((task) => task.wasHealthy).length);
      alive.push(wanted.length);
    };

    ecs.run();

    expect([Math.min(...running), Math.max(...alive)]).toEqual([4, 5]);
  });

  test('reports that no instance of the zone has capacity, and continues when one has', () => {
    const ecs = unbalanced(3, {}, 64);

    ecs.run(600);
    const reported = ecs.events().slice(-2);
    addInstance(ecs, 'b');
    ecs.run(600);

    expect(reported).toEqual([
      '(service web) is not AZ balanced with 3 tasks in eu-west-1a, 0 tasks in eu-west-1b. AZ Rebalancing in progress.',
      '(service web) is unable to place a task in eu-west-1b because no container instance met all of its requirements.',
    ]);
    expect(countZones(ecs)).toEqual({ a: 2, b: 1 });
  });

  test('gives way to a deployment', () => {
    const ecs = unbalanced(4);
    ecs.pass(30);

    ecs.call('UpdateService', { service: 'web', forceNewDeployment: true });
    ecs.run();

    expect(ecs.events()).toContain('(service web) stopped AZ Rebalancing.');
    expect(ecs.service().deployments).toMatchObject([{ rolloutState: 'COMPLETED', runningCount: 4 }]);
    expect(countZones(ecs)).toEqual({ a: 2, b: 2 });
  });

  test('waits while the tasks to stop are protected, and reports it', () => {
    const ecs = unbalanced(3);
    ecs.call('UpdateTaskProtection', {
      cluster: 'default',
      tasks: ecs.taskArns(),
      protectionEnabled: true,
      expiresInMinutes: 10,
    });

    ecs.run(300);
    const held = [countZones(ecs), ecs.events().slice(-1)];
    ecs.run();

    expect(held).toEqual([
      { a: 3, b: 1 },
      [
        `(service web) was unable to AZ Rebalance because (taskSet ${ecs.service().deployments[0]?.id}) was unable to scale in due to (reason 3 tasks under protection)`,
      ],
    ]);
    expect(countZones(ecs)).toEqual({ a: 2, b: 1 });
  });

  test.each<{ name: string; change: JsonObject }>([
    { name: 'it is disabled', change: { availabilityZoneRebalancing: 'DISABLED' } },
    { name: 'the percentages allow no start', change: aConfiguration(100, 110) },
    { name: 'the maximum is 100', change: aConfiguration(50, 100) },
    { name: 'tasks are packed', change: { placementStrategy: [{ type: 'binpack', field: 'cpu' }] } },
  ])('leaves a service alone when $name', ({ change }) => {
    const ecs = unbalanced(4, change);

    ecs.run();

    expect(countZones(ecs)).toEqual({ a: 4 });
  });

  test('tasks on AWS Fargate are even from the start, a zone for each subnet', () => {
    const ecs = new VirtualEcs();
    const size = { cpu: '256', memory: '512', networkMode: 'awsvpc', requiresCompatibilities: ['FARGATE'] };
    ecs.call('RegisterTaskDefinition', aTaskDefinition({}, size));
    const networkConfiguration = { awsvpcConfiguration: { subnets: ['subnet-1', 'subnet-2'] } };
    ecs.call('CreateService', aService({ desiredCount: 5, launchType: 'FARGATE', networkConfiguration }));

    ecs.run();

    expect(countZones(ecs)).toEqual({ a: 3, b: 2 });
    expect(ecs.events().filter((text) => text.includes('AZ'))).toEqual([]);
  });
});

describe('whether a service has it', () => {
  test.each<{ name: string; change: JsonObject; expected: string }>([
    { name: 'a new one has it', change: {}, expected: 'ENABLED' },
    { name: 'unless it refuses', change: { availabilityZoneRebalancing: 'DISABLED' }, expected: 'DISABLED' },
    { name: 'not with a maximum of 100', change: aConfiguration(50, 100), expected: 'DISABLED' },
    {
      name: 'not with another first strategy',
      change: { placementStrategy: [{ type: 'spread', field: 'instanceId' }] },
      expected: 'DISABLED',
    },
    {
      name: 'with the zones as the first strategy',
      change: {
        placementStrategy: [
          { type: 'spread', field: 'attribute:ecs.availability-zone' },
          { type: 'binpack', field: 'cpu' },
        ],
      },
      expected: 'ENABLED',
    },
    {
      name: 'not with a constraint on zones',
      change: {
        placementConstraints: [
          { type: 'memberOf', expression: 'runningTasksCount < 9 or attribute:ecs.availability-zone == eu-west-1a' },
        ],
      },
      expected: 'DISABLED',
    },
    {
      name: 'not behind a Classic Load Balancer',
      change: { loadBalancers: [{ loadBalancerName: 'old', containerName: 'web', containerPort: 5000 }] },
      expected: 'DISABLED',
    },
  ])('$name', ({ change, expected }) => {
    const ecs = new VirtualEcs();
    ecs.call('RegisterTaskDefinition', aTaskDefinition(ANY_PORT));

    const { service } = ecs.call('CreateService', aService(change));

    expect(service).toMatchObject({ availabilityZoneRebalancing: expected });
  });

  test('an unsupported request is refused, at creation and by an update', () => {
    const ecs = new VirtualEcs();
    ecs.call('RegisterTaskDefinition', aTaskDefinition(ANY_PORT));
    ecs.call('CreateService', aService(aConfiguration(50, 100)));
    const request = { availabilityZoneRebalancing: 'ENABLED' };
    const refusal = {
      ok: false,
      type: 'InvalidParameterException',
      message: 'AvailabilityZoneRebalancing does not support maximumPercent <= 100',
      status: 400,
    };

    expect(
      ecs.ask('CreateService', aService({ serviceName: 'other', ...aConfiguration(50, 100), ...request })),
    ).toEqual(refusal);
    expect(ecs.ask('UpdateService', { service: 'web', ...request })).toEqual(refusal);
    expect(ecs.ask('UpdateService', { service: 'web', ...aConfiguration(50, 150), ...request })).toMatchObject({
      ok: true,
    });
  });
});

test('whatever the instances, a service with enough capacity ends with balanced zones', () => {
  const zones = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 7 }), zones, zones, (desiredCount, first, then) => {
      const ecs = new VirtualEcs();
      for (const zone of first) addInstance(ecs, zone);
      ecs.call('RegisterTaskDefinition', aTaskDefinition());
      ecs.call('CreateService', aService({ desiredCount }));
      ecs.run();
      for (const zone of then) addInstance(ecs, zone);

      ecs.run();

      const counts = countZones(ecs);
      const each = [...new Set([...first, ...then])].map((zone) => counts[zone] ?? 0);
      expect(Math.max(...each) - Math.min(...each)).toBeLessThanOrEqual(1);
      expect(ecs.service()).toMatchObject({ runningCount: desiredCount, pendingCount: 0 });
    }),
    { numRuns: 40 },
  );
});
