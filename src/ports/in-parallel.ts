/**
 * Waits for all of them. Of several failures the first in their order is thrown, not the first in time, so that the
 * same problem always gives the same error.
 */
export async function inOrder<Values extends readonly unknown[]>(
  promises: readonly [...{ [At in keyof Values]: Promise<Values[At]> }],
): Promise<Values> {
  const settled = await Promise.allSettled(promises);
  const values = settled.map((one) => {
    if (one.status === 'rejected') throw one.reason;
    return one.value;
  });
  return values as unknown as Values;
}

/**
 * The results in the order of the items, of which at most so many are in progress at a time. No item is begun after one
 * has failed; of several failures the first in the order of the items is thrown.
 */
export async function mapInParallel<Item, Value>(
  items: readonly Item[],
  limit: number,
  act: (item: Item) => Promise<Value>,
): Promise<readonly Value[]> {
  const values: Value[] = [];
  const failures: { readonly at: number; readonly reason: unknown }[] = [];
  const waiting = items.entries();
  const work = async (): Promise<void> => {
    for (const [at, item] of waiting) {
      if (failures.length > 0) return;
      try {
        values[at] = await act(item);
      } catch (reason) {
        failures.push({ at, reason });
      }
    }
  };
  await Promise.all(Array.from({ length: limit }, work));
  const [first] = failures.toSorted((one, other) => one.at - other.at);
  if (first !== undefined) throw first.reason;
  return values;
}

/** As `mapInParallel`, but the first item alone: what is wrong with all of them shows there, and nothing else is begun. */
export async function mapAfterFirst<Item, Value>(
  [first, ...others]: readonly Item[],
  limit: number,
  act: (item: Item) => Promise<Value>,
): Promise<readonly Value[]> {
  if (first === undefined) return [];
  const begun = await act(first);
  return [begun, ...(await mapInParallel(others, limit, act))];
}
