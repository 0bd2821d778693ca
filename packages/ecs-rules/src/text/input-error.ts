import { quoteOutsideText } from './outside-text.ts';

/** Why a value is not accepted. Safe to print: text from a workflow has been through `quote`. */
export interface ValueError {
  /**
   * What is wrong, without a full stop: a sentence that follows `NAME: `, or one that begins with `must` and follows the
   * name itself.
   */
  readonly problem: string;
  /** What to do: one sentence, without its full stop. Absent where the problem says it already. */
  readonly advice?: string;
}

/** An error of one input. */
export interface InputError extends ValueError {
  readonly input: string;
}

/** One line for a person: `image-tag: "feat/x" is not an image tag. Use "feat-x", for example.` */
export function formatInputError(error: InputError): string {
  return [nameInputProblem(error), nameInputAdvice(error)].filter((sentence) => sentence !== undefined).join(' ');
}

/** The problem alone, as a sentence: `wait-for-minutes must be a number from 0.1 to 360 (got "soon").` */
export function nameInputProblem({ input, problem }: InputError): string {
  return problem.startsWith('must ') ? `${input} ${problem}.` : `${input}: ${problem}.`;
}

/** The advice alone, as a sentence; undefined where the problem says it already. */
export function nameInputAdvice({ advice }: ValueError): string | undefined {
  return advice === undefined || advice.endsWith('?') ? advice : `${advice}.`;
}

const LONGEST_QUOTE = 80;

/**
 * Text of a workflow in quotes, made harmless: it may come from the title of a pull request, or be a URL with a token.
 */
export function quote(text: string): string {
  const withoutUser = text.replaceAll(/\/\/[^/]*@/g, '//…@');
  return `"${quoteOutsideText(withoutUser, LONGEST_QUOTE)}"`;
}

/** The known name nearest to a mistyped one: at most three single-letter edits away, and less than half of it. */
export function findNearest(name: string, known: readonly string[]): string | undefined {
  const limit = Math.min(3, Math.floor(name.length / 2));
  const near = known
    .filter((candidate) => Math.abs(candidate.length - name.length) <= limit)
    .map((candidate) => ({ candidate, distance: countEdits(name.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance);
  return near[0]?.candidate;
}

/** Levenshtein's distance, one row at a time. */
function countEdits(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...to].entries()) {
      const replaced = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
