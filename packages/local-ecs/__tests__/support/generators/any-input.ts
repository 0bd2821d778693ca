/** Inputs that a client of the SDK could send: of the model's shapes, with names that may exist or not. */
import type { Json, JsonObject } from '@slipway/ecs-rules/values';
import * as fc from 'fast-check';
import type { Shape } from '../harness/service-model.ts';

/** Texts to use for a field of this name. */
export type WordsFor = (field: string) => readonly string[];

/** Deeper structures stay empty: the interesting fields are near the top. */
const DEEPEST = 4;

/** The position of a value. */
interface Place {
  readonly field: string;
  readonly depth: number;
}

export function anyInput(shape: Shape, wordsFor: WordsFor, place: Place = { field: '', depth: 0 }): fc.Arbitrary<Json> {
  const within = { ...place, depth: place.depth + 1 };
  switch (shape.kind) {
    case 'text':
      return fc.constantFrom(...(shape.among ?? wordsFor(place.field)));
    case 'blob':
      return fc.base64String({ maxLength: 8 });
    case 'boolean':
      return fc.boolean();
    case 'number':
      return fc.oneof(fc.integer({ min: -1, max: 200 }), fc.constantFrom(0, 1, 2, 100, 0.5, 70_000));
    case 'timestamp':
      return fc.constantFrom(0, 1_700_000_000.5);
    case 'any':
      return fc.constant(null);
    case 'list':
      return fc.array(anyInput(shape.of(), wordsFor, within), { maxLength: 2 });
    case 'map':
      return fc.dictionary(fc.constantFrom(...wordsFor('')), anyInput(shape.of(), wordsFor, within), { maxKeys: 2 });
    case 'structure':
      return anyStructure(shape, wordsFor, place.depth);
  }
}

function anyStructure(
  shape: Extract<Shape, { kind: 'structure' }>,
  wordsFor: WordsFor,
  depth: number,
): fc.Arbitrary<JsonObject> {
  const fields = [...shape.fields].filter(([, { isRequired }]) => isRequired || depth < DEEPEST);
  const model = fields.map(([field, { shape: of, isRequired }]) => {
    const value = anyInput(of(), wordsFor, { field, depth: depth + 1 });
    // Few fields at a time: with more, nearly every input is refused for its first error.
    const sometimes = [
      { weight: 4, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: value },
    ];
    return [field, isRequired ? value : fc.oneof(...sometimes)];
  });
  return fc.record(Object.fromEntries(model));
}
