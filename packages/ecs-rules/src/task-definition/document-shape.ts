/** The type of every field of RegisterTaskDefinition's input (ECS API reference). */

/** What a value may be. A list is written as its item in brackets. */
export type Shape =
  | 'string'
  | 'integer'
  | 'boolean'
  /** Text by any name. */
  | 'map'
  | readonly [Shape]
  | { readonly oneOf: readonly string[] }
  | { readonly fields: Readonly<Record<string, Shape>>; readonly required: readonly string[] };

export type Structure = Extract<Shape, { readonly fields: unknown }>;

export function isListShape(shape: Shape | undefined): shape is readonly [Shape] {
  return Array.isArray(shape);
}

export function isStructure(shape: Shape | undefined): shape is Structure {
  return typeof shape === 'object' && 'fields' in shape;
}

/** The shape of a field; undefined when the structure does not have it. */
export function shapeOf({ fields }: Structure, name: string): Shape | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function oneOf(...values: readonly string[]): Shape {
  return { oneOf: values };
}

function structure(fields: Readonly<Record<string, Shape>>, ...required: readonly string[]): Shape {
  return { fields, required };
}

/** Fields of the same type. */
function all(shape: Shape, ...names: readonly string[]): Readonly<Record<string, Shape>> {
  return Object.fromEntries(names.map((name) => [name, shape]));
}

const SWITCH = oneOf('ENABLED', 'DISABLED');
const PAIR = structure(all('string', 'name', 'value'));
const SECRET = structure(all('string', 'name', 'valueFrom'), 'name', 'valueFrom');

const PORT_MAPPING = structure({
  ...all('integer', 'containerPort', 'hostPort'),
  ...all('string', 'name', 'containerPortRange'),
  protocol: oneOf('tcp', 'udp'),
  appProtocol: oneOf('http', 'http2', 'grpc'),
});

const LINUX_PARAMETERS = structure({
  capabilities: structure(all(['string'], 'add', 'drop')),
  devices: [
    structure(
      { ...all('string', 'hostPath', 'containerPath'), permissions: [oneOf('read', 'write', 'mknod')] },
      'hostPath',
    ),
  ],
  initProcessEnabled: 'boolean',
  ...all('integer', 'sharedMemorySize', 'maxSwap', 'swappiness'),
  tmpfs: [structure({ containerPath: 'string', size: 'integer', mountOptions: ['string'] }, 'containerPath', 'size')],
});

const ULIMIT = structure(
  {
    name: oneOf(
      ...['core', 'cpu', 'data', 'fsize', 'locks', 'memlock', 'msgqueue', 'nice', 'nofile', 'nproc', 'rss', 'rtprio'],
      ...['rttime', 'sigpending', 'stack'],
    ),
    ...all('integer', 'softLimit', 'hardLimit'),
  },
  'name',
  'softLimit',
  'hardLimit',
);

const LOG_CONFIGURATION = structure(
  {
    logDriver: oneOf('json-file', 'syslog', 'journald', 'gelf', 'fluentd', 'awslogs', 'splunk', 'awsfirelens'),
    options: 'map',
    secretOptions: [SECRET],
  },
  'logDriver',
);

