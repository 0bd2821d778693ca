import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { aTaskArn, type ContainerStage, servePage, setContainerStage } from '../support/harness/container-stage.ts';
import { readPage } from '../support/harness/read-page.ts';
import { makeFolder, removeFolder } from '../support/harness/scratch.ts';

describe('a task as real containers', () => {
  let stage: ContainerStage;
  let folder: string;
  beforeAll(async () => {
    folder = makeFolder();
    mkdirSync(join(folder, 'config'));
    writeFileSync(join(folder, 'config', 'web.env'), 'A=of the file\nB=of the file\n');
    stage = await setContainerStage('run', {
      secrets: { '/db': 's3cret' },
      environmentFolder: folder,
    });
  });
  afterAll(async () => {
    await stage.close();
    removeFolder(folder);
  });

  test('reports each step of its start, in order, and answers on its host port', async () => {
    const taskArn = aTaskArn('serves');
    const portMappings = [{ containerPort: 5000, hostPort: 80 }];
    const app = { name: 'app', memory: 32, command: servePage('Hello $PROVIDER!'), portMappings };

    stage.startTask({ taskArn, containers: [{ ...app, environment: [{ name: 'PROVIDER', value: 'ECS' }] }] });
    const started = await stage.book.waitFor('container-started', { taskArn });

    expect(stage.book.facts.filter((each) => each.taskArn === taskArn)).toEqual([
      { kind: 'pull-started', taskArn },
      { kind: 'pulled', taskArn, digests: {} },
      {
        kind: 'container-started',
        taskArn,
        container: 'app',
        runtimeId: expect.stringMatching(/^[0-9a-f]{64}$/),
        networkBindings: [{ bindIP: '127.0.77.1', containerPort: 5000, hostPort: 80, protocol: 'tcp' }],
      },
    ]);
    expect(started.kind).toBe('container-started');
    expect(await readPage('http://127.0.77.1:80/')).toBe('Hello ECS!\n');
  });

  test('holds port 80 on each of four addresses', async () => {
    const addresses = ['127.0.77.11', '127.0.77.12', '127.0.77.13', '127.0.77.14'];

    for (const address of addresses) {
      const portMappings = [{ containerPort: 5000, hostPort: 80 }];
      const containers = [{ name: 'app', memory: 32, command: servePage(address), portMappings }];
      stage.startTask({ taskArn: aTaskArn(`four${address.slice(-2)}`), address, containers });
    }
    await Promise.all(
      addresses.map((each) => stage.book.waitFor('container-started', { taskArn: aTaskArn(`four${each.slice(-2)}`) })),
    );

    const pages = await Promise.all(addresses.map((each) => readPage(`http://${each}:80/`)));
    expect(pages).toEqual(addresses.map((each) => `${each}\n`));
  });

  test('gives each copy a host port of its own when the host port is 0', async () => {
    const portMappings = [{ containerPort: 5000, hostPort: 0 }];
    const containers = [{ name: 'app', memory: 32, command: servePage('pong'), portMappings }];

    stage.startTask({ taskArn: aTaskArn('dyn1'), containers });
    stage.startTask({ taskArn: aTaskArn('dyn2'), containers });
    const first = await stage.book.waitFor('container-started', { taskArn: aTaskArn('dyn1') });
    const second = await stage.book.waitFor('container-started', { taskArn: aTaskArn('dyn2') });

    const ports = [...first.networkBindings, ...second.networkBindings].map((each) =>
      'hostPort' in each ? each.hostPort : 0,
    );
    expect(new Set(ports).size).toBe(2);
    expect(await Promise.all(ports.map((port) => readPage(`http://127.0.77.1:${port}/`)))).toEqual([
      'pong\n',
      'pong\n',
    ]);
  });

  test('of awsvpc gets an address of its own, where its containers meet on localhost', async () => {
    const taskArn = aTaskArn('awsvpc');
    const app = { name: 'app', command: servePage('from app'), portMappings: [{ containerPort: 5000 }] };
    const askNeighbour = 'until wget -q -O - http://127.0.0.1:5000/; do usleep 50000; done';
    const neighbour = { name: 'neighbour', essential: false, command: ['sh', '-c', askNeighbour] };

    stage.startTask({
      taskArn,
      address: '',
      containers: [neighbour, app],
      more: { networkMode: 'awsvpc', memory: '64' },
    });
    const started = await stage.book.waitFor('container-started', { taskArn, container: 'app' });
    await stage.book.waitFor('container-exited', { taskArn, container: 'neighbour', exitCode: 0 });

    const [binding] = started.networkBindings;
    expect(binding).toEqual({
      bindIP: expect.stringMatching(/^127\.0\.2\.\d+$/),
      containerPort: 5000,
      hostPort: 5000,
      protocol: 'tcp',
    });
    expect(await readPage(`http://${binding?.bindIP}:5000/`)).toBe('from app\n');
    expect(stage.runtime.readLogs(taskArn, 'neighbour')).toContain('from app');
  });

  test('reaches a linked container by its alias', async () => {
    const taskArn = aTaskArn('links');
    const app = { name: 'dockerzon', memory: 32, command: servePage('the app') };
    const ask = 'until wget -q -O - http://app:5000/; do usleep 50000; done';
    const front = { name: 'nginx', memory: 32, essential: false, links: ['dockerzon:app'], command: ['sh', '-c', ask] };

    stage.startTask({ taskArn, containers: [front, app] });
    await stage.book.waitFor('container-exited', { taskArn, container: 'nginx', exitCode: 0 });

    expect(stage.runtime.readLogs(taskArn, 'nginx')).toContain('the app');
  });

  test('is given its environment, secrets, user, folder, hosts and limits', async () => {
    const taskArn = aTaskArn('given');
    const command = ['echo $A $B $DB; id -u; pwd; grep -c googledns /etc/hosts; ulimit -n; touch /x || echo read-only'];
    const container = {
      name: 'app',
      memory: 32,
      entryPoint: ['sh', '-c'],
      command,
      environment: [{ name: 'A', value: 'a=b' }],
      environmentFiles: [{ type: 's3', value: 'arn:aws:s3:::config/web.env' }],
      secrets: [{ name: 'DB', valueFrom: 'arn:aws:ssm:eu-west-1:123456789012:parameter/db' }],
      user: '1000',
      workingDirectory: '/tmp',
      extraHosts: [{ hostname: 'googledns', ipAddress: '8.8.8.8' }],
      ulimits: [{ name: 'nofile', softLimit: 512, hardLimit: 1024 }],
      readonlyRootFilesystem: true,
    };

    stage.startTask({ taskArn, containers: [container] });
    await stage.book.waitFor('container-exited', { taskArn, exitCode: 0 });

    expect(stage.runtime.readLogs(taskArn, 'app').filter((line) => !line.startsWith('touch:'))).toEqual([
      'a=b of the file s3cret',
      '1000',
      '/tmp',
      '1',
      '512',
      'read-only',
    ]);
  });

  test('starts a container when those that it depends on have come as far as it asks', async () => {
    const taskArn = aTaskArn('order');
    const migrate = { name: 'migrate', memory: 32, essential: false, command: ['sh', '-c', 'usleep 300000'] };
    const healthCheck = { command: ['CMD', 'test', '-e', '/tmp/up'], interval: 5, retries: 10 };
    const database = { name: 'database', memory: 32, healthCheck, command: ['sh', '-c', 'touch /tmp/up; sleep 3600'] };
    const dependsOn = [
      { containerName: 'migrate', condition: 'SUCCESS' },
      { containerName: 'database', condition: 'HEALTHY' },
    ];

    stage.startTask({
      taskArn,
      containers: [{ name: 'app', memory: 32, dependsOn, command: ['sleep', '60'] }, database, migrate],
    });
    await stage.book.waitFor('container-started', { taskArn, container: 'app' });

    const reported = stage.book.facts.filter((each) => each.taskArn === taskArn);
    const before = reported.map((each) => `${each.kind} ${'container' in each ? each.container : ''}`);
    expect(before.at(-1)).toBe('container-started app');
    expect(before).toContain('container-exited migrate');
    expect(before).toContain('container-health database');
  });

  test('keeps a shared volume for the next task, and ends one of the task with it', async () => {
    const volumes = [
      { name: 'mysql-data', dockerVolumeConfiguration: { scope: 'shared', autoprovision: true } },
      { name: 'scratch' },
    ];
    const mountPoints = [
      { sourceVolume: 'mysql-data', containerPath: '/data' },
      { sourceVolume: 'scratch', containerPath: '/scratch' },
    ];
    const look = 'cat /data/row; ls /scratch; echo kept > /data/row; touch /scratch/file';
    const containers = [{ name: 'db', memory: 32, mountPoints, command: ['sh', '-c', look] }];

    stage.startTask({ taskArn: aTaskArn('vol1'), containers, more: { volumes } });
    await stage.book.waitFor('container-exited', { taskArn: aTaskArn('vol1') });
    stage.startTask({ taskArn: aTaskArn('vol2'), containers, more: { volumes } });
    await stage.book.waitFor('container-exited', { taskArn: aTaskArn('vol2') });

    expect(stage.runtime.readLogs(aTaskArn('vol2'), 'db')).toEqual(['kept']);
  });

  test('reports when its health check passes, and when it fails', async () => {
    const taskArn = aTaskArn('health');
    const healthCheck = { command: ['CMD-SHELL', 'test ! -e /tmp/ill'], interval: 5, retries: 1 };
    const command = ['sh', '-c', 'usleep 2500000; touch /tmp/ill; sleep 3600'];

    stage.startTask({ taskArn, containers: [{ name: 'app', memory: 32, healthCheck, command }] });
    await stage.book.waitFor('container-health', { taskArn, health: 'UNHEALTHY' });

    expect(stage.book.facts.filter((each) => each.kind === 'container-health' && each.taskArn === taskArn)).toEqual([
      { kind: 'container-health', taskArn, container: 'app', health: 'HEALTHY' },
      { kind: 'container-health', taskArn, container: 'app', health: 'UNHEALTHY' },
    ]);
  });
});
