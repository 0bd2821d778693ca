/** `1 task`, `4 tasks`. @param several the plural, where it is not the noun with an s */
export function formatCount(number: number, noun: string, several = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : several}`;
}
