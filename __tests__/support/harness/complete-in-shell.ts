/** Asks a real shell what it would complete, with the script that it is given. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Shell } from '../../../src/cli/shells.ts';

/**
 * The words that could come next, sorted, of each line.
 * @param lines command lines; the last word is completed, which is empty after a blank
 */
export function completeIn(shell: Shell, script: string, lines: readonly string[]): readonly (readonly string[])[] {
  return inFolder({ [`slipway.${shell}`]: script, ask: ASK[shell] }, (folder) => {
    const [program = '', ...options] = COMMANDS[shell];
    const ended = spawnSync(program, [...options, './ask', ...lines], { cwd: folder, encoding: 'utf8' });
    if (ended.status !== 0) throw new Error(`${shell} ended with ${ended.status}: ${ended.stderr}`);
    const answers = ended.stdout.split(/^=== answer\r?\n/m).slice(1);
    return answers.map((answer) => READ[shell](answer).sort());
  });
}

/** What the shell complains of when it reads the script; empty when it is fine. */
export function checkSyntax(shell: Shell, script: string): string {
  return inFolder({ script }, (folder) => {
    const { status, stderr } = spawnSync(shell, ['-n', 'script'], { cwd: folder, encoding: 'utf8' });
    return status === 0 ? stderr : `exit code ${status}: ${stderr}`;
  });
}

/** Without the configuration of whoever runs the tests. */
const COMMANDS: Readonly<Record<Shell, readonly string[]>> = {
  bash: ['bash', '--norc'],
  zsh: ['zsh', '-f'],
  fish: ['fish', '--no-config'],
};

/** Each prints an answer for every line that is an argument. */
const ASK: Readonly<Record<Shell, string>> = {
  bash: `
source ./slipway.bash
for line in "$@"; do
  echo '=== answer'
  read -ra COMP_WORDS <<< "\${line//=/ = }"
  [[ $line == *' ' ]] && COMP_WORDS+=('')
  COMP_CWORD=$((\${#COMP_WORDS[@]} - 1))
  _slipway
  printf '%s\\n' "\${COMPREPLY[@]}"
done`,
  fish: `
source ./slipway.fish
for line in $argv
  echo '=== answer'
  complete -C $line
end`,
  // The lists of a shell with a terminal of its own. Quotes keep what is typed from looking like the end. The keys mean
  // nothing to the terminal itself, which may get them before the shell reads.
  zsh: `
zmodload zsh/zpty
zpty child 'TERM=dumb zsh -f -i'
await() {
  local out= part
  while zpty -r child part; do
    out+=$part
    [[ $out == *$1* ]] && break
  done
  print -r -- "$out"
}
zpty -w child 'PS1= PS2=; unsetopt prompt_cr prompt_sp; stty -onlcr rows 999 cols 200; LISTMAX=9999 LINES=999 COLUMNS=200'
zpty -w child 'autoload -Uz compinit; compinit -D -u; source ./slipway.zsh; bindkey "^B" list-choices "^N" kill-whole-line'
zpty -w child 'echo READY-"1"'
await READY-1 >/dev/null
for line in "$@"; do
  echo '=== answer'
  zpty -w -n child "$line"$'\\C-b\\C-n'
  zpty -w child 'echo END-"1"'
  await END-1
done
zpty -d child`,
};

const READ: Readonly<Record<Shell, (answer: string) => string[]>> = {
  bash: (answer) => answer.split('\n').filter((word) => word !== ''),
  fish: (answer) => answer.split('\n').flatMap((line) => line.split('\t')[0] || []),
  zsh: readList,
};

/** What stands between the line that was typed and its repetition: `word  -- description`, or words in columns. */
function readList(answer: string): string[] {
  const lines = answer.split(/[\r\n]+/).map((line) => line.trimEnd());
  const isTyped = (line: string) => /(?:^|h)slipway(?: |$)/.test(line);
  const end = lines.findLastIndex(isTyped);
  const start = lines.slice(0, end).findLastIndex(isTyped);
  return lines.slice(start + 1, end).flatMap((line) => {
    const [words = ''] = line.split(/ +-- /);
    return words.split(/ +/).filter((word) => word !== '');
  });
}

function inFolder<T>(files: Readonly<Record<string, string>>, act: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'slipway-completion-'));
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    return act(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
