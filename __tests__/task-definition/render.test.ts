import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { KeyValue } from '../../src/inputs/parse.ts';
import type { ContainerSettings } from '../../src/inputs/request.ts';
import type { TaskDefinitionEdits } from '../../src/task-definition/edits.ts';
import { renderTaskDefinition } from '../../src/task-definition/render.ts';
import { anyDocument } from '../support/any-document.ts';
import { someSettings } from '../support/service-builders.ts';
import { aContainer, aDocument } from './documents.ts';

function edits(overrides: Partial<TaskDefinitionEdits & ContainerSettings>): TaskDefinitionEdits {
  const { images = [], containerNames = [], taskRole, executionRole, containerSettings: _, ...settings } = overrides;
  return {
    images,
    containerNames,
    containerSettings: someSettings(settings),
    ...(taskRole === undefined ? {} : { taskRole }),
    ...(executionRole === undefined ? {} : { executionRole }),
  };
}

const anyEntries = fc.uniqueArray(
  fc.record({ name: fc.constantFrom('A', 'B', 'toString', '__proto__', 'constructor'), value: fc.string() }),
  { selector: (entry) => entry.name, maxLength: 3 },
);

/** Every value asked for holds the canary; names stay. */
function plantValues(asked: Partial<TaskDefinitionEdits & ContainerSettings>) {
  const plant = (entries: readonly KeyValue[] = []) =>
    entries.map(({ name, value }) => ({ name, value: `c@nary${value}` }));
  const { environment, secrets, dockerLabels, logOptions, command } = asked;
  // One name in both lists is refused before.
  const free = plant(secrets).filter(({ name }) => !environment?.some((entry) => entry.name === name));
  return {
    ...asked,
    environment: plant(environment),
    secrets: free,
    dockerLabels: plant(dockerLabels),
    logOptions: plant(logOptions),
    ...(command === undefined ? {} : { command: command.map((word) => `c@nary${word}`) }),
  };
}

const PINNED = `registry.example/web@sha256:${'a'.repeat(64)}`;

