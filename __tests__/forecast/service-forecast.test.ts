import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { Surroundings } from '../../src/current-state/current-state.ts';
import { forecastService } from '../../src/forecast/service-forecast.ts';
import type { ServiceRecord } from '../../src/ports/service-records.ts';
import {
  aContainerInstance,
  aRequest,
  aService,
  aShiftingService,
  aTask,
  revisionArn,
  taskArn,
} from '../support/builders/service-builders.ts';

/** Percents that forbid every move of a rolling update. */
const NO_HEADROOM = { minimumHealthyPercent: 100, maximumPercent: 100 };

const DOCUMENT = {
  family: 'web',
  containerDefinitions: [{ name: 'web', image: 'web:1', memory: 128, essential: true }],
};
const NEXT = { family: 'web', containerDefinitions: [{ name: 'web', image: 'web:2', memory: 128, essential: true }] };

/** Four tasks on four instances. */
const HOSTS = {
  instances: Array.from({ length: 4 }, (_, at) =>
    aContainerInstance(`i${at}`, { taskCount: 1, attributes: { slots: '10' } }),
  ),
  tasks: Array.from({ length: 4 }, (_, at) => aTask(taskArn(`t${at}`), `i${at}`)),
};

function forecast(
  service: ServiceRecord,
  around: {
    readonly surroundings?: Partial<Surroundings>;
    readonly next?: JsonObject;
    readonly isRedeployed?: boolean;
  } = {},
  request = aRequest(),
) {
  const surroundings = { hosts: HOSTS, unreadable: [], ...around.surroundings };
  const current = { arn: revisionArn('web:1'), family: 'web', number: 1, status: 'ACTIVE', described: DOCUMENT };
  return forecastService(
    {
      found: { service, current, history: [], running: {}, surroundings },
      next: around.next ?? NEXT,
      isRedeployed: around.isRedeployed === true,
    },
    request,
  );
}

function forecastWithout(service: ServiceRecord, surroundings: Surroundings) {
  const current = { arn: revisionArn('web:1'), family: 'web', number: 1, status: 'ACTIVE', described: DOCUMENT };
  return forecastService(
    { found: { service, current, history: [], running: {}, surroundings }, next: NEXT },
    aRequest(),
  );
}

test('a cluster without container instances is named, with what helps', () => {
  const surroundings = { hosts: { instances: [], tasks: [] } };

  expect(forecast(aService({ running: 0 }), { surroundings }).errors).toEqual([
    {
      text: 'Service web cannot roll out. Cluster production has no container instances that accept tasks.',
      advice: 'Add one, or use a capacity provider or Fargate.',
    },
  ]);
});

describe('percents that forbid every move', () => {
  const error = {
    text:
      'Service web cannot roll out. maximumPercent 100 allows 4 tasks, and minimumHealthyPercent 100 keeps 4 of 4 tasks ' +
      'in service.',
    advice: 'Set minimum-healthy-percent to 75 or less, or set maximum-percent to 125 or more.',
  };

  test.each([
    { name: 'on container instances', service: aService(NO_HEADROOM) },
    { name: 'on AWS Fargate', service: aService({ ...NO_HEADROOM, launchType: 'FARGATE' }) },
    {
      name: 'with a capacity provider',
      service: aService({ ...NO_HEADROOM, capacityProviderStrategy: [{ capacityProvider: 'spot' }] }),
    },
  ])('refuse a rolling update $name', ({ service }) => {
    expect(forecast(service).errors).toEqual([error]);
  });

  test('refuse it even if the container instances may not be read', () => {
    const surroundings: Surroundings = {
      unreadable: [{ action: 'ecs:ListContainerInstances', why: 'It was denied.' }],
    };

    expect(forecastWithout(aService(NO_HEADROOM), surroundings).errors).toEqual([error]);
  });

  test('do not refuse while another deployment is in progress, whose tasks may come and go', () => {
    const [primary] = aService().deployments;
    const deployments = primary === undefined ? [] : [{ ...primary, rolloutState: 'IN_PROGRESS' }];

    expect(forecast(aService({ ...NO_HEADROOM, deployments }))).toEqual({
      lines: ['No forecast: another deployment of this service is in progress.'],
      errors: [],
      notices: [],
    });
  });

  test('do not refuse when there is nothing to roll out', () => {
    expect(forecast(aService(NO_HEADROOM), { next: DOCUMENT })).toEqual({ lines: [], errors: [], notices: [] });
  });

  test('refuse the same revision again, where a tag was moved', () => {
    expect(forecast(aService(NO_HEADROOM), { next: DOCUMENT, isRedeployed: true }).errors).toEqual([error]);
  });

  test('do not rule a deployment that shifts traffic', () => {
    expect(forecast(aShiftingService(NO_HEADROOM))).toEqual({
      lines: [
        'strategy BLUE_GREEN: all traffic at once; bake time 5 minutes',
        'All 4 new tasks start next to the 4 old ones before traffic shifts; at least 5 minutes. ' +
          'Capacity, health and pauses are not forecast.',
      ],
      errors: [],
      notices: [],
    });
  });
});

