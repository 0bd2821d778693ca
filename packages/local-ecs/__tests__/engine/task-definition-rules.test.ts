import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { aTaskDefinition, VirtualEcs } from '../support/fakes/virtual-ecs.ts';

interface Rule {
  readonly name: string;
  readonly container?: JsonObject;
  readonly task?: JsonObject;
  readonly message: string;
}

const AWSVPC: JsonObject = { networkMode: 'awsvpc' };

const FARGATE: JsonObject = {
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '256',
  memory: '512',
  executionRoleArn: 'arn:aws:iam::123456789012:role/x',
};

/** An awslogs configuration without the option that Fargate requires. */
const LOGS: JsonObject = {
  logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-region': 'eu-west-1', 'awslogs-group': '/web' } },
};

function ports(...portMappings: readonly JsonObject[]): JsonObject {
  return { portMappings };
}

function efs(efsVolumeConfiguration: JsonObject): JsonObject {
  return { volumes: [{ name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1', ...efsVolumeConfiguration } }] };
}

function check(healthCheck: JsonObject): JsonObject {
  return { healthCheck: { command: ['CMD', 'true'], ...healthCheck } };
}

const UNSUPPORTED = 'Fargate compatible task definitions do not support ';

/** Texts seen in answers of the real service; those of our own wording are in the second table. */
const OBSERVED: readonly Rule[] = [
  {
    name: 'less memory than is reserved',
    container: { memory: 256, memoryReservation: 512 },
    message: "Invalid setting for container 'web'. 'memory' must be greater than or equal to 'memoryReservation'.",
  },
  {
    name: 'a task of less than 128 CPU units',
    task: { cpu: '64' },
    message:
      "Invalid 'cpu' setting for task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.",
  },
  {
    name: 'a name in awsvpc mode',
    container: { hostname: 'web' },
    task: AWSVPC,
    message: 'hostname is not supported on container when networkMode=awsvpc.',
  },
  {
    name: 'extra hosts in awsvpc mode',
    container: { extraHosts: [{ hostname: 'db', ipAddress: '10.0.0.1' }] },
    task: AWSVPC,
    message: 'Extra hosts are not supported on container when networkMode=awsvpc.',
  },
  {
    name: 'DNS servers in awsvpc mode',
    container: { dnsServers: ['10.0.0.2'] },
    task: AWSVPC,
    message: 'DNS servers are not supported on container when networkMode=awsvpc.',
  },
  {
    name: 'no network in awsvpc mode',
    container: { disableNetworking: true },
    task: AWSVPC,
    message: 'Disable Networking is not supported on container when networkMode=awsvpc',
  },
  {
    name: 'a port and a range',
    container: ports({ containerPort: 80, containerPortRange: '80-90' }),
    message: 'cannot specify both single port and port range',
  },
  {
    name: 'a range that runs backwards',
    container: ports({ containerPortRange: '90-80' }),
    message: "Invalid 'containerPortRange' setting for container 'web'.",
  },
  {
    name: 'ranges that overlap',
    container: ports({ containerPortRange: '8080-8085' }, { containerPortRange: '8085-8090' }),
    task: AWSVPC,
    message: "TCP container port '8085' is used multiple times in task when networkMode=awsvpc.",
  },
  {
    name: 'one name for two ports',
    container: ports({ containerPort: 80, name: 'http' }, { containerPort: 81, name: 'http' }),
    task: AWSVPC,
    message: 'When networkMode=awsvpc, port mapping name is already used',
  },
  {
    name: 'another host port in host mode',
    container: ports({ containerPort: 80, hostPort: 81 }),
    task: { networkMode: 'host' },
    message: 'When networkMode=host, the host ports and container ports in port mappings must match.',
  },
  {
    name: 'a mount of no volume',
    container: { mountPoints: [{ sourceVolume: 'nope', containerPath: '/data' }] },
    message: "Unknown volume 'nope'.",
  },
  {
    name: 'volumes of no container',
    container: { volumesFrom: [{ sourceContainer: 'nope' }] },
    message: "Invalid 'volumesFrom' setting. Unknown container: 'nope'",
  },
  {
    name: 'a volume of the launch that nothing mounts',
    task: { volumes: [{ name: 'data', configuredAtLaunch: true }] },
    message: 'Volumes [data] are not referenced by any of the containers',
  },
  {
    name: 'an EFS access point below the root',
    task: efs({ rootDirectory: '/x', authorizationConfig: { accessPointId: 'fsap-1' } }),
    message: 'When using an EFS access point, the root directory must either be set to "/" or be omitted.',
  },
  {
    name: 'EFS by IAM in clear',
    task: efs({ authorizationConfig: { iam: 'ENABLED' } }),
    message: 'EFS IAM authorization requires TransitEncryption to be enabled.',
  },
  {
    name: 'a port of encryption without it',
    task: efs({ transitEncryptionPort: 2999 }),
    message: 'TransitEncryptionPort requires that TransitEncryption is enabled.',
  },
  {
    name: 'a health check too seldom',
    container: check({ interval: 301 }),
    message: "Health check interval must be less than or equal to the maximum allowed value 300 for container 'web'",
  },
  {
    name: 'a health check too stubborn',
    container: check({ retries: 11 }),
    message: "Health check retries must be less than or equal to the maximum allowed value 10 for container 'web'",
  },
  {
    name: 'a soft limit over the hard one',
    container: { ulimits: [{ name: 'nofile', softLimit: 2, hardLimit: 1 }] },
    message: 'Soft limit exceeds hard limit for ulimit nofile',
  },
  {
    name: 'a restart period under a minute',
    container: { restartPolicy: { enabled: true, restartAttemptPeriod: 59 } },
    message: "The 'restartAttemptPeriod' setting for container 'web' must be between 60 and 1800.",
  },
  {
    name: 'eleven environment files',
    container: { environmentFiles: Array.from({ length: 11 }, () => ({ type: 's3', value: 'arn:aws:s3:::b/a.env' })) },
    message: 'The maximum number of environment files was exceeded. Specify ten or less and try again.',
  },
  {
    name: 'an environment file by its path',
    container: { environmentFiles: [{ type: 's3', value: 'b/a.env' }] },
    message: 'Invalid arn syntax.',
  },
  {
    name: 'awslogs without a group',
    container: { logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-region': 'eu-west-1' } } },
    message: 'Log driver awslogs requires options: awslogs-group',
  },
  {
    name: 'awsfirelens without a router',
    container: { logConfiguration: { logDriver: 'awsfirelens' } },
    message:
      'When awsfirelens log driver is specified in log configuration, a firelens configuration object must be configured in one of the containers.',
  },
  {
    name: 'an unused router',
    container: { firelensConfiguration: { type: 'fluentbit' } },
    message:
      'When a firelensConfiguration object is specified, at least one container has to be configured with the awsfirelens log driver',
  },
  {
    name: 'a proxy in bridge mode',
    task: { proxyConfiguration: { containerName: 'web' } },
    message: 'APPMESH proxy configuration is only supported in networkMode=awsvpc',
  },
  {
    name: 'a proxy of no container',
    task: { ...AWSVPC, proxyConfiguration: { containerName: 'envoy' } },
    message: 'Proxy container [envoy] does not exist',
  },
  {
    name: 'a proxy without its port',
    task: { ...AWSVPC, proxyConfiguration: { containerName: 'web' } },
    message: 'Ingress port not found',
  },
  {
    name: 'inference accelerators',
    task: { inferenceAccelerators: [{ deviceName: 'a', deviceType: 'b' }] },
    message: "Unsupported field 'inferenceAccelerators'.",
  },
  {
    name: 'ephemeral storage on EC2',
    task: { requiresCompatibilities: ['EC2'], ephemeralStorage: { sizeInGiB: 30 } },
    message: 'Tasks using the EC2 launch type do not support EphemeralStorage.',
  },
  {
    name: 'too little ephemeral storage',
    task: { ...FARGATE, ephemeralStorage: { sizeInGiB: 20 } },
    message: 'EphemeralStorage size should be at least 21',
  },
  {
    name: 'too much ephemeral storage',
    task: { ...FARGATE, ephemeralStorage: { sizeInGiB: 201 } },
    message: 'EphemeralStorage size should be at most 200',
  },
  {
    name: 'the host’s processes on Fargate',
    task: { ...FARGATE, pidMode: 'host' },
    message:
      "Tasks using the Fargate launch type do not support pidMode 'host'. The supported value for pidMode is 'task'.",
  },
  { name: 'IPC on Fargate', task: { ...FARGATE, ipcMode: 'task' }, message: `${UNSUPPORTED}ipcMode` },
  {
    name: 'constraints on Fargate',
    task: { ...FARGATE, placementConstraints: [{ type: 'memberOf', expression: 'true' }] },
    message: `${UNSUPPORTED}constraints`,
  },
  {
    name: 'a docker volume on Fargate',
    task: { ...FARGATE, volumes: [{ name: 'a', dockerVolumeConfiguration: { scope: 'task' } }] },
    message: `${UNSUPPORTED}dockerVolumeConfiguration`,
  },
  {
    name: 'a path of the host on Fargate',
    task: { ...FARGATE, volumes: [{ name: 'a', host: { sourcePath: '/x' } }] },
    message: `${UNSUPPORTED}sourcePath`,
  },
  {
    name: 'shared memory on Fargate',
    container: { linuxParameters: { sharedMemorySize: 64 } },
    task: FARGATE,
    message: `${UNSUPPORTED}sharedMemorySize`,
  },
  {
    name: 'swap on Fargate',
    container: { linuxParameters: { maxSwap: 64 } },
    task: FARGATE,
    message: `${UNSUPPORTED}maxSwap`,
  },
  {
    name: 'devices on Fargate',
    container: { linuxParameters: { devices: [{ hostPath: '/dev/x' }] } },
    task: FARGATE,
    message: `${UNSUPPORTED}devices`,
  },
  {
    name: 'security options on Fargate',
    container: { dockerSecurityOptions: ['label:x'] },
    task: FARGATE,
    message: `${UNSUPPORTED}dockerSecurityOptions`,
  },
  {
    name: 'another capability on Fargate',
    container: { linuxParameters: { capabilities: { add: ['SYS_PTRACE', 'NET_ADMIN'] } } },
    task: FARGATE,
    message: 'NET_ADMIN is not allowed on Fargate.',
  },
  {
    name: 'a GPU on Fargate',
    container: { resourceRequirements: [{ type: 'GPU', value: '1' }] },
    task: FARGATE,
    message: 'Tasks using the Fargate launch type do not support GPU resource requirements.',
  },
  {
    name: 'a log driver that Fargate does not have',
    container: { logConfiguration: { logDriver: 'json-file' } },
    task: FARGATE,
    message: 'json-file is not a valid log driver. Must be one of [awslogs,splunk,awsfirelens]',
  },
  {
    name: 'awslogs on Fargate without a stream prefix',
    container: LOGS,
    task: FARGATE,
    message:
      'Fargate requires log configuration options to include awslogs-stream-prefix to support log driver awslogs.',
  },
  {
    name: 'Windows of half a vCPU on Fargate',
    task: {
      ...FARGATE,
      cpu: '512',
      memory: '2048',
      runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
    },
    message:
      'No Fargate configuration exists for given values: 512 CPU, 2048 memory. See the Amazon ECS documentation for the valid values.',
  },
];

/** Refused by ECS, in words of our own. */
const ASSUMED: readonly Rule[] = [
  {
    name: 'a privileged container on Fargate',
    container: { privileged: true },
    task: FARGATE,
    message: "Fargate requires that the 'privileged' setting be 'false' at the container level.",
  },
  {
    name: 'ports without a network',
    container: ports({ containerPort: 80 }),
    task: { networkMode: 'none' },
    message: 'Port mappings are not supported when networkMode=none.',
  },
  {
    name: 'a health check of no command',
    container: { healthCheck: { command: [] } },
    message: 'healthCheck.command should not be null or empty.',
  },
  {
    name: 'a health check too often',
    container: check({ interval: 4 }),
    message: "Health check interval must be greater than or equal to the minimum allowed value 5 for container 'web'",
  },
  {
    name: 'CPU units in no unit that AWS documents',
    task: { cpu: '1024m' },
    message:
      "Invalid 'cpu' setting for task. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.",
  },
  {
    name: 'a capital letter in the name of a port',
    container: ports({ containerPort: 80, name: 'Http' }),
    message: "Port mapping name 'Http' contains invalid characters.",
  },
];

/** Unknown values, and rules without a documented or observed source. */
const DOUBTED: readonly Omit<Rule, 'message'>[] = [
  { name: 'an unknown network mode', task: { networkMode: 'nat' } },
  {
    name: 'links and ports in an unknown network mode',
    container: { links: ['web'], ...ports({ containerPort: 80, hostPort: 8080 }) },
    task: { networkMode: 'default' },
  },
  { name: 'an unknown ulimit', container: { ulimits: [{ name: 'x', softLimit: 2, hardLimit: 1 }] } },
  {
    name: 'the operating system in lower case on Fargate',
    task: { ...FARGATE, runtimePlatform: { operatingSystemFamily: 'linux', cpuArchitecture: 'arm64' } },
  },
  { name: 'a start timeout of five minutes on Fargate', container: { startTimeout: 300 }, task: FARGATE },
  { name: 'a stop timeout over two minutes on Fargate', container: { stopTimeout: 121 }, task: FARGATE },
  { name: 'memory in megabytes', task: { memory: '512MB' } },
  { name: 'memory in megabytes on Fargate', task: { ...FARGATE, memory: '512MB' } },
  { name: 'less memory than Docker reserves', container: { memory: 4 } },
  { name: 'no inference accelerators', task: { inferenceAccelerators: [] } },
  {
    name: 'a host port twice in bridge mode',
    container: ports({ containerPort: 80, hostPort: 80 }, { containerPort: 81, hostPort: 80 }),
  },
  { name: 'port 0', container: ports({ containerPort: 0 }) },
  { name: 'a range of a thousand ports', container: ports({ containerPortRange: '8000-8999' }) },
  { name: 'a port name that begins with an underscore', container: ports({ containerPort: 80, name: '_http' }) },
  {
    name: 'a container that waits for itself',
    container: { dependsOn: [{ containerName: 'web', condition: 'START' }] },
  },
  { name: 'DNS search domains in awsvpc mode', container: { dnsSearchDomains: ['a.example'] }, task: AWSVPC },
  { name: 'a swappiness below 0', container: { linuxParameters: { swappiness: -1 } } },
  { name: 'one name for two volumes', task: { volumes: [{ name: 'data' }, { name: 'data' }] } },
  { name: 'a task without a server of little CPU', task: { requiresCompatibilities: ['EXTERNAL'], cpu: '64' } },
  { name: 'a task of more CPU than any instance has today', task: { cpu: '400000' } },
];

describe.each([
  { words: 'in the words of the real service', rules: OBSERVED },
  { words: 'in words of its own', rules: ASSUMED },
])('RegisterTaskDefinition refuses $words', ({ rules }) => {
  test.each(rules)('$name', ({ container, task, message }) => {
    const ecs = new VirtualEcs();

    const answer = ecs.ask('RegisterTaskDefinition', aTaskDefinition(container, task));

    expect(answer).toEqual({ ok: false, type: 'ClientException', message, status: 400 });
    expect(ecs.call('ListTaskDefinitionFamilies', { status: 'ALL' })).toEqual({ families: [] });
  });
});

describe('RegisterTaskDefinition accepts what is only doubted', () => {
  test.each(DOUBTED)('$name', ({ container, task }) => {
    const input = aTaskDefinition(container, task);
    const caller = { accessKeyId: 'AKIDEXAMPLE', region: 'eu-west-1' };

    // Not by `ask`, which knows the words of the SDK alone.
    const answer = new VirtualEcs().send({ kind: 'call', operation: 'RegisterTaskDefinition', input, caller });

    expect(answer).toMatchObject({ ok: true });
  });
});

describe('RegisterTaskDefinition takes', () => {
  test.each([
    {
      name: 'an unlimited hard limit',
      container: { ulimits: [{ name: 'nofile', softLimit: 9, hardLimit: -1 }] },
      task: {},
    },
    {
      name: 'a port for TCP and UDP',
      container: ports({ containerPort: 53 }, { containerPort: 53, protocol: 'udp' }),
      task: AWSVPC,
    },
    {
      name: 'one container port behind two dynamic ones',
      container: ports({ containerPort: 80 }, { containerPort: 80 }),
      task: {},
    },
    { name: 'a volume that nothing mounts', container: {}, task: { volumes: [{ name: 'data' }] } },
    {
      name: 'SYS_PTRACE on Fargate',
      container: { linuxParameters: { capabilities: { add: ['SYS_PTRACE'] } } },
      task: FARGATE,
    },
    {
      name: 'Windows of a vCPU on Fargate',
      container: {},
      task: {
        ...FARGATE,
        cpu: '1 vCPU',
        memory: '2 GB',
        runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
      },
    },
  ])('$name', ({ container, task }) => {
    expect(new VirtualEcs().ask('RegisterTaskDefinition', aTaskDefinition(container, task))).toMatchObject({
      ok: true,
    });
  });
});

describe('compatibilities', () => {
  const sized = { networkMode: 'awsvpc', cpu: '256', memory: '512' };

  test.each([
    { name: 'none of Fargate in bridge mode', container: {}, task: {}, fits: ['EXTERNAL', 'EC2'] },
    {
      name: 'Fargate for a size that it has',
      container: {},
      task: sized,
      fits: ['EC2', 'FARGATE', 'MANAGED_INSTANCES'],
    },
    { name: 'none of Fargate without a size', container: {}, task: AWSVPC, fits: ['EC2', 'MANAGED_INSTANCES'] },
    {
      name: 'none of Fargate for a privileged container',
      container: { privileged: true },
      task: sized,
      fits: ['EC2', 'MANAGED_INSTANCES'],
    },
    {
      name: 'none of Fargate for logs without a role',
      container: LOGS,
      task: sized,
      fits: ['EC2', 'MANAGED_INSTANCES'],
    },
  ])('$name', ({ container, task, fits }) => {
    const { taskDefinition } = new VirtualEcs().call('RegisterTaskDefinition', aTaskDefinition(container, task));

    expect(taskDefinition).toMatchObject({ compatibilities: fits });
  });
});

describe('sizes of a task', () => {
  test.each([
    { name: 'units and MiB', cpu: '512', memory: '1024', as: ['512', '1024'] },
    { name: 'vCPU and GB', cpu: '.5 vCPU', memory: '1 GB', as: ['512', '1024'] },
    { name: 'without a blank, in small letters', cpu: '0.25vcpu', memory: '0.5gb', as: ['256', '512'] },
  ])('$name become units and MiB', ({ cpu, memory, as }) => {
    const { taskDefinition } = new VirtualEcs().call('RegisterTaskDefinition', aTaskDefinition({}, { cpu, memory }));

    expect([(taskDefinition as JsonObject).cpu, (taskDefinition as JsonObject).memory]).toEqual(as);
  });
});

describe('requiresAttributes', () => {
  const API = 'com.amazonaws.ecs.capability.docker-remote-api.';

  test.each([
    { name: 'Docker alone', container: {}, task: {}, needs: [`${API}1.18`] },
    {
      name: 'logs, images and network of a task with roles',
      container: { image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1', ...LOGS },
      task: {
        ...AWSVPC,
        taskRoleArn: 'arn:aws:iam::123456789012:role/t',
        executionRoleArn: 'arn:aws:iam::123456789012:role/x',
      },
      needs: [
        'com.amazonaws.ecs.capability.logging-driver.awslogs',
        'com.amazonaws.ecs.capability.task-iam-role',
        'ecs.capability.task-eni',
        'ecs.capability.execution-role-awslogs',
        'com.amazonaws.ecs.capability.ecr-auth',
        'ecs.capability.execution-role-ecr-pull',
        `${API}1.18`,
        `${API}1.19`,
      ],
    },
    {
      name: 'secrets of both stores',
      container: {
        secrets: [
          { name: 'A', valueFrom: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:a' },
          { name: 'B', valueFrom: '/web/b' },
        ],
      },
      task: { executionRoleArn: 'arn:aws:iam::123456789012:role/x' },
      needs: [
        `${API}1.18`,
        'ecs.capability.secrets.asm.environment-variables',
        'ecs.capability.secrets.ssm.environment-variables',
      ],
    },
    {
      name: 'a file system and a size',
      container: {},
      task: { cpu: '256', ...efs({ authorizationConfig: { iam: 'DISABLED' } }) },
      needs: ['ecs.capability.task-cpu-mem-limit', 'ecs.capability.efs', 'ecs.capability.efsAuth', `${API}1.18`],
    },
  ])('name $name', ({ container, task, needs }) => {
    const { taskDefinition } = new VirtualEcs().call('RegisterTaskDefinition', aTaskDefinition(container, task));

    expect((taskDefinition as JsonObject).requiresAttributes).toEqual(needs.map((name) => ({ name })));
  });
});