describe('rendering', () => {
  test('gives the image to the one essential container', () => {
    const sidecar = aContainer({ name: 'log', essential: false });
    const base = aDocument({ containerDefinitions: [aContainer(), sidecar] });

    expect(renderTaskDefinition(base, edits({ images: [{ reference: PINNED }] }))).toEqual({
      document: aDocument({ containerDefinitions: [aContainer({ image: PINNED }), sidecar] }),
      changes: [`container web: image registry.example/web:1 → ${PINNED}`],
    });
  });

  test('gives each named container its own image', () => {
    const base = aDocument({ containerDefinitions: [aContainer(), aContainer({ name: 'proxy', image: 'p:1' })] });
    const images = [
      { container: 'web', reference: 'w:2' },
      { container: 'proxy', reference: 'p:2' },
    ];

    expect(renderTaskDefinition(base, edits({ images }))).toEqual({
      document: aDocument({
        containerDefinitions: [aContainer({ image: 'w:2' }), aContainer({ name: 'proxy', image: 'p:2' })],
      }),
      changes: ['container web: image registry.example/web:1 → w:2', 'container proxy: image p:1 → p:2'],
    });
  });

  test('gives one image to several named containers', () => {
    const base = aDocument({ containerDefinitions: [aContainer(), aContainer({ name: 'worker' })] });
    const asked = edits({ images: [{ reference: PINNED }], containerNames: ['web', 'worker'] });

    expect(renderTaskDefinition(base, asked)).toHaveProperty('document', {
      family: 'web',
      containerDefinitions: [aContainer({ image: PINNED }), aContainer({ name: 'worker', image: PINNED })],
    });
  });

  test('sets variables and secrets by name, keeps the others and their order, and never tells a value', () => {
    const base = aDocument({
      containerDefinitions: [
        aContainer({
          environment: [
            { name: 'LEVEL', value: 'info' },
            { name: 'MODE', value: 'fast' },
            { name: 'TOKEN', value: 'canary' },
          ],
          secrets: [{ name: 'KEY', valueFrom: 'old' }],
        }),
      ],
    });
    const asked = edits({
      environment: [
        { name: 'NEW', value: 'canary' },
        { name: 'MODE', value: 'fast' },
        { name: 'LEVEL', value: 'canary' },
      ],
      secrets: [
        { name: 'TOKEN', value: 'canary' },
        { name: 'KEY', value: 'canary' },
      ],
    });

    expect(renderTaskDefinition(base, asked)).toEqual({
      document: aDocument({
        containerDefinitions: [
          aContainer({
            environment: [
              { name: 'LEVEL', value: 'canary' },
              { name: 'MODE', value: 'fast' },
              { name: 'NEW', value: 'canary' },
            ],
            secrets: [
              { name: 'KEY', valueFrom: 'canary' },
              { name: 'TOKEN', valueFrom: 'canary' },
            ],
          }),
        ],
      }),
      changes: [
        'container web: environment variable TOKEN removed: it is a secret now',
        'container web: environment variable LEVEL changed',
        'container web: environment variable NEW added',
        'container web: secret KEY changed',
        'container web: secret TOKEN added',
      ],
    });
  });

  test('prunes the variables and secrets that are not listed, in the named containers only', () => {
    const environment = [
      { name: 'OLD', value: 'canary' },
      { name: 'LEVEL', value: 'info' },
    ];
    const secrets = [{ name: 'KEY', valueFrom: 'web/key' }];
    const proxy = aContainer({ name: 'proxy', environment, secrets });
    const base = aDocument({ containerDefinitions: [aContainer({ environment, secrets }), proxy] });
    const asked = edits({
      containerNames: ['web'],
      environment: [{ name: 'LEVEL', value: 'info' }],
      shouldPruneEnvironment: true,
    });

    expect(renderTaskDefinition(base, asked)).toEqual({
      document: aDocument({
        containerDefinitions: [aContainer({ environment: [{ name: 'LEVEL', value: 'info' }], secrets: [] }), proxy],
      }),
      changes: [
        'container web: environment variable OLD removed: it is not listed',
        'container web: secret KEY removed: it is not listed',
      ],
    });
  });

  test('puts the listed environment files in the place of all others, since their order decides', () => {
    const s3 = (value: string) => ({ value, type: 's3' });
    const [first, second, third] = ['arn:aws:s3:::c/1.env', 'arn:aws:s3:::c/2.env', 'arn:aws:s3:::c/3.env'] as const;
    const base = aDocument({ containerDefinitions: [aContainer({ environmentFiles: [s3(first), s3(second)] })] });

    expect(renderTaskDefinition(base, edits({ environmentFiles: [third, first] }))).toEqual({
      document: aDocument({ containerDefinitions: [aContainer({ environmentFiles: [s3(third), s3(first)] })] }),
      changes: [`container web: environment file ${second} removed`, `container web: environment file ${third} added`],
    });
    expect(renderTaskDefinition(base, edits({ environmentFiles: [second, first] }))).toMatchObject({
      changes: ['container web: environment files in another order'],
    });
  });

  test('sets labels by name, the command and the roles, and tells no command', () => {
    const base = aDocument({
      taskRoleArn: 'web',
      containerDefinitions: [aContainer({ command: ['old'], dockerLabels: { team: 'shop', tier: 'front' } })],
    });
    const asked = edits({
      dockerLabels: [
        { name: 'team', value: 'canary' },
        { name: 'empty', value: '' },
      ],
      command: ['sh', '-c', 'canary', ''],
      taskRole: 'next',
      executionRole: 'arn:aws:iam::123456789012:role/pull',
    });

    expect(renderTaskDefinition(base, asked)).toEqual({
      document: aDocument({
        taskRoleArn: 'next',
        executionRoleArn: 'arn:aws:iam::123456789012:role/pull',
        containerDefinitions: [
          aContainer({
            command: ['sh', '-c', 'canary', ''],
            dockerLabels: { team: 'canary', tier: 'front', empty: '' },
          }),
        ],
      }),
      changes: [
        'container web: docker label team changed',
        'container web: docker label empty added',
        'container web: command changed',
        'task role web → next',
        'execution role arn:aws:iam::123456789012:role/pull',
      ],
    });
  });

  test('of a container that is not there names those that are', () => {
    const base = aDocument({ containerDefinitions: [aContainer(), aContainer({ name: 'proxy' })] });

    expect(renderTaskDefinition(base, edits({ images: [{ container: 'wbe', reference: 'w:2' }] }))).toEqual({
      faults: [
        {
          path: 'containerDefinitions',
          problem: 'has no container wbe',
          advice: 'Name one of those that are there: web, proxy',
        },
      ],
    });
  });

  test('with several essential containers asks which is meant', () => {
    const base = aDocument({ containerDefinitions: [aContainer(), aContainer({ name: 'proxy' })] });

    expect(renderTaskDefinition(base, edits({ images: [{ reference: 'w:2' }] }))).toEqual({
      faults: [
        {
          path: 'containerDefinitions',
          problem: 'has more than one essential container',
          advice: 'Name in container-name which is meant: web, proxy',
        },
      ],
    });
  });

  test.each([
    ['not set', '', 'is not set', 'Set it in the file, or name the container in container-name'],
    ['a placeholder', '<IMAGE>', 'is not an image reference', 'Give one of at most 255 characters'],
  ])('is refused when an image is %s afterwards', (_, image, problem, advice) => {
    const base = aDocument({
      containerDefinitions: [aContainer(), aContainer({ name: 'log', essential: false, image })],
    });

    expect(renderTaskDefinition(base, edits({ images: [{ reference: 'w:2' }] }))).toEqual({
      faults: [{ path: 'containerDefinitions[1].image', problem, advice }],
    });
  });
});

