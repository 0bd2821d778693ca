/** The command line, from argv to what is to be done. Nothing is read or called here. */
import type { InputName } from '../inputs/declarations.ts';
import { findNearest, type InputFault, quote } from '../inputs/fault.ts';
import type { RawInputs } from '../inputs/inputs.ts';
import { COMMANDS, type CommandName, type Flag, isCommandName, listFlags } from './flags.ts';
import { describeOption, LOCAL_OPTION_NAMES, type ToldOptions } from './local-options.ts';
import { readShowOptions, type ShowCommand, type ShowOptions } from './show-options.ts';

/** What the command line asks for. */
export type CommandLine =
  | { readonly command: 'deploy' | 'plan' | 'rollback'; readonly raw: RawInputs; readonly isJson: boolean }
  | { readonly command: ShowCommand; readonly options: ShowOptions }
  | { readonly command: 'local' | 'demo'; readonly told: ToldOptions }
  | { readonly command: 'help'; readonly topic?: CommandName }
  | { readonly command: 'version' };

type Faults = { readonly faults: readonly InputFault[] };

/**
 * Reads argv, without the program's name. Flags are named as the inputs: `--name value`, `--name=value`; a boolean is
 * `--name`, `--no-name` or `--name=false`; a list may be given again. Values are not checked: `readRequest` does that,
 * but for the flags of the local ECS.
 */
export function parseArguments(argv: readonly string[]): CommandLine | Faults {
  const [first, ...rest] = argv;
  if (first === undefined || first === '--help' || first === '-h') return { command: 'help' };
  if (first === '--version' || first === '-v') return { command: 'version' };
  if (!isCommandName(first)) return refuseCommand(first);
  if (first === 'help') return chooseTopic(rest);
  if (hasHelpFlag(rest)) return { command: 'help', topic: first };
  const read = readWords(first, rest);
  return read.faults.length > 0 ? { faults: read.faults } : interpret(first, read);
}

/** `--help` after `--` or as the value of a flag is no request for help, but costs nobody anything. */
function hasHelpFlag(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return words.slice(0, end < 0 ? words.length : end).some((word) => word === '--help' || word === '-h');
}

function refuseCommand(name: string): Faults {
  const known = Object.keys(COMMANDS);
  const nearest = findNearest(name, known);
  const advice = nearest === undefined ? `Use one of ${known.join(', ')}` : `Write ${nearest} if that was meant`;
  return refuse('slipway', `there is no command ${quote(name)}`, advice);
}

function chooseTopic([topic]: readonly string[]): CommandLine | Faults {
  if (topic === undefined) return { command: 'help' };
  return isCommandName(topic) ? { command: 'help', topic } : refuseCommand(topic);
}

function refuse(input: string, problem: string, advice: string): Faults {
  return { faults: [{ input, problem, advice }] };
}

/** The words of a command line, sorted. */
interface Words {
  readonly values: ReadonlyMap<string, string>;
  readonly positionals: readonly string[];
  readonly faults: readonly InputFault[];
}

interface Reading {
  readonly flags: ReadonlyMap<string, Flag>;
  readonly values: Map<string, string>;
  readonly positionals: string[];
  readonly faults: InputFault[];
}

function readWords(command: CommandName, words: readonly string[]): Words {
  const flags = new Map(listFlags(command).map((flag) => [flag.name, flag]));
  const reading: Reading = { flags, values: new Map(), positionals: [], faults: [] };
  let at = 0;
  while (at < words.length) {
    if (words[at] === '--') {
      reading.positionals.push(...words.slice(at + 1));
      break;
    }
    at += readWord(words[at] ?? '', words[at + 1], reading);
  }
  return reading;
}

