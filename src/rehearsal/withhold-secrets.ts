const WITHHELD = '***';

/** The text without the values of secrets, the longest first, since one may hold another. */
export function withholdSecrets(text: string, secrets: Iterable<string>): string {
  const values = [...secrets].filter((value) => value !== '').toSorted((one, other) => other.length - one.length);
  return values.reduce((rest, value) => rest.replaceAll(value, WITHHELD), text);
}
