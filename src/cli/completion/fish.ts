import { type Flag, listSpellings } from '../flag.ts';
import { type CompletedCommand, isPath, listDistinctFlags, shortenDescription } from './completed-words.ts';

/** The completion for fish. */
export function renderFish(commands: readonly CompletedCommand[]): string {
  const isOpen = quoteText('__slipway_command_is ""');
  return [
    '# Completion of slipway for fish: slipway completion fish | source',
    ...renderFunctions(commands),
    'complete -c slipway -f',
    `complete -c slipway -s h -l help -d 'Show the help'`,
    `complete -c slipway -n ${isOpen} -l version -d 'Show the version'`,
    ...commands.map(
      ({ name, summary }) => `complete -c slipway -n ${isOpen} -a ${name} -d ${quoteText(summary.replace(/\.$/, ''))}`,
    ),
    ...commands.flatMap(renderCommand),
    '',
  ].join('\n');
}

/** The value of a flag may be the name of a command, so fish's own search for one is not enough. */
function renderFunctions(commands: readonly CompletedCommand[]): readonly string[] {
  const withValue = listDistinctFlags(commands).filter(({ isBoolean }) => !isBoolean);
  return [
    'function __slipway_command_is',
    '  set -l found',
    '  set -l is_value no',
    '  for word in (commandline -opc)[2..-1]',
    '    if test $is_value = yes',
    '      set is_value no',
    '      continue',
    '    end',
    '    switch $word',
    `      case ${withValue.map(({ name }) => `--${name}`).join(' ')}`,
    '        set is_value yes',
    "      case '-*'",
    "      case '*'",
    '        set found $word',
    '        break',
    '    end',
    '  end',
    '  test "$found" = "$argv[1]"',
    'end',
  ];
}

function renderCommand({ name, flags, operands }: CompletedCommand): readonly string[] {
  const isSeen = `-n ${quoteText(`__slipway_command_is ${name}`)}`;
  const choices = operands.flatMap((operand) => operand.choices);
  const words = choices.length === 0 ? [] : [`complete -c slipway ${isSeen} -a ${quoteText(choices.join(' '))}`];
  const files = operands.some(({ isFile }) => isFile) ? [`complete -c slipway ${isSeen} -F`] : [];
  return [...words, ...files, ...flags.flatMap((flag) => renderFlag(flag, isSeen))];
}

function renderFlag(flag: Flag, isSeen: string): readonly string[] {
  const about = `-d ${quoteText(shortenDescription(flag.description))}`;
  return listSpellings(flag).map((spelling) => {
    const words = ['complete -c slipway', isSeen, `-l ${spelling.slice(2)}`, renderValues(flag), about];
    return words.filter((word) => word !== '').join(' ');
  });
}

function renderValues(flag: Flag): string {
  if (flag.isBoolean) return '';
  if (isPath(flag)) return '-r -F';
  return flag.choices === undefined ? '-x' : `-x -a ${quoteText(flag.choices.join(' '))}`;
}

/** In single quotes fish reads two escapes only. */
function quoteText(text: string): string {
  return `'${text.replaceAll(/[\\']/g, '\\$&')}'`;
}
