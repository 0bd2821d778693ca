/** The variables of the process, or of a test. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** A variable's value; undefined when it is not set or empty, which mean the same to the runner. */
export function readVariable(environment: Environment, name: string): string | undefined {
  const value = environment[name];
  return value === undefined || value === '' ? undefined : value;
}

/** A positive whole number; undefined when the variable has another form. */
export function readNumber(environment: Environment, name: string): number | undefined {
  const text = readVariable(environment, name);
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}
