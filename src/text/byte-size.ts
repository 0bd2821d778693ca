/** Size of a text in UTF-8, in bytes: what the runner's limits are counted in. */
export function countBytes(text: string): number {
  return new TextEncoder().encode(text).length;
}
