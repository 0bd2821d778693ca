import { describe, expect, test } from '@jest/globals';
import { hasHealthyTask, isPastScaleUp, listRunningSince } from '../../../src/drivers/ecs/new-tasks.ts';
import type { TaskRecord } from '../../../src/ports/ecs.ts';
import {
  anObservation,
  aService,
  aServiceDeployment,
  aShiftingService,
  aTask,
  taskArn,
} from '../../support/builders/service-builders.ts';

const task = (overrides: Partial<TaskRecord> = {}) => aTask(taskArn('one'), 'arn:i1', overrides);
const target = (id: string, port = 80, state = 'healthy') => ({ id, port, state });

describe('a task of ours is healthy', () => {
  test('by its health checks where there is no load balancer', () => {
    expect(hasHealthyTask({ ours: [task(), task({ health: 'HEALTHY' })], others: [] }, undefined)).toBe(true);
  });

  test.each([
    { name: 'its address is a healthy target', ours: { addresses: ['10.0.1.7'] }, seen: target('10.0.1.7', 8080) },
    { name: 'its port is one of a healthy target', ours: { hostPorts: [49_153] }, seen: target('i-1', 49_153) },
    { name: 'a healthy target is of no task that is known', ours: {}, seen: target('10.0.9.9') },
  ])('where $name', ({ ours, seen }) => {
    expect(hasHealthyTask({ ours: [task(ours)], others: [] }, [seen])).toBe(true);
  });

  test('perhaps where an older one has the same port on another instance', () => {
    const both = { hostPorts: [80] };

    expect(hasHealthyTask({ ours: [task(both)], others: [task(both)] }, [target('i-1')])).toBe(true);
  });
});

describe('no task of ours is healthy', () => {
  test.each([
    { name: 'where no check has passed', tasks: { ours: [task({ health: 'UNKNOWN' })], others: [] } },
    { name: 'where only an older one is', tasks: { ours: [], others: [task({ health: 'HEALTHY' })] } },
  ])('$name', ({ tasks }) => {
    expect(hasHealthyTask(tasks, undefined)).toBe(false);
  });

  test('where its health checks pass, but its target is not healthy', () => {
    const ours = [task({ health: 'HEALTHY', addresses: ['10.0.1.7'] })];

    expect(hasHealthyTask({ ours, others: [] }, [target('10.0.1.7', 80, 'unhealthy')])).toBe(false);
  });

  test.each([
    { name: 'addresses', old: { addresses: ['10.0.1.8'], hostPorts: [80] }, seen: target('10.0.1.8') },
    { name: 'ports', old: { hostPorts: [49_154] }, seen: target('i-1', 49_154) },
  ])('where all healthy targets are of older ones, by their $name', ({ old, seen }) => {
    const ours = [task({ addresses: ['10.0.1.7'], hostPorts: [80] })];

    expect(hasHealthyTask({ ours, others: [task(old)] }, [seen])).toBe(false);
  });
});

test('a task runs from when it was RUNNING until it is to stop', () => {
  const tasks = [
    task({ startedAt: 5_000 }),
    task({ startedAt: 5_000, desiredStatus: 'STOPPED' }),
    task({ startedAt: 5_000, lastStatus: 'DEACTIVATING' }),
    task({ lastStatus: 'PENDING' }),
  ];

  expect(listRunningSince(tasks)).toEqual([5_000]);
});

describe('the new tasks may all have been healthy', () => {
  test.each([
    { name: 'not in a rolling update', service: aService(), stage: undefined, expected: false },
    { name: 'not while they are started', service: aShiftingService(), stage: 'SCALE_UP', expected: false },
    { name: 'not before they are started', service: aShiftingService(), stage: 'PRE_SCALE_UP', expected: false },
    { name: 'not while ECS prepares it', service: aShiftingService(), stage: 'RECONCILE_SERVICE', expected: false },
    { name: 'not before the first stage', service: aShiftingService(), stage: undefined, expected: false },
    { name: 'after that', service: aShiftingService(), stage: 'POST_SCALE_UP', expected: true },
    { name: 'in a bake time', service: aService(), stage: 'BAKE_TIME', expected: true },
    { name: 'in a stage that is not known', service: aService(), stage: 'LATER', expected: true },
  ])('$name', ({ service, stage, expected }) => {
    const serviceDeployment = aServiceDeployment(stage === undefined ? {} : { lifecycleStage: stage });

    expect(isPastScaleUp(anObservation({ service, serviceDeployment }))).toBe(expected);
  });

  test('where the stage may not be read', () => {
    expect(isPastScaleUp(anObservation({ service: aShiftingService(), serviceDeployment: undefined }))).toBe(true);
  });
});
