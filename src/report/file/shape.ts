import { isJsonList, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';

/** What a value of a file has to be. A field whose name ends in `?` may be missing. */
export type Shape =
  | 'text'
  | 'number'
  | 'flag'
  | 'any'
  | { readonly list: Shape }
  /** An object whose fields have any names. */
  | { readonly values: Shape }
  | { readonly words: readonly string[] }
  | { readonly fields: Readonly<Record<string, Shape>> };

/**
 * What is wrong with a value, such as `services.0.name is missing`; undefined when it has the shape.
 *
 * @param at where the value is
 */
export function findMisfit(value: Json | undefined, shape: Shape, at: string): string | undefined {
  const name = at === '' ? 'it' : at;
  if (value === undefined) return `${name} is missing`;
  if (typeof shape === 'string') return isOfType(value, shape) ? undefined : `${name} is not ${NOUNS[shape]}`;
  if ('words' in shape) return shape.words.some((word) => word === value) ? undefined : `${name} has an unknown value`;
  if ('list' in shape) return isJsonList(value) ? findInList(value, shape.list, at) : `${name} is not a list`;
  if (!isJsonObject(value)) return `${name} is not an object`;
  return first(listFields(value, shape), ([key, inner]) => {
    const field = key.replace(/\?$/, '');
    const own = Object.hasOwn(value, field) ? value[field] : undefined;
    if (own === undefined && key.endsWith('?')) return undefined;
    return findMisfit(own, inner, at === '' ? field : `${at}.${field}`);
  });
}

type ObjectShape = Extract<Shape, { readonly values: Shape } | { readonly fields: object }>;

function listFields(value: JsonObject, shape: ObjectShape): readonly (readonly [string, Shape])[] {
  if ('fields' in shape) return Object.entries(shape.fields);
  return Object.keys(value).map((key) => [key, shape.values]);
}

const NOUNS = { text: 'a text', number: 'a number', flag: 'true or false', any: 'a value' } as const;

function isOfType(value: Json, type: keyof typeof NOUNS): boolean {
  switch (type) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'flag':
      return typeof value === 'boolean';
    case 'any':
      return true;
  }
}

function findInList(items: readonly Json[], shape: Shape, at: string): string | undefined {
  return first([...items.entries()], ([index, item]) =>
    findMisfit(item, shape, at === '' ? `${index}` : `${at}.${index}`),
  );
}

function first<Item>(items: readonly Item[], find: (item: Item) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