describe('a rollout that will progress', () => {
  test('is reported with its bounds, its least time and what was not read', () => {
    expect(forecast(aService())).toEqual({
      facts: { batches: 1, leastSeconds: 50, fewestTasks: 4, mostTasks: 8 },
      lines: [
        'Forecast: 1 batch on 4 container instances, at least 50 seconds (mostly health checks); 4–8 tasks running ' +
          'throughout. Health is not forecast.',
      ],
      errors: [],
      notices: [],
    });
  });

  test('says so when no task runs for a while', () => {
    const service = aService({ minimumHealthyPercent: 0, maximumPercent: 100 });

    expect(forecast(service).lines[0]).toContain('0–4 tasks running; at times no task is running.');
  });

  test('on AWS Fargate goes as far as the percents', () => {
    const { lines } = forecastWithout(aService({ launchType: 'FARGATE' }), { unreadable: [] });

    expect(lines[0]).toMatch(/^Forecast: 1 batch, at least .* Capacity and health are not forecast\.$/);
  });

  test('takes the bake time that is requested with it, and warns of the time limit', () => {
    const { facts, lines, notices } = forecast(aService(), {}, aRequest({ deployment: { bakeTimeMinutes: 60 } }));

    expect(facts?.leastSeconds).toBe(3650);
    expect(lines[0]).toContain(' Then a bake time of 60 minutes.');
    expect(notices.map(({ text }) => text)).toEqual([
      'The rollout of service web takes 60 minutes at least, but would be rolled back after 30 minutes (wait-for-minutes).',
    ]);
  });

  test('warns when it takes longer than it is followed, and is not refused for it', () => {
    const loadBalancers = [{ targetGroupArn: 'arn:tg', containerName: 'web', containerPort: 80 }];
    const service = aService({ loadBalancers, maximumPercent: 125 });
    const request = aRequest({ followLimitMs: 20 * 60_000 });

    const { errors, notices } = forecast(service, { surroundings: { deregistrationDelayMs: 300_000 } }, request);

    expect(errors).toEqual([]);
    expect(notices).toEqual([
      {
        level: 'warning',
        text:
          'The rollout of service web takes about 20 minutes if connections of old tasks stay open for the whole deregistration delay ' +
          '(300 seconds), but would be rolled back after 20 minutes (wait-for-minutes).',
        advice: 'Increase wait-for-minutes.',
      },
    ]);
  });
});

describe('a constraint', () => {
  const placementConstraints = [{ type: 'memberOf', expression: 'attribute:disk == ssd' }];

  test('that no container instance meets refuses the rollout, and says what would do', () => {
    expect(forecast(aService({ placementConstraints })).errors).toEqual([
      {
        text:
          'Service web cannot roll out. Each new task needs an instance that matches its memberOf constraints, unlike ' +
          'all 4 container instances, and minimumHealthyPercent 100 keeps 4 of 4 tasks in service.',
        advice:
          'No single setting fixes this: reduce the size of the task, or add container instances that its ' +
          'memberOf constraints select.',
      },
    ]);
  });

  test('that some meet is counted with', () => {
    const instances = HOSTS.instances.map((one, at) => ({ ...one, attributes: at === 0 ? { disk: 'ssd' } : {} }));
    const tasks = [aTask(taskArn('t0'), 'i0')];
    const service = aService({
      desired: 1,
      running: 1,
      placementConstraints: [{ type: 'distinctInstance' }, ...placementConstraints],
    });

    expect(forecast(service, { surroundings: { hosts: { instances, tasks } } }).errors).toEqual([
      {
        text: expect.stringContaining('an instance without a task of its group (distinctInstance)'),
        advice:
          'Set minimum-healthy-percent to 0 (at times no task is running), or add one container instance that its memberOf constraints select.',
      },
    ]);
  });
});

