import { createSocket } from 'node:dgram';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { aTaskArn, type ContainerStage, servePage, setContainerStage } from '../support/harness/container-stage.ts';
import { untilTrue } from '../support/harness/http-clients.ts';
import { readPage } from '../support/harness/read-page.ts';

let stage: ContainerStage;
beforeAll(async () => {
  const readTask = (taskArn: string) => ({ described: { taskArn }, instanceTags: [] });
  stage = await setContainerStage('options', { speed: 100, readTask });
});
afterAll(() => stage.close());

/** Runs a container to its end. @returns what it wrote */
async function read(word: string, container: JsonObject, more: JsonObject = {}): Promise<readonly string[]> {
  const taskArn = aTaskArn(word);
  stage.startTask({ taskArn, containers: [{ name: 'app', memory: 32, ...container }], more });
  await stage.book.waitFor('container-exited', { taskArn, container: 'app' });
  return stage.runtime.readLogs(taskArn, 'app');
}

const shell = (...lines: readonly string[]) => ['sh', '-c', lines.join('\n')];

describe('a container gets from the kernel', () => {
  test('memory file systems, shared memory and kernel parameters', async () => {
    const lines = await read('kernel', {
      linuxParameters: {
        tmpfs: [{ containerPath: '/scratch', size: 8, mountOptions: ['noexec'] }],
        sharedMemorySize: 16,
      },
      systemControls: [{ namespace: 'net.core.somaxconn', value: '77' }],
      command: shell(
        `awk '$2 == "/scratch" { print $3, ($4 ~ /noexec/), ($4 ~ /size=8192k/) }' /proc/mounts`,
        `awk '$2 == "/dev/shm" { print ($4 ~ /size=16384k/) }' /proc/mounts`,
        'cat /proc/sys/net/core/somaxconn',
      ),
    });

    expect(lines).toEqual(['tmpfs 1 1', '1', '77']);
  });

  test('capabilities that end at itself, and none that it drops', async () => {
    const lines = await read('caps', {
      linuxParameters: { capabilities: { add: ['SYS_PTRACE'], drop: ['CHOWN'] } },
      dockerSecurityOptions: ['no-new-privileges'],
      command: shell('grep -E "CapEff|NoNewPrivs" /proc/self/status'),
    });

    const [effective = '', noNew = ''] = lines.map((line) => line.split(':')[1]?.trim() ?? '');
    const has = (bit: number) => (BigInt(`0x${effective}`) >> BigInt(bit)) & 1n;
    expect([has(19), has(0), noNew]).toEqual([1n, 0n, '1']);
  });

  test('a name, name servers, a terminal and an open input', async () => {
    const lines = await read('names', {
      hostname: 'web-1',
      dnsServers: ['192.0.2.53'],
      dnsSearchDomains: ['example.test'],
      pseudoTerminal: true,
      interactive: true,
      command: shell('hostname', 'cat /etc/resolv.conf', 'test -t 0 && test -t 1 && echo terminal'),
    });

    expect(lines.filter((line) => !line.startsWith('options'))).toEqual([
      'web-1',
      'search example.test',
      'nameserver 192.0.2.53',
      'terminal',
    ]);
  });

  test('no network where it wants none', async () => {
    const lines = await read('nonet', { disableNetworking: true, command: shell('ls /sys/class/net') });

    expect(lines).toEqual(['lo']);
  });
});

