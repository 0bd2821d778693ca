import type { Flag } from '../flag.ts';
import { type CompletedCommand, isPath, shortenDescription } from './completed-words.ts';

/** The completion for zsh: as a file `_slipway` of its `fpath`, or sourced after `compinit`. */
export function renderZsh(commands: readonly CompletedCommand[]): string {
  return `#compdef slipway
# Completion of slipway for zsh: source <(slipway completion zsh), after compinit
_slipway() {
  local context state state_descr line
  typeset -A opt_args
  _arguments -C \\
    '(- *)'{-h,--help}'[show the help]' \\
    '(- *)'{-v,--version}'[show the version]' \\
    '--cluster=[${quoteText('Name or ARN of the cluster')}]:NAME: ' \\
    '--json[${quoteText('Print one JSON object per line instead of text')}]' \\
    '1:command:->command' \\
    '*::argument:->argument'
  case $state in
    command)
      local -a commands=(
${commands.map(({ name, summary }) => `        '${name}:${quoteText(summary.replace(/\.$/, ''))}'`).join('\n')}
      )
      _describe command commands ;;
    argument)
      case $line[1] in
${commands.flatMap(renderCommand).join('\n')}
      esac ;;
  esac
}
if [[ $funcstack[1] == _slipway ]]; then
  _slipway "$@"
else
  compdef _slipway slipway
fi
`;
}

function renderCommand({ name, flags, operands }: CompletedCommand): readonly string[] {
  const words = [
    `'(- *)'{-h,--help}'[show the help]'`,
    ...flags.flatMap(renderFlag),
    ...operands.map(
      ({ placeholder, choices, isFile }, at) =>
        `'${at + 1}:${placeholder.split('|')[0]}:${isFile ? '_files' : renderChoices(choices)}'`,
    ),
  ];
  return [
    `        ${name})`,
    `          _arguments \\`,
    words.map((word) => `            ${word}`).join(' \\\n'),
    '          ;;',
  ];
}

function renderFlag(flag: Flag): readonly string[] {
  const about = `[${quoteText(shortenDescription(flag.description))}]`;
  const repeat = flag.isRepeatable ? '*' : '';
  if (!flag.isBoolean) {
    const values = isPath(flag) ? '_files' : renderChoices(flag.choices ?? []);
    return [`'${repeat}--${flag.name}=${about}:${flag.placeholder}:${values}'`];
  }
  const off = `'--no-${flag.name}[${quoteText(`Turn off: ${shortenDescription(flag.description)}`)}]'`;
  return flag.default === 'false' ? [`'--${flag.name}${about}'`] : [`'--${flag.name}${about}'`, off];
}

function renderChoices(choices: readonly string[]): string {
  return choices.length === 0 ? ' ' : `(${choices.join(' ')})`;
}

/** Inside single quotes and the brackets of \`_arguments\`. */
function quoteText(text: string): string {
  return text.replaceAll(/[\\[\]:]/g, '\\$&').replaceAll("'", "'\\''");
}
