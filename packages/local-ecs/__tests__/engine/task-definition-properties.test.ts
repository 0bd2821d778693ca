import { describe, expect, test } from '@jest/globals';
import type { Json, JsonObject } from '@slipway/ecs-rules/values';
import fc from 'fast-check';
import type { Answer } from '../../src/engine/contract.ts';
import { aTaskDefinition, VirtualEcs } from '../support/fakes/virtual-ecs.ts';
import { findShapeErrors } from '../support/harness/check-shape.ts';

const TEXT = fc.string({ minLength: 1, maxLength: 12 });
const PATH = fc.stringMatching(/^\/[a-z]{1,8}$/);

/** Fields of a container that do not conflict with another field. */
const CONTAINER = fc.record(
  {
    cpu: fc.integer({ min: 0, max: 64 }),
    memoryReservation: fc.integer({ min: 6, max: 128 }),
    essential: fc.constant(true),
    environment: fc.array(fc.record({ name: TEXT, value: fc.string() }), { maxLength: 3 }),
    command: fc.array(fc.string(), { maxLength: 3 }),
    dockerLabels: fc.dictionary(TEXT, fc.string(), { maxKeys: 3 }),
    workingDirectory: PATH,
    user: TEXT,
    stopTimeout: fc.integer({ min: 2, max: 120 }),
    readonlyRootFilesystem: fc.boolean(),
    mountPoints: fc.constant([{ sourceVolume: 'data', containerPath: '/data' }]),
    healthCheck: fc.record({ command: fc.constant(['CMD', 'true']), interval: fc.integer({ min: 5, max: 300 }) }),
    logConfiguration: fc.constant({ logDriver: 'json-file' }),
    ulimits: fc.constant([{ name: 'nofile', softLimit: 1, hardLimit: 2 }]),
  },
  { requiredKeys: [] },
);

