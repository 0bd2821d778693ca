/** Places where text from outside ends up, and what must hold of them whatever the text. */
import { readCommands } from '../../../packages/ecs-rules/__tests__/support/harness/runner-reader.ts';

export interface Sink {
  readonly name: string;
  /**
   * Puts texts into every place of this kind, and returns what is wrong with the result.
   * @param say gives the next text
   */
  put(say: () => string): readonly Problem[] | Promise<readonly Problem[]>;
}

export interface Problem {
  /** `obeyed`: text was a command, a sequence, markup, an option or a path. `broken`: a reader cannot read the result. */
  readonly kind: 'obeyed' | 'broken';
  readonly what: string;
}

/** What a terminal obeys or does not show, but for the tab. */
const INVISIBLE = /(?!\t)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

/** Lines that hold a line end, an escape sequence or an invisible character. */
export function findInvisible(lines: readonly string[]): readonly Problem[] {
  return lines.filter((line) => INVISIBLE.test(line)).map(toObeyed);
}

/** The same, and lines that hold a command of the runner. */
export function findObeyedLines(lines: readonly string[]): readonly Problem[] {
  return [...findInvisible(lines), ...lines.filter((line) => readCommands(line).length > 0).map(toObeyed)];
}

function toObeyed(line: string): Problem {
  return { kind: 'obeyed', what: JSON.stringify(line) };
}

/** One problem where the two are not equal, as JSON. */
export function findDifference(kind: Problem['kind'], found: unknown, expected: unknown): readonly Problem[] {
  const [one, other] = [found, expected].map((value) => JSON.stringify(value));
  return one === other ? [] : [{ kind, what: `${one} instead of ${other}` }];
}

/** One problem where the act throws. */
export function attempt(act: () => readonly Problem[]): readonly Problem[] {
  try {
    return act();
  } catch (thrown) {
    return [{ kind: 'broken', what: String(thrown) }];
  }
}
