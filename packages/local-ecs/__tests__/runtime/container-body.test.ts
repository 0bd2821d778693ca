import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type ContainerPlace, writeContainerBody } from '../../src/runtime/container-body.ts';
import { readTaskSpecification } from '../../src/runtime/read-task-specification.ts';
import { OWN_NAMESPACES } from '../../src/runtime/task-namespaces.ts';
import { planNetworks } from '../../src/runtime/task-network.ts';

const PLACE: ContainerPlace = {
  image: 'web:1',
  labels: { 'slipway.container': 'web' },
  environment: [],
  namespaces: OWN_NAMESPACES,
  network: { kind: 'published', addresses: ['127.0.1.3'], ports: [] },
  nameOf: (container) => `slipway-1-${container}`,
  sourceOf: (volume) => `volume-${volume}`,
  taskMemoryMiB: undefined,
  speed: 10,
};

function write(definition: JsonObject, place: Partial<ContainerPlace> = {}): JsonObject {
  const task = readTaskSpecification({ containerDefinitions: [{ name: 'web', ...definition }] });
  const [container] = task.containers;
  if (container === undefined) throw new Error('no container was read');
  return writeContainerBody(container, { ...PLACE, ...place });
}

describe('what Docker must create', () => {
  test('has no entry point and no command where their lists are empty, so that those of the image apply', () => {
    const body = write({ entryPoint: [], command: [] });

    expect([body.Entrypoint, body.Cmd]).toEqual([undefined, undefined]);
  });

  test('is little for a container that asks for little', () => {
    expect(write({})).toEqual({
      Image: 'web:1',
      Labels: { 'slipway.container': 'web' },
      Env: [],
      ExposedPorts: {},
      HostConfig: {
        NetworkMode: 'bridge',
        PortBindings: {},
        Links: [],
        ExtraHosts: [],
        Binds: [],
        VolumesFrom: [],
        ReadonlyRootfs: false,
        LogConfig: { Type: 'json-file', Config: { 'max-size': '4m', 'max-file': '1' } },
        CpuShares: 2,
        Ulimits: [],
      },
    });
  });

  test('has every field of the container, with the names of Docker', () => {
    const body = write(
      {
        cpu: 256,
        memory: 100,
        memoryReservation: 64,
        links: ['app', 'db:database'],
        volumesFrom: [{ sourceContainer: 'app', readOnly: true }],
        mountPoints: [{ sourceVolume: 'data', containerPath: '/data', readOnly: true }],
        dockerLabels: { team: 'web' },
        healthCheck: { command: ['CMD-SHELL', 'true'], interval: 30, timeout: 3, retries: 2, startPeriod: 20 },
        linuxParameters: { initProcessEnabled: true },
        hostname: 'web.test',
      },
      {
        network: {
          kind: 'published',
          addresses: ['127.0.1.3'],
          ports: [
            { containerPort: 80, hostPort: 8080, protocol: 'tcp' },
            { containerPort: 80, hostPort: 0, protocol: 'tcp' },
            { containerPort: 53, hostPort: 53, protocol: 'udp' },
          ],
        },
      },
    );

    expect(body).toMatchObject({
      Hostname: 'web.test',
      Labels: { team: 'web', 'slipway.container': 'web' },
      ExposedPorts: { '80/tcp': {}, '53/udp': {} },
      Healthcheck: {
        Test: ['CMD-SHELL', 'true'],
        Interval: 3_000_000_000,
        Timeout: 3_000_000_000,
        Retries: 2,
        StartPeriod: 2_000_000_000,
      },
      HostConfig: {
        PortBindings: {
          '80/tcp': [
            { HostIp: '127.0.1.3', HostPort: '8080' },
            { HostIp: '127.0.1.3', HostPort: '' },
          ],
          '53/udp': [{ HostIp: '127.0.1.3', HostPort: '53' }],
        },
        Links: ['slipway-1-app:app', 'slipway-1-db:database'],
        VolumesFrom: ['slipway-1-app:ro'],
        Binds: ['volume-data:/data:ro'],
        CpuShares: 256,
        Memory: 104_857_600,
        MemorySwap: 104_857_600,
        MemoryReservation: 67_108_864,
        Init: true,
      },
    });
  });

  test('checks health no more often than every second', () => {
    const body = write({ healthCheck: { command: ['CMD', 'true'], interval: 5 } }, { speed: 100 });

    expect(body).toMatchObject({ Healthcheck: { Interval: 1_000_000_000, Timeout: 5_000_000_000, Retries: 3 } });
  });

  test('limits a container without a limit by that of its task', () => {
    expect(write({}, { taskMemoryMiB: 512 })).toMatchObject({ HostConfig: { Memory: 536_870_912 } });
  });
});

describe('the networks of a task', () => {
  test('of awsvpc belong to an essential container that waits for no other, and the rest join it', () => {
    const task = readTaskSpecification({
      networkMode: 'awsvpc',
      containerDefinitions: [
        { name: 'migrate', essential: false },
        { name: 'envoy', essential: false, portMappings: [{ containerPort: 15000 }] },
        {
          name: 'app',
          dependsOn: [{ containerName: 'migrate', condition: 'SUCCESS' }],
          portMappings: [{ containerPort: 80 }],
        },
      ],
    });

    expect(Object.fromEntries(planNetworks(task, ['127.0.2.1']))).toEqual({
      migrate: { kind: 'published', addresses: ['127.0.2.1'], ports: [] },
      envoy: { kind: 'joined', container: 'app' },
      app: {
        kind: 'published',
        addresses: ['127.0.2.1'],
        ports: [
          { containerPort: 15000, hostPort: 15000, protocol: 'tcp' },
          { containerPort: 80, hostPort: 80, protocol: 'tcp' },
        ],
      },
    });
  });

  test('of host mode publish the containers own ports on the address of the instance', () => {
    const task = readTaskSpecification({
      networkMode: 'host',
      containerDefinitions: [{ name: 'app', portMappings: [{ containerPort: 80 }] }],
    });

    expect(planNetworks(task, ['127.0.1.3']).get('app')).toEqual({
      kind: 'published',
      addresses: ['127.0.1.3'],
      ports: [{ containerPort: 80, hostPort: 80, protocol: 'tcp' }],
    });
  });
});