describe('the containers of a task', () => {
  test('see each other’s processes and shared memory where the task shares them', async () => {
    const taskArn = aTaskArn('share');
    const app = { name: 'app', memory: 32, command: shell('echo shared > /dev/shm/note', 'exec sleep 4242') };
    const look = shell(
      'until cat /dev/shm/note 2> /dev/null; do usleep 50000; done',
      'ps -o args | grep -c "^sleep 4242"',
    );
    const sidecar = { name: 'sidecar', memory: 32, essential: false, command: look };

    stage.startTask({ taskArn, containers: [sidecar, app], more: { pidMode: 'task', ipcMode: 'task' } });
    await stage.book.waitFor('container-exited', { taskArn, container: 'sidecar' });

    expect(stage.runtime.readLogs(taskArn, 'sidecar')).toEqual(['shared', '1']);
  });

  test('have the kernel parameters of a network that they share, whichever of them asks', async () => {
    const taskArn = aTaskArn('sysctl');
    const app = { name: 'app', command: shell('exec sleep 600') };
    const systemControls = [{ namespace: 'net.core.somaxconn', value: '78' }];
    const command = shell('cat /proc/sys/net/core/somaxconn');
    const sidecar = { name: 'sidecar', essential: false, command, systemControls };

    stage.startTask({
      taskArn,
      address: '',
      containers: [sidecar, app],
      more: { networkMode: 'awsvpc', memory: '64' },
    });
    await stage.book.waitFor('container-exited', { taskArn, container: 'sidecar', exitCode: 0 });

    expect(stage.runtime.readLogs(taskArn, 'sidecar')).toEqual(['78']);
  });

  test('mount the volumes of another, read only where they say so', async () => {
    const taskArn = aTaskArn('from');
    const volumes = [{ name: 'static' }];
    const mountPoints = [{ sourceVolume: 'static', containerPath: '/static' }];
    const app = { name: 'app', memory: 32, mountPoints, command: shell('echo page > /static/index', 'exec sleep 600') };
    const look = shell(
      'until cat /static/index 2> /dev/null; do usleep 50000; done',
      'touch /static/x || echo read-only',
    );
    const volumesFrom = [{ sourceContainer: 'app', readOnly: true }];
    const nginx = { name: 'nginx', memory: 32, essential: false, volumesFrom, command: look };

    stage.startTask({ taskArn, containers: [nginx, app], more: { volumes } });
    await stage.book.waitFor('container-exited', { taskArn, container: 'nginx' });

    const lines = stage.runtime.readLogs(taskArn, 'nginx').filter((line) => !line.startsWith('touch:'));
    expect(lines).toEqual(['page', 'read-only']);
  });

  test('are stopped in the reverse of the order in which they depend on each other', async () => {
    const taskArn = aTaskArn('reverse');
    const obeys = shell('trap "exit 0" TERM', 'echo up', 'sleep 3600 & wait');
    const dependsOn = [{ containerName: 'database', condition: 'START' }];
    const app = { name: 'app', memory: 32, dependsOn, command: obeys };
    stage.startTask({ taskArn, containers: [{ name: 'database', memory: 32, command: obeys }, app] });
    await untilTrue(() => ['app', 'database'].every((each) => stage.runtime.readLogs(taskArn, each).length > 0));

    stage.runtime.perform({ kind: 'stop-task', taskArn });
    await stage.book.waitFor('container-exited', { taskArn, container: 'database' });

    expect(stage.book.facts.filter((each) => each.kind === 'container-exited' && each.taskArn === taskArn)).toEqual([
      { kind: 'container-exited', taskArn, container: 'app', exitCode: 0 },
      { kind: 'container-exited', taskArn, container: 'database', exitCode: 0 },
    ]);
  });
});

