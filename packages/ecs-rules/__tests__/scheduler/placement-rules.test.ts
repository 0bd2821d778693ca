import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ClusterQuery } from '../../src/cluster-query/cluster-query.ts';
import { parseQuery } from '../../src/cluster-query/parse-query.ts';
import { type InstanceCapacity, placeTasks } from '../../src/scheduler/placement.ts';
import type { PlacementStrategy } from '../../src/scheduler/placement-rules.ts';
import { anInstance, NEEDS, NEEDS_PORT_80, someFacts, someRules } from '../support/builders/scheduler-builders.ts';

function query(expression: string): ClusterQuery {
  const read = parseQuery(expression);
  if (read.kind === 'invalid') throw new Error(read.text);
  return read;
}

function withAttributes(id: string, attributes: Record<string, string>, change: Partial<InstanceCapacity> = {}) {
  return anInstance(id, { facts: someFacts({ attributes }), ...change });
}

const SPREAD_RACKS: PlacementStrategy = { kind: 'spread', attribute: 'rack' };
const SPREAD_INSTANCES: PlacementStrategy = { kind: 'spread', attribute: undefined };
const PACK_MEMORY: PlacementStrategy = { kind: 'binpack', resource: 'memoryMiB' };
const SPREAD_ZONES: PlacementStrategy = { kind: 'spread', attribute: 'ecs.availability-zone' };

describe('placement constraints', () => {
  test('distinctInstance allows one task of the group an instance', () => {
    const rules = someRules({ isDistinct: true });

    const placement = placeTasks({ ...NEEDS, rules }, 3, [anInstance('one'), anInstance('two', { ownTaskCount: 1 })]);

    expect(placement).toEqual({
      instanceIds: ['one'],
      failure: { reason: 'DISTINCT_INSTANCE', closest: 'one' },
    });
  });

  test('memberOf allows the instances that every expression selects', () => {
    const rules = someRules({ memberOf: [query('attribute:disk == ssd'), query('attribute:gpu exists')] });
    const instances = [
      withAttributes('one', { disk: 'ssd' }),
      withAttributes('both', { disk: 'ssd', gpu: '' }),
      withAttributes('none', {}),
    ];

    const placement = placeTasks({ ...NEEDS, rules }, 2, instances);

    expect(placement).toEqual({ instanceIds: ['both', 'both'] });
  });

  test('tasks placed before count for an expression about their group', () => {
    const rules = someRules({ memberOf: [query('not(task:group == service:web)')] });
    const instances = [anInstance('one', { facts: someFacts() }), anInstance('two', { facts: someFacts() })];

    const placement = placeTasks({ ...NEEDS, rules }, 3, instances);

    expect(placement).toEqual({ instanceIds: ['one', 'two'], failure: { reason: 'MEMBER_OF', closest: 'one' } });
  });

  test('a full instance that may be used is closer than an empty one that may not', () => {
    const rules = someRules({ memberOf: [query('attribute:disk == ssd')] });
    const instances = [
      withAttributes('barred', {}),
      withAttributes('full', { disk: 'ssd' }, { usedTcpPorts: [80], remainingMemoryMiB: 0 }),
    ];

    const placement = placeTasks({ ...NEEDS_PORT_80, rules }, 1, instances);

    expect(placement).toEqual({ instanceIds: [], failure: { reason: 'PORTS', closest: 'full' } });
  });

  test('an attribute that the task requires must have its value', () => {
    const needs = { ...NEEDS, attributes: { 'ecs.cpu-architecture': 'arm64' } };

    const placement = placeTasks(needs, 1, [withAttributes('x86', { 'ecs.cpu-architecture': 'x86_64' })]);

    expect(placement).toEqual({ instanceIds: [], failure: { reason: 'ATTRIBUTE', closest: 'x86' } });
  });
});

describe('placement strategies', () => {
  test('zones are spread over all groups of an earlier strategy: a task on a full instance counts on emptier ones', () => {
    const rules = someRules({ strategies: [PACK_MEMORY, SPREAD_ZONES] });
    const instances = [
      anInstance('a1', { remainingMemoryMiB: 128 }),
      anInstance('a2', { remainingMemoryMiB: 256 }),
      anInstance('b1', { remainingMemoryMiB: 256, availabilityZone: 'b' }),
    ];

    const placement = placeTasks({ ...NEEDS, rules }, 2, instances);

    expect(placement).toEqual({ instanceIds: ['a1', 'b1'] });
  });

  test.each<{ name: string; strategies: readonly PlacementStrategy[]; expected: readonly string[] }>([
    { name: 'none: over zones', strategies: [], expected: ['a1', 'b1', 'a2'] },
    { name: 'spread over a custom attribute', strategies: [SPREAD_RACKS], expected: ['a1', 'a2', 'a1'] },
    { name: 'spread over instances', strategies: [SPREAD_INSTANCES], expected: ['a1', 'a2', 'b1'] },
    { name: 'binpack on memory', strategies: [PACK_MEMORY], expected: ['b1', 'b1', 'a2'] },
    { name: 'spread over zones, then binpack', strategies: [SPREAD_ZONES, PACK_MEMORY], expected: ['a2', 'b1', 'a2'] },
    { name: 'random, as it is drawn', strategies: [{ kind: 'random' }], expected: ['a1', 'b1', 'a1'] },
  ])('$name', ({ strategies, expected }) => {
    const instances = [
      withAttributes('a1', { rack: '1' }),
      withAttributes('a2', { rack: '2' }, { remainingMemoryMiB: 1024 }),
      withAttributes('b1', { rack: '2' }, { availabilityZone: 'b', remainingMemoryMiB: 256, taskCount: 1 }),
    ];

    const { instanceIds } = placeTasks({ ...NEEDS, rules: someRules({ strategies }) }, 3, instances);

    expect(instanceIds).toEqual(expected);
  });

  test('binpack on CPU takes the instance with the least CPU left', () => {
    const rules = someRules({ strategies: [{ kind: 'binpack', resource: 'cpu' }] });
    const instances = [anInstance('much'), anInstance('little', { remainingCpu: 64 })];

    const { instanceIds } = placeTasks({ ...NEEDS, rules }, 2, instances);

    expect(instanceIds).toEqual(['little', 'much']);
  });

  test('a spread behind a binpack decides among equals', () => {
    const rules = someRules({ strategies: [PACK_MEMORY, SPREAD_ZONES] });
    const instances = [
      anInstance('a1', { ownTaskCount: 1 }),
      anInstance('a2'),
      anInstance('b1', { availabilityZone: 'b', taskCount: 5 }),
    ];

    const { instanceIds } = placeTasks({ ...NEEDS, rules }, 1, instances);

    expect(instanceIds).toEqual(['b1']);
  });
});

