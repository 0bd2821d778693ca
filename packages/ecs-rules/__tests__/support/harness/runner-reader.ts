/**
 * How the Actions runner reads what a step leaves: workflow commands in the output of the step and records in its
 * command files. Written after the behaviour of the runner's ActionCommand and FileCommandManager (actions/runner),
 * and a little more credulous than it is, so that whatever this finds nothing in, the runner finds nothing in.
 */

export interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

const COMMANDS: ReadonlySet<string> = new Set([
  'add-mask',
  'add-matcher',
  'add-path',
  'debug',
  'echo',
  'endgroup',
  'error',
  'group',
  'internal-set-repo-path',
  'notice',
  'remove-matcher',
  'save-state',
  'set-env',
  'set-output',
  'stop-commands',
  'warning',
]);

const DATA_ESCAPES = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
] as const;
const PROPERTY_ESCAPES = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%3A', ':'],
  ['%2C', ','],
  ['%25', '%'],
] as const;
const OLD_ESCAPES = [
  ['%3B', ';'],
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%5D', ']'],
  ['%25', '%'],
] as const;

// .NET's Char.IsWhiteSpace: JavaScript's `\s` and U+0085, without U+FEFF.
const LEADING_WHITE_SPACE = /^(?:(?!\ufeff)[\s\u0085])+/u;
// .NET's culture-sensitive search passes over characters that sort as nothing.
const SORTED_AS_NOTHING = /(?![\t\n\v\f\r\u0085])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** All commands that the runner would obey in an output, stdout and stderr alike, in order. */
export function readCommands(output: string): readonly RunnerCommand[] {
  return output.split(/\r\n|\r|\n/).flatMap((line) => {
    const command = readLine(line) ?? readLine(line.replace(SORTED_AS_NOTHING, ''));
    return command === undefined ? [] : [command];
  });
}

/**
 * The records of a command file (outputs, state, environment) by name; a later record replaces an earlier one.
 * Throws on a malformed record, on which the runner drops the whole file.
 */
export function readCommandFile(text: string): ReadonlyMap<string, string> {
  const records = new Map<string, string>();
  const lines = text.split('\n');
  // What follows the last LF is a line only when it is not empty.
  if (lines.at(-1) === '') lines.pop();
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const { name, value, next } = readRecord(lines, at);
    if (line !== '') records.set(name, value);
    at = next;
  }
  return records;
}

function readLine(line: string): RunnerCommand | undefined {
  return readColonCommand(line) ?? readBracketCommand(line);
}

function readColonCommand(line: string): RunnerCommand | undefined {
  const trimmed = line.replace(LEADING_WHITE_SPACE, '');
  const end = trimmed.indexOf('::', 2);
  if (!trimmed.startsWith('::') || end < 0) return undefined;
  const command = readHead(trimmed.slice(2, end), ',', PROPERTY_ESCAPES);
  return command && { ...command, data: unescapeWith(trimmed.slice(end + 2), DATA_ESCAPES) };
}

function readBracketCommand(line: string): RunnerCommand | undefined {
  const start = line.indexOf('##[');
  const end = start < 0 ? -1 : line.indexOf(']', start);
  if (end < 0) return undefined;
  const command = readHead(line.slice(start + 3, end), ';', OLD_ESCAPES);
  return command && { ...command, data: unescapeWith(line.slice(end + 1), OLD_ESCAPES) };
}

type Escapes = readonly (readonly [string, string])[];

function readHead(head: string, separator: string, escapes: Escapes): Omit<RunnerCommand, 'data'> | undefined {
  const space = head.indexOf(' ');
  const name = (space < 0 ? head : head.slice(0, space)).toLowerCase();
  if (!COMMANDS.has(name)) return undefined;
  const pairs =
    space < 0
      ? []
      : head
          .slice(space + 1)
          .trim()
          .split(separator);
  const properties = pairs.flatMap((pair) => {
    const equals = pair.indexOf('=');
    if (equals <= 0 || equals === pair.length - 1) return [];
    return [[pair.slice(0, equals), unescapeWith(pair.slice(equals + 1), escapes)] as const];
  });
  return { name, properties: Object.fromEntries(properties) };
}

function unescapeWith(text: string, escapes: Escapes): string {
  return escapes.reduce((done, [escaped, plain]) => done.replaceAll(escaped, plain), text);
}

function readRecord(lines: readonly string[], at: number): { name: string; value: string; next: number } {
  const line = lines[at] ?? '';
  if (line === '') return { name: '', value: '', next: at + 1 };
  const equals = line.indexOf('=');
  const heredoc = line.indexOf('<<');
  if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
    if (equals === 0) throw new Error(`Invalid format '${line}'. Name must not be empty`);
    return { name: line.slice(0, equals), value: line.slice(equals + 1), next: at + 1 };
  }
  const name = line.slice(0, Math.max(heredoc, 0));
  const delimiter = line.slice(heredoc + 2);
  if (heredoc < 0 || name === '' || delimiter === '') throw new Error(`Invalid format '${line}'`);
  const end = lines.indexOf(delimiter, at + 1);
  if (end < 0) throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`);
  return { name, value: lines.slice(at + 1, end).join('\n'), next: end + 1 };
}
