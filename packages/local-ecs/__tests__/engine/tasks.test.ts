import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ANY_PORT, aTaskDefinition, PORT_80, VirtualEcs } from '../support/fakes/virtual-ecs.ts';

interface SeenTask extends JsonObject {
  readonly taskArn: string;
  readonly lastStatus: string;
  readonly containers: readonly { readonly networkBindings: readonly { readonly hostPort: number }[] }[];
}

function onOneInstance(container = {}): VirtualEcs {
  const ecs = new VirtualEcs();
  ecs.addInstances(1, { memoryMiB: 300 });
  ecs.call('RegisterTaskDefinition', aTaskDefinition(container));
  return ecs;
}

function runTasks(ecs: VirtualEcs, input = {}): readonly SeenTask[] {
  return ecs.call('RunTask', { taskDefinition: 'web', ...input }).tasks as readonly SeenTask[];
}

describe('RunTask', () => {
  test('a task goes from PENDING to RUNNING', () => {
    const ecs = onOneInstance();

    const [task] = runTasks(ecs);
    ecs.run();

    const { tasks } = ecs.call('DescribeTasks', { tasks: [task?.taskArn ?? ''] });
    expect(task).toMatchObject({ lastStatus: 'PENDING', desiredStatus: 'RUNNING', version: 1, group: 'family:web' });
    expect(tasks).toMatchObject([{ lastStatus: 'RUNNING', connectivity: 'CONNECTED' }]);
  });

  test('tasks that cannot be placed are reported with the reason and the instance', () => {
    const ecs = onOneInstance();

    const { tasks, failures } = ecs.call('RunTask', { taskDefinition: 'web', count: 3 });

    expect((tasks as readonly SeenTask[]).length).toBe(2);
    expect(failures).toEqual([
      { arn: expect.stringContaining(':container-instance/default/'), reason: 'RESOURCE:MEMORY' },
    ]);
  });

  test('a port in use is a reason too', () => {
    const ecs = onOneInstance(PORT_80);
    runTasks(ecs);

    expect(ecs.call('RunTask', { taskDefinition: 'web' })).toMatchObject({
      tasks: [],
      failures: [{ reason: 'RESOURCE:PORTS' }],
    });
  });

  test('a cluster without instances refuses', () => {
    const ecs = new VirtualEcs();
    ecs.call('RegisterTaskDefinition', aTaskDefinition());

    expect(ecs.ask('RunTask', { taskDefinition: 'web' })).toMatchObject({
      type: 'InvalidParameterException',
      message: 'No Container Instances were found in your cluster.',
    });
  });

  test('each dynamic host port of an instance is given once, from its own range', () => {
    const ecs = onOneInstance(ANY_PORT);

    const started = runTasks(ecs, { count: 2 });
    ecs.run();

    const { tasks } = ecs.call('DescribeTasks', { tasks: started.map(({ taskArn }) => taskArn) });
    const ports = (tasks as readonly SeenTask[]).map(
      ({ containers }) => containers[0]?.networkBindings[0]?.hostPort ?? 0,
    );
    expect(new Set(ports).size).toBe(2);
    expect(ports.every((port) => port >= 32_768 && port <= 60_999)).toBe(true);
  });

  test('an override of an unknown container is refused', () => {
    const overrides = { containerOverrides: [{ name: 'api' }] };

    expect(onOneInstance().ask('RunTask', { taskDefinition: 'web', overrides })).toMatchObject({
      type: 'InvalidParameterException',
      message: 'Override for container named api is not a container in the TaskDefinition.',
    });
  });

  test('the same client token gives the same tasks, and other parameters a conflict', () => {
    const ecs = onOneInstance();
    const [first] = runTasks(ecs, { clientToken: 't' });

    const [again] = runTasks(ecs, { clientToken: 't' });
    const other = ecs.ask('RunTask', { taskDefinition: 'web', clientToken: 't', count: 2 });

    expect(again?.taskArn).toBe(first?.taskArn);
    expect(other).toMatchObject({ type: 'ConflictException', fields: { resourceIds: [first?.taskArn] } });
  });

  test('a client token is of one cluster', () => {
    const ecs = onOneInstance();
    ecs.call('CreateCluster', { clusterName: 'other' });
    runTasks(ecs, { clientToken: 't' });

    const other = ecs.ask('RunTask', { cluster: 'other', taskDefinition: 'web', clientToken: 't' });

    expect(other).toMatchObject({ message: 'No Container Instances were found in your cluster.' });
  });

  test('a client token shows a task that has stopped, and is valid for an hour after that', () => {
    const ecs = onOneInstance();
    ecs.play({ image: '*', exits: { afterMs: 5000, code: 1 } });
    const [first] = runTasks(ecs, { clientToken: 't' });
    ecs.pass(60);

    const [stopped] = runTasks(ecs, { clientToken: 't' });
    ecs.pass(3600);
    const [next] = runTasks(ecs, { clientToken: 't' });

    expect(stopped).toEqual({ taskArn: first?.taskArn, lastStatus: 'STOPPED', desiredStatus: 'STOPPED' });
    expect(next?.taskArn).not.toBe(first?.taskArn);
  });

  test('a client token repeats that a task was not placed', () => {
    const ecs = onOneInstance();
    const input = { taskDefinition: 'web', clientToken: 't' };
    runTasks(ecs, { count: 2 });

    const first = ecs.call('RunTask', input);

    expect(first.failures).toHaveLength(1);
    expect(ecs.call('RunTask', input)).toEqual(first);
  });

  test('a task that exits by itself has that reason, and frees its resources', () => {
    const ecs = onOneInstance(PORT_80);
    ecs.play({ image: '*', exits: { afterMs: 5000, code: 1 } });

    const [task] = runTasks(ecs);
    ecs.run();

    const { tasks } = ecs.call('DescribeTasks', { tasks: [task?.taskArn ?? ''] });
    expect(tasks).toMatchObject([
      {
        lastStatus: 'STOPPED',
        stopCode: 'EssentialContainerExited',
        stoppedReason: 'Essential container in task exited',
        containers: [{ lastStatus: 'STOPPED', exitCode: 1 }],
      },
    ]);
    expect(runTasks(ecs).length).toBe(1);
  });

  test('a behaviour with a command is that of the tasks whose override has it', () => {
    const ecs = onOneInstance();
    ecs.play({ image: 'example/*', command: 'migrate *', exits: { afterMs: 1_000, code: 3 } });
    const migrate = { containerOverrides: [{ name: 'web', command: ['migrate', '--all'] }] };

    const [plain] = runTasks(ecs);
    const [overridden] = runTasks(ecs, { overrides: migrate });
    ecs.run();

    const tasks = [plain, overridden].map((task) => String(task?.taskArn));
    const described = ecs.call('DescribeTasks', { tasks }).tasks as readonly JsonObject[];
    expect(described.map(({ lastStatus }) => lastStatus)).toEqual(['RUNNING', 'STOPPED']);
  });

  test('a missing image is reported with its cause', () => {
    const ecs = onOneInstance();
    ecs.play({ image: 'example/*', pullFails: 'example/web:1: not found' });

    const [task] = runTasks(ecs);
    ecs.run();

    expect(ecs.call('DescribeTasks', { tasks: [task?.taskArn ?? ''] }).tasks).toMatchObject([
      {
        lastStatus: 'STOPPED',
        stopCode: 'TaskFailedToStart',
        stoppedReason: 'CannotPullContainerError: example/web:1: not found',
      },
    ]);
  });

  test('a stopped task is forgotten after an hour', () => {
    const ecs = onOneInstance();
    const [task] = runTasks(ecs);
    ecs.run();
    ecs.call('StopTask', { task: task?.taskArn ?? '' });
    ecs.pass(3500);
    const within = ecs.call('ListTasks', { desiredStatus: 'STOPPED' }).taskArns;

    runTasks(ecs);
    ecs.pass(200);

    expect(within).toEqual([task?.taskArn]);
    expect(ecs.call('ListTasks', { desiredStatus: 'STOPPED' }).taskArns).toEqual([]);
  });
});

