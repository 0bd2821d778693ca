/** Fields whose words are ours: a reader of them accepts no others. */
const OWN_WORDS: ReadonlySet<string> = new Set(['type', 'verdict', 'kind', 'level', 'origin', 'outcome', 'result']);

/**
 * The value with another text wherever it has one, names of fields that are not fixed included: what is left of ours is
 * its shape.
 *
 * @param say gives the next text
 */
export function fillTexts<Value>(value: Value, say: () => string): Value {
  return fill(value, say) as Value;
}

function fill(value: unknown, say: () => string): unknown {
  if (typeof value === 'string') return say();
  if (Array.isArray(value)) return value.map((item) => fill(item, say));
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [fill(key, say), fill(item, say)]));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, field]) => {
    const isOurs = OWN_WORDS.has(name) || (name === 'state' && isOwnState(field));
    return [isName(name) ? name : say(), isOurs ? field : fill(field, say)];
  });
  return Object.fromEntries(fields);
}

/** The states of a one-off task and of a schedule; those of AWS are in capitals. */
function isOwnState(state: unknown): boolean {
  return typeof state === 'string' && /^[a-z ]+$/.test(state);
}

/** Of a field. Keys such as ARNs come from outside. */
function isName(key: string): boolean {
  return /^[A-Za-z]+$/.test(key);
}
