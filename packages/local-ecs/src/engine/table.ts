/** A map that is copied the first time it is written to, so that the map it was opened on stays as it is. */
export class Table<V> {
  readonly #base: ReadonlyMap<string, V>;
  #own: Map<string, V> | undefined;

  constructor(base: ReadonlyMap<string, V>) {
    this.#base = base;
  }

  get(key: string): V | undefined {
    return this.close().get(key);
  }

  has(key: string): boolean {
    return this.close().has(key);
  }

  set(key: string, value: V): void {
    this.#own ??= new Map(this.#base);
    this.#own.set(key, value);
  }

  delete(key: string): void {
    if (!this.has(key)) return;
    this.#own ??= new Map(this.#base);
    this.#own.delete(key);
  }

  values(): Iterable<V> {
    return this.close().values();
  }

  /** As a loop over `values`, without an object for each: for reads that go through ten thousand tasks. */
  forEach(visit: (value: V) => void): void {
    this.close().forEach(visit);
  }

  keys(): Iterable<string> {
    return this.close().keys();
  }

  entries(): Iterable<readonly [string, V]> {
    return this.close().entries();
  }

  /** The map as it now is. The table is not written to afterwards by whoever keeps it. */
  close(): ReadonlyMap<string, V> {
    return this.#own ?? this.#base;
  }
}
