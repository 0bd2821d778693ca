/** A text that more text can follow: with a full stop where it has no end of its own, as words of other programs. */
export function endSentence(text: string): string {
  return /[.!?…:)]$/.test(text.trimEnd()) ? text : `${text}.`;
}

/** The cause before what came of it: both as sentences. @param cause absent: `sentence` says it, or it is not known */
export function leadWith(cause: string | undefined, sentence: string): string {
  return cause === undefined ? sentence : `${endSentence(cause)} ${sentence}`;
}