const CONTAINER: Shape = structure({
  ...all('string', 'name', 'image', 'hostname', 'user', 'workingDirectory'),
  ...all('integer', 'cpu', 'memory', 'memoryReservation', 'startTimeout', 'stopTimeout'),
  ...all('boolean', 'essential', 'disableNetworking', 'privileged', 'readonlyRootFilesystem', 'interactive'),
  pseudoTerminal: 'boolean',
  ...all(['string'], 'links', 'entryPoint', 'command', 'dnsServers', 'dnsSearchDomains', 'dockerSecurityOptions'),
  credentialSpecs: ['string'],
  dockerLabels: 'map',
  repositoryCredentials: structure({ credentialsParameter: 'string' }, 'credentialsParameter'),
  portMappings: [PORT_MAPPING],
  restartPolicy: structure(
    { enabled: 'boolean', ignoredExitCodes: ['integer'], restartAttemptPeriod: 'integer' },
    'enabled',
  ),
  environment: [PAIR],
  environmentFiles: [structure({ value: 'string', type: oneOf('s3') }, 'value', 'type')],
  mountPoints: [structure({ ...all('string', 'sourceVolume', 'containerPath'), readOnly: 'boolean' })],
  volumesFrom: [structure({ sourceContainer: 'string', readOnly: 'boolean' })],
  linuxParameters: LINUX_PARAMETERS,
  secrets: [SECRET],
  dependsOn: [
    structure(
      { containerName: 'string', condition: oneOf('START', 'COMPLETE', 'SUCCESS', 'HEALTHY') },
      'containerName',
      'condition',
    ),
  ],
  versionConsistency: oneOf('enabled', 'disabled'),
  extraHosts: [structure(all('string', 'hostname', 'ipAddress'), 'hostname', 'ipAddress')],
  ulimits: [ULIMIT],
  logConfiguration: LOG_CONFIGURATION,
  healthCheck: structure(
    { command: ['string'], ...all('integer', 'interval', 'timeout', 'retries', 'startPeriod') },
    'command',
  ),
  systemControls: [structure(all('string', 'namespace', 'value'))],
  resourceRequirements: [
    structure(
      {
        value: 'string',
        type: oneOf('GPU', 'InferenceAccelerator'),
        sharingStrategy: structure({ nvidiaMps: structure(all('integer', 'memory', 'maxComputePercent')) }),
      },
      'value',
      'type',
    ),
  ],
  firelensConfiguration: structure({ type: oneOf('fluentd', 'fluentbit'), options: 'map' }, 'type'),
});

const VOLUME = structure({
  name: 'string',
  host: structure({ sourcePath: 'string' }),
  dockerVolumeConfiguration: structure({
    scope: oneOf('task', 'shared'),
    autoprovision: 'boolean',
    driver: 'string',
    ...all('map', 'driverOpts', 'labels'),
  }),
  efsVolumeConfiguration: structure(
    {
      ...all('string', 'fileSystemId', 'rootDirectory'),
      transitEncryption: SWITCH,
      transitEncryptionPort: 'integer',
      authorizationConfig: structure({ accessPointId: 'string', iam: SWITCH }),
    },
    'fileSystemId',
  ),
  s3filesVolumeConfiguration: structure(
    {
      ...all('string', 'fileSystemArn', 'rootDirectory', 'accessPointArn'),
      transitEncryptionPort: 'integer',
    },
    'fileSystemArn',
  ),
  fsxWindowsFileServerVolumeConfiguration: structure(
    {
      ...all('string', 'fileSystemId', 'rootDirectory'),
      authorizationConfig: structure(all('string', 'credentialsParameter', 'domain'), 'credentialsParameter', 'domain'),
    },
    'fileSystemId',
    'rootDirectory',
    'authorizationConfig',
  ),
  configuredAtLaunch: 'boolean',
});

export const TASK_DEFINITION_SHAPE: Shape = structure({
  ...all('string', 'family', 'taskRoleArn', 'executionRoleArn', 'cpu', 'memory'),
  networkMode: oneOf('bridge', 'host', 'awsvpc', 'none'),
  containerDefinitions: [CONTAINER],
  volumes: [VOLUME],
  placementConstraints: [structure({ type: 'string', expression: 'string' })],
  requiresCompatibilities: [oneOf('EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES')],
  tags: [structure(all('string', 'key', 'value'))],
  pidMode: oneOf('host', 'task'),
  ipcMode: oneOf('host', 'task', 'none'),
  proxyConfiguration: structure(
    { type: oneOf('APPMESH'), containerName: 'string', properties: [PAIR] },
    'containerName',
  ),
  inferenceAccelerators: [structure(all('string', 'deviceName', 'deviceType'), 'deviceName', 'deviceType')],
  ephemeralStorage: structure({ sizeInGiB: 'integer' }, 'sizeInGiB'),
  runtimePlatform: structure({
    cpuArchitecture: oneOf('X86_64', 'ARM64'),
    operatingSystemFamily: oneOf(
      'LINUX',
      ...['2016', '2019', '2022', '2025'].map((year) => `WINDOWS_SERVER_${year}_FULL`),
      ...['2004', '2019', '2022', '2025', '20H2'].map((version) => `WINDOWS_SERVER_${version}_CORE`),
    ),
  }),
  enableFaultInjection: 'boolean',
});
