/** A text that more text can follow: with a full stop where it has no end of its own, as words of other programs. */
export function endSentence(text: string): string {
  return /[.!?…:)]$/.test(text.trimEnd()) ? text : `${text}.`;
}
