import { describe, expect, test } from '@jest/globals';
import { type Shape as DocumentShape, TASK_DEFINITION_SHAPE } from '@slipway/ecs-rules/task-definition';
import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import fc from 'fast-check';
import { readModel, type Shape } from '../../packages/local-ecs/__tests__/support/harness/service-model.ts';
import { formatDocumentError } from '../../src/task-definition/document-error.ts';
import { dropEmpty } from '../../src/task-definition/drop-empty.ts';
import { parseDocument } from '../../src/task-definition/parse-document.ts';
import { isSameContent } from '../../src/task-definition/same-content.ts';
import { aContainer, aDocument } from './documents.ts';

async function parse(fields: JsonObject, kept: readonly string[] = []) {
  return await parseText(JSON.stringify({ ...aDocument(), ...fields }), 'web.json', kept);
}

/** Without the places, which errors of later steps need, and without the unknown fields. */
async function parseText(text: string, file: string, kept: readonly string[] = []) {
  const parsed = await parseDocument(text, file, kept);
  if ('errors' in parsed) return parsed;
  const { places: _, warnings: __, ...others } = parsed;
  return others;
}

describe('a value of another type than ECS takes is converted', () => {
  test('in every place, and one notice names the places, never the values', async () => {
    const container = aContainer({
      cpu: '128',
      memory: ' 512 ',
      essential: 'True',
      user: 1000,
      portMappings: [{ containerPort: '8080', hostPort: 80 }],
      environment: [
        { name: 'PORT', value: 4711 },
        { name: 'DEBUG', value: true },
      ],
      command: ['--port', 4711],
      dockerLabels: { 'com.example.canary': 4711 },
      resourceRequirements: [{ type: 'GPU', value: 1 }],
    });

    expect(await parse({ cpu: 256, memory: 512, containerDefinitions: [container] })).toEqual({
      document: aDocument({
        cpu: '256',
        memory: '512',
        containerDefinitions: [
          aContainer({
            cpu: 128,
            memory: 512,
            essential: true,
            user: '1000',
            portMappings: [{ containerPort: 8080, hostPort: 80 }],
            environment: [
              { name: 'PORT', value: '4711' },
              { name: 'DEBUG', value: 'true' },
            ],
            command: ['--port', '4711'],
            dockerLabels: { 'com.example.canary': '4711' },
            resourceRequirements: [{ type: 'GPU', value: '1' }],
          }),
        ],
      }),
      notice: `Converted to the type that ECS requires: ${[
        'containerDefinitions[0].essential',
        'containerDefinitions[0].cpu',
        'containerDefinitions[0].memory',
        'containerDefinitions[0].user',
        'containerDefinitions[0].portMappings[0].containerPort',
        'containerDefinitions[0].environment[0].value',
        'containerDefinitions[0].environment[1].value',
        'containerDefinitions[0].command[1]',
        'containerDefinitions[0].dockerLabels.(a name)',
        'containerDefinitions[0].resourceRequirements[0].value',
        'cpu',
        'memory',
      ].join(', ')}.`,
    });
  });

  test('and a text of YAML stays as it was written', async () => {
    const values = ['010', '1.10', '1e3', 'True', '0x1F', '-0'];
    const environment = values.map((value, at) => `{name: V${at}, value: ${value}}`).join(', ');
    const labels = values.map((value, at) => `com.example.l${at}: ${value}`).join(', ');
    const text = `family: web\ncontainerDefinitions:\n  - {name: web, environment: [${environment}], dockerLabels: {${labels}}}`;

    expect(await parseText(text, 'web.yml')).toMatchObject({
      document: {
        containerDefinitions: [
          {
            environment: values.map((value, at) => ({ name: `V${at}`, value })),
            dockerLabels: Object.fromEntries(values.map((value, at) => [`com.example.l${at}`, value])),
          },
        ],
      },
    });
  });

  test('inside a described document, too', async () => {
    const parsed = await parseText(JSON.stringify({ taskDefinition: { ...aDocument(), cpu: 256 } }), 'web.json');

    expect(parsed).toEqual({
      document: aDocument({ cpu: '256' }),
      notice: 'Converted to the type that ECS requires: taskDefinition.cpu.',
    });
  });

  test('a choice among words, too, so that the error is about the word', async () => {
    expect(await parse({ networkMode: 1 })).toMatchObject({ document: { networkMode: '1' } });
  });

  test('and of many places the first 20 are named', async () => {
    const command = Array.from({ length: 30 }, (_, at) => at);

    expect(await parse({ containerDefinitions: [aContainer({ command })] })).toMatchObject({
      notice: expect.stringMatching(/command\[19\] and 10 more\.$/),
    });
  });

  test.each<readonly [string, JsonObject, string]>([
    ['a number with a unit', { memory: '512MB' }, 'memory: is not a whole number. Write decimal digits, not quoted.'],
    ['a fraction', { cpu: 0.25 }, 'cpu: is not a whole number. Write decimal digits, not quoted.'],
    ['a boolean of YAML 1.1', { privileged: 'yes' }, 'privileged: is not a boolean. Write true or false, not quoted.'],
    ['an argument that is null', { command: ['a', null] }, 'command[1]: is null. Give a value, or remove it.'],
  ])('but not %s', async (_, fields, words) => {
    const parsed = await parse({ containerDefinitions: [aContainer(fields)] });

    expect('errors' in parsed && parsed.errors.map(formatDocumentError)).toEqual([
      `web.json:1 containerDefinitions[0].${words}`,
    ]);
  });
});

