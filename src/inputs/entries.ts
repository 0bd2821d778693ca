/**
 * Entries `name=value`, one a line, whose values may be secrets: an error names the entry or its line, never the value.
 */
import { expecting, gather, type KeyValue, type Parse, type Parsed, refuseText } from '@slipway/ecs-rules/grammar';
import { quote, type ValueError } from '@slipway/ecs-rules/text';

/** What the values of entries may be. */
export interface EntryRule {
  /** Checks a value that is not blank at its ends; the error is reported without the value. */
  readonly checkValue?: (value: string) => ValueError | undefined;
  /** A value may be several lines: `name<<END`, the lines to the letter, and `END` on a line of its own. */
  readonly mayHaveLines?: boolean;
  /** Of two entries with one name the last counts, with a notice, as in the official render. Default: an error. */
  readonly lastWins?: boolean;
}

/** An entry as written in the text, from line `number` (1 is the first). */
type RawEntry =
  | { readonly number: number; readonly name: string; readonly value: string }
  | { readonly number: number; readonly problem: string };

/** Entries; the first `=` splits, the name is trimmed. Each name once, where it was first. */
export function entriesOf(rule: EntryRule = {}): Parse<readonly KeyValue[]> {
  const advice = `Use NAME=value, one per line${rule.mayHaveLines === true ? ', or NAME<<END, the lines of the value, and END' : ''}`;
  return expecting({ placeholder: 'NAME=VALUE' }, (raw) => {
    const entries = gather(splitEntries(raw, rule).map((entry) => parseEntry(entry, rule, advice)));
    return 'errors' in entries ? entries : settleTwins(entries.value, rule);
  });
}

function splitEntries(raw: string, rule: EntryRule): readonly RawEntry[] {
  const lines = raw.split(/\r\n|\n/);
  const entries: RawEntry[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    const opened = rule.mayHaveLines === true ? /^([^=]*)<<\s*([A-Za-z_][A-Za-z0-9_]*)\s*$/.exec(line) : null;
    const end = opened === null ? at : findEnd(lines, at, opened[2] ?? '');
    entries.push(readEntry({ lines, at, end }, opened?.[1]));
    at = end;
  }
  return entries;
}

/** The line that closes a value, or the number of lines when there is none. */
function findEnd(lines: readonly string[], at: number, word: string): number {
  const length = lines.slice(at + 1).findIndex((line) => line.trim() === word);
  return length < 0 ? lines.length : at + 1 + length;
}

function readEntry(
  { lines, at, end }: { readonly lines: readonly string[]; readonly at: number; readonly end: number },
  name: string | undefined,
): RawEntry {
  const number = at + 1;
  if (name !== undefined) {
    return end === lines.length
      ? { number, problem: 'starts a multi-line value that has no end' }
      : { number, name: name.trim(), value: lines.slice(at + 1, end).join('\n') };
  }
  const line = lines[at] ?? '';
  const split = line.indexOf('=');
  if (split < 0) return { number, problem: 'has no "="' };
  return { number, name: line.slice(0, split).trim(), value: line.slice(split + 1).trim() };
}

function parseEntry(entry: RawEntry, rule: EntryRule, advice: string): Parsed<KeyValue> {
  if ('problem' in entry) return refuseText(`line ${entry.number} ${entry.problem}`, advice);
  const { name, value, number } = entry;
  if (!/^[^\s\p{Cc}\p{Cf}\p{Cs}-][^\s\p{Cc}\p{Cf}\p{Cs}]*$/u.test(name)) {
    return refuseText(
      `the name in line ${number} is empty, begins with "-", or contains spaces or control characters`,
      advice,
    );
  }
  if (/(?![\t\n])[\p{Cc}\p{Cs}]/u.test(value)) {
    return refuseText(`the value of ${quote(name)} contains control characters`, 'Remove them');
  }
  const error = rule.checkValue?.(value);
  return error === undefined
    ? { value: { name, value } }
    : refuseText(`the value of ${quote(name)} ${error.problem}`, error.advice);
}

function settleTwins(entries: readonly KeyValue[], { lastWins }: EntryRule): Parsed<readonly KeyValue[]> {
  const names = entries.map((entry) => entry.name);
  const twins = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  if (twins.length === 0) return { value: entries };
  if (lastWins !== true) {
    return { errors: twins.map((name) => ({ problem: `${quote(name)} is set twice`, advice: 'Keep one of them' })) };
  }
  const value = [...new Map(entries.map((entry) => [entry.name, entry])).values()];
  const problem = (name: string) => `${quote(name)} is set more than once; the last value is used`;
  return { value, notices: twins.map((name) => ({ problem: problem(name), advice: 'Remove the others' })) };
}
