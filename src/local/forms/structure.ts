import { isJsonObject, type Json, type JsonObject } from '../../json.ts';
import { adviseName, type Form, type Formed, type FormFault, type FormOf, type Path, refuseValue } from './form.ts';

type Members = Readonly<Record<string, Form<unknown>>>;

/** What a structure reads: an object without members that are not given. */
export type StructureOf<R extends Members, O extends Members> = { readonly [N in keyof R]: FormOf<R[N]> } & {
  readonly [N in keyof O]?: FormOf<O[N]>;
};

export interface StructureMembers<R extends Members, O extends Members> {
  readonly required: R;
  readonly optional: O;
}

/** An object with members that must be there and members that may be; any other member is a fault. */
export function structureOf<R extends Members, O extends Members>(
  members: StructureMembers<R, O>,
): Form<StructureOf<R, O>> {
  const allowed = describeMembers(members);
  return {
    allowed,
    read(value, path) {
      if (isJsonObject(value)) return readMembers(members, value, path);
      return refuseValue(path, `it is ${describeKind(value)}`, `Write ${allowed}`);
    },
  };
}

function describeMembers({ required, optional }: StructureMembers<Members, Members>): string {
  const names = [...Object.keys(required), ...Object.keys(optional).map((name) => `${name}?`)];
  return `{${names.join(', ')}}`;
}

function describeKind(value: Json): string {
  if (Array.isArray(value)) return 'a list';
  return value === null ? 'nothing' : 'a plain value';
}

function readMembers<R extends Members, O extends Members>(
  { required, optional }: StructureMembers<R, O>,
  value: JsonObject,
  path: Path,
): Formed<StructureOf<R, O>> {
  const forms: Members = { ...required, ...optional };
  const faults: FormFault[] = [];
  const read: Record<string, unknown> = {};
  for (const [name, form] of Object.entries(forms)) {
    const given = value[name];
    if (given === undefined && !Object.hasOwn(required, name)) continue;
    const formed = given === undefined ? refuseAbsent([...path, name], form) : form.read(given, [...path, name]);
    if ('faults' in formed) faults.push(...formed.faults);
    else read[name] = formed.value;
  }
  for (const name of Object.keys(value).filter((known) => !Object.hasOwn(forms, known))) {
    faults.push({
      path: [...path, name],
      problem: 'there is no such member',
      advice: adviseName(name, Object.keys(forms)),
    });
  }
  return faults.length > 0 ? { faults } : { value: read as StructureOf<R, O> };
}

function refuseAbsent(path: Path, form: Form<unknown>): { readonly faults: readonly FormFault[] } {
  return refuseValue(path, 'it is missing', `Write ${form.allowed}`);
}