const TASK = fc.record(
  {
    networkMode: fc.constantFrom('bridge', 'host', 'none', 'awsvpc'),
    cpu: fc.constantFrom('256', '1024'),
    memory: fc.constantFrom('512', '2048'),
    taskRoleArn: fc.constant('arn:aws:iam::123456789012:role/t'),
    requiresCompatibilities: fc.constant(['EC2']),
    runtimePlatform: fc.constant({ cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' }),
    enableFaultInjection: fc.boolean(),
  },
  { requiredKeys: [] },
);

/** What ECS adds to a task definition, and to a container. */
const ADDED = [
  ...['compatibilities', 'enableFaultInjection', 'placementConstraints', 'registeredAt', 'registeredBy'],
  ...['requiresAttributes', 'revision', 'status', 'taskDefinitionArn', 'volumes'],
];
const ADDED_INSIDE = [
  ...['cpu', 'environment', 'essential', 'mountPoints', 'portMappings', 'systemControls', 'volumesFrom'],
];

function listFieldValues(document: JsonObject): readonly string[] {
  return Object.keys(document).sort();
}

function join(...names: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(names.flat())].sort();
}

describe('a task definition', () => {
  test('is described as it was registered, with the documented additions and nothing else', () => {
    fc.assert(
      fc.property(CONTAINER, TASK, (container, task) => {
        const ecs = new VirtualEcs();
        const document = aTaskDefinition(container, { volumes: [{ name: 'data' }], ...task });

        const { taskDefinition: answered } = ecs.call('RegisterTaskDefinition', document);
        const { taskDefinition } = ecs.call('DescribeTaskDefinition', { taskDefinition: 'web' });

        const described = taskDefinition as JsonObject;
        const [inside] = described.containerDefinitions as readonly JsonObject[];
        const [given] = document.containerDefinitions as readonly JsonObject[];
        expect(answered).toEqual(described);
        expect(described).toMatchObject(document);
        expect(listFieldValues(described)).toEqual(join(ADDED, listFieldValues(document)));
        expect(listFieldValues(inside ?? {})).toEqual(join(ADDED_INSIDE, listFieldValues(given ?? {})));
      }),
      { numRuns: 60 },
    );
  });
});

/** Every place of a document where a value could be another. */
function listPlaces(value: Json, path: readonly (string | number)[] = []): readonly (readonly (string | number)[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inside = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...inside.flatMap(([name, item]) => listPlaces(item as Json, [...path, name]))];
}

function replace(value: Json, path: readonly (string | number)[], by: Json): Json {
  const [first, ...rest] = path;
  if (first === undefined) return by;
  if (Array.isArray(value)) return value.map((item: Json, at) => (at === first ? replace(item, rest, by) : item));
  const object = value as JsonObject;
  return { ...object, [first]: replace(object[first] ?? null, rest, by) };
}

/** A document with something of everything. */
const WHOLE: JsonObject = aTaskDefinition(
  {
    portMappings: [{ containerPort: 80, name: 'http', containerPortRange: null }],
    environment: [{ name: 'A', value: '1' }],
    secrets: [{ name: 'B', valueFrom: '/b' }],
    ulimits: [{ name: 'nofile', softLimit: 1, hardLimit: 2 }],
    logConfiguration: { logDriver: 'awslogs', options: { 'awslogs-group': 'g', 'awslogs-region': 'r' } },
    healthCheck: { command: ['CMD', 'true'], interval: 10 },
    dependsOn: [],
    mountPoints: [{ sourceVolume: 'data', containerPath: '/d' }],
    linuxParameters: { capabilities: { add: ['SYS_PTRACE'] }, tmpfs: [{ containerPath: '/t', size: 1 }] },
    restartPolicy: { enabled: true, ignoredExitCodes: [0] },
  },
  {
    networkMode: 'awsvpc',
    cpu: '256',
    memory: '512',
    executionRoleArn: 'arn:aws:iam::123456789012:role/x',
    volumes: [{ name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1' } }],
    ephemeralStorage: { sizeInGiB: 21 },
    proxyConfiguration: null,
    tags: [{ key: 'a', value: 'b' }],
  },
);

/** What does not fit the SDK's model, but for fields and words that it does not know: those are kept. */
function listShapeErrors(answer: Answer | undefined, input: JsonObject): readonly string[] {
  if (answer?.ok !== true) return ['no answer'];
  const errors = findShapeErrors({ service: 'ecs', operation: 'DescribeTaskDefinition', input, answer });
  return errors.filter((error) => !/ is no member of | is one of /.test(error));
}

const REFUSALS = ['ClientException', 'SerializationException', 'InvalidParameterException'];

describe('a hostile task definition', () => {
  test('is accepted or refused, whatever its fields contain', () => {
    const places = listPlaces(WHOLE);
    const values = fc.oneof(
      fc.constantFrom<Json>(
        null,
        true,
        -1,
        Number.MAX_VALUE,
        0.5,
        '',
        '\u0000',
        '__proto__',
        '9'.repeat(400),
        [],
        {},
        [null],
        [[]],
      ),
      fc.jsonValue().map((value) => value as Json),
    );

    fc.assert(
      fc.property(fc.constantFrom(...places), values, (place, value) => {
        const document = replace(WHOLE, place, value);
        const input = typeof document === 'object' && document !== null && !Array.isArray(document) ? document : {};

        const ecs = new VirtualEcs();
        const caller = { accessKeyId: 'AKIDEXAMPLE', region: 'eu-west-1' };

        // Not by `ask`, which lets no wrong input through.
        const answer = ecs.send({
          kind: 'call',
          operation: 'RegisterTaskDefinition',
          input: input as JsonObject,
          caller,
        });

        if (answer?.ok === true) {
          const reference = { taskDefinition: `${(input as JsonObject).family}:1` };
          const described = ecs.send({ kind: 'call', operation: 'DescribeTaskDefinition', input: reference, caller });
          expect(listShapeErrors(described, reference)).toEqual([]);
        } else expect(REFUSALS).toContain(answer?.type);
      }),
      { numRuns: 3000 },
    );
  });
});