describe('a container with a restart policy', () => {
  /** Twice ends with 3 after 2.7 seconds, then with 5 at once; 180 seconds of ECS are 1.8 here. */
  const thrice = ['echo again >> /tmp/runs', 'test $(wc -l < /tmp/runs) -gt 2 && exit 5', 'usleep 2700000', 'exit 3'];
  const restartPolicy = { enabled: true, restartAttemptPeriod: 180 };

  test('is restarted after a long enough run; otherwise its exit is reported', async () => {
    const taskArn = aTaskArn('again');
    stage.startTask({
      taskArn,
      containers: [{ name: 'app', memory: 32, restartPolicy, command: shell('echo run', ...thrice) }],
    });
    const exit = await stage.book.waitFor('container-exited', { taskArn });

    expect(exit).toEqual({ kind: 'container-exited', taskArn, container: 'app', exitCode: 5 });
    expect(stage.runtime.readLogs(taskArn, 'app')).toEqual(['run', 'run', 'run']);
  });

  test('finds in its metadata how often it was started again', async () => {
    const ask = 'wget -q -O - "$ECS_CONTAINER_METADATA_URI_V4" | grep -E -o "RestartCount.:[0-9]+"';

    expect(await read('counts', { restartPolicy, command: shell(ask, ...thrice) })).toEqual(
      [0, 1, 2].map((count) => `RestartCount":${count}`),
    );
  });

  test('ends with an exit code that is to be ignored', async () => {
    const taskArn = aTaskArn('ignored');
    const policy = { ...restartPolicy, ignoredExitCodes: [3] };
    stage.startTask({
      taskArn,
      containers: [{ name: 'app', memory: 32, restartPolicy: policy, command: shell(...thrice) }],
    });

    expect(await stage.book.waitFor('container-exited', { taskArn })).toMatchObject({ exitCode: 3 });
  });

  test('keeps its host port', async () => {
    const taskArn = aTaskArn('keeps');
    const portMappings = [{ containerPort: 5000 }];
    const once = 'test -e /tmp/again || { touch /tmp/again; usleep 2700000; exit 3; }';
    const [, , page] = servePage('back');
    const app = { name: 'app', memory: 32, restartPolicy, portMappings, command: shell(once, String(page)) };

    stage.startTask({ taskArn, containers: [app] });
    const { networkBindings } = await stage.book.waitFor('container-started', { taskArn });

    const [binding] = networkBindings;
    const port = binding !== undefined && 'hostPort' in binding ? binding.hostPort : 0;
    await untilTrue(() =>
      readPage(`http://127.0.77.1:${port}/`).then(
        (text) => text === 'back\n',
        () => false,
      ),
    );
  });
});

test('a dependency that takes longer than its start timeout ends the start', async () => {
  const taskArn = aTaskArn('late');
  const migrate = { name: 'migrate', memory: 32, essential: false, startTimeout: 1, command: ['sleep', '60'] };
  const dependsOn = [{ containerName: 'migrate', condition: 'SUCCESS' }];

  stage.startTask({ taskArn, containers: [{ name: 'app', memory: 32, dependsOn }, migrate] });

  expect(await stage.book.waitFor('start-failed', { taskArn })).toEqual({
    kind: 'start-failed',
    taskArn,
    reason: 'Task failed to start',
    container: 'app',
    containerReason:
      'CannotStartContainerError: dependency on container migrate has timed out: it did not become SUCCESS within its startTimeout',
  });
});

describe('ports', () => {
  test('of a range get consecutive host ports, reported as one binding', async () => {
    const taskArn = aTaskArn('range');
    const portMappings = [{ containerPortRange: '5000-5002' }];
    stage.startTask({ taskArn, containers: [{ name: 'app', memory: 32, portMappings, command: servePage('ranged') }] });
    const { networkBindings } = await stage.book.waitFor('container-started', { taskArn });

    const [, first = 0, last = 0] = /"hostPortRange":"(\d+)-(\d+)"/.exec(JSON.stringify(networkBindings)) ?? [];
    expect(networkBindings).toEqual([
      { bindIP: '127.0.77.1', containerPortRange: '5000-5002', hostPortRange: `${first}-${last}`, protocol: 'tcp' },
    ]);
    expect(Number(last) - Number(first)).toBe(2);
    expect(await readPage(`http://127.0.77.1:${first}/`)).toBe('ranged\n');
  });

  test('of UDP are published as such', async () => {
    const taskArn = aTaskArn('udp');
    const portMappings = [{ containerPort: 5300, hostPort: 5300, protocol: 'udp' }];
    // Linux counts datagrams that reach a port without a listener.
    const count = `grep "^Udp: [0-9]" /proc/net/snmp | awk '{ exit $3 == 0 }'`;
    const command = shell(`until ${count}; do usleep 50000; done`, 'echo reached', 'exec sleep 3600');
    stage.startTask({ taskArn, containers: [{ name: 'app', memory: 32, portMappings, command }] });
    const { networkBindings } = await stage.book.waitFor('container-started', { taskArn });
    const socket = createSocket('udp4').unref();
    await untilTrue(() => {
      socket.send('over UDP', 5300, '127.0.77.1');
      return stage.runtime.readLogs(taskArn, 'app').includes('reached');
    });
    socket.close();

    expect(networkBindings).toEqual([{ bindIP: '127.0.77.1', containerPort: 5300, hostPort: 5300, protocol: 'udp' }]);
  });
});