describe('a daemon', () => {
  test('is forecast with one task on each container instance, whatever its desired count says', () => {
    const bounds = { minimumHealthyPercent: 0, maximumPercent: 100 };

    expect(forecast(aService({ ...bounds, schedulingStrategy: 'DAEMON', desired: 0 })).lines[0]).toContain(
      '0–4 tasks running; at times no task is running.',
    );
  });
});

describe('a daemon that cannot move', () => {
  const bounds = { minimumHealthyPercent: 90, maximumPercent: 100 };
  const instances = HOSTS.instances.slice(0, 1);
  const hosts = { instances, tasks: HOSTS.tasks.slice(0, 1) };

  test('is a warning and no error, since how ECS replaces its tasks is documented in part only', () => {
    const { errors, notices } = forecast(aService({ ...bounds, schedulingStrategy: 'DAEMON' }), {
      surroundings: { hosts },
    });

    expect(errors).toEqual([]);
    expect(notices).toEqual([
      {
        level: 'warning',
        text:
          'Service web cannot roll out. maximumPercent 100 allows 1 tasks, and minimumHealthyPercent 90 keeps 1 of 1 ' +
          'tasks in service.',
        advice: 'Set minimum-healthy-percent to 0 (at times no task is running).',
      },
    ]);
  });
});

describe('what is placed at random', () => {
  const service = { placementStrategies: [{ type: 'random' }], desired: 1, running: 1 };
  const full = aContainerInstance('i0', { remainingMemoryMiB: 0, registeredMemoryMiB: 128, taskCount: 1 });
  const surroundings = { hosts: { instances: [full], tasks: [aTask(taskArn('t0'), 'i0')] } };

  test('is forecast, with changes that work on the capacity that exists', () => {
    const { errors } = forecast(aService({ ...service, minimumHealthyPercent: 50, maximumPercent: 150 }), {
      surroundings,
    });

    expect(errors).toEqual([
      {
        text: expect.stringContaining('maximumPercent 150 allows 1 tasks'),
        advice: 'Set minimum-healthy-percent to 0 (at times no task is running).',
      },
    ]);
  });

  test('is forecast where every placement ends the same', () => {
    const instances = ['i0', 'i1', 'i2'].map((id) => aContainerInstance(id, { remainingMemoryMiB: 128 }));
    const hosts = { instances, tasks: ['t0', 't1'].map((id, at) => aTask(taskArn(id), `i${at}`)) };
    const two = aService({ ...service, desired: 2, running: 2 });

    expect(forecast(two, { surroundings: { hosts } }).lines[0]).toContain('Forecast: 1 batch on 3 container instances');
  });
});

