import { describe, expect, test } from '@jest/globals';
import { placeTask, placeTasks } from '../../src/scheduler/placement.ts';
import { anInstance, NEEDS, NEEDS_PORT_80 } from '../support/builders/scheduler-builders.ts';

describe('placing tasks on container instances', () => {
  test('tasks are spread over zones first, then over the instances with the fewest tasks', () => {
    const instances = [
      anInstance('a1', { taskCount: 2 }),
      anInstance('a2'),
      anInstance('b1', { availabilityZone: 'b' }),
    ];

    const placement = placeTasks(NEEDS, 4, instances);

    expect(placement).toEqual({ instanceIds: ['a2', 'b1', 'a2', 'b1'] });
  });

  test('a zone that has more tasks of the service waits for the others', () => {
    const instances = [
      anInstance('a1', { taskCount: 2, ownTaskCount: 2 }),
      anInstance('b1', { availabilityZone: 'b', taskCount: 9 }),
    ];

    const placement = placeTasks(NEEDS, 3, instances);

    expect(placement).toEqual({ instanceIds: ['b1', 'b1', 'a1'] });
  });

  test('a static host port allows one task an instance', () => {
    const placement = placeTasks(NEEDS_PORT_80, 3, [anInstance('one'), anInstance('two')]);

    expect(placement).toEqual({ instanceIds: ['one', 'two'], failure: { reason: 'PORTS', closest: 'one' } });
  });

  test('an instance is filled until its memory is used', () => {
    const placement = placeTasks(NEEDS, 3, [anInstance('one', { remainingMemoryMiB: 256 })]);

    expect(placement).toEqual({ instanceIds: ['one', 'one'], failure: { reason: 'MEMORY', closest: 'one' } });
  });

  test.each([
    { name: 'no instance at all', instances: [], failure: { reason: 'NO_INSTANCES' } },
    {
      name: 'the port is in use',
      instances: [anInstance('one', { usedTcpPorts: [80] })],
      failure: { reason: 'PORTS', closest: 'one' },
    },
    {
      name: 'too little memory',
      instances: [anInstance('one', { remainingMemoryMiB: 127 })],
      failure: { reason: 'MEMORY', closest: 'one' },
    },
    {
      name: 'too little CPU',
      instances: [anInstance('one', { remainingCpu: 63 })],
      failure: { reason: 'CPU', closest: 'one' },
    },
    {
      name: 'the closest instance lacks the least',
      instances: [anInstance('one', { usedTcpPorts: [80], remainingCpu: 0 }), anInstance('two', { remainingCpu: 0 })],
      failure: { reason: 'CPU', closest: 'two' },
    },
  ])('a task finds no place: $name', ({ instances, failure }) => {
    const placement = placeTask(NEEDS_PORT_80, instances);

    expect(placement).toEqual({ instanceIds: [], failure });
  });

  test('a UDP port does not stand in the way of the same TCP port', () => {
    const placement = placeTask(NEEDS_PORT_80, [anInstance('one', { usedUdpPorts: [80] })]);

    expect(placement).toEqual({ instanceIds: ['one'] });
  });
});
