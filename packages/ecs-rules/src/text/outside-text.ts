import { shorten } from './shorten.ts';

/** How much of an outside text is shown. */
export interface OutsideTextLimits {
  /** Most lines in the result. The last ones are kept, since the end of an output has the cause. */
  readonly lines: number;
  /** Most UTF-16 code units of one line, without its prefix. */
  readonly width: number;
}

const ESCAPE = '\\u001b';
const CONTROL_STRING = '[^\\u0000-\\u001f\\u007f-\\u009f]*';
// ECMA-48: control strings (OSC, DCS, SOS, PM, APC) up to their terminator, CSI sequences, other escapes. A control
// string that never ends is not removed: it would take visible text with it.
const ESCAPE_SEQUENCES = new RegExp(
  [
    `(?:${ESCAPE}[\\]PX^_]|[\\u0090\\u0098\\u009d-\\u009f])${CONTROL_STRING}(?:\\u0007|${ESCAPE}\\\\|\\u009c)`,
    `(?:${ESCAPE}\\[|\\u009b)[0-?]*[ -/]*[@-~]`,
    `${ESCAPE}[ -/]*[0-Z\\\\^-~]`,
  ].join('|'),
  'gu',
);
const LINE_ENDS = /\r\n|\r|\n/;
// Controls but the tab, formats and bidi marks, whatever is drawn as nothing, lone surrogates, and the two separators
// that some viewers take for line ends. .NET's search for `##[` also passes over characters drawn as nothing.
const INVISIBLE = /(?!\t)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
const PREFIX = '| ';

/**
 * Makes a text from outside (docker, ECS, a container's log, a file name) safe to print in a workflow log: no line of
 * the result is a command to the runner, an escape sequence or invisible. One line of the result for each line.
 */
export function cleanOutsideText(text: string, limits: OutsideTextLimits): readonly string[] {
  const lines = splitLines(text);
  const kept = lines.length <= limits.lines ? lines : lines.slice(lines.length - Math.max(limits.lines - 1, 0));
  const cleaned = kept.map((line) => PREFIX + shorten(cleanLine(line), limits.width));
  const leftOut = lines.length - kept.length;
  return leftOut === 0 ? cleaned : [`${PREFIX}… ${leftOut} lines left out`, ...cleaned].slice(0, limits.lines);
}

/**
 * The same cleaning for a text quoted inside a sentence of ours: one line, without a prefix, so it must never stand at
 * the beginning of what is printed.
 */
export function quoteOutsideText(text: string, width: number): string {
  const cleaned = splitLines(text)
    .map((line) => cleanLine(line).trim())
    .filter((line) => line !== '');
  return shorten(cleaned.join(' '), width);
}

function splitLines(text: string): readonly string[] {
  const lines = text.replace(ESCAPE_SEQUENCES, '').split(LINE_ENDS);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

function cleanLine(line: string): string {
  return line.replace(INVISIBLE, '\ufffd').replaceAll('##[', '##\\[');
}
