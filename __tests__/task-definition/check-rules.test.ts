import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/json.ts';
import { checkRules } from '../../src/task-definition/check-rules.ts';
import { formatDocumentFault } from '../../src/task-definition/fault.ts';

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

describe('a rule that a document breaks is a fault with its place', () => {
  test.each<{ name: string; document: JsonObject; fault: string }>([
    {
      name: 'no memory at all',
      document: { family: 'web', containerDefinitions: [{ name: 'web', image: 'web:1' }] },
      fault:
        "containerDefinitions[0]: ECS would refuse this: Invalid setting for container 'web'. At least one of 'memory' or 'memoryReservation' must be specified.",
    },
    {
      name: 'text where a number belongs',
      document: aDocument({}, { memory: '128' }),
      fault: 'containerDefinitions[0].memory: must be an integer.',
    },
    {
      name: 'more memory than the task has',
      document: aDocument({ memory: '64' }),
      fault:
        "containerDefinitions[0].memory: ECS would refuse this: The 'memory' setting for container 'web' is greater than for the task.",
    },
    {
      name: 'a health check that is too rare',
      document: aDocument({}, { healthCheck: { command: ['CMD', 'true'], interval: 301 } }),
      fault:
        "containerDefinitions[0].healthCheck.interval: ECS would refuse this: Health check interval must be less than or equal to the maximum allowed value 300 for container 'web'.",
    },
    {
      name: 'a volume that is not there',
      document: aDocument({}, { mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] }),
      fault: "containerDefinitions[0].mountPoints[0].sourceVolume: ECS would refuse this: Unknown volume 'data'.",
    },
    {
      name: 'secrets without a role that reads them',
      document: aDocument({}, { secrets: [{ name: 'TOKEN', valueFrom: 'canary' }] }),
      fault:
        "containerDefinitions[0].secrets: ECS would refuse this: When you are specifying container secrets, you must also specify a value for 'executionRoleArn'.",
    },
    {
      name: 'a host port of awsvpc that is another than the container port',
      document: aDocument({ networkMode: 'awsvpc' }, { portMappings: [{ containerPort: 80, hostPort: 81 }] }),
      fault:
        'containerDefinitions[0].portMappings[0].hostPort: ECS would refuse this: When networkMode=awsvpc, the host ports and container ports in port mappings must match.',
    },
    {
      name: 'a size that Fargate does not have',
      document: aDocument({ ...FARGATE, memory: '700' }),
      fault:
        'cpu: ECS would refuse this: No Fargate configuration exists for given values: 256 CPU, 700 memory. See the Amazon ECS documentation for the valid values.',
    },
    {
      name: 'privileged mode on Fargate',
      document: aDocument(FARGATE, { privileged: true }),
      fault:
        "containerDefinitions[0].privileged: ECS would refuse this: Fargate requires that the 'privileged' setting be 'false' at the container level.",
    },
  ])('$name', ({ document, fault }) => {
    const found = checkRules(document, []);

    expect(found.faults.map(formatDocumentFault)).toEqual([`${fault} ${ADVICE}`]);
    expect(found.doubts).toEqual([]);
  });

  test('all of them at once', () => {
    const document = aDocument({ ...FARGATE, networkMode: 'bridge', pidMode: 'host' }, { privileged: true });

    expect(checkRules(document, []).faults.map(({ path }) => path)).toEqual([
      'networkMode',
      'pidMode',
      'containerDefinitions[0].privileged',
    ]);
  });
});

describe('a value that is unknown here', () => {
  test('is a doubt and no fault, since ECS may know it by now', () => {
    const document = aDocument({}, { versionConsistency: 'tomorrow' });

    expect(checkRules(document, [])).toEqual({
      faults: [],
      doubts: [
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

    expect(found.doubts.map(({ problem }) => problem)).toEqual(["'linux' is not a known value; did you mean 'LINUX'?"]);
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

    expect(found.faults).toEqual([]);
    expect(found.doubts.map(({ path }) => path)).toEqual(places);
  });

  test('hides no fault that is there without it', () => {
    const document = aDocument({ networkMode: 'default' }, { mountPoints: [{ sourceVolume: 'data' }] });

    expect(checkRules(document, []).faults.map(({ path }) => path)).toEqual([
      'containerDefinitions[0].mountPoints[0].sourceVolume',
    ]);
  });

  test('is a start timeout on Fargate that ECS has registered, too', () => {
    const found = checkRules(aDocument(FARGATE, { startTimeout: 300, stopTimeout: 5 }), []);

    expect([found.faults, found.doubts.map(({ problem }) => problem)]).toEqual([
      [],
      ["ECS may refuse this: AWS documents 2 to 120 seconds on Fargate for 'startTimeout' of container 'web', not 300"],
    ]);
  });

  test('is a doubt for a task that is larger than any of Fargate, too', () => {
    const found = checkRules(aDocument({ ...FARGATE, cpu: '32768', memory: '131072' }), []);

    expect([found.faults.length, found.doubts.map(({ path }) => path)]).toEqual([0, ['cpu']]);
  });
});

describe('nothing is found in', () => {
  test.each([
    { name: 'a document for EC2', document: aDocument() },
    { name: 'a document for Fargate', document: aDocument(FARGATE) },
    { name: 'members that nobody knows', document: aDocument({ tomorrow: true }, { tomorrow: { a: 1 } }) },
  ])('$name', ({ document }) => {
    expect(checkRules(document, [])).toEqual({ faults: [], doubts: [] });
  });

  test('what ECS has registered before, whatever the rules here say', () => {
    const before = aDocument({}, { user: 'web' });
    const broken = { ...before, containerDefinitions: [{ name: 'web', image: 'web:1' }] };
    const next = { ...broken, containerDefinitions: [{ name: 'web', image: 'web:2' }] };

    expect(checkRules(next, [broken])).toEqual({ faults: [], doubts: [] });
  });
});
