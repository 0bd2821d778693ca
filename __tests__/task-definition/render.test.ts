import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { renderTaskDefinition, type TaskDefinitionEdits } from '../../src/task-definition/render.ts';
import { aContainer, aDocument } from './documents.ts';

function edits(overrides: Partial<TaskDefinitionEdits>): TaskDefinitionEdits {
  return { images: [], containerNames: [], environment: [], secrets: [], ...overrides };
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
        'container web: environment variable TOKEN removed',
        'container web: environment variable LEVEL changed',
        'container web: environment variable NEW added',
        'container web: secret KEY changed',
        'container web: secret TOKEN added',
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

describe('for any document and edits', () => {
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

  test('rendering twice changes nothing more', () => {
    fc.assert(
      fc.property(entries, entries, (before, asked) => {
        const base = aDocument({ containerDefinitions: [aContainer({ environment: before })] });
        const once = renderTaskDefinition(base, edits({ environment: asked, images: [{ reference: 'w:2' }] }));
        if ('faults' in once) throw new Error('refused');

        const twice = renderTaskDefinition(
          once.document,
          edits({ environment: asked, images: [{ reference: 'w:2' }] }),
        );

        expect(twice).toEqual({ document: once.document, changes: [] });
      }),
    );
  });
});
