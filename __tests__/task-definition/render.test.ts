import { describe, expect, test } from '@jest/globals';
import type { KeyValue } from '@slipway/ecs-rules/grammar';
import fc from 'fast-check';
import { describeChange } from '../../src/diff/describe-change.ts';
import { diffDocuments } from '../../src/diff/diff-documents.ts';
import type { ContainerSettings } from '../../src/inputs/request.ts';
import type { TaskDefinitionEdits } from '../../src/task-definition/edits.ts';
import { placeImage, renderTaskDefinition } from '../../src/task-definition/render.ts';
import { someSettings } from '../support/builders/service-builders.ts';
import { anyDocument } from '../support/generators/any-document.ts';
import { aContainer, aDocument } from './documents.ts';

/** The document, and what the plan shows of it. */
function render(...args: Parameters<typeof renderTaskDefinition>) {
  const rendered = renderTaskDefinition(...args);
  if ('errors' in rendered) return rendered;
  const { document, base } = rendered;
  return { document, changes: diffDocuments(base, document).map(describeChange) };
}

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

/** Every requested value that may be secret contains the canary; names stay. */
function plantValues(asked: Partial<TaskDefinitionEdits & ContainerSettings>) {
  const plant = (entries: readonly KeyValue[] = []) =>
    entries.map(({ name, value }) => ({ name, value: `c@nary${value}` }));
  const { environment, secrets, dockerLabels, logOptions } = asked;
  // One name in both lists is refused before.
  const free = secrets?.filter(({ name }) => !environment?.some((entry) => entry.name === name));
  return {
    ...asked,
    environment: plant(environment),
    ...(free === undefined ? {} : { secrets: free }),
    dockerLabels: plant(dockerLabels),
    logOptions: plant(logOptions),
  };
}

const PINNED = `registry.example/web@sha256:${'a'.repeat(64)}`;

