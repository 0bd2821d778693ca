import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { checkRules } from '../../src/task-definition/check-rules.ts';
import { formatDocumentError } from '../../src/task-definition/document-error.ts';

function aDocument(task: JsonObject = {}, container: JsonObject = {}): JsonObject {
  const containers = [{ name: 'web', image: 'web:1', memory: 128, ...container }];
  return { family: 'web', containerDefinitions: containers, ...task };
}

/** On Fargate, and right. */
const FARGATE = {
  requiresCompatibilities: ['FARGATE'],
  networkMode: 'awsvpc',
  cpu: '256',
  memory: '512',
  executionRoleArn: 'arn:aws:iam::111122223333:role/execution',
};

const ADVICE = 'The rules are those of RegisterTaskDefinition in the ECS API reference.';

describe('a rule that a document breaks is an error with its place', () => {
  test.each<{ name: string; document: JsonObject; error: string }>([
    {
      name: 'no memory at all',
      document: { family: 'web', containerDefinitions: [{ name: 'web', image: 'web:1' }] },
      error:
        "containerDefinitions[0]: ECS would refuse this: Invalid setting for container 'web'. At least one of 'memory' or 'memoryReservation' must be specified.",
    },
    {
      name: 'text where a number belongs',
      document: aDocument({}, { memory: '128' }),
      error: 'containerDefinitions[0].memory: must be an integer.',
    },
    {
      name: 'more memory than the task has',
      document: aDocument({ memory: '64' }),
      error:
        "containerDefinitions[0].memory: ECS would refuse this: The 'memory' setting for container 'web' is greater than for the task.",
    },
    {
      name: 'a health check that is too rare',
      document: aDocument({}, { healthCheck: { command: ['CMD', 'true'], interval: 301 } }),
      error:
        "containerDefinitions[0].healthCheck.interval: ECS would refuse this: Health check interval must be less than or equal to the maximum allowed value 300 for container 'web'.",
    },
    {
      name: 'a volume that is not there',
      document: aDocument({}, { mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] }),
      error: "containerDefinitions[0].mountPoints[0].sourceVolume: ECS would refuse this: Unknown volume 'data'.",
    },
    {
      name: 'secrets without a role that reads them',
      document: aDocument({}, { secrets: [{ name: 'TOKEN', valueFrom: 'canary' }] }),
      error:
        "containerDefinitions[0].secrets: ECS would refuse this: When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
    },
    {
      name: 'credentials of a registry without a role that reads them',
      document: aDocument({}, { repositoryCredentials: { credentialsParameter: 'canary' } }),
      error:
        'containerDefinitions[0].repositoryCredentials: ECS would refuse this: Private repository authentication requires that the task definition specify a value for executionRoleArn.',
    },
    {
      name: 'a host port of awsvpc that is another than the container port',
      document: aDocument({ networkMode: 'awsvpc' }, { portMappings: [{ containerPort: 80, hostPort: 81 }] }),
      error:
        'containerDefinitions[0].portMappings[0].hostPort: ECS would refuse this: When networkMode=awsvpc, the host ports and container ports in port mappings must match.',
    },
    {
      name: 'a size that Fargate does not have',
      document: aDocument({ ...FARGATE, memory: '700' }),
      error:
        'cpu: ECS would refuse this: No Fargate configuration exists for given values: 256 CPU, 700 memory. See the Amazon ECS documentation for the valid values.',
    },
    {
      name: 'privileged mode on Fargate',
      document: aDocument(FARGATE, { privileged: true }),
      error:
        "containerDefinitions[0].privileged: ECS would refuse this: Fargate requires that the 'privileged' setting be 'false' at the container level.",
    },
  ])('$name', ({ document, error }) => {
    const found = checkRules(document, []);

    expect(found.errors.map(formatDocumentError)).toEqual([`${error} ${ADVICE}`]);
    expect(found.warnings).toEqual([]);
  });

  test('all of them at once', () => {
    const document = aDocument({ ...FARGATE, networkMode: 'bridge', pidMode: 'host' }, { privileged: true });

    expect(checkRules(document, []).errors.map(({ path }) => path)).toEqual([
      'networkMode',
      'pidMode',
      'containerDefinitions[0].privileged',
    ]);
  });
});

