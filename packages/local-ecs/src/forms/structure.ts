import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import { adviseName, type Form, type FormError, type Formed, type FormOf, type Path, refuseValue } from './form.ts';

type Fields = Readonly<Record<string, Form<unknown>>>;

/** What a structure reads: an object with the given fields only. */
export type StructureOf<R extends Fields, O extends Fields> = { readonly [N in keyof R]: FormOf<R[N]> } & {
  readonly [N in keyof O]?: FormOf<O[N]>;
};

export interface StructureFields<R extends Fields, O extends Fields> {
  readonly required: R;
  readonly optional: O;
}

/** An object with required and optional fields. Any other field is an error. */
export function structureOf<R extends Fields, O extends Fields>(
  fields: StructureFields<R, O>,
): Form<StructureOf<R, O>> {
  const allowed = describeFields(fields);
  return {
    allowed,
    read(value, path) {
      if (isJsonObject(value)) return readFields(fields, value, path);
      return refuseValue(path, `it is ${describeKind(value)}`, `Write ${allowed}`);
    },
  };
}

function describeFields({ required, optional }: StructureFields<Fields, Fields>): string {
  const names = [...Object.keys(required), ...Object.keys(optional).map((name) => `${name}?`)];
  return `{${names.join(', ')}}`;
}

function describeKind(value: Json): string {
  if (Array.isArray(value)) return 'a list';
  return value === null ? 'nothing' : 'a plain value';
}

function readFields<R extends Fields, O extends Fields>(
  { required, optional }: StructureFields<R, O>,
  value: JsonObject,
  path: Path,
): Formed<StructureOf<R, O>> {
  const forms: Fields = { ...required, ...optional };
  const errors: FormError[] = [];
  const read: Record<string, unknown> = {};
  for (const [name, form] of Object.entries(forms)) {
    const given = value[name];
    if (given === undefined && !Object.hasOwn(required, name)) continue;
    const formed = given === undefined ? refuseAbsent([...path, name], form) : form.read(given, [...path, name]);
    if ('errors' in formed) errors.push(...formed.errors);
    else read[name] = formed.value;
  }
  for (const name of Object.keys(value).filter((known) => !Object.hasOwn(forms, known))) {
    errors.push({
      path: [...path, name],
      problem: 'unknown field',
      advice: adviseName(name, Object.keys(forms)),
    });
  }
  return errors.length > 0 ? { errors } : { value: read as StructureOf<R, O> };
}

function refuseAbsent(path: Path, form: Form<unknown>): { readonly errors: readonly FormError[] } {
  return refuseValue(path, 'it is missing', `Write ${form.allowed}`);
}
