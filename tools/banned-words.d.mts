export interface BannedWord {
  readonly line: number;
  /** As it stands in the text. */
  readonly word: string;
  readonly instead: string;
}

export const CHECKED: { readonly golden: boolean; readonly sources: boolean; readonly printed: boolean };
export function findBannedWords(text: string, file?: string): readonly BannedWord[];
export function keepSentences(source: string): string;
export function listCheckedFiles(): readonly string[];
