import { type CompletedCommand, isPath, listDistinctFlags, listFlagWords } from './completed-words.ts';

/**
 * The completion for bash 3.2 and later. Readline takes `=` for the end of a word, so `--build=a` comes as three words.
 */
export function renderBash(commands: readonly CompletedCommand[]): string {
  const names = commands.map(({ name }) => name);
  const withValue = listDistinctFlags(commands).filter(({ isBoolean }) => !isBoolean);
  const paths = withValue.filter(isPath).map(({ name }) => `--${name}`);
  const others = withValue.filter((flag) => !isPath(flag)).map(({ name }) => `--${name}`);
  return `# Completion of slipway for bash: source <(slipway completion bash)
_slipway() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command='' words='' files='' i
  COMPREPLY=()
  if [[ $current == '=' ]]; then
    current=''
  elif [[ $previous == '=' ]]; then
    previous=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case \${COMP_WORDS[i]} in
      ${[...others, ...paths].join('|')})
        [[ \${COMP_WORDS[i+1]} == '=' ]] && ((i++))
        ((i++)) ;;
      ${names.join('|')})
        command=\${COMP_WORDS[i]}
        break ;;
    esac
  done
  case $command:$previous in
${commands.flatMap(listValueCases).join('\n')}
    *:${paths.join('|*:')})
      compopt -o filenames 2>/dev/null
      COMPREPLY=($(compgen -f -- "$current"))
      return ;;
    *:${others.join('|*:')})
      return ;;
  esac
  case $command in
    '') words='${[...names, '--help', '--version'].join(' ')}' ;;
${commands.map(listWordCase).join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  [[ -z $files ]] || { compopt -o filenames 2>/dev/null; COMPREPLY+=($(compgen -f -- "$current")); }
}
complete -F _slipway slipway
`;
}

function listValueCases({ name, flags }: CompletedCommand): readonly string[] {
  return flags.flatMap((flag) =>
    flag.choices === undefined
      ? []
      : [
          `    ${name}:--${flag.name})`,
          `      COMPREPLY=($(compgen -W '${flag.choices.join(' ')}' -- "$current"))`,
          '      return ;;',
        ],
  );
}

/** Words of operands come with the flags, since there are few. */
function listWordCase(command: CompletedCommand): string {
  const choices = command.operands.flatMap((operand) => operand.choices);
  const words = `words='${[...choices, ...listFlagWords(command)].join(' ')}'`;
  const files = command.operands.some(({ isFile }) => isFile) ? ' files=yes' : '';
  return `    ${command.name}) ${words}${files} ;;`;
}
