import { describe, expect, test } from '@jest/globals';
import { findLikeFailures } from '../../src/follow/like-failures.ts';
import type { StoppedTask } from '../../src/ports/service-records.ts';
import { taskArn } from '../support/builders/service-builders.ts';
import { aContainerNotRun, aStoppedContainer, aStoppedTask } from '../support/builders/stopped-tasks.ts';

const exits = (exitCode: number, overrides: Partial<StoppedTask> = {}) =>
  aStoppedTask({ containers: [aStoppedContainer({ exitCode })], ...overrides });

const outOfMemory = aStoppedTask({
  stoppedReason: 'OutOfMemoryError: Container killed due to memory usage',
  containers: [aStoppedContainer({ exitCode: 137, reason: 'OutOfMemoryError: Container killed due to memory usage' })],
});

const failsCheck = (check: string, container = aStoppedContainer({ exitCode: 137 })) =>
  aStoppedTask({
    stopCode: 'ServiceSchedulerInitiated',
    stoppedReason: `Task failed ${check} health checks`,
    containers: [container],
  });

describe('two tasks fail in the same way', () => {
  test.each<{ readonly name: string; readonly task: StoppedTask }>([
    { name: 'by the same exit code', task: exits(1) },
    { name: 'by an end without an error, which a service does not expect', task: exits(0) },
    { name: 'by a crash', task: exits(139) },
    { name: 'for want of memory', task: outOfMemory },
    { name: 'by the health check of a container', task: failsCheck('container') },
    { name: 'by the check of a load balancer', task: failsCheck('ELB') },
  ])('$name', ({ task }) => {
    const tasks = [task, { ...task, arn: taskArn('second') }];

    expect(findLikeFailures(tasks)).toEqual(tasks);
  });

  test('next to others, which are left out', () => {
    const alike = [exits(1), exits(1, { arn: taskArn('second') })];

    expect(findLikeFailures([exits(2), ...alike, outOfMemory])).toEqual(alike);
  });

  test('by their checks, whatever the code of the container that was stopped then', () => {
    const draining = failsCheck('ELB', aContainerNotRun());

    expect(findLikeFailures([failsCheck('ELB'), draining])).toHaveLength(2);
  });
});

describe('two tasks do not fail in the same way', () => {
  test.each<{ readonly name: string; readonly tasks: readonly StoppedTask[] }>([
    { name: 'where there is only one', tasks: [exits(1)] },
    { name: 'with two exit codes', tasks: [exits(1), exits(2)] },
    {
      name: 'in two containers',
      tasks: [exits(1), aStoppedTask({ containers: [aStoppedContainer({ name: 'proxy', exitCode: 1 })] })],
    },
    { name: 'where a person stopped them', tasks: twice(exits(1, { stopCode: 'UserInitiated' })) },
    { name: 'where containers obeyed SIGTERM, as on an instance that shuts down', tasks: twice(exits(143)) },
    { name: 'where containers were killed, as on an instance that shuts down', tasks: twice(exits(137)) },
    {
      name: 'where the scheduler ended them as planned',
      tasks: twice(
        exits(1, {
          stopCode: 'ServiceSchedulerInitiated',
          stoppedReason: 'Scaling activity initiated by (deployment ecs-svc/1111111111111111111)',
        }),
      ),
    },
    {
      name: 'where ECS stopped them for another reason',
      tasks: twice(exits(1, { stopCode: 'ServiceSchedulerInitiated', stoppedReason: 'Task is retired' })),
    },
    {
      name: 'where Spot capacity was taken away',
      tasks: twice(exits(1, { stopCode: 'SpotInterruption', stoppedReason: 'Your Spot Task was interrupted.' })),
    },
    {
      name: 'where the instance was lost',
      tasks: twice(exits(1, { stoppedReason: 'Host EC2 (instance i-0123456789abcdef0) terminated.' })),
    },
    {
      name: 'where pulls were throttled',
      tasks: twice(
        aStoppedTask({
          stopCode: 'TaskFailedToStart',
          stoppedReason: 'CannotPullContainerError: toomanyrequests: Rate exceeded',
          containers: [aContainerNotRun()],
        }),
      ),
    },
    {
      name: 'where no address was free',
      tasks: twice(
        aStoppedTask({
          stopCode: 'TaskFailedToStart',
          stoppedReason:
            'Unexpected EC2 error while attempting to Create Network Interface: InsufficientFreeAddressesInSubnet',
          containers: [aContainerNotRun()],
        }),
      ),
    },
    {
      name: 'where the disk was full',
      tasks: twice(
        aStoppedTask({
          stopCode: 'TaskFailedToStart',
          containers: [aContainerNotRun('CannotPullContainerError: write /var/lib: no space left on device')],
        }),
      ),
    },
  ])('$name', ({ tasks }) => {
    expect(findLikeFailures(tasks)).toEqual([]);
  });
});

function twice(task: StoppedTask): readonly StoppedTask[] {
  return [task, { ...task, arn: taskArn('second') }];
}
