/** As a POSIX shell reads it back: one word, whatever it holds. For commands in advice. */
export function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
