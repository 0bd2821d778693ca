/** The command line, from argv to what is to be done. Nothing is read or called here. */
import { findNearest, quote } from '@slipway/ecs-rules/text';
import type { Command, CommandLine, Problems } from './command.ts';
import { COMMAND_NAMES, type CommandName, commandOf, isCommandName } from './commands.ts';
import { listSpellings } from './flag.ts';
import { type GivenFlag, splitWords, type Words } from './words.ts';

/** A command line that cannot be carried out. */
export interface Refused extends Problems {
  /** The command whose help says more; absent: that of all commands. */
  readonly topic?: CommandName;
}

/**
 * Reads argv, without the program's name. Flags may stand anywhere, also before the command, and are named as the
 * inputs: `--name value`, `--name=value`; a boolean is `--name`, `--no-name` or `--name=false`; a list may be given
 * again. Values of inputs are not checked: `readRequest` does that.
 */
export function parseArguments(argv: readonly string[]): CommandLine | Refused {
  if (argv.length === 0) return { command: 'help' };
  if (argv[0] === '--version' || argv[0] === '-v') return { command: 'version' };
  const everything = splitWords(argv, listAllFlags());
  const [first] = everything.operands;
  if (first === undefined) return endWithoutCommand(everything);
  const { word, index } = first;
  if (!isCommandName(word)) return refuseCommand(word, everything);
  const words = splitWords([...argv.slice(0, index), ...argv.slice(index + 1)], commandOf(word).flags);
  return words.isHelp ? { command: 'help', topic: word } : readCommand(word, words);
}

function listAllFlags() {
  return COMMAND_NAMES.flatMap((name) => commandOf(name).flags);
}

function endWithoutCommand({ isHelp, flags }: Words): CommandLine | Refused {
  if (isHelp) return { command: 'help' };
  const unknown = flags.filter(({ flag }) => flag === undefined).map(({ shown }) => `Unknown flag ${shown}.`);
  return { problems: unknown.length > 0 ? unknown : ['Missing command.'] };
}

function refuseCommand(name: string, { isHelp }: Words): CommandLine | Refused {
  if (isHelp) return { command: 'help' };
  const nearest = findNearest(name, COMMAND_NAMES);
  const advice =
    nearest === undefined ? `Commands are ${COMMAND_NAMES.join(', ')}.` : `Did you mean slipway ${nearest}?`;
  return { problems: [`Unknown command ${quote(name)}. ${advice}`] };
}

function readCommand(name: CommandName, words: Words): CommandLine | Refused {
  const command = commandOf(name);
  const flags = readFlags(words.flags, name);
  const operands = readOperands(words, command, flags.values);
  const problems = [...flags.problems, ...operands.problems];
  if (problems.length > 0) return { problems, topic: name };
  const line = command.read(new Map([...flags.values, ...operands.values]));
  if ('problems' in line) return { ...line, topic: name };
  return line.command === 'help' ? chooseTopic(line.topic ?? '') : line;
}

function chooseTopic(topic: string): CommandLine | Refused {
  if (topic === '') return { command: 'help' };
  const none: Words = { flags: [], operands: [], isHelp: false };
  return isCommandName(topic) ? { command: 'help', topic } : refuseCommand(topic, none);
}

interface ReadValues extends Problems {
  readonly values: ReadonlyMap<string, string>;
}

function readFlags(given: readonly GivenFlag[], command: CommandName): ReadValues {
  const values = new Map<string, string>();
  const problems: string[] = [];
  for (const { name, shown, flag, value } of given) {
    const before = values.get(name);
    if (flag === undefined) problems.push(refuseFlag(name, shown, command));
    else if (value === undefined) problems.push(`Missing value: ${shown} ${flag.placeholder}.`);
    else if (before !== undefined && !flag.isRepeatable) problems.push(`${shown} is given more than once.`);
    else values.set(name, before === undefined ? value : `${before}\n${value}`);
  }
  return { values, problems };
}

function refuseFlag(name: string, shown: string, command: CommandName): string {
  const known = commandOf(command).flags.flatMap(listSpellings);
  const nearest = findNearest(shown, known);
  if (nearest !== undefined) return `Unknown flag ${shown}. Did you mean ${nearest}?`;
  const owner = COMMAND_NAMES.find((one) => commandOf(one).flags.some((flag) => flag.name === name));
  return owner === undefined
    ? `Unknown flag ${shown}.`
    : `Unknown flag ${shown}: slipway ${command} does not have it, slipway ${owner} does.`;
}

/** Operands in their order; one that was given as a flag has no word. */
function readOperands(
  { operands: given }: Words,
  { operands, flags }: Command,
  values: ReadValues['values'],
): ReadValues {
  const open = operands.filter(({ name }) => !values.has(name));
  const read = new Map(open.flatMap(({ name }, at) => (given[at] === undefined ? [] : [[name, given[at].word]])));
  const missing = open.filter(({ name, isRequired }) => isRequired && (read.get(name) ?? '') === '');
  const [first] = given;
  const hint = hintAtServices({ operands, flags }, { first: first?.word ?? '', isGiven: values.has('service') });
  const further = given.slice(open.length).map(({ word }) => `Unexpected argument ${quote(word)}.${hint}`);
  const isFlag = (name: string) => flags.some((flag) => flag.name === name);
  const problems = [
    ...missing.map(({ name, placeholder }) =>
      isFlag(name) ? `Missing required flag --${name}.` : `Missing ${placeholder}.`,
    ),
    ...further,
  ];
  return { values: read, problems };
}

/** How services are named, where a word is one too many. */
function hintAtServices(
  { operands, flags }: Pick<Command, 'operands' | 'flags'>,
  { first, isGiven }: { readonly first: string; readonly isGiven: boolean },
): string {
  const operand = operands.find(({ name }) => name === 'service');
  if (operand !== undefined && isGiven) return ' The service is given with --service already.';
  if (operand?.isRequired === false) return ` Give several services as one word: ${first},NAME.`;
  return flags.some(({ name }) => name === 'service') ? ' Flags are --name VALUE, such as --service NAME.' : '';
}
