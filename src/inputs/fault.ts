import { quoteOutsideText } from '../report/outside-text.ts';
import type { Fault, Notice } from '../report/run-record.ts';

/** Why a value is not accepted. Safe to print: text from a workflow has been through `quote`. */
export interface ValueFault {
  /** What is wrong, and what is allowed: the end of a sentence that begins with the input's name. */
  readonly problem: string;
  /** What to do: one sentence, without its full stop. */
  readonly advice: string;
}

/** A fault of one input. */
export interface InputFault extends ValueFault {
  readonly input: string;
}

/** One line for a person: `image-tag: "feat/x" is not an image tag: … Use "feat-x", for example.` */
export function formatInputFault(fault: InputFault): string {
  return `${fault.input}: ${fault.problem}. ${fault.advice}.`;
}

/** As a run tells it, with its advice apart. */
export function tellInputFault({ input, problem, advice }: InputFault): Fault {
  return { input, text: `${input}: ${problem}.`, advice: `${advice}.` };
}

/** The same of an input that is accepted, as a person should know. */
export function tellInputNotice(notice: InputFault): Notice {
  const { text, advice } = tellInputFault(notice);
  return { level: 'notice', text, ...(advice === undefined ? {} : { advice }) };
}

const LONGEST_QUOTE = 80;

/** Text of a workflow in quotes, made harmless: it may come from the title of a pull request, or be a URL with a token. */
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
