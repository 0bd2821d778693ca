import { execFile, spawn } from 'node:child_process';
import { hostname } from 'node:os';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aTaskArn, type ContainerStage, listLabelled, setContainerStage } from '../support/harness/container-stage.ts';
import { untilTrue } from '../support/harness/http-clients.ts';

const run = promisify(execFile);
const OBEYS_SIGTERM = ['sh', '-c', 'trap "echo bye; exit 0" TERM; echo up; sleep 3600 & wait'];
const IGNORES_SIGTERM = ['sh', '-c', 'trap "" TERM; echo up; while :; do sleep 3600; done'];

describe('the end of a task', () => {
  let stage: ContainerStage;
  beforeAll(async () => {
    stage = await setContainerStage('stop');
  });
  afterAll(() => stage.close());

  test('is reported with the exit code, also of containers that are not essential', async () => {
    const taskArn = aTaskArn('exit');
    const app = { name: 'app', memory: 32, command: ['sh', '-c', 'exit 3'] };
    const sidecar = { name: 'sidecar', memory: 32, essential: false, command: ['true'] };

    stage.startTask({ taskArn, containers: [app, sidecar] });
    const exits = await Promise.all([
      stage.book.waitFor('container-exited', { taskArn, container: 'app' }),
      stage.book.waitFor('container-exited', { taskArn, container: 'sidecar' }),
    ]);

    expect(exits).toEqual([
      { kind: 'container-exited', taskArn, container: 'app', exitCode: 3 },
      { kind: 'container-exited', taskArn, container: 'sidecar', exitCode: 0 },
    ]);
  });

  test('by memory use is reported as such', async () => {
    const taskArn = aTaskArn('oom');
    const command = ['sh', '-c', 'x=a; while :; do x=$x$x; done'];

    stage.startTask({ taskArn, containers: [{ name: 'app', memory: 16, command }] });
    const exit = await stage.book.waitFor('container-exited', { taskArn });

    const reason = 'OutOfMemoryError: Container killed due to memory usage';
    expect(exit).toEqual({ kind: 'container-exited', taskArn, container: 'app', exitCode: 137, reason });
  });

  test('is SIGTERM for a container that obeys it, and SIGKILL after the stop timeout for one that does not', async () => {
    const taskArn = aTaskArn('term');
    const polite = { name: 'polite', memory: 32, command: OBEYS_SIGTERM };
    const deaf = { name: 'deaf', memory: 32, stopTimeout: 10, command: IGNORES_SIGTERM };
    stage.startTask({ taskArn, containers: [polite, deaf] });
    await Promise.all([
      stage.book.waitFor('container-started', { taskArn, container: 'polite' }),
      stage.book.waitFor('container-started', { taskArn, container: 'deaf' }),
    ]);
    await untilLogged(taskArn, ['polite', 'deaf']);

    stage.runtime.perform({ kind: 'stop-task', taskArn });
    await stage.book.waitFor('container-exited', { taskArn, container: 'deaf' });

    expect(stage.book.facts.filter((each) => each.kind === 'container-exited' && each.taskArn === taskArn)).toEqual([
      { kind: 'container-exited', taskArn, container: 'polite', exitCode: 0 },
      { kind: 'container-exited', taskArn, container: 'deaf', exitCode: 137 },
    ]);
    expect(stage.runtime.readLogs(taskArn, 'polite')).toEqual(['up', 'bye']);
  });

  test('before all containers had started ends with a final fact', async () => {
    const taskArn = aTaskArn('early');
    const database = {
      name: 'database',
      memory: 32,
      command: OBEYS_SIGTERM,
      healthCheck: { command: ['CMD', 'false'] },
    };
    const dependsOn = [{ containerName: 'database', condition: 'HEALTHY' }];
    stage.startTask({ taskArn, containers: [{ name: 'app', memory: 32, dependsOn }, database] });
    await stage.book.waitFor('container-started', { taskArn, container: 'database' });
    await untilLogged(taskArn, ['database']);

    stage.runtime.perform({ kind: 'stop-task', taskArn });
    const last = await stage.book.waitFor('start-failed', { taskArn });

    expect(stage.book.facts).toContainEqual({ kind: 'container-exited', taskArn, container: 'database', exitCode: 0 });
    expect(last).toEqual({
      kind: 'start-failed',
      taskArn,
      reason: 'Task stopped before all of its containers had started',
    });
  });

  /** A shell that has not set its trap yet would be killed by the signal. */
  async function untilLogged(taskArn: string, containers: readonly string[]): Promise<void> {
    await untilTrue(() => containers.every((each) => stage.runtime.readLogs(taskArn, each).length > 0));
  }
});

