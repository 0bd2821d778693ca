/** `a, b and 3 more`: the first ones, and how many more there are. */
export function listSome(names: readonly string[], most: number): string {
  return joinAndCount(names.slice(0, most), names.length - most);
}

/** The same, of those that are shown. @param leftOut how many are not; none where it is not positive */
export function joinAndCount(shown: readonly string[], leftOut: number): string {
  const text = shown.join(', ');
  return leftOut > 0 ? `${text} and ${leftOut} more` : text;
}
