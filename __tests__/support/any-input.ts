/** Inputs that a client of the SDK could send: of the model's shapes, with names that may be there or not. */
import * as fc from 'fast-check';
import type { Json, JsonObject } from '../../src/json.ts';
import type { Shape } from './service-model.ts';

/** Texts to take for a member of this name. */
export type WordsFor = (member: string) => readonly string[];

/** Deeper structures stay empty: the interesting members lie near the top. */
const DEEPEST = 4;

/** Where a value stands. */
interface Place {
  readonly member: string;
  readonly depth: number;
}

export function anyInput(
  shape: Shape,
  wordsFor: WordsFor,
  place: Place = { member: '', depth: 0 },
): fc.Arbitrary<Json> {
  const within = { ...place, depth: place.depth + 1 };
  switch (shape.kind) {
    case 'text':
      return fc.constantFrom(...(shape.among ?? wordsFor(place.member)));
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
  const members = [...shape.members].filter(([, { isRequired }]) => isRequired || depth < DEEPEST);
  const model = members.map(([member, { shape: of, isRequired }]) => {
    const value = anyInput(of(), wordsFor, { member, depth: depth + 1 });
    // Few members at a time: with more of them nearly every input is refused for its first fault.
    const sometimes = [
      { weight: 4, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: value },
    ];
    return [member, isRequired ? value : fc.oneof(...sometimes)];
  });
  return fc.record(Object.fromEntries(model));
}
