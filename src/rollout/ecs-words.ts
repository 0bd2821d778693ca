/** ECS's own words as a cause of their own, where no class fits them. */
export function describeEcsWords(words: string): string {
  const said = words.trim().replace(/\.$/, '');
  return said === '' ? 'ECS gives no reason' : `ECS says: ${said}`;
}
