import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import fc from 'fast-check';
import { toRegistrable } from '../../src/task-definition/registrable.ts';
import { isSameContent } from '../../src/task-definition/same-content.ts';
import { aContainer, aDescribed, aDocument } from './documents.ts';

const PORT = { containerPort: 8080 };

describe('the content is the same', () => {
  test('after ECS has added its defaults', () => {
    expect(isSameContent(aDocument(), aDescribed(aDocument()))).toBe(true);
  });

  test.each<readonly [string, JsonObject, JsonObject]>([
    [
      'variables are in another order',
      {
        environment: [
          { name: 'A', value: '1' },
          { name: 'B', value: '2' },
        ],
      },
      {
        environment: [
          { name: 'B', value: '2' },
          { name: 'A', value: '1' },
        ],
      },
    ],
    [
      'a port has its defaults',
      { portMappings: [PORT] },
      { portMappings: [{ ...PORT, hostPort: 0, protocol: 'tcp' }] },
    ],
    [
      'a health check has its defaults',
      { healthCheck: { command: ['CMD', 'true'] } },
      { healthCheck: { command: ['CMD', 'true'], interval: 30, timeout: 5, retries: 3 } },
    ],
    ['members are in another order', { cpu: 10, memory: 20 }, { memory: 20, cpu: 10 }],
    ['an empty object is there', { linuxParameters: { capabilities: {} } }, {}],
    ['a variable without name and value is there', { environment: [{ name: '', value: '' }] }, {}],
    ['an empty text is in a list', { links: ['', 'db'] }, { links: ['db'] }],
  ])('when %s', (_, a, b) => {
    const one = aDocument({ containerDefinitions: [aContainer(a)] });
    const other = aDocument({ containerDefinitions: [aContainer(b)] });

    expect(isSameContent(one, other)).toBe(true);
  });

  test.each<readonly [string, JsonObject, JsonObject]>([
    ['the host port is filled in, in awsvpc mode', {}, { hostPort: 8080 }],
    ['the protocol is', {}, { protocol: 'tcp' }],
  ])('when %s', (_, a, b) => {
    const documentOf = (port: JsonObject) =>
      aDocument({
        networkMode: 'awsvpc',
        containerDefinitions: [aContainer({ portMappings: [{ ...PORT, ...port }] })],
      });

    expect(isSameContent(documentOf(a), documentOf(b))).toBe(true);
  });

  test.each<readonly [string, JsonObject, JsonObject]>([
    ['sizes are written with units', { cpu: '.5 vCPU', memory: '1GB' }, { cpu: '.5 vCPU', memory: '1024' }],
    ['the mode is the default one', {}, { networkMode: 'bridge' }],
    ['only the tags differ', { tags: [{ key: 'run', value: '1' }] }, { tags: [{ key: 'run', value: '2' }] }],
    ['a member is null', { taskRoleArn: null }, {}],
    ['a volume has an empty host', { volumes: [{ name: 'data' }] }, { volumes: [{ name: 'data', host: {} }] }],
    [
      'a file system has its root',
      { volumes: [{ name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1' } }] },
      { volumes: [{ name: 'data', efsVolumeConfiguration: { fileSystemId: 'fs-1', rootDirectory: '/' } }] },
    ],
  ])('when %s', (_, a, b) => {
    expect(isSameContent(aDocument(a), aDocument(b))).toBe(true);
  });
});

describe('the content differs', () => {
  test.each<readonly [string, JsonObject]>([
    ['the image does', { image: 'registry.example/web:2' }],
    ['a variable is there', { environment: [{ name: 'A', value: '' }] }],
    ['it is not essential', { essential: false }],
    ['the host port is fixed', { portMappings: [{ ...PORT, hostPort: 80 }] }],
    ['the protocol is another', { portMappings: [{ ...PORT, protocol: 'udp' }] }],
    ['the command is', { command: ['serve'] }],
    ['a member that nobody knows is there', { xNew: 1 }],
  ])('when %s', (_, override) => {
    const base = aDocument({ containerDefinitions: [aContainer({ portMappings: [PORT] })] });
    const other = aDocument({ containerDefinitions: [aContainer({ portMappings: [PORT], ...override })] });

    expect(isSameContent(base, other)).toBe(false);
  });

  test('when words of a command are in another order', () => {
    const documentOf = (command: readonly string[]) => aDocument({ containerDefinitions: [aContainer({ command })] });

    expect(isSameContent(documentOf(['a', 'b']), documentOf(['b', 'a']))).toBe(false);
  });

  test('when any one variable has another value', () => {
    const entries = fc.uniqueArray(fc.record({ name: fc.string(), value: fc.string() }), {
      minLength: 1,
      selector: (entry) => entry.name,
    });

    fc.assert(
      fc.property(entries, (environment) => {
        const changed = environment.map((entry, index) =>
          index === 0 ? { ...entry, value: `${entry.value}!` } : entry,
        );

        const same = isSameContent(
          aDocument({ containerDefinitions: [aContainer({ environment })] }),
          aDocument({ containerDefinitions: [aContainer({ environment: changed })] }),
        );

        expect(same).toBe(false);
      }),
    );
  });
});

describe('what can be registered', () => {
  test('is the described document without what only answers hold, unknown fields kept', () => {
    expect(toRegistrable({ ...aDescribed(aDocument()), xNew: { a: [1] } })).toEqual({
      ...aDocument(),
      volumes: [],
      placementConstraints: [],
      xNew: { a: [1] },
      containerDefinitions: [
        {
          ...aContainer(),
          cpu: 0,
          mountPoints: [],
          volumesFrom: [],
          systemControls: [],
          environment: [],
          portMappings: [],
        },
      ],
    });
  });

  test('has no empty list of tags, which ECS refuses', () => {
    expect(toRegistrable({ taskDefinition: aDocument(), tags: [] })).toEqual(aDocument());
  });
});

test('fields that are no text where ECS has text are compared as they are', () => {
  const odd = (value: JsonObject) => aDocument({ cpu: value, requiresCompatibilities: [value, 'EC2'] });

  expect(isSameContent(odd({ toString: 1 }), odd({ toString: 1 }))).toBe(true);
  expect(isSameContent(odd({ toString: 1 }), odd({ toString: 2 }))).toBe(false);
  expect(isSameContent(aDocument({ cpu: '1 constructor' }), aDocument({ cpu: '2 constructor' }))).toBe(false);
});

describe('of a document that says only this', () => {
  const documentOf = (container: JsonObject, networkMode?: string): JsonObject => ({
    family: 'web',
    ...(networkMode === undefined ? {} : { networkMode }),
    containerDefinitions: [{ name: 'web', image: 'web:1', ...container }],
  });
  const port = (hostPort: number) => ({ portMappings: [{ containerPort: 80, hostPort }] });
  const health = { command: ['CMD', 'true'] };

  test.each<readonly [string, JsonObject, JsonObject, string | undefined, boolean]>([
    ['essential is the default', { essential: true }, {}, undefined, true],
    ['not essential is another content', { essential: false }, {}, undefined, false],
    ['a fixed port is another than a dynamic one', port(80), port(0), 'bridge', false],
    ['a port of the host is that of the container', port(80), port(0), 'host', true],
    [
      'no start period is the default',
      { healthCheck: { ...health, startPeriod: 0 } },
      { healthCheck: health },
      undefined,
      true,
    ],
    [
      'a start period is none',
      { healthCheck: { ...health, startPeriod: 1 } },
      { healthCheck: health },
      undefined,
      false,
    ],
    ['a variable without a value is left out', { environment: [{ name: 'A' }] }, {}, undefined, true],
    ['an empty value is one', { environment: [{ name: 'A', value: '' }] }, {}, undefined, false],
  ])('%s', (_, one, other, mode, isSame) => {
    expect(isSameContent(documentOf(one, mode), documentOf(other, mode))).toBe(isSame);
  });
});