describe('a volume on the container instance', () => {
  const mountPoints = [{ sourceVolume: 'data', containerPath: '/data' }];
  const [container] = DOCUMENT.containerDefinitions;
  const withVolume = (image: string, volume: JsonObject, mounts: JsonObject[] = mountPoints): JsonObject => ({
    family: 'web',
    containerDefinitions: [{ ...container, image, mountPoints: mounts }],
    volumes: [{ name: 'data', ...volume }],
  });
  const DATA = { host: { sourcePath: '/var/data' } };
  const one = { desired: 1, running: 1 };
  const hosts = { instances: HOSTS.instances.slice(0, 2), tasks: HOSTS.tasks.slice(0, 1) };

  function noticesOf(service: Partial<ServiceRecord>, volume: JsonObject, around: Partial<Surroundings> = { hosts }) {
    const described = withVolume('web:1', volume);
    const current = { arn: revisionArn('web:1'), family: 'web', number: 1, status: 'ACTIVE', described };
    const surroundings = { unreadable: [], ...around };
    const found = { service: aService({ ...one, ...service }), current, history: [], running: {}, surroundings };
    return forecastService({ found, next: withVolume('web:2', volume) }, aRequest()).notices;
  }

  test('is warned of where the new task may start on another one', () => {
    expect(noticesOf({}, DATA)).toEqual([
      {
        level: 'warning',
        text:
          'Service web: the data of volume "data" stays on the container instance of the old task; the new task may ' +
          'start on another one.',
        advice:
          'Pin the task to its instance with a placement constraint, use an EFS volume, or set minimum-healthy-percent 0 ' +
          'and maximum-percent 100 on a single instance.',
      },
    ]);
  });

  test.each<{ readonly name: string; readonly service?: Partial<ServiceRecord>; readonly volume?: JsonObject }>([
    { name: 'a docker volume that is shared', volume: { dockerVolumeConfiguration: { scope: 'shared' } } },
    {
      name: 'a capacity provider',
      service: { capacityProviderStrategy: [{ capacityProvider: 'asg' }] },
    },
  ])('is warned of too: $name', ({ service = {}, volume = DATA }) => {
    const { launchType: _, ...rest } = aService();
    const around = service.capacityProviderStrategy === undefined ? { hosts } : {};

    expect(noticesOf({ ...rest, ...service }, volume, around)).toEqual([
      expect.objectContaining({ level: 'warning', text: expect.stringContaining('volume "data"') }),
    ]);
  });

  test('is a notice where the old task stops first, since its capacity is free again', () => {
    const bounds = { minimumHealthyPercent: 0, maximumPercent: 100 };
    const instances = hosts.instances.map((instance, at) => ({ ...instance, taskCount: at === 0 ? 1 : 0 }));

    expect(noticesOf(bounds, DATA, { hosts: { ...hosts, instances } })).toEqual([
      expect.objectContaining({ level: 'notice' }),
    ]);
  });

  test.each<{
    readonly name: string;
    readonly service?: Partial<ServiceRecord>;
    readonly volume?: JsonObject;
    readonly around?: Partial<Surroundings>;
  }>([
    { name: 'the only instance', around: { hosts: { ...hosts, instances: hosts.instances.slice(0, 1) } } },
    {
      name: 'a constraint that keeps the task there',
      service: { placementConstraints: [{ type: 'memberOf', expression: 'attribute:disk == here' }] },
      around: {
        hosts: {
          ...hosts,
          instances: hosts.instances.map((instance, at) => ({
            ...instance,
            attributes: { disk: at === 0 ? 'here' : '' },
          })),
        },
      },
    },
    { name: 'a daemon', service: { schedulingStrategy: 'DAEMON', minimumHealthyPercent: 0, maximumPercent: 100 } },
    { name: 'the docker socket', volume: { host: { sourcePath: '/var/run/docker.sock' } } },
    { name: 'a folder of the instance', volume: { host: { sourcePath: '/proc' } } },
    { name: 'its log files', volume: { host: { sourcePath: '/var/log/app' } } },
    { name: 'a network file system that is mounted there', volume: { host: { sourcePath: '/mnt/efs/data' } } },
    { name: 'a docker volume of the task', volume: { dockerVolumeConfiguration: { scope: 'task' } } },
    {
      name: 'a docker volume of a driver',
      volume: { dockerVolumeConfiguration: { scope: 'shared', driver: 'rexray/ebs' } },
    },
    { name: 'a volume without a place of its own', volume: { host: {} } },
    { name: 'EFS', volume: { efsVolumeConfiguration: { fileSystemId: 'fs-1' } } },
    { name: 'AWS Fargate', service: { launchType: 'FARGATE' }, around: {} },
  ])('is not warned of: $name', ({ service = {}, volume = DATA, around = { hosts } }) => {
    expect(noticesOf(service, volume, around)).toEqual([]);
  });

  test('that no container writes to, or that is new, is not warned of', () => {
    const read = withVolume('web:2', DATA, [{ ...mountPoints[0], readOnly: true }]);

    expect(forecast(aService(one), { surroundings: { hosts }, next: read }).notices).toEqual([]);
    expect(forecast(aService(one), { surroundings: { hosts }, next: withVolume('web:2', DATA) }).notices).toEqual([]);
  });
});

describe('capacity that the old tasks free before the new ones start', () => {
  const bounds = { minimumHealthyPercent: 0, maximumPercent: 100, desired: 1, running: 1 };
  const full = aContainerInstance('i0', { remainingMemoryMiB: 0, taskCount: 2 });
  const tasks = [aTask(taskArn('t0'), 'i0')];

  test('may be taken by another service, and then nobody runs', () => {
    const hosts = { instances: [full], tasks };

    expect(forecast(aService(bounds), { surroundings: { hosts } }).notices).toEqual([
      {
        level: 'warning',
        text:
          'Service web: new tasks need the capacity that old tasks free, and no task runs in between. Another ' +
          'service waiting for capacity may take it first; then no task of web runs.',
        advice: 'Add a container instance first, or check that no other service is waiting for capacity.',
      },
    ]);
  });

  test('is not mentioned where there is capacity without it', () => {
    const hosts = { instances: [full, aContainerInstance('i1')], tasks };

    expect(forecast(aService(bounds), { surroundings: { hosts } }).notices).toEqual([]);
  });
});

