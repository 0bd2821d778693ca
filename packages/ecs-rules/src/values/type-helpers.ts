/** An object without the fields that are undefined: those are optional in its type. */
export type Defined<T> = {
  [Key in keyof T as undefined extends T[Key] ? never : Key]: T[Key];
} & {
  [Key in keyof T as undefined extends T[Key] ? Key : never]?: Exclude<T[Key], undefined>;
};

/** Leaves out the fields that are undefined, as optional properties want it (`exactOptionalPropertyTypes`). */
export function defined<const T extends object>(fields: T): Defined<T> {
  const present: Record<string, unknown> = {};
  for (const name of Object.keys(fields) as (keyof T & string)[]) {
    if (fields[name] !== undefined) present[name] = fields[name];
  }
  return present as Defined<T>;
}

/** Marks code that the types say is never reached. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