const INSTANCE = fc.record({
  zone: fc.constantFrom('a', 'b', 'c'),
  rack: fc.constantFrom('1', '2'),
  cpu: fc.integer({ min: 0, max: 512 }),
  memory: fc.integer({ min: 0, max: 1024 }),
  isPortTaken: fc.boolean(),
});
const STRATEGY = fc.constantFrom<PlacementStrategy>(
  SPREAD_ZONES,
  SPREAD_RACKS,
  SPREAD_INSTANCES,
  PACK_MEMORY,
  { kind: 'binpack', resource: 'cpu' },
  { kind: 'random' },
);
const SETTING = fc.record({
  specified: fc.array(INSTANCE, { maxLength: 8 }),
  strategies: fc.array(STRATEGY, { maxLength: 5 }),
  count: fc.nat({ max: 20 }),
  isDistinct: fc.boolean(),
  hasPort: fc.boolean(),
  draws: fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
});
type Setting = typeof SETTING extends fc.Arbitrary<infer T> ? T : never;

function listInstances({ specified }: Setting): readonly InstanceCapacity[] {
  return specified.map(({ zone, rack, cpu, memory, isPortTaken }, at) =>
    withAttributes(
      `i${at}`,
      { rack },
      {
        availabilityZone: zone,
        remainingCpu: cpu,
        remainingMemoryMiB: memory,
        usedTcpPorts: isPortTaken ? [80] : [],
      },
    ),
  );
}

function place(setting: Setting) {
  const draw = (): number => setting.draws.next().value;
  const rules = someRules({ strategies: setting.strategies, isDistinct: setting.isDistinct, draw });
  return placeTasks({ ...(setting.hasPort ? NEEDS_PORT_80 : NEEDS), rules }, setting.count, listInstances(setting));
}

describe('whatever the instances, the constraints and the strategies', () => {
  test('no instance gets more than it has, a port only once, and a distinct task only once', () => {
    fc.assert(
      fc.property(SETTING, (setting) => {
        const { instanceIds } = place(setting);
        for (const instance of listInstances(setting)) {
          const here = instanceIds.filter((id) => id === instance.id).length;
          expect(here * NEEDS.cpu).toBeLessThanOrEqual(instance.remainingCpu);
          expect(here * NEEDS.memoryMiB).toBeLessThanOrEqual(instance.remainingMemoryMiB);
          if (setting.hasPort) expect(here).toBeLessThanOrEqual(instance.usedTcpPorts.length === 0 ? 1 : 0);
          if (setting.isDistinct) expect(here).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('every strategy places as many tasks as the capacity allows, or reports why not', () => {
    fc.assert(
      fc.property(SETTING, (setting) => {
        const { instanceIds, failure } = place(setting);
        const inOrder = place({ ...setting, strategies: [] }).instanceIds;
        expect(instanceIds.length).toBe(inOrder.length);
        expect(failure === undefined).toBe(instanceIds.length === setting.count);
      }),
    );
  });

  test('a spread leaves no zone with capacity more than one task behind', () => {
    fc.assert(
      fc.property(SETTING, ({ specified, ...setting }) => {
        const ample = specified.map((instance) => ({ ...instance, cpu: 10_000, memory: 10_000, isPortTaken: false }));
        const { instanceIds } = place({
          ...setting,
          specified: ample,
          strategies: [SPREAD_ZONES],
          isDistinct: false,
          hasPort: false,
        });
        const counts = new Map<string, number>(ample.map(({ zone }) => [zone, 0]));
        for (const id of instanceIds) {
          const zone = ample[Number(id.slice(1))]?.zone ?? '';
          counts.set(zone, (counts.get(zone) ?? 0) + 1);
        }
        const values = [...counts.values()];
        if (values.length > 0) expect(Math.max(...values) - Math.min(...values)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