describe('what cannot be decided', () => {
  test.each([
    {
      name: 'with a capacity provider',
      service: { capacityProviderStrategy: [{ capacityProvider: 'spot' }] },
      missing: 'capacity provider spot may add container instances',
    },
    { name: 'on external instances', service: { launchType: 'EXTERNAL' }, missing: 'tasks run on external instances' },
    {
      name: 'under a constraint on the tasks around it',
      service: { placementConstraints: [{ type: 'memberOf', expression: 'task:group == service:cache' }] },
      missing: 'a memberOf expression uses more than attributes',
    },
    {
      name: 'under a constraint that nobody can read',
      service: { placementConstraints: [{ type: 'memberOf', expression: 'attribute:disk ==' }] },
      missing: 'a memberOf expression cannot be read',
    },
    {
      name: 'under a constraint of a kind that is unknown',
      service: { placementConstraints: [{ type: 'farApart' }] },
      missing: 'placement constraint farApart is not supported in forecasts',
    },
    {
      name: 'of a placement strategy that is unknown',
      service: { placementStrategies: [{ type: 'farApart' }] },
      missing: 'where placement strategy farApart places tasks is unknown',
    },
    {
      name: 'under a constraint that compares numbers, by value or by characters',
      service: { placementConstraints: [{ type: 'memberOf', expression: 'attribute:slots > 9' }] },
      missing: 'AWS does not document how a memberOf expression compares the attribute slots',
    },
  ])('$name is said to be so', ({ service, missing }) => {
    expect(forecast(aService(service))).toEqual({
      lines: [`No forecast: ${missing}.`],
      errors: [],
      notices: [],
    });
  });

  test('without the container instances names what could not be read, once', () => {
    const why = 'ecs:ListContainerInstances on cluster production was denied.';

    expect(forecastWithout(aService(), { unreadable: [{ action: 'container instances', why }] })).toEqual({
      lines: ['No forecast: no permission to read the container instances, or the read failed.'],
      errors: [],
      notices: [{ level: 'notice', text: `The forecast for service web is incomplete, because a read failed: ${why}` }],
    });
  });

  test('of a daemon with tasks on an instance that takes none', () => {
    const [first, ...others] = HOSTS.instances;
    const hosts = {
      ...HOSTS,
      instances: [...(first === undefined ? [] : [{ ...first, status: 'DRAINING' }]), ...others],
    };

    expect(forecast(aService({ schedulingStrategy: 'DAEMON' }), { surroundings: { hosts } }).lines[0]).toContain(
      'a daemon service has tasks on container instances that accept no tasks',
    );
  });

  test('of tasks with a GPU', () => {
    const resourceRequirements = [{ type: 'GPU', value: '1' }];
    const next = { ...NEXT, containerDefinitions: [{ ...NEXT.containerDefinitions[0], resourceRequirements }] };

    expect(forecast(aService(), { next }).lines[0]).toContain('GPUs and accelerators are not counted');
  });
});

describe('a limit that comes before a deployment that shifts traffic can end', () => {
  const service = aShiftingService();
  const short = { followLimitMs: 5 * 60_000 };

  test('is refused, since a good deployment would be rolled back for it', () => {
    expect(forecast(service, {}, aRequest(short)).errors).toEqual([
      {
        input: 'wait-for-minutes',
        text:
          'The rollout of service web takes at least 5 minutes (strategy BLUE_GREEN: all traffic at once; bake time 5 minutes), but ' +
          'would be rolled back after 5 minutes (wait-for-minutes).',
        advice: 'Increase wait-for-minutes, or set on-failure: leave.',
      },
    ]);
  });

  test.each([
    { name: 'when the deployment is left to ECS at the limit', request: aRequest({ ...short, onFailure: 'leave' }) },
    { name: 'when nobody follows it', request: aRequest({ ...short, shouldFollow: false }) },
    { name: 'when it is a minute longer', request: aRequest({ followLimitMs: 6 * 60_000 }) },
  ])('is accepted $name', ({ request }) => {
    expect(forecast(service, {}, request).errors).toEqual([]);
  });
});