describe('a value that is unknown here', () => {
  test('is a warning and no error, since ECS may know it by now', () => {
    const document = aDocument({}, { versionConsistency: 'tomorrow' });

    expect(checkRules(document, [])).toEqual({
      errors: [],
      warnings: [
        {
          path: 'containerDefinitions[0].versionConsistency',
          problem: "'tomorrow' is not a known value (known: enabled, disabled)",
          advice: 'The rules are those of RegisterTaskDefinition in the ECS API reference',
        },
      ],
    });
  });

  test('is named as it is probably meant where only the letter case differs', () => {
    const found = checkRules(aDocument({ runtimePlatform: { operatingSystemFamily: 'linux' } }), []);

    expect(found.warnings.map(({ problem }) => problem)).toEqual([
      "'linux' is not a known value; did you mean 'LINUX'?",
    ]);
  });

  test.each<readonly [string, JsonObject, readonly string[]]>([
    [
      'links and ports follow from a network mode',
      aDocument(
        { networkMode: 'default' },
        { links: ['agent'], portMappings: [{ containerPort: 80, hostPort: 8080 }] },
      ),
      ['networkMode', 'containerDefinitions[0].portMappings[0].hostPort', 'containerDefinitions[0].links'],
    ],
    [
      'the sizes follow from an operating system',
      aDocument({ ...FARGATE, runtimePlatform: { operatingSystemFamily: 'linux', cpuArchitecture: 'arm64' } }),
      ['runtimePlatform.cpuArchitecture', 'runtimePlatform.operatingSystemFamily', 'cpu'],
    ],
    [
      'the choice of a log driver follows from its name',
      aDocument(FARGATE, { logConfiguration: { logDriver: 'logentries' } }),
      ['containerDefinitions[0].logConfiguration.logDriver', 'containerDefinitions[0].logConfiguration.logDriver'],
    ],
    ['the mode that Fargate needs', aDocument({ ...FARGATE, networkMode: 'AWSVPC' }), ['networkMode', 'networkMode']],
  ])('makes a doubt of what follows from it: %s', (_, document, places) => {
    const found = checkRules(document, []);

    expect(found.errors).toEqual([]);
    expect(found.warnings.map(({ path }) => path)).toEqual(places);
  });

  test('hides no error that exists without it', () => {
    const document = aDocument({ networkMode: 'default' }, { mountPoints: [{ sourceVolume: 'data' }] });

    expect(checkRules(document, []).errors.map(({ path }) => path)).toEqual([
      'containerDefinitions[0].mountPoints[0].sourceVolume',
    ]);
  });

  test('is a start timeout on Fargate that ECS has registered, too', () => {
    const found = checkRules(aDocument(FARGATE, { startTimeout: 300, stopTimeout: 5 }), []);

    expect([found.errors, found.warnings.map(({ problem }) => problem)]).toEqual([
      [],
      ["ECS may refuse this: AWS documents 2 to 120 seconds on Fargate for 'startTimeout' of container 'web', not 300"],
    ]);
  });

  test('is a warning for log options that are secrets without a role that reads them, too', () => {
    const log = { logDriver: 'splunk', secretOptions: [{ name: 'splunk-token', valueFrom: 'canary' }] };

    const found = checkRules(aDocument({}, { logConfiguration: log }), []);

    expect([found.errors.length, found.warnings.map(({ problem }) => problem)]).toEqual([
      0,
      ["ECS may refuse this: AWS requires a value for 'executionRoleArn' with log options that are secrets"],
    ]);
  });

  test('is a warning for a task that is larger than any of Fargate, too', () => {
    const found = checkRules(aDocument({ ...FARGATE, cpu: '32768', memory: '131072' }), []);

    expect([found.errors.length, found.warnings.map(({ path }) => path)]).toEqual([0, ['cpu']]);
  });
});

function onFargate(container: JsonObject): JsonObject {
  return aDocument(FARGATE, { memory: 512, ...container });
}

function checkOf(healthCheck: JsonObject): JsonObject {
  return aDocument({}, { healthCheck: { command: ['CMD', 'true'], ...healthCheck } });
}

