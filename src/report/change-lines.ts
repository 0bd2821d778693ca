/** The changes of a plan as a block of lines: the part of the document, then its fields. */

import type { Change } from '../diff/change.ts';
import { describeChange, groupChanges } from '../diff/describe-change.ts';

/**
 * `containerDefinitions[web]`, and below it `~ memory: 128 → 512`. Fields of no part come first.
 * @param most lines of changes; the rest is counted
 */
export function listChanges(changes: readonly Change[], most: number): readonly string[] {
  const groups = groupChanges(changes.slice(0, most)).toSorted((one, other) => rank(one.part) - rank(other.part));
  const lines = groups.flatMap(({ part, changes: inside }) => [
    ...(part === '' ? [] : [`  ${part}`]),
    ...inside.map(describeChange),
  ]);
  const leftOut = changes.length - most;
  return leftOut > 0 ? [...lines, `  ${leftOut} more changes`] : lines;
}

function rank(part: string): number {
  return part === '' ? 0 : 1;
}