describe('rendering', () => {
  test('gives the image to the one essential container', () => {
    const sidecar = aContainer({ name: 'log', essential: false });
    const base = aDocument({ containerDefinitions: [aContainer(), sidecar] });

    expect(render(base, edits({ images: [{ reference: PINNED }] }))).toEqual({
      document: aDocument({ containerDefinitions: [aContainer({ image: PINNED }), sidecar] }),
      changes: ['~ containerDefinitions[web].image: registry.example/web 1 → aaaaaaaaaaaa'],
    });
  });

  test('gives each named container its own image', () => {
    const base = aDocument({ containerDefinitions: [aContainer(), aContainer({ name: 'proxy', image: 'p:1' })] });
    const images = [
      { container: 'web', reference: 'w:2' },
      { container: 'proxy', reference: 'p:2' },
    ];

    expect(render(base, edits({ images }))).toEqual({
      document: aDocument({
        containerDefinitions: [aContainer({ image: 'w:2' }), aContainer({ name: 'proxy', image: 'p:2' })],
      }),
      changes: [
        '~ containerDefinitions[web].image: registry.example/web 1 → w 2',
        '~ containerDefinitions[proxy].image: p 1 → 2',
      ],
    });
  });

  test('gives one image to several named containers', () => {
    const base = aDocument({ containerDefinitions: [aContainer(), aContainer({ name: 'worker' })] });
    const asked = edits({ images: [{ reference: PINNED }], containerNames: ['web', 'worker'] });

    expect(render(base, asked)).toHaveProperty('document', {
      family: 'web',
      containerDefinitions: [aContainer({ image: PINNED }), aContainer({ name: 'worker', image: PINNED })],
    });
  });

  test('sets variables and secrets by name, keeps the others and their order, and never shows a value', () => {
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
        { name: 'TOKEN', value: 'web/token' },
        { name: 'KEY', value: 'web/key' },
      ],
    });

    expect(render(base, asked)).toEqual({
      document: aDocument({
        containerDefinitions: [
          aContainer({
            environment: [
              { name: 'LEVEL', value: 'canary' },
              { name: 'MODE', value: 'fast' },
              { name: 'NEW', value: 'canary' },
            ],
            secrets: [
              { name: 'KEY', valueFrom: 'web/key' },
              { name: 'TOKEN', valueFrom: 'web/token' },
            ],
          }),
        ],
      }),
      changes: [
        '~ containerDefinitions[web].environment[LEVEL] (changed)',
        '+ containerDefinitions[web].environment[NEW]',
        '~ containerDefinitions[web].secrets[KEY]: old → web/key',
        '+ containerDefinitions[web].secrets[TOKEN]: web/token',
        '- containerDefinitions[web].environment[TOKEN]',
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

    expect(render(base, asked)).toEqual({
      document: aDocument({
        containerDefinitions: [aContainer({ environment: [{ name: 'LEVEL', value: 'info' }], secrets: [] }), proxy],
      }),
      changes: ['- containerDefinitions[web].environment[OLD]', '- containerDefinitions[web].secrets[KEY]: web/key'],
    });
  });

  test('puts the listed environment files in the place of all others, since their order decides', () => {
    const s3 = (value: string) => ({ value, type: 's3' });
    const files = (...names: readonly string[]) => JSON.stringify(names.map(s3));
    const [first, second, third] = ['arn:aws:s3:::c/1.env', 'arn:aws:s3:::c/2.env', 'arn:aws:s3:::c/3.env'] as const;
    const base = aDocument({ containerDefinitions: [aContainer({ environmentFiles: [s3(first), s3(second)] })] });

    expect(render(base, edits({ environmentFiles: [third, first] }))).toEqual({
      document: aDocument({ containerDefinitions: [aContainer({ environmentFiles: [s3(third), s3(first)] })] }),
      changes: [`~ containerDefinitions[web].environmentFiles: ${files(first, second)} → ${files(third, first)}`],
    });
    expect(render(base, edits({ environmentFiles: [second, first] }))).toMatchObject({
      changes: [`~ containerDefinitions[web].environmentFiles: ${files(first, second)} → ${files(second, first)}`],
    });
  });

  test('sets labels by name, the command and the roles', () => {
    const base = aDocument({
      taskRoleArn: 'web',
      containerDefinitions: [aContainer({ command: ['old'], dockerLabels: { team: 'shop', tier: 'front' } })],
    });
    const asked = edits({
      dockerLabels: [
        { name: 'team', value: 'canary' },
        { name: 'empty', value: '' },
      ],
      command: ['sh', '-c', 'serve', ''],
      taskRole: 'next',
      executionRole: 'arn:aws:iam::123456789012:role/pull',
    });

    expect(render(base, asked)).toEqual({
      document: aDocument({
        taskRoleArn: 'next',
        executionRoleArn: 'arn:aws:iam::123456789012:role/pull',
        containerDefinitions: [
          aContainer({
            command: ['sh', '-c', 'serve', ''],
            dockerLabels: { team: 'canary', tier: 'front', empty: '' },
          }),
        ],
      }),
      changes: [
        '~ containerDefinitions[web].command: ["old"] → ["sh","-c","serve",""]',
        '~ containerDefinitions[web].dockerLabels[team] (changed)',
        '+ containerDefinitions[web].dockerLabels[empty]',
        '~ taskRoleArn: web → next',
        '+ executionRoleArn: arn:aws:iam::123456789012:role/pull',
      ],
    });
  });

  test('of a container that does not exist names those that are', () => {
    const base = aDocument({ containerDefinitions: [aContainer(), aContainer({ name: 'proxy' })] });

    expect(render(base, edits({ images: [{ container: 'wbe', reference: 'w:2' }] }))).toEqual({
      errors: [
        {
          path: 'containerDefinitions',
          problem: 'has no container wbe',
          advice: 'Use one of: web, proxy',
        },
      ],
    });
  });

  test('with several essential containers asks which is meant', () => {
    const base = aDocument({ containerDefinitions: [aContainer(), aContainer({ name: 'proxy' })] });

    expect(render(base, edits({ images: [{ reference: 'w:2' }] }))).toEqual({
      errors: [
        {
          path: 'containerDefinitions',
          problem: 'has more than one essential container',
          advice: 'Set container-name to one of: web, proxy',
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

    expect(render(base, edits({ images: [{ reference: 'w:2' }] }))).toEqual({
      errors: [{ path: 'containerDefinitions[1].image', problem, advice }],
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
    expect(render(base, edits({}))).toEqual({
      errors: [
        {
          path: 'containerDefinitions[0].secrets[1].name',
          problem: 'is also the name of an environment variable',
          advice: 'Keep it in one of them',
        },
      ],
    });
  });

  test('stays in the list that an input sets', () => {
    const asked = edits({ secrets: [{ name: 'TOKEN', value: 'web/token' }] });

    expect(render(base, asked)).toMatchObject({
      document: { containerDefinitions: [{ environment: [] }] },
      changes: ['- containerDefinitions[web].environment[TOKEN]'],
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

  test('gets options next to existing ones', () => {
    const logOptions = [
      { name: 'awslogs-group', value: '/shop' },
      { name: 'tag', value: '' },
    ];

    expect(render(base, edits({ logDriver: 'awslogs', logOptions }))).toEqual({
      document: aDocument({
        containerDefinitions: [
          aContainer({
            logConfiguration: { ...awslogs, options: { 'awslogs-group': '/shop', mode: 'non-blocking', tag: '' } },
          }),
        ],
      }),
      changes: [
        '~ containerDefinitions[web].logConfiguration.options[awslogs-group]: /web → /shop',
        '+ containerDefinitions[web].logConfiguration.options[tag]',
      ],
    });
  });

  test('with another driver loses the options of the one before', () => {
    const asked = edits({ logDriver: 'json-file', logOptions: [{ name: 'max-size', value: '10m' }] });

    expect(render(base, asked)).toEqual({
      document: aDocument({
        containerDefinitions: [
          aContainer({ logConfiguration: { logDriver: 'json-file', options: { 'max-size': '10m' } } }),
        ],
      }),
      changes: [
        '~ containerDefinitions[web].logConfiguration.logDriver: awslogs → json-file',
        '+ containerDefinitions[web].logConfiguration.options[max-size]',
        '- containerDefinitions[web].logConfiguration.options[awslogs-group]: /web',
        '- containerDefinitions[web].logConfiguration.options[mode]: non-blocking',
        '- containerDefinitions[web].logConfiguration.secretOptions[token]: web/token',
      ],
    });
  });

  test('without a driver takes no options', () => {
    const asked = edits({ logOptions: [{ name: 'tag', value: 'canary' }] });

    expect(render(aDocument(), asked)).toEqual({
      errors: [
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

  test('rendering twice changes nothing more, and never shows a value', () => {
    fc.assert(
      fc.property(anyDocument, edit, (document, asked) => {
        const planted = plantValues(asked);
        const [first] = document.containerDefinitions;
        const wanted = edits({ ...planted, containerNames: [first?.name ?? ''] });
        const once = render(document, wanted);
        if ('errors' in once) return;

        const twice = render(once.document, wanted);

        expect(twice).toEqual({ document: once.document, changes: [] });
        expect(once.changes.join('\n')).not.toContain('c@nary');
        expect(once.document.containerDefinitions.slice(1)).toEqual(document.containerDefinitions.slice(1));
      }),
      { numRuns: 2_000 },
    );
  });

  test('fields that are no text where ECS has text do not end the run', () => {
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

    expect(render(base, asked)).toHaveProperty('changes.length', 6);
  });

  const name = fc.constantFrom('A', 'B', 'C', 'toString', '__proto__');
  const entries = fc.uniqueArray(fc.record({ name, value: fc.string() }), { selector: (entry) => entry.name });
  const fields = fc.dictionary(fc.constantFrom('cpu', 'links', 'x-unknown', 'healthCheck'), fc.jsonValue());

  test('nothing but what was requested changes', () => {
    fc.assert(
      fc.property(entries, entries, fields, (before, asked, others) => {
        const base = aDocument({
          ...Object.fromEntries(Object.entries(others)),
          containerDefinitions: [aContainer({ ...Object.fromEntries(Object.entries(others)), environment: before })],
        });

        const rendered = render(base, edits({ environment: asked }));

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
  const errorsOf = (asked: TaskDefinitionEdits, checked: 'all' | 'chosen') => {
    const rendered = render(base, asked, checked);
    return 'errors' in rendered ? rendered.errors.map(({ path }) => path) : [];
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
  ])('checks %s', (_, asked, errors) => {
    expect(errorsOf(asked, 'chosen')).toEqual(errors);
  });

  test('leaves the rest for the deploy, which checks all', () => {
    expect(errorsOf(edits({ images: [{ container: 'web', reference: 'w:1' }] }), 'all')).toEqual([
      'containerDefinitions[1].image',
      'containerDefinitions[1].secrets[0].name',
    ]);
  });
});

describe('an image that is known in full only after the push', () => {
  const base = aDocument({
    containerDefinitions: [
      { name: 'web', image: 'registry.example/web:1', essential: true },
      { name: 'proxy', image: 'registry.example/web:2', essential: false },
    ],
  });

  test('is put into the containers that got the planned one, and into no other', () => {
    const rendered = renderTaskDefinition(base, edits({ images: [{ reference: 'registry.example/web:2' }] }));
    if ('errors' in rendered) throw new Error('it cannot be rendered');

    const { document } = placeImage(rendered, PINNED);

    expect(document.containerDefinitions.map(({ image }) => image)).toEqual([PINNED, 'registry.example/web:2']);
  });

  test('is no change where the container has it already', () => {
    const rendered = renderTaskDefinition(base, edits({ images: [{ reference: 'registry.example/web:2' }] }));
    if ('errors' in rendered) throw new Error('it cannot be rendered');

    expect(placeImage(rendered, 'registry.example/web:1')).toMatchObject({ document: base });
  });
});
