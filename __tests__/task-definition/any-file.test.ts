/**
 * What holds for every file: whole documents come through to the letter, and mutilated ones are reported in one way.
 */

import { describe, expect, test } from '@jest/globals';
import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import fc from 'fast-check';
import { stringify } from 'yaml';
import { checkDocument } from '../../src/task-definition/check.ts';
import { formatDocumentError } from '../../src/task-definition/document-error.ts';
import { findPlaceholders } from '../../src/task-definition/find-placeholders.ts';
import { parseDocument } from '../../src/task-definition/parse-document.ts';
import { toRegistrable } from '../../src/task-definition/registrable.ts';
import { renderTaskDefinition } from '../../src/task-definition/render.ts';
import { isSameContent } from '../../src/task-definition/same-content.ts';
import { someSettings } from '../support/builders/service-builders.ts';
import { anyDocument, anyMutation, plantedTexts, readExamples } from '../support/generators/any-document.ts';
import { aDescribed } from './documents.ts';

/** A longer run: `SLIPWAY_MUTATIONS=1000000 npm test -- any-file`. */
const RUNS = Number(process.env.SLIPWAY_MUTATIONS ?? 6_000);
/** So that a hang ends; a mutation takes about a millisecond. */
const TIME_LIMIT_MS = 1_200_000 + 100 * RUNS;

const NO_EDITS = { images: [], containerNames: [], containerSettings: someSettings({}) };

/** Without the places, which errors of later steps need, and without the unknown fields. */
async function read(text: string, file: string) {
  const parsed = await parseDocument(text, file);
  if ('errors' in parsed) return parsed;
  const { places: _, warnings: __, ...others } = parsed;
  return others;
}

describe('a document comes through to the letter', () => {
  test('out of JSON, in any layout', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, fc.constantFrom('', '\t', 2), async (document, indent) => {
        expect(await read(JSON.stringify(document, null, indent), 'web.json')).toEqual({ document });
      }),
      { numRuns: 1_000 },
    );
  });

  test('out of YAML, in block style or flow style', async () => {
    const styles = fc.constantFrom('any', 'block', 'flow');

    await fc.assert(
      fc.asyncProperty(anyDocument, styles, async (document, collectionStyle) => {
        expect(await read(stringify(document, { collectionStyle, aliasDuplicateObjects: false }), 'web.yml')).toEqual({
          document,
        });
      }),
      { numRuns: 1_000 },
    );
  });

  test('when nothing is asked of it: rendering it is no change', () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const rendered = renderTaskDefinition(document, NO_EDITS);

        expect('document' in rendered ? rendered.document : rendered).toEqual(document);
      }),
      { numRuns: 1_000 },
    );
  });

  test('as described: with the same content, and nothing that ECS would refuse', async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, async (document) => {
        const described = { taskDefinition: aDescribed(document), tags: [] };

        const parsed = await parseDocument(JSON.stringify(described), 'web.json');

        if (!('document' in parsed)) throw new Error(JSON.stringify(parsed));
        expect(isSameContent(parsed.document, document)).toBe(true);
        expect(parsed.document).not.toHaveProperty('registeredAt');
        expect(parsed.document).not.toHaveProperty('tags');
      }),
      { numRuns: 1_000 },
    );
  });

  test.each(readExamples())('in $name, as it is and as YAML', async ({ text }) => {
    const document: JsonObject = JSON.parse(text);

    expect(await read(text, 'web.json')).toEqual({ document });
    expect(await parseDocument(text, 'web.json')).toMatchObject({ warnings: [] });
    expect(findPlaceholders(document)).toEqual({ errors: [], warnings: [] });
    expect(await read(stringify(document), 'web.yml')).toEqual({ document });
  });
});

describe('the content of a document', () => {
  test.each(readExamples())('of $name is another one when any text or number of it is', ({ text }) => {
    const document: JsonObject = JSON.parse(text);
    const leaves = listLeaves(document);

    expect(leaves.length).toBeGreaterThan(5);
    expect(leaves.filter((path) => isSameContent(document, changeLeaf(document, path)))).toEqual([]);
  });
});

describe('whatever is done to a file', () => {
  const CANARY = 'c@nary 7f3a';

  test(
    'there is either a document that can be written and read again, or errors that name places and no content',
    async () => {
      const seen = { documents: 0, errors: 0 };

      await fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...plantedTexts(CANARY)),
          fc.array(anyMutation, { minLength: 1, maxLength: 3 }),
          async (text, mutations) => {
            const mutated = mutations.reduce((before, mutate) => mutate(before), text);

            const parsed = await parseDocument(mutated, 'web.json');

            if ('errors' in parsed) {
              seen.errors += 1;
              expectPlainErrors(parsed.errors.map(formatDocumentError), CANARY);
            } else {
              seen.documents += 1;
              await expectSoundDocument(parsed.document, parsed.notice === undefined ? mutated : '');
            }
          },
        ),
        { numRuns: RUNS },
      );
      // Mutations that always, or never, break a file would prove little.
      expect([seen.documents > RUNS / 20, seen.errors > RUNS / 5]).toEqual([true, true]);
    },
    TIME_LIMIT_MS,
  );
});

function expectPlainErrors(lines: readonly string[], canary: string): void {
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) {
    expect(line).toMatch(/^web\.json(?::\d+)?(?: [A-Za-z0-9_.[\]() -]+)?: [^\p{C}]+\. [^\p{C}]+[.?]$/u);
    expect(line).not.toContain(canary);
  }
}

/** What was read is what JSON says, where the text still is JSON and nothing in it was converted. */
async function expectSoundDocument(document: JsonObject, text: string): Promise<void> {
  const written = JSON.stringify(document);
  expect(checkDocument(document)).toEqual([]);
  expect(await read(written, 'again.json')).toEqual({ document: JSON.parse(written) });
  const asJson = readJson(text);
  if (asJson !== undefined) expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(toRegistrable(asJson))));
}

function readJson(text: string): JsonObject | undefined {
  try {
    const value: JsonObject = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

type Path = readonly (string | number)[];

function listLeaves(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const steps: readonly (readonly [string | number, unknown])[] = Array.isArray(value)
    ? [...value.entries()]
    : Object.entries(value);
  return steps.flatMap(([step, inner]) => listLeaves(inner, [...path, step]));
}

function changeLeaf(document: JsonObject, path: Path): JsonObject {
  const changed = changeAt(document, path);
  if (!isJsonObject(changed)) throw new Error('not a document');
  return changed;
}

function changeAt(value: Json | undefined, [step, ...rest]: Path): Json {
  if (Array.isArray(value)) return value.map((item: Json, index) => (index === step ? changeAt(item, rest) : item));
  if (isJsonObject(value) && step !== undefined) return { ...value, [step]: changeAt(value[step], rest) };
  if (typeof value === 'boolean') return !value;
  return typeof value === 'number' ? value + 1 : `${value}x`;
}
