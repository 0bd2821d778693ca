/** Help text, made of the declarations: what the parser takes is what the help shows. */
import { COMMANDS, type CommandName, type Flag, isCommandName, listFlags } from './flags.ts';

const WIDTH = 96;
const FLAG_INDENT = '      ';

/** The help of a command, or of all of them. Lines are at most 96 columns. */
export function renderHelp(topic?: CommandName): string {
  return topic === undefined || topic === 'help' ? renderOverview() : renderCommand(topic);
}

function renderOverview(): string {
  const names = Object.keys(COMMANDS).filter(isCommandName);
  const longest = Math.max(...names.map((name) => name.length));
  const commands = names.flatMap((name) => {
    const [line = '', ...further] = wrap(COMMANDS[name], WIDTH - longest - 4);
    const indent = ' '.repeat(longest + 4);
    return [`  ${name.padEnd(longest)}  ${line}`, ...further.map((text) => indent + text)];
  });
  return [
    'Usage: slipway COMMAND [flags]',
    '',
    'Takes a Docker image to Amazon ECS and stays until it can say what became of it.',
    '',
    ...commands,
    '',
    'Run slipway COMMAND --help for the flags of a command.',
    '',
  ].join('\n');
}

const USAGE: Readonly<Record<CommandName, string>> = {
  deploy: 'slipway deploy [flags]',
  plan: 'slipway plan [flags]',
  rollback: 'slipway rollback [TARGET] --service NAME [flags]',
  history: 'slipway history --service NAME [flags]',
  status: 'slipway status --service NAME [flags]',
  local: 'slipway local [flags]',
  demo: 'slipway demo [flags]',
  help: 'slipway help [COMMAND]',
  version: 'slipway version',
};

function renderCommand(command: CommandName): string {
  const flags = listFlags(command);
  const groups = [...new Set(flags.map((flag) => flag.group))];
  const sections = groups.flatMap((group) => [
    '',
    `${group.charAt(0).toUpperCase()}${group.slice(1)}:`,
    ...flags.filter((flag) => flag.group === group).flatMap(renderFlag),
  ]);
  return [`Usage: ${USAGE[command]}`, '', ...wrap(COMMANDS[command], WIDTH), ...sections, ''].join('\n');
}

function renderFlag(flag: Flag): readonly string[] {
  const standard = flag.default === undefined ? '' : ` (${flag.default})`;
  const again = flag.isRepeatable ? ' May be given again.' : '';
  const words = wrap(`${flag.description}${standard}${again}`, WIDTH - FLAG_INDENT.length);
  return [`  ${nameFlag(flag)}`, ...words.map((line) => FLAG_INDENT + line)];
}

/** As people type it: a boolean that is on by default is turned off. */
function nameFlag(flag: Flag): string {
  if (!flag.isBoolean) return `--${flag.name} VALUE`;
  return flag.default === 'true' ? `--no-${flag.name}` : `--${flag.name}`;
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
