/** Collects single reads and sends them together in one call. */
export interface Batch<Value> {
  load(key: string): Promise<Value | undefined>;
}

interface Waiting<Value> {
  readonly key: string;
  readonly resolve: (value: Value | undefined) => void;
  readonly reject: (error: unknown) => void;
}

export interface BatchSettings<Value> {
  /** Most keys of one call, as the API allows. */
  readonly most: number;
  /** Values by key; a key that does not exist was not found. */
  readonly read: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>;
}

/** While several are requested, each waits so long for the others: followers that drift apart meet again. */
const WINDOW_MS = 200;

/**
 * Gathers what is requested at the same time into calls of at most `most` keys. What is requested alone is sent at
 * once; after a call that held several, the next waits a moment for company.
 */
export function createBatch<Value>(settings: BatchSettings<Value>): Batch<Value> {
  let waiting: Waiting<Value>[] = [];
  let windowMs = 0;
  const send = (): void => {
    const all = waiting;
    waiting = [];
    windowMs = new Set(all.map(({ key }) => key)).size > 1 ? WINDOW_MS : 0;
    for (let from = 0; from < all.length; from += settings.most) {
      void answer(all.slice(from, from + settings.most), settings);
    }
  };
  return {
    load: (key) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setTimeout(send, windowMs);
        waiting.push({ key, resolve, reject });
      }),
  };
}

/** A call that fails, fails for each that waited for it. */
async function answer<Value>(waiting: readonly Waiting<Value>[], settings: BatchSettings<Value>): Promise<void> {
  try {
    const values = await settings.read([...new Set(waiting.map(({ key }) => key))]);
    for (const { key, resolve } of waiting) resolve(values.get(key));
  } catch (error) {
    for (const { reject } of waiting) reject(error);
  }
}
