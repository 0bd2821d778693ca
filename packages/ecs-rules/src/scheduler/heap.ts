/** Values by number, the lowest first; those of one number in the order in which they came. */
export interface Heap<T> {
  push(key: number, value: T): void;
  pop(): HeapEntry<T> | undefined;
  isEmpty(): boolean;
}

export interface HeapEntry<T> {
  readonly key: number;
  readonly value: T;
}

interface Item<T> extends HeapEntry<T> {
  readonly order: number;
}

export function openHeap<T>(): Heap<T> {
  const items: Item<T>[] = [];
  let pushed = 0;
  return {
    push(key, value) {
      pushed += 1;
      rise(items, { key, value, order: pushed });
    },
    pop() {
      const first = items[0];
      const last = items.pop();
      if (last !== undefined && items.length > 0) sink(items, last);
      return first;
    },
    isEmpty: () => items.length === 0,
  };
}

function isBefore<T>(a: Item<T>, b: Item<T>): boolean {
  return a.key === b.key ? a.order < b.order : a.key < b.key;
}

/** Puts an item in at the end and moves it up to its place. */
function rise<T>(items: Item<T>[], item: Item<T>): void {
  let at = items.length;
  items.push(item);
  while (at > 0) {
    const above = (at - 1) >> 1;
    const parent = items[above];
    if (parent === undefined || !isBefore(item, parent)) break;
    items[at] = parent;
    at = above;
  }
  items[at] = item;
}

/** Puts an item in the place of the first and moves it down to its place. */
function sink<T>(items: Item<T>[], item: Item<T>): void {
  let at = 0;
  for (;;) {
    const [left, right] = [items[2 * at + 1], items[2 * at + 2]];
    const isRight = left !== undefined && right !== undefined && isBefore(right, left);
    const child = isRight ? right : left;
    if (child === undefined || !isBefore(child, item)) break;
    items[at] = child;
    at = 2 * at + (isRight ? 2 : 1);
  }
  items[at] = item;
}
