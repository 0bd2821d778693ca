import { describe, expect, test } from '@jest/globals';
import { readAttachments } from '@slipway/ecs-rules/task-definition';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { FoundService } from '../../src/current-state/current-state.ts';
import type { DeployRequest } from '../../src/inputs/request.ts';
import type { ServiceRecord } from '../../src/ports/service-records.ts';
import { checkUpdate, MOST_TASKS_OF_A_SERVICE } from '../../src/run/check-update.ts';
import { aRequest, aService, revisionArn, serviceDeploymentArn } from '../support/builders/service-builders.ts';

const WEB: JsonObject = {
  family: 'web',
  containerDefinitions: [{ name: 'web', image: 'web:1', portMappings: [{ containerPort: 80, name: 'http' }] }],
};
const AWSVPC: JsonObject = { ...WEB, networkMode: 'awsvpc' };
const NETWORK = { networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'] } } };

function anApi(change: JsonObject = {}): JsonObject {
  return { family: 'web', containerDefinitions: [{ name: 'api', image: 'web:2', ...change }] };
}

interface Case {
  readonly service?: Partial<ServiceRecord>;
  /** What runs. */
  readonly current?: JsonObject;
  readonly next?: JsonObject;
  readonly request?: Partial<DeployRequest>;
  readonly isBlocked?: boolean;
}

function check({ service, current = WEB, next = WEB, request = {}, isBlocked = false }: Case) {
  const found: FoundService = {
    service: aService(service),
    current: { arn: revisionArn('web:1'), family: 'web', number: 1, status: 'ACTIVE', described: current },
    history: [],
    running: {},
    surroundings: { unreadable: [] },
  };
  return checkUpdate({ found, next, isBlocked }, aRequest(request));
}

function errorsOf(one: Case): readonly string[] {
  return check(one).errors.map(({ input, text }) => (input === undefined ? text : `${input}: ${text}`));
}

function warningsOf(one: Case): readonly string[] {
  return check(one).notices.map(({ text }) => text);
}

const BALANCED = { loadBalancers: [{ targetGroupArn: 'arn:tg', containerName: 'web', containerPort: 80 }] };

function attached(described: JsonObject): Partial<ServiceRecord> {
  return { attachments: readAttachments(described) };
}

const REGISTERED = attached({ serviceRegistries: [{ registryArn: 'arn:r', containerName: 'web', containerPort: 80 }] });

function connected(field: JsonObject): Partial<ServiceRecord> {
  return attached({ deployments: [{ status: 'PRIMARY', ...field }] });
}

const REFUSED: readonly (Case & { readonly name: string; readonly says: string })[] = [
  {
    name: 'a desired count for a DAEMON service',
    service: { schedulingStrategy: 'DAEMON' },
    request: { desiredCount: 2 },
    says: 'desired-count: Service web is a DAEMON service: ECS runs one task on each container instance and accepts no desired count (given: 2).',
  },
  {
    name: 'a maximum percent over 100 for a DAEMON service',
    service: { schedulingStrategy: 'DAEMON', minimumHealthyPercent: 0, maximumPercent: 100 },
    request: { maximumPercent: 150 },
    says: 'maximum-percent: Service web is a DAEMON service: ECS accepts no maximumPercent above 100 (it would be 150).',
  },
  {
    name: 'settings of volumes for a DAEMON service',
    service: { schedulingStrategy: 'DAEMON' },
    request: { managedVolume: { name: 'data', configuration: {} } },
    says: 'service-managed-ebs-volume-name: Service web is a DAEMON service: ECS accepts settings of volumes for REPLICA services only.',
  },
  {
    name: 'percents that are both 100',
    request: { maximumPercent: 100 },
    says: 'Service web would have minimumHealthyPercent 100 and maximumPercent 100: ECS accepts no update that sets both.',
  },
  {
    name: 'a container that the load balancer lacks',
    service: BALANCED,
    next: anApi({ portMappings: [{ containerPort: 80 }] }),
    says: 'The task definition has no container "web", which the load balancer of service web uses (port 80). It has: api.',
  },
  {
    name: 'a container port that the load balancer lacks',
    service: BALANCED,
    next: {
      family: 'web',
      containerDefinitions: [
        { name: 'web', portMappings: [{ containerPort: 8080 }, { containerPortRange: '81-90' }] },
        { name: 'api', portMappings: [{ containerPort: 80 }] },
      ],
    },
    says: 'Container "web" maps no container port 80, which the load balancer of service web uses. It maps: 8080, 81-90.',
  },
  {
    name: 'a container port where none is mapped',
    service: BALANCED,
    next: { family: 'web', containerDefinitions: [{ name: 'web' }] },
    says: 'Container "web" maps no container port 80, which the load balancer of service web uses. It maps: none.',
  },
  {
    name: 'a container that the service registry lacks',
    service: REGISTERED,
    next: anApi(),
    says: 'The task definition has no container "web", which the service registry of service web uses (port 80). It has: api.',
  },
  {
    name: 'a port name that Service Connect lacks',
    service: connected({ serviceConnectConfiguration: { enabled: true, services: [{ portName: 'http' }] } }),
    next: anApi({ portMappings: [{ containerPort: 80 }] }),
    says: 'No port mapping of the task definition has the name "http", which Service Connect of service web uses.',
  },
  {
    name: 'a port name that VPC Lattice lacks',
    service: connected({ vpcLatticeConfigurations: [{ portName: 'http' }] }),
    next: anApi(),
    says: 'No port mapping of the task definition has the name "http", which VPC Lattice of service web uses.',
  },
  {
    name: 'awsvpc without a network',
    next: AWSVPC,
    says: 'The task definition has networkMode "awsvpc", but service web has no network configuration (subnets).',
  },
  {
    name: 'a network without awsvpc',
    service: NETWORK,
    current: AWSVPC,
    next: WEB,
    says: 'The task definition has networkMode "bridge", but service web has a network configuration (subnets), which requires awsvpc.',
  },
  {
    name: 'a document that Fargate cannot run',
    service: { ...NETWORK, launchType: 'FARGATE' },
    current: { ...AWSVPC, compatibilities: ['EC2', 'FARGATE'] },
    next: AWSVPC,
    says: "Service web runs on Fargate, but the task definition cannot: cpu: Fargate requires that 'cpu' be defined at the task level.",
  },
  {
    name: 'a revision that ECS did not register for Fargate',
    service: { ...NETWORK, launchType: 'FARGATE' },
    current: { ...AWSVPC, compatibilities: ['EC2', 'FARGATE'] },
    next: { ...AWSVPC, cpu: '256', memory: '512', compatibilities: ['EC2'] },
    says: 'Service web runs on Fargate, but the task definition cannot: ECS did not register it for Fargate.',
  },
  {
    name: 'a volume that the service has settings for',
    service: { volumeConfigurations: [{ name: 'data', managedEBSVolume: { roleArn: 'arn:role' } }] },
    current: { ...WEB, volumes: [{ name: 'data', configuredAtLaunch: true }] },
    next: { ...WEB, volumes: [{ name: 'data' }] },
    says: 'The task definition has no volume "data" with configuredAtLaunch, for which service web has settings.',
  },
];

describe('what UpdateService would refuse is an error of the plan', () => {
  test.each(REFUSED)('$name', ({ says, ...one }) => {
    expect(errorsOf(one)).toEqual([says]);
    for (const { advice } of check(one).errors) expect(advice).toMatch(/\S\.$|…$/);
  });
});

describe('an Express Mode service', () => {
  test('is updated with a new revision', () => {
    expect(errorsOf({ service: { isExpress: true }, next: WEB })).toEqual([]);
  });

  test('gets no deployment configuration, which ECS manages', () => {
    expect(errorsOf({ service: { isExpress: true }, request: { maximumPercent: 150 } })).toEqual([
      'Service web is an Express Mode service: ECS manages its deployment configuration.',
    ]);
  });
});

describe('no error is', () => {
  test.each<Case & { readonly name: string }>([
    { name: 'a document that matches', service: { ...BALANCED, ...REGISTERED } },
    {
      name: 'a port within a range',
      service: BALANCED,
      next: { family: 'web', containerDefinitions: [{ name: 'web', portMappings: [{ containerPortRange: '80-90' }] }] },
    },
    {
      name: 'a mismatch that the revision that runs has too, since ECS accepted it',
      service: BALANCED,
      current: anApi(),
      next: anApi({ cpu: 64 }),
    },
    {
      name: 'a registry that names no container',
      service: attached({ serviceRegistries: [{ registryArn: 'arn:r' }] }),
      next: anApi(),
    },
    {
      name: 'Service Connect that is off, or only a client',
      service: connected({ serviceConnectConfiguration: { enabled: false, services: [{ portName: 'gone' }] } }),
    },
    {
      name: 'a port name of an older deployment',
      service: attached({
        deployments: [{ status: 'ACTIVE', vpcLatticeConfigurations: [{ portName: 'gone' }] }],
      }),
    },
    {
      name: 'a document for Fargate without requiresCompatibilities',
      service: { ...NETWORK, launchType: 'FARGATE' },
      current: AWSVPC,
      next: { ...AWSVPC, cpu: '256', memory: '512' },
    },
    {
      name: 'one for Fargate alone on container instances',
      service: NETWORK,
      current: AWSVPC,
      next: { ...AWSVPC, cpu: '256', memory: '512', requiresCompatibilities: ['FARGATE'] },
    },
    {
      name: 'settings of a volume that this run replaces',
      service: { volumeConfigurations: [{ name: 'old', managedEBSVolume: {} }] },
      request: { managedVolume: { name: 'data', configuration: {} } },
    },
    {
      name: 'percents of 100 that are not sent',
      service: { minimumHealthyPercent: 100, maximumPercent: 100 },
    },
    { name: 'percents of 100 where the forecast says what helps', request: { maximumPercent: 100 }, isBlocked: true },
    {
      name: 'a DAEMON service that keeps its percents',
      service: { schedulingStrategy: 'DAEMON', minimumHealthyPercent: 0, maximumPercent: 150 },
    },
  ])('$name', (one) => {
    expect(errorsOf(one)).toEqual([]);
  });

  test.each([
    { name: 'a mismatch with what a rollback restores too', request: {}, count: 0 },
    { name: 'unless it needs an update', request: { shouldForceNewDeployment: true }, count: 1 },
  ])('$name', ({ request, count }) => {
    const rollbackPath = {
      deploymentId: 'ecs-svc/2',
      revisionArn: revisionArn('web:2'),
      serviceDeploymentArn: serviceDeploymentArn('d'),
      returnsToId: '',
    };
    const revision = { arn: revisionArn('web:1'), family: 'web', number: 1, status: 'ACTIVE', described: anApi() };
    const found: FoundService = {
      service: aService(BALANCED),
      current: { ...revision, described: WEB },
      target: { revision, known: [], rollbackPath, isCodeDeployRollback: false, unverified: {} },
      history: [],
      running: {},
      surroundings: { unreadable: [] },
    };

    expect(checkUpdate({ found, next: anApi(), isBlocked: false }, aRequest(request)).errors).toHaveLength(count);
  });

  test('anything of a service that CodeDeploy deploys', () => {
    const found = { service: aService(BALANCED), codeDeploy: {} } as unknown as FoundService;

    expect(checkUpdate({ found, next: anApi(), isBlocked: false }, aRequest())).toEqual({ errors: [], notices: [] });
  });
});

test.each([
  { schedulingStrategy: 'REPLICA', advice: 'Set minimum-healthy-percent below 100, or maximum-percent above 100.' },
  { schedulingStrategy: 'DAEMON', advice: 'Set minimum-healthy-percent below 100.' },
])('percents that are both 100 get advice that ECS accepts: $schedulingStrategy', ({ schedulingStrategy, advice }) => {
  const service = { schedulingStrategy, minimumHealthyPercent: 0, maximumPercent: 100 };
  const { errors } = check({ service, request: { minimumHealthyPercent: 100 } });

  expect(errors.map((error) => error.advice)).toEqual([advice]);
});

describe('what ECS may refuse is a warning', () => {
  const windows = { runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' } };

  test.each<Case & { readonly name: string; readonly says: readonly string[] }>([
    {
      name: 'more tasks than the quota of a service',
      request: { desiredCount: MOST_TASKS_OF_A_SERVICE + 1 },
      says: ['Service web: desired count 5001 is above the quota of 5000 tasks per service. ECS may refuse it.'],
    },
    { name: 'not as many as the quota', request: { desiredCount: MOST_TASKS_OF_A_SERVICE }, says: [] },
    {
      name: 'another platform family on Fargate',
      service: attached({ platformFamily: 'Linux' }),
      next: { ...WEB, ...windows },
      says: [
        'Service web runs on platform family Linux, and the task definition is for WINDOWS_SERVER_2022_CORE. ECS requires one family for all tasks of a service.',
      ],
    },
    {
      name: 'not the same family in other letters',
      service: attached({ platformFamily: 'Windows Server 2022 Core' }),
      next: { ...WEB, ...windows },
      says: [],
    },
    {
      name: 'not a family that runs already',
      service: attached({ platformFamily: 'Linux' }),
      current: { ...WEB, ...windows },
      next: { ...WEB, ...windows },
      says: [],
    },
    {
      name: 'a maximum percent that rebalancing does not support',
      service: attached({ availabilityZoneRebalancing: 'ENABLED' }),
      request: { minimumHealthyPercent: 0, maximumPercent: 100 },
      says: [
        'Service web has Availability Zone rebalancing, which does not support maximumPercent 100. ECS may refuse the update.',
      ],
    },
    {
      name: 'a volume that is left open without settings',
      next: { ...WEB, volumes: [{ name: 'data', configuredAtLaunch: true }] },
      says: [
        'The task definition leaves the volume "data" to be configured at launch, and service web has no settings for it.',
      ],
    },
  ])('$name', ({ says, ...one }) => {
    expect(warningsOf(one)).toEqual(says);
  });

  test('the quota of tasks per service is the one that AWS documents', () => {
    expect(MOST_TASKS_OF_A_SERVICE).toBe(5000);
  });
});
