/** As a POSIX shell reads it back: one word, whatever it holds. For the commands that a person is told to run. */
export function quoteWord(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
