/** `exec: "PROGRAM ARGUMENTS": what was wrong`, the quotes perhaps escaped, the end perhaps cut off. */
const QUOTED_COMMAND = /(exec: \\*")([^\s"\\]+)(\s.*?)(\\*": |$)/gs;

/**
 * A stopped reason without the arguments of a command, which may be secrets. A whole command line in one word
 * (`["serve --token=…"]`) is a program that does not exist, and docker quotes it whole; the program's name stays, since
 * it is what went wrong.
 */
export function withholdArguments(reason: string): string {
  const commands = [...reason.matchAll(QUOTED_COMMAND)].map(([, , program = '', rest = '']) => ({ program, rest }));
  return commands.reduce(
    (text, { program, rest }) => text.replaceAll(`${program}${rest}`, `${program} (arguments hidden)`),
    reason,
  );
}
