import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { importBaseImage, removeImage } from '../../src/base-image/base-image.ts';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import type { Fact } from '../../src/engine/contract.ts';
import { createContainerRuntime } from '../../src/runtime/container-runtime.ts';
import { untilTrue } from '../support/harness/http-clients.ts';
import { aLoggingContainer, callEcs, callLogs } from './logging-tasks.ts';

const IMAGE = `slipway-test-logs-${process.pid}:1`;
const SPEED = 20;

describe('the log of a real container', () => {
  let local: Emulator;
  let reportEnd: () => void = () => {};
  const ended = new Promise<void>((resolve) => {
    reportEnd = resolve;
  });
  beforeAll(async () => {
    await importBaseImage(IMAGE);
    local = await openEmulator({
      clock: { kind: 'scaled', speed: SPEED },
      startRuntime: (world) => {
        const report = (fact: Fact): void => {
          world.report(fact);
          if (fact.kind === 'container-exited') reportEnd();
        };
        return createContainerRuntime({ ...world, report, speed: SPEED, engineName: `test-logs-${process.pid}` });
      },
    });
    local.addInstances('default', 1);
  });
  afterAll(async () => {
    await local.close();
    await removeImage(IMAGE);
  });

  test('has what it wrote on both streams, at times between the task’s start and its end', async () => {
    const command = ['sh', '-c', 'echo starting; echo >&2 no database; exit 3'];
    const container = aLoggingContainer({ image: IMAGE, command });
    await callEcs(local, 'RegisterTaskDefinition', { family: 'crash', containerDefinitions: [container] });
    const { tasks: run } = await callEcs(local, 'RunTask', { taskDefinition: 'crash' });
    const [{ taskArn }] = run as unknown as [{ readonly taskArn: string }];
    const describeTask = async () => {
      const { tasks } = await callEcs(local, 'DescribeTasks', { tasks: [taskArn] });
      return (tasks as unknown as [Readonly<Record<string, number>>])[0];
    };
    await ended;

    const read = await callLogs(local, 'GetLogEvents', {
      logGroupName: '/ecs/web',
      logStreamName: `ecs/app/${taskArn.split('/').at(-1)}`,
    });
    const { createdAt = 0, stoppedAt = 0 } = await describeTask();

    const events = read.events as readonly { readonly message: string; readonly timestamp: number }[];
    expect(events.map(({ message }) => message).sort()).toEqual(['no database', 'starting']);
    for (const { timestamp } of events) {
      expect(timestamp).toBeGreaterThanOrEqual(createdAt * 1000);
      expect(timestamp).toBeLessThanOrEqual(stoppedAt * 1000);
    }
  });

  test('needs its log group: without it no container starts', async () => {
    const options = { 'awslogs-group': '/ecs/gone', 'awslogs-region': 'us-east-1', 'awslogs-stream-prefix': 'ecs' };
    const container = aLoggingContainer({ image: IMAGE, logConfiguration: { logDriver: 'awslogs', options } });
    await callLogs(local, 'CreateLogGroup', { logGroupName: '/ecs/gone' });
    await callLogs(local, 'DeleteLogGroup', { logGroupName: '/ecs/gone' });
    await callEcs(local, 'RegisterTaskDefinition', { family: 'mute', containerDefinitions: [container] });
    const { tasks: run } = await callEcs(local, 'RunTask', { taskDefinition: 'mute' });
    const [{ taskArn }] = run as unknown as [{ readonly taskArn: string }];
    const describe = () => callEcs(local, 'DescribeTasks', { tasks: [taskArn] });
    await untilTrue(async () => JSON.stringify(await describe()).includes('"lastStatus":"STOPPED"'));

    expect((await describe()).tasks).toMatchObject([
      {
        stoppedReason: 'Task failed to start',
        containers: [{ reason: expect.stringContaining('The specified log group does not exist.') }],
      },
    ]);
  });
});