describe('a volume', () => {
  const look = shell('cat /data/row', 'echo kept > /data/row');
  const mountPoints = [{ sourceVolume: 'data', containerPath: '/data' }];
  const shared = [
    { name: 'data', dockerVolumeConfiguration: { scope: 'shared', autoprovision: true, labels: { of: 'us' } } },
  ];

  async function readRow(word: string, address: string, volumes: readonly JsonObject[]): Promise<readonly string[]> {
    const taskArn = aTaskArn(word);
    const containers = [{ name: 'db', memory: 32, mountPoints, command: look }];
    stage.startTask({ taskArn, address, containers, more: { volumes } });
    await stage.book.waitFor('container-exited', { taskArn });
    return stage.runtime.readLogs(taskArn, 'db').filter((line) => !line.startsWith('cat:'));
  }

  test.each([
    ['of scope shared', 'shared', shared],
    ['at a path of the instance', 'path', [{ name: 'data', host: { sourcePath: '/var/lib/data' } }]],
  ])('%s is kept by its container instance, and is not on another', async (_name, word, volumes) => {
    const rows = [
      await readRow(`${word}1`, '127.0.77.1', volumes),
      await readRow(`${word}2`, '127.0.77.1', volumes),
      await readRow(`${word}3`, '127.0.77.2', volumes),
    ];

    expect(rows).toEqual([[], ['kept'], []]);
  });

  test('of the task is memory where its options say so', async () => {
    const driverOpts = { type: 'tmpfs', device: 'tmpfs', o: 'size=1m' };
    const volumes = [{ name: 'data', dockerVolumeConfiguration: { scope: 'task', driver: 'local', driverOpts } }];

    const lines = await read(
      'memory',
      { mountPoints, command: shell(`awk '$2 == "/data" { print $3 }' /proc/mounts`) },
      { volumes },
    );

    expect(lines).toEqual(['tmpfs']);
  });

  test.each([
    [
      'a file system of EFS',
      { efsVolumeConfiguration: { fileSystemId: 'fs-1' } },
      'the local ECS has no Amazon EFS, which volume data needs',
    ],
    [
      'another driver',
      { dockerVolumeConfiguration: { driver: 'rexray' } },
      'the local ECS has no volume driver rexray, which volume data needs',
    ],
    [
      'a mount of this machine',
      { dockerVolumeConfiguration: { driverOpts: { type: 'none', o: 'bind', device: '/etc' } } },
      'the local ECS has no volume options type=none, which volume data needs',
    ],
    [
      'a shared volume that nobody has made',
      { name: 'absent', dockerVolumeConfiguration: { scope: 'shared', autoprovision: false } },
      'volume absent does not exist on the container instance, and autoprovision is off',
    ],
  ])('that is %s fails the task by name', async (name, volume, said) => {
    const taskArn = aTaskArn(`no${name.replaceAll(/\W/g, '').slice(0, 20)}`);
    const containers = [{ name: 'db', memory: 32, mountPoints, command: look }];

    stage.startTask({ taskArn, containers, more: { volumes: [{ name: 'data', ...volume }] } });
    const failure = await stage.book.waitFor('start-failed', { taskArn });

    expect(failure).toEqual({ kind: 'start-failed', taskArn, reason: `ResourceInitializationError: ${said}` });
  });
});