describe('a name among both variables and secrets', () => {
  const base = aDocument({
    containerDefinitions: [
      aContainer({
        environment: [{ name: 'TOKEN', value: 'canary' }],
        secrets: [
          { name: 'KEY', valueFrom: 'web/key' },
          { name: 'TOKEN', valueFrom: 'web/token' },
        ],
      }),
    ],
  });

  test('is refused when the document has it', () => {
    expect(renderTaskDefinition(base, edits({}))).toEqual({
      faults: [
        {
          path: 'containerDefinitions[0].secrets[1].name',
          problem: 'is the name of an environment variable, too',
          advice: 'Keep it in one of them',
        },
      ],
    });
  });

  test('stays in the list that an input sets', () => {
    const asked = edits({ secrets: [{ name: 'TOKEN', value: 'web/token' }] });

    expect(renderTaskDefinition(base, asked)).toMatchObject({
      document: { containerDefinitions: [{ environment: [] }] },
      changes: ['container web: environment variable TOKEN removed: it is a secret now'],
    });
  });
});

describe('the log configuration', () => {
  const awslogs = {
    logDriver: 'awslogs',
    options: { 'awslogs-group': '/web', mode: 'non-blocking' },
    secretOptions: [{ name: 'token', valueFrom: 'web/token' }],
  };
  const base = aDocument({ containerDefinitions: [aContainer({ logConfiguration: awslogs })] });

  test('gets options beside those that are there', () => {
    const logOptions = [
      { name: 'awslogs-group', value: '/canary' },
      { name: 'tag', value: '' },
    ];

    expect(renderTaskDefinition(base, edits({ logDriver: 'awslogs', logOptions }))).toEqual({
      document: aDocument({
        containerDefinitions: [
          aContainer({
            logConfiguration: { ...awslogs, options: { 'awslogs-group': '/canary', mode: 'non-blocking', tag: '' } },
          }),
        ],
      }),
      changes: ['container web: log option awslogs-group changed', 'container web: log option tag added'],
    });
  });

  test('with another driver loses the options of the one before', () => {
    const asked = edits({ logDriver: 'json-file', logOptions: [{ name: 'max-size', value: '10m' }] });

    expect(renderTaskDefinition(base, asked)).toEqual({
      document: aDocument({
        containerDefinitions: [
          aContainer({ logConfiguration: { logDriver: 'json-file', options: { 'max-size': '10m' } } }),
        ],
      }),
      changes: [
        'container web: log driver awslogs → json-file',
        'container web: log option awslogs-group removed: it is one of awslogs',
        'container web: log option mode removed: it is one of awslogs',
        'container web: log option token removed: it is one of awslogs',
        'container web: log option max-size added',
      ],
    });
  });

  test('without a driver takes no options', () => {
    const asked = edits({ logOptions: [{ name: 'tag', value: 'canary' }] });

    expect(renderTaskDefinition(aDocument(), asked)).toEqual({
      faults: [
        {
          path: 'containerDefinitions[0].logConfiguration',
          problem: 'has no log driver, and log-configuration-options are options of one',
          advice: 'Set log-configuration-log-driver, or logDriver in the task definition',
        },
      ],
    });
  });
});