/** Bounds of AWS, each with the values at it and those past it. */
const BOUNDS: readonly {
  readonly name: string;
  readonly of: (value: number) => JsonObject;
  readonly right: readonly number[];
  readonly wrong: readonly number[];
  readonly isWarning?: boolean;
}[] = [
  {
    name: 'letters of a family',
    of: (length) => aDocument({ family: 'a'.repeat(length) }),
    right: [1, 255],
    wrong: [0, 256],
  },
  {
    name: 'letters of a container',
    of: (length) => aDocument({}, { name: 'a'.repeat(length) }),
    right: [1, 255],
    wrong: [0, 256],
  },
  {
    name: 'letters of an image',
    of: (length) => aDocument({}, { image: 'a'.repeat(length) }),
    right: [1, 255],
    wrong: [0, 256],
  },
  {
    name: 'letters of a port name',
    of: (length) => aDocument({}, { portMappings: [{ containerPort: 80, name: 'a'.repeat(length) }] }),
    right: [1, 64],
    wrong: [0, 65],
  },
  {
    name: 'containers',
    of: (count) => ({
      family: 'web',
      containerDefinitions: Array.from({ length: count }, (_, at) => ({ name: `c${at}`, image: 'a', memory: 6 })),
    }),
    right: [1, 10],
    wrong: [11],
  },
  { name: 'seconds between health checks', of: (interval) => checkOf({ interval }), right: [5, 300], wrong: [4, 301] },
  { name: 'seconds of a health check', of: (timeout) => checkOf({ timeout }), right: [2, 60], wrong: [1, 61] },
  { name: 'retries of a health check', of: (retries) => checkOf({ retries }), right: [1, 10], wrong: [0, 11] },
  {
    name: 'seconds before health checks',
    of: (startPeriod) => checkOf({ startPeriod }),
    right: [0, 300],
    wrong: [-1, 301],
  },
  {
    name: 'seconds between restarts',
    of: (restartAttemptPeriod) => aDocument({}, { restartPolicy: { enabled: true, restartAttemptPeriod } }),
    right: [60, 1800],
    wrong: [59, 1801],
  },
  {
    name: 'environment files',
    of: (length) =>
      aDocument(
        {},
        { environmentFiles: Array.from({ length }, () => ({ type: 's3', value: 'arn:aws:s3:::b/a.env' })) },
      ),
    right: [10],
    wrong: [11],
  },
  {
    name: 'GiB of ephemeral storage',
    of: (sizeInGiB) => aDocument({ ...FARGATE, ephemeralStorage: { sizeInGiB } }),
    right: [21, 200],
    wrong: [20, 201],
  },
  { name: 'the least CPU units on EC2', of: (cpu) => aDocument({ cpu: String(cpu) }), right: [128], wrong: [127] },
  {
    name: 'the most CPU units on EC2',
    of: (cpu) => aDocument({ cpu: String(cpu) }),
    right: [196_608],
    wrong: [196_609],
    isWarning: true,
  },
  {
    name: 'the least memory of a container',
    of: (memory) => aDocument({}, { memory }),
    right: [6],
    wrong: [5],
    isWarning: true,
  },
  {
    name: 'seconds until a start',
    of: (startTimeout) => onFargate({ startTimeout }),
    right: [2, 120],
    wrong: [1, 121],
    isWarning: true,
  },
  {
    name: 'seconds until a stop',
    of: (stopTimeout) => onFargate({ stopTimeout }),
    right: [2, 120],
    wrong: [1, 121],
    isWarning: true,
  },
  {
    name: 'swappiness',
    of: (swappiness) => aDocument({}, { linuxParameters: { swappiness } }),
    right: [0, 100],
    wrong: [-1, 101],
    isWarning: true,
  },
];

describe('the bounds are those of AWS', () => {
  test.each(BOUNDS)('$name', ({ of, right, wrong, isWarning = false }) => {
    const count = (value: number) => {
      const { errors, warnings } = checkRules(of(value), []);
      return [errors.length, warnings.length];
    };

    expect(right.map(count)).toEqual(right.map(() => [0, 0]));
    expect(wrong.map(count)).toEqual(wrong.map(() => (isWarning ? [0, 1] : [1, 0])));
  });

  test('64 KiB of a task definition, without its tags', () => {
    const empty = JSON.stringify(aDocument({}, { user: '' })).length;
    const ofBytes = (bytes: number) =>
      aDocument({ tags: [{ key: 'a', value: 'b' }] }, { user: 'a'.repeat(bytes - empty) });

    expect([65_536, 65_537].map((bytes) => checkRules(ofBytes(bytes), []).errors.length)).toEqual([0, 1]);
  });
});

describe('nothing is found in', () => {
  test.each([
    { name: 'a document for EC2', document: aDocument() },
    { name: 'a document for Fargate', document: aDocument(FARGATE) },
    { name: 'unknown fields', document: aDocument({ tomorrow: true }, { tomorrow: { a: 1 } }) },
  ])('$name', ({ document }) => {
    expect(checkRules(document, [])).toEqual({ errors: [], warnings: [] });
  });

  test('what ECS has registered before, whatever the rules here say', () => {
    const before = aDocument({}, { user: 'web' });
    const broken = { ...before, containerDefinitions: [{ name: 'web', image: 'web:1' }] };
    const next = { ...broken, containerDefinitions: [{ name: 'web', image: 'web:2' }] };

    expect(checkRules(next, [broken])).toEqual({ errors: [], warnings: [] });
  });
});