describe('the end of a runtime', () => {
  test('removes its containers and volumes, running or not, and reports no fact', async () => {
    const stage = await setContainerStage('close');
    const volumes = [
      { name: 'data', dockerVolumeConfiguration: { scope: 'shared', autoprovision: true } },
      { name: 'scratch' },
    ];
    const mountPoints = [{ sourceVolume: 'data', containerPath: '/data' }];
    const app = { name: 'app', memory: 32, command: IGNORES_SIGTERM, mountPoints };
    const done = { name: 'done', memory: 32, essential: false, command: ['true'] };
    const taskArn = aTaskArn('close');
    stage.startTask({ taskArn, containers: [app, done], more: { volumes } });
    await stage.book.waitFor('container-started', { taskArn, container: 'app' });
    await stage.book.waitFor('container-exited', { taskArn, container: 'done' });
    const before = await stage.listLeft();
    const reported = stage.book.facts.length;

    await stage.runtime.close();

    expect(before.map((each) => each.replace(/^slipway-[0-9a-f]{6}/, '')).sort()).toEqual([
      '-127.0.77.1-data',
      'close000-app',
      'close000-done',
      'close000-scratch',
    ]);
    expect(await stage.listLeft()).toEqual([]);
    expect(stage.book.facts).toHaveLength(reported);
    await stage.close();
  });

  test('removes a task that is still on its way up', async () => {
    const stage = await setContainerStage('rise');
    const taskArn = aTaskArn('rise');
    stage.startTask({ taskArn, containers: [{ name: 'app', memory: 32, command: ['sleep', '60'] }] });
    await stage.book.waitFor('pulled', { taskArn });

    await stage.close();

    expect(await stage.listLeft()).toEqual([]);
  });

  test('removes a task of which one container runs while another waits for it', async () => {
    const stage = await setContainerStage('wait');
    const taskArn = aTaskArn('wait');
    const healthCheck = { command: ['CMD', 'false'], interval: 300 };
    const app = { name: 'app', memory: 32, command: OBEYS_SIGTERM, healthCheck };
    const after = { name: 'after', memory: 32, dependsOn: [{ containerName: 'app', condition: 'HEALTHY' }] };
    stage.startTask({ taskArn, containers: [app, after] });
    await stage.book.waitFor('container-started', { taskArn, container: 'app' });

    await stage.close();

    expect(await stage.listLeft()).toEqual([]);
  });

  test('that was killed is made good by the next that starts, which leaves the living alone', async () => {
    const stage = await setContainerStage('sweep');
    const taskArn = aTaskArn('sweep');
    stage.startTask({ taskArn, containers: [{ name: 'app', memory: 32, command: ['sleep', '60'] }] });
    await stage.book.waitFor('container-started', { taskArn });
    const label = `slipway.owner=${hostname()}/${await endedProcess()}/1/abcdef`;
    await run('docker', ['create', '--label', label, stage.image, 'true']);
    await run('docker', ['volume', 'create', '--label', label]);

    const next = await setContainerStage('sweep-next');
    next.startTask({ taskArn: aTaskArn('next'), containers: [{ name: 'app', memory: 32, command: ['true'] }] });
    await next.book.waitFor('container-exited');

    expect(await listLabelled(label)).toEqual([]);
    expect(await stage.listLeft()).toHaveLength(1);
    await Promise.all([stage.close(), next.close()]);
  });
});

/** The id of a process that has ended. */
function endedProcess(): Promise<number> {
  const child = spawn('true');
  return new Promise((resolve) => child.once('exit', () => resolve(child.pid ?? 0)));
}