describe('what is empty', () => {
  test.each(['taskRoleArn', 'executionRoleArn', 'cpu', 'memory', 'networkMode'])(
    '%s of a task is left out',
    async (name) => {
      expect(await parse({ [name]: ' ' })).toEqual({
        document: aDocument(),
        notice: `Dropped because empty: ${name}.`,
      });
    },
  );

  test('a volume keeps none of its empty texts', async () => {
    const authorizationConfig = { accessPointId: '', iam: 'ENABLED' };
    const efsVolumeConfiguration = { fileSystemId: 'fs-0', rootDirectory: '', authorizationConfig };
    const constraint = { type: 'memberOf', expression: '' };

    expect(
      await parse({ volumes: [{ name: 'x', efsVolumeConfiguration }], placementConstraints: [constraint] }),
    ).toEqual({
      document: aDocument({
        volumes: [
          { name: 'x', efsVolumeConfiguration: { fileSystemId: 'fs-0', authorizationConfig: { iam: 'ENABLED' } } },
        ],
        placementConstraints: [{ type: 'memberOf' }],
      }),
      notice: `Dropped because empty: ${[
        'volumes[0].efsVolumeConfiguration.rootDirectory',
        'volumes[0].efsVolumeConfiguration.authorizationConfig.accessPointId',
        'placementConstraints[0].expression',
      ].join(', ')}.`,
    });
  });

  test('an object that is an empty text stays, for the rules to refuse', async () => {
    const containerDefinitions = [aContainer({ dockerLabels: '' })];

    expect(await parse({ containerDefinitions })).toEqual({ document: aDocument({ containerDefinitions }) });
  });

  test('stays where it means something', async () => {
    const container = aContainer({
      command: ['', 'a'],
      entryPoint: [''],
      environment: [{ name: 'EMPTY', value: '' }],
      dockerLabels: { empty: '' },
      logConfiguration: { logDriver: 'splunk', options: { tag: '' } },
      mountPoints: [],
      healthCheck: { command: ['CMD-SHELL', ''] },
    });
    const fields = {
      containerDefinitions: [container],
      volumes: [
        { name: 'scratch', host: {} },
        { name: 'shared', dockerVolumeConfiguration: {} },
      ],
      placementConstraints: [],
      proxyConfiguration: { containerName: 'envoy', properties: [{ name: 'EgressIgnoredIPs', value: '' }] },
    };

    expect(await parse(fields)).toEqual({ document: aDocument(fields) });
  });

  const EMPTY = {
    taskRoleArn: '',
    pidMode: ' ',
    containerDefinitions: [aContainer({ cpu: '', user: '', repositoryCredentials: { credentialsParameter: '' } })],
  };

  test('is left out where ECS takes no empty text, and so is what held nothing else', async () => {
    expect(await parse(EMPTY)).toEqual({
      document: aDocument(),
      notice:
        'Dropped because empty: containerDefinitions[0].cpu, containerDefinitions[0].user, containerDefinitions[0].repositoryCredentials.credentialsParameter, taskRoleArn, pidMode.',
    });
  });

  test.each<readonly [string, JsonObject, readonly string[]]>([
    ['an empty list', { links: [] }, ['links']],
    ['an empty object', { healthCheck: {} }, ['healthCheck']],
    ['an object with an empty list', { linuxParameters: { capabilities: { drop: [] } } }, ['linuxParameters']],
    ['a list of empty texts', { links: ['', ' '] }, ['links']],
    ['a list for an object, as PHP writes it', { dockerLabels: [] }, ['dockerLabels']],
    ['an object for a list', { dnsServers: {} }, ['dnsServers']],
    ['a variable without name and value', { environment: [{ name: '', value: '' }] }, ['environment']],
    ['a secret without name and source', { secrets: [{ name: '', valueFrom: '' }] }, ['secrets']],
    [
      'a source of a variable that has a value',
      { environment: [{ name: 'A', value: 'a', valueFrom: '' }] },
      ['environment[0].valueFrom'],
    ],
    [
      'a source of a variable whose value is empty',
      { environment: [{ name: 'A', value: '', valueFrom: ' ' }] },
      ['environment[0].valueFrom'],
    ],
    [
      'a value of a secret that has a source',
      { secrets: [{ name: 'A', value: '', valueFrom: '/a' }] },
      ['secrets[0].value'],
    ],
    ['a null among ports', { portMappings: [null] }, ['portMappings']],
    ['a health check of the command-line skeleton', { healthCheck: { command: [''] } }, ['healthCheck']],
    [
      'a part of an object',
      { logConfiguration: { logDriver: 'json-file', options: {} } },
      ['logConfiguration.options'],
    ],
  ])('is left out: %s', async (_, fields, dropped) => {
    const parsed = await parse({ containerDefinitions: [aContainer(fields)] });

    expect(parsed).toMatchObject({
      document: { containerDefinitions: [expect.not.objectContaining(fields)] },
      notice: `Dropped because empty: ${dropped.map((path) => `containerDefinitions[0].${path}`).join(', ')}.`,
    });
  });

  test('stays where a variable has nothing else for a value', async () => {
    const environment = [{ name: 'A', valueFrom: '' }];

    expect(await parse({ containerDefinitions: [aContainer({ environment })] })).toEqual({
      document: aDocument({ containerDefinitions: [aContainer({ environment })] }),
    });
  });

  test('is left out of a task definition, too', async () => {
    const fields = {
      inferenceAccelerators: [],
      requiresCompatibilities: [],
      proxyConfiguration: {},
      ephemeralStorage: {},
      runtimePlatform: {},
      volumes: [{}, { name: 'x' }],
    };

    expect(await parse(fields)).toEqual({
      document: aDocument({ volumes: [{ name: 'x' }] }),
      notice:
        'Dropped because empty: inferenceAccelerators, requiresCompatibilities, proxyConfiguration, ephemeralStorage, runtimePlatform, volumes[0].',
    });
  });

  test('stays where a volume would get another store without it', async () => {
    const volumes = [{ name: 'data', efsVolumeConfiguration: { fileSystemId: '' } }];

    expect(await parse({ volumes })).toEqual({ document: aDocument({ volumes }) });
  });

  test('is left out of a list whose other items keep their places for the errors', async () => {
    const text = [
      'family: web',
      'containerDefinitions:',
      '  - {}',
      '  - name: web',
      '    environment:',
      '      - {name: "", value: ""}',
      '      - {name: A, value: [1]}',
    ].join('\n');

    const parsed = await parseText(text, 'web.yml');

    expect('errors' in parsed && parsed.errors.map(formatDocumentError)).toEqual([
      'web.yml:7 containerDefinitions[1].environment[1].value: is not text. Write it as text, in quotes.',
    ]);
  });

  test('stays when its name is among those to keep', async () => {
    expect(await parse(EMPTY, ['taskRoleArn', 'credentialsParameter', 'user'])).toMatchObject({
      document: {
        taskRoleArn: '',
        containerDefinitions: [aContainer({ user: '', repositoryCredentials: { credentialsParameter: '' } })],
      },
    });
  });
});