describe('a container instance', () => {
  test('shows what is left of it, its reserved ports and those that tasks use', () => {
    const ecs = onOneInstance(PORT_80);
    runTasks(ecs);

    const { containerInstanceArns } = ecs.call('ListContainerInstances');
    const { containerInstances } = ecs.call('DescribeContainerInstances', {
      containerInstances: containerInstanceArns ?? [],
    });

    const reserved = ['22', '2375', '2376', '51678', '51679', '51680'];
    expect(containerInstances).toMatchObject([
      {
        status: 'ACTIVE',
        agentConnected: true,
        pendingTasksCount: 1,
        remainingResources: [
          { name: 'CPU', integerValue: 1984 },
          { name: 'MEMORY', integerValue: 172 },
          { name: 'PORTS', stringSetValue: [...reserved, '80'] },
          { name: 'PORTS_UDP', stringSetValue: [] },
        ],
        registeredResources: [
          { name: 'CPU', integerValue: 2048 },
          { name: 'MEMORY', integerValue: 300 },
          { name: 'PORTS', stringSetValue: reserved },
          { name: 'PORTS_UDP', stringSetValue: [] },
        ],
      },
    ]);
  });
});

describe('StopTask', () => {
  test('an unknown task is refused', () => {
    expect(new VirtualEcs().ask('StopTask', { task: '0'.repeat(32) })).toMatchObject({
      type: 'InvalidParameterException',
      message: 'The referenced task was not found.',
    });
  });
});
