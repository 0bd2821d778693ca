/**
 * Whether tasks are spread over zones as evenly as they can be (ECS Developer Guide, Availability Zone rebalancing).
 */

/** Tasks by zone, with the zones that have none. */
export type ZoneCounts = ReadonlyMap<string, number>;

/** @param places the zones of tasks, one a task; those of zones that are not listed count for nothing */
export function countZones(zones: Iterable<string>, places: Iterable<string>): ZoneCounts {
  const counts = new Map([...zones].map((zone): [string, number] => [zone, 0]));
  for (const zone of places) {
    const count = counts.get(zone);
    if (count !== undefined) counts.set(zone, count + 1);
  }
  return counts;
}

/** The zone that must get a task from another one; undefined when the counts differ by at most one. */
export function findLackingZone(counts: ZoneCounts): string | undefined {
  const most = Math.max(...counts.values());
  const emptiest = findEmptiest(counts);
  return emptiest !== undefined && most - (counts.get(emptiest) ?? 0) > 1 ? emptiest : undefined;
}

/** The zone that one more task goes to; undefined when there is no zone. */
export function findEmptiest(counts: ZoneCounts): string | undefined {
  const ordered = orderZones(counts);
  const fewest = ordered[ordered.length - 1]?.[1];
  return ordered.find(([, count]) => count === fewest)?.[0];
}

/** Fullest first; of equals by name. */
export function orderZones(counts: ZoneCounts): readonly (readonly [string, number])[] {
  return [...counts].sort(([a, left], [b, right]) => (left === right ? (a < b ? -1 : 1) : right - left));
}