/** A container with whatever in its fields, much of it empty. */
const anyField = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Json>('', ' ', null, 0, false, 'a'),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('name', 'value', 'valueFrom', 'command', 'options', 'x'), tie('value')),
  ),
})).value;
const anyContainer = fc
  .dictionary(
    fc.constantFrom('environment', 'secrets', 'links', 'healthCheck', 'logConfiguration', 'dockerLabels', 'x'),
    anyField,
  )
  .map((fields) => ({ family: 'web', containerDefinitions: [{ name: 'web', ...fields }] }));

/** Numbers, booleans and texts that are not blank, sorted: what may never get lost. */
function listValues(value: Json | undefined): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(listValues).sort();
  if (isJsonObject(value)) return Object.values(value).flatMap(listValues).sort();
  return value === null || (typeof value === 'string' && value.trim() === '') ? [] : [JSON.stringify(value)];
}

describe('leaving out what is empty', () => {
  test('loses no value, and finds nothing more when it is done again', () => {
    fc.assert(
      fc.property(anyContainer, (document) => {
        const once = dropEmpty(document, TASK_DEFINITION_SHAPE);
        const twice = dropEmpty(once.json, TASK_DEFINITION_SHAPE);

        expect(listValues(once.json)).toEqual(listValues(document));
        expect(twice).toEqual({ json: once.json, dropped: [], moved: new Map() });
        expect(isSameContent(document, document)).toBe(true);
        expect(isJsonObject(once.json) && isSameContent(document, once.json)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

/** Each leaf as `path kind`. */
function listTypes(shape: DocumentShape, path = ''): readonly string[] {
  if (shape === 'integer') return [`${path} number`];
  if (shape === 'boolean') return [`${path} boolean`];
  if (shape === 'map') return [`${path}.* text`];
  if (shape === 'string' || 'oneOf' in shape) return [`${path} text`];
  if (!('fields' in shape)) return listTypes(shape[0], `${path}[]`);
  return Object.entries(shape.fields).flatMap(([name, field]) => listTypes(field, `${path}.${name}`));
}

function listModel(shape: Shape, path = ''): readonly string[] {
  if (shape.kind === 'list') return listModel(shape.of(), `${path}[]`);
  if (shape.kind === 'map') return listModel(shape.of(), `${path}.*`);
  if (shape.kind !== 'structure') return [`${path} ${shape.kind}`];
  return [...shape.fields].flatMap(([name, field]) => listModel(field.shape(), `${path}.${name}`));
}

describe('the types', () => {
  const input = readModel('ecs').operations.get('RegisterTaskDefinition')?.input;
  const model = input === undefined ? [] : listModel(input);

  test('are those of the SDK', () => {
    expect(listTypes(TASK_DEFINITION_SHAPE).filter((type) => !model.includes(type))).toEqual([]);
  });

  test('hold every field that the SDK knows', () => {
    const known = listTypes(TASK_DEFINITION_SHAPE);

    expect(model.length).toBeGreaterThan(100);
    expect(model.filter((type) => !known.includes(type))).toEqual([]);
  });
});
