/** A map that is copied the first time it is written to, so that the map it was opened on stays as it is. */
export interface Table<V> {
  get(key: string): V | undefined;
  has(key: string): boolean;
  set(key: string, value: V): void;
  delete(key: string): void;
  values(): Iterable<V>;
  /** As a loop over `values`, without an object for each: for reads that go through ten thousand tasks. */
  forEach(visit: (value: V) => void): void;
  entries(): Iterable<readonly [string, V]>;
  size(): number;
  /** The map as it now is; the table is not written to afterwards. */
  close(): ReadonlyMap<string, V>;
}

export function openTable<V>(base: ReadonlyMap<string, V>): Table<V> {
  let own: Map<string, V> | undefined;
  const writable = (): Map<string, V> => {
    own ??= new Map(base);
    return own;
  };
  return {
    get: (key) => (own ?? base).get(key),
    has: (key) => (own ?? base).has(key),
    set: (key, value) => {
      writable().set(key, value);
    },
    delete: (key) => {
      if ((own ?? base).has(key)) writable().delete(key);
    },
    values: () => (own ?? base).values(),
    forEach: (visit) => {
      (own ?? base).forEach(visit);
    },
    entries: () => (own ?? base).entries(),
    size: () => (own ?? base).size,
    close: () => own ?? base,
  };
}