describe('for any document and edits', () => {
  const edit = fc.record(
    {
      environment: anyEntries,
      secrets: anyEntries,
      dockerLabels: anyEntries,
      logOptions: anyEntries,
      logDriver: fc.constantFrom('awslogs', 'json-file'),
      command: fc.array(fc.string(), { maxLength: 2 }),
      environmentFiles: fc.uniqueArray(fc.constantFrom('arn:a', 'arn:b', 'arn:c'), { maxLength: 2 }),
      shouldPruneEnvironment: fc.boolean(),
      images: fc.constant([{ reference: 'w:2' }]),
      taskRole: fc.constant('arn:role'),
    },
    { requiredKeys: [] },
  );

  test('rendering twice changes nothing more, and never tells a value', () => {
    fc.assert(
      fc.property(anyDocument, edit, (document, asked) => {
        const planted = plantValues(asked);
        const [first] = document.containerDefinitions;
        const wanted = edits({ ...planted, containerNames: [first?.name ?? ''] });
        const once = renderTaskDefinition(document, wanted);
        if ('faults' in once) return;

        const twice = renderTaskDefinition(once.document, wanted);

        expect(twice).toEqual({ document: once.document, changes: [] });
        expect(once.changes.join('\n')).not.toContain('c@nary');
        expect(once.document.containerDefinitions.slice(1)).toEqual(document.containerDefinitions.slice(1));
      }),
      { numRuns: 2_000 },
    );
  });

  test('members that are no text where ECS has text do not end the run', () => {
    const odd = { toString: 1 };
    const base = aDocument({
      taskRoleArn: odd,
      containerDefinitions: [
        aContainer({
          environment: [{ name: odd }],
          environmentFiles: [{ value: odd }],
          logConfiguration: { logDriver: odd, secretOptions: [{ name: odd }] },
        }),
      ],
    });
    const asked = edits({
      taskRole: 'arn:role',
      environmentFiles: ['arn:a'],
      logDriver: 'awslogs',
      shouldPruneEnvironment: true,
    });

    expect(renderTaskDefinition(base, asked)).toHaveProperty('changes.length', 6);
  });

  const name = fc.constantFrom('A', 'B', 'C', 'toString', '__proto__');
  const entries = fc.uniqueArray(fc.record({ name, value: fc.string() }), { selector: (entry) => entry.name });
  const members = fc.dictionary(fc.constantFrom('cpu', 'links', 'x-unknown', 'healthCheck'), fc.jsonValue());

  test('nothing but what was asked for changes', () => {
    fc.assert(
      fc.property(entries, entries, members, (before, asked, others) => {
        const base = aDocument({
          ...Object.fromEntries(Object.entries(others)),
          containerDefinitions: [aContainer({ ...Object.fromEntries(Object.entries(others)), environment: before })],
        });

        const rendered = renderTaskDefinition(base, edits({ environment: asked }));

        const kept = before.map((entry) => asked.find(({ name }) => name === entry.name) ?? entry);
        const added = asked.filter((entry) => !before.some(({ name }) => name === entry.name));
        expect(rendered).toHaveProperty('document', {
          ...base,
          containerDefinitions: [{ ...base.containerDefinitions[0], environment: [...kept, ...added] }],
        });
      }),
    );
  });
});

describe('of the chosen containers alone', () => {
  const twice = { environment: [{ name: 'A', value: '1' }], secrets: [{ name: 'A', valueFrom: 'a' }] };
  const base = aDocument({
    containerDefinitions: [
      { name: 'web', memory: 128 },
      { name: 'proxy', image: '<PROXY_IMAGE>', memory: 64, ...twice },
    ],
  });
  const faultsOf = (asked: TaskDefinitionEdits, checked: 'all' | 'chosen') => {
    const rendered = renderTaskDefinition(base, asked, checked);
    return 'faults' in rendered ? rendered.faults.map(({ path }) => path) : [];
  };

  test.each([
    ['one that gets the image', edits({ images: [{ reference: 'w:1' }], containerNames: ['web'] }), []],
    ['one that has an image of its own', edits({ images: [{ container: 'web', reference: 'w:1' }] }), []],
    [
      'one that gets a setting and has no image',
      edits({ containerNames: ['web'], command: ['x'] }),
      ['containerDefinitions[0].image'],
    ],
    [
      'one with a name in both lists',
      edits({ images: [{ container: 'proxy', reference: 'p:1' }] }),
      ['containerDefinitions[1].secrets[0].name'],
    ],
  ])('checks %s', (_, asked, faults) => {
    expect(faultsOf(asked, 'chosen')).toEqual(faults);
  });

  test('leaves the rest for the deploy, which checks all', () => {
    expect(faultsOf(edits({ images: [{ container: 'web', reference: 'w:1' }] }), 'all')).toEqual([
      'containerDefinitions[1].image',
      'containerDefinitions[1].secrets[0].name',
    ]);
  });
});
