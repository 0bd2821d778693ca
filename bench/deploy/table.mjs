/** Prints figures of Slipway next to those of the official actions, with their ratio and the goal. */

export function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}

/**
 * @param rows `{what, unit, ours, theirs?, goal?}`; a goal is the highest ratio
 * @param other what `theirs` is
 */
export function printTable(rows, other = 'official') {
  console.table(
    Object.fromEntries(
      rows.map(({ what, unit, ours, theirs, goal }) => [
        what,
        {
          Slipway: format(ours, unit),
          [other]: theirs === undefined ? '' : format(theirs, unit),
          ratio: theirs === undefined ? '' : (ours / theirs).toFixed(2),
          goal: goal ?? '',
        },
      ]),
    ),
  );
}

function format(value, unit) {
  return `${Number.isInteger(value) ? value : value.toFixed(unit === 'MiB' ? 0 : 2)} ${unit}`;
}
