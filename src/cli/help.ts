/** Help text, made of the declarations: what the parser takes is what the help shows. */

import type { Command, Operand } from './command.ts';
import { COMMAND_NAMES, type CommandName, commandOf, isCommandName } from './commands.ts';
import type { Flag } from './flag.ts';

const WIDTH = 100;
const INDENT = '  ';
const FLAG_INDENT = '      ';
const COMMON = 'common';

/** The help of a command, or of all of them. Lines have at most 100 columns. */
export function renderHelp(topic = 'help'): string {
  return topic === 'help' || !isCommandName(topic) ? renderOverview() : renderCommand(topic);
}

function renderOverview(): string {
  const longest = Math.max(...COMMAND_NAMES.map((name) => name.length));
  const commands = COMMAND_NAMES.flatMap((name) => {
    const [line = '', ...further] = wrap(commandOf(name).summary, WIDTH - longest - 4);
    const indent = ' '.repeat(longest + 4);
    return [`${INDENT}${name.padEnd(longest)}  ${line}`, ...further.map((text) => indent + text)];
  });
  return [
    'Usage: slipway COMMAND [flags]',
    '',
    'Deploys a Docker image to Amazon ECS and waits until it knows whether the deployment worked, and',
    'if not, why.',
    '',
    'Commands:',
    ...commands,
    '',
    'Examples:',
    ...[...commandOf('deploy').examples.slice(1), ...commandOf('status').examples.slice(0, 1)].flatMap(renderExample),
    '',
    'Flags of a command: slipway COMMAND --help',
    '',
  ].join('\n');
}

function renderCommand(name: CommandName): string {
  const command = commandOf(name);
  return [
    `Usage: ${renderUsage(name, command)}`,
    '',
    ...wrap(command.summary, WIDTH),
    '',
    'Examples:',
    ...command.examples.flatMap(renderExample),
    ...groupFlags(command).flatMap(renderGroup),
    '',
  ].join('\n');
}

function renderUsage(name: CommandName, { operands, flags }: Command): string {
  const words = operands.map(renderOperand);
  return ['slipway', name, ...words, ...(flags.length === 0 ? [] : ['[flags]'])].join(' ');
}

function renderOperand({ placeholder, isRequired }: Operand): string {
  return isRequired ? placeholder : `[${placeholder}]`;
}

/** A long example continues on the next line, as in a shell. */
function renderExample(example: string): readonly string[] {
  const lines = wrap(example.replaceAll(/ (?!--)/g, '\u00a0'), WIDTH - FLAG_INDENT.length - ' \\'.length);
  const shown = lines.map((line) => line.replaceAll('\u00a0', ' '));
  return shown.map((line, at) => `${at === 0 ? INDENT : FLAG_INDENT}${line}${at < lines.length - 1 ? ' \\' : ''}`);
}

interface Group {
  readonly title: string;
  readonly flags: readonly Flag[];
}

/** The common flags, in their own order, then all others by group. */
function groupFlags({ flags, commonFlags = [] }: Command): readonly Group[] {
  const common = commonFlags.flatMap((name) => flags.filter((flag) => flag.name === name));
  const others = flags.filter((flag) => !common.includes(flag));
  const titles = [...new Set(others.map(({ group }) => group))];
  return [
    { title: COMMON, flags: common },
    ...titles.map((title) => ({ title, flags: others.filter(({ group }) => group === title) })),
  ].filter((group) => group.flags.length > 0);
}

function renderGroup({ title, flags }: Group): readonly string[] {
  const heading = title === COMMON ? 'Common flags' : `${title.charAt(0).toUpperCase()}${title.slice(1)} flags`;
  return ['', `${heading}:`, ...flags.flatMap(renderFlag)];
}

function renderFlag(flag: Flag): readonly string[] {
  const full = `${INDENT}${nameFlag(flag)}${showDefault(flag)}`;
  const isLong = full.length > WIDTH;
  const { choices, ...short } = flag;
  const head = isLong ? `${INDENT}${nameFlag({ ...short, placeholder: 'CHOICE' })}${showDefault(flag)}` : full;
  const allowed = isLong && choices !== undefined ? ` One of ${choices.join(', ')}.` : '';
  const again = flag.isRepeatable ? ' Repeatable.' : '';
  const words = wrap(`${flag.description}${allowed}${again}`, WIDTH - FLAG_INDENT.length);
  return [head, ...words.map((line) => FLAG_INDENT + line)];
}

/** As people type it: `--[no-]summary`, `--build auto|always|never`. */
function nameFlag({ name, isBoolean, default: standard, choices, placeholder }: Flag): string {
  if (isBoolean) return standard === 'false' ? `--${name}` : `--[no-]${name}`;
  return `--${name} ${choices?.join('|') ?? placeholder}`;
}

function showDefault({ isBoolean, default: standard }: Flag): string {
  if (standard === undefined || (isBoolean && standard === 'false')) return '';
  return isBoolean ? ' (default: on)' : ` (default: ${standard})`;
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.pop();
    const joined = last === undefined ? word : `${last} ${word}`;
    lines.push(...(last === undefined || joined.length <= width ? [joined] : [last, word]));
  }
  return lines;
}