/** Reads one word, with the next if it is its value; the answer is how many words that were. */
function readWord(word: string, next: string | undefined, reading: Reading): 1 | 2 {
  if (!word.startsWith('-') || word === '-') {
    reading.positionals.push(word);
    return 1;
  }
  const [, name = '', value] = /^--([^=]*)(?:=(.*))?$/s.exec(word) ?? [];
  const negated = reading.flags.get(name.replace(/^no-/, ''));
  const flag = reading.flags.get(name);
  if (flag === undefined && name.startsWith('no-') && negated?.isBoolean === true && value === undefined) {
    return take(negated, 'false', reading);
  }
  if (flag === undefined) return refuseFlag(word, name, reading);
  if (value !== undefined) return take(flag, value, reading);
  if (flag.isBoolean) return take(flag, 'true', reading);
  if (next === undefined || /^--[a-z]/.test(next)) {
    const advice = `Write --${name} VALUE or --${name}=VALUE`;
    reading.faults.push({ input: `--${name}`, problem: 'a value is missing', advice });
    return 1;
  }
  take(flag, next, reading);
  return 2;
}

function take(flag: Flag, value: string, reading: Reading): 1 {
  const before = reading.values.get(flag.name);
  if (before !== undefined && !flag.isRepeatable) {
    const problem = 'it is given more than once';
    reading.faults.push({ input: `--${flag.name}`, problem, advice: 'Give it once' });
  }
  if (flag.name === 'image' && value.trim() === '') {
    const advice = 'Check the variable that it comes from, or leave out --image to keep the image';
    reading.faults.push({ input: '--image', problem: 'the image is empty', advice });
  }
  reading.values.set(flag.name, before === undefined ? value : `${before}\n${value}`);
  return 1;
}

/** Only the name is shown: what follows it may be a secret. */
function refuseFlag(word: string, name: string, reading: Reading): 1 {
  const nearest = findNearest(name, [...reading.flags.keys()]);
  const shown = name === '' ? word.slice(0, 2) : `--${name}`;
  const advice =
    nearest === undefined ? 'Run the command with --help to see its flags' : `Write --${nearest} if that was meant`;
  reading.faults.push({ input: 'slipway', problem: `there is no flag ${quote(shown)} here`, advice });
  return 1;
}

function interpret(command: Exclude<CommandName, 'help'>, words: Words): CommandLine | Faults {
  const [target, ...further] = words.positionals;
  const unexpected = command === 'rollback' ? further[0] : target;
  if (unexpected !== undefined) {
    return refuse('slipway', `${quote(unexpected)} is not expected here`, 'Write values as --name VALUE');
  }
  if (command === 'version') return { command };
  if (command === 'local' || command === 'demo') return readLocal(command, words.values);
  if (command === 'history' || command === 'status') {
    const read = readShowOptions(words.values);
    return 'faults' in read ? read : { command, options: read.options };
  }
  const decided = decideInputs(command, target);
  const raw = (name: InputName) => decided[name] ?? words.values.get(name) ?? '';
  return { command, raw, isJson: words.values.get('json') === 'true' };
}

function decideInputs(
  command: 'deploy' | 'plan' | 'rollback',
  target: string | undefined,
): Partial<Record<InputName, string>> {
  if (command === 'plan') return { 'dry-run': 'true' };
  return command === 'rollback' ? { 'rollback-to': target ?? 'last-good' } : {};
}

/** A blank text is as good as none. */
function readLocal(command: 'local' | 'demo', given: ReadonlyMap<string, string>): CommandLine | Faults {
  const reads = LOCAL_OPTION_NAMES.flatMap((option) => {
    const { flag } = describeOption(option);
    const text = given.get(flag?.name ?? '') ?? '';
    return flag === undefined || text === '' ? [] : [{ option, input: `--${flag.name}`, parsed: flag.parse(text) }];
  });
  const faults = reads.flatMap(({ input, parsed }) =>
    'faults' in parsed ? parsed.faults.map((fault) => ({ input, ...fault })) : [],
  );
  if (faults.length > 0) return { faults };
  const told = reads.flatMap(({ option, parsed }) => ('faults' in parsed ? [] : [[option, parsed.value]]));
  return { command, told: Object.fromEntries(told) };
}
