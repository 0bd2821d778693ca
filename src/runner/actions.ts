/**
 * What the Actions runner takes from a step and gives to it. Written here and not taken from `@actions/core`, which
 * loads an HTTP client with every import (a third of the time to our first call), throws when a command file is gone,
 * and prints the abolished `::set-output` when there is none.
 */
import { randomUUID } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { type Environment, readVariable } from './environment.ts';

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly text: string;
  readonly title?: string;
  /** Path in the repository. */
  readonly file?: string;
  readonly line?: number;
}

/** The runner, or its absence: outside a workflow nothing is written and nothing is printed. */
export interface Runner {
  readonly isActions: boolean;
  /** Step debug logging is on. */
  readonly isDebug: boolean;
  setOutput(name: string, value: string): void;
  /** For the post step of the same action. */
  saveState(name: string, value: string): void;
  readState(name: string): string | undefined;
  /** Markdown, at most 64 KiB; more is cut at a line's end, since the runner drops a summary that is too large. */
  writeSummary(markdown: string): void;
  /** Hides a secret in all that is printed later. */
  mask(secret: string): void;
  annotate(annotation: Annotation): void;
  openGroup(title: string): void;
  closeGroup(): void;
}

const LARGEST_SUMMARY = 64 * 1024;
const LARGEST_OUTPUT = 64 * 1024;
const LONGEST_ANNOTATION = 4096;
// Masking less would blacken ordinary words all over the log.
const SHORTEST_SECRET = 4;
const CUT = '\n\n_The rest did not fit._\n';

/** @param write prints one line to stdout; it must not throw */
export function connectRunner(environment: Environment, write: (line: string) => void): Runner {
  const isActions = environment.GITHUB_ACTIONS === 'true';
  const command = (name: string, properties: string, data: string) => {
    if (isActions) write(`::${name}${properties === '' ? '' : ` ${properties}`}::${escapeData(data)}`);
  };
  return {
    isActions,
    isDebug: environment.RUNNER_DEBUG === '1',
    setOutput: (name, value) => appendRecord(readVariable(environment, 'GITHUB_OUTPUT'), name, capBytes(value)),
    saveState: (name, value) => appendRecord(readVariable(environment, 'GITHUB_STATE'), name, value),
    readState: (name) => readVariable(environment, `STATE_${name}`),
    writeSummary: (markdown) => append(readVariable(environment, 'GITHUB_STEP_SUMMARY'), capSummary(markdown)),
    mask: (secret) => {
      // Line by line: of a whole the runner would also mask each line, the shortest too.
      const lines = secret.split(/[\r\n]+/).map((line) => line.trim());
      for (const line of lines) if (line.length >= SHORTEST_SECRET) command('add-mask', '', line);
    },
    annotate: (annotation) =>
      command(annotation.level, composeProperties(annotation), capWidth(annotation.text, LONGEST_ANNOTATION)),
    openGroup: (title) => command('group', '', title),
    closeGroup: () => command('endgroup', '', ''),
  };
}

/**
 * All inputs that the runner gives, by name in lower case, as written. Inputs that are not set come as empty texts, so
 * an empty one is left out. GitHub keeps the hyphens of a name and makes blanks underscores.
 */
export function readInputs(environment: Environment): Readonly<Record<string, string>> {
  const inputs = Object.entries(environment).flatMap(([name, value]) =>
    name.startsWith('INPUT_') && value !== undefined && value !== ''
      ? [[name.slice('INPUT_'.length).toLowerCase(), value] as const]
      : [],
  );
  return Object.fromEntries(inputs);
}

/** One append for each record: a process may be killed between any two writes, and half a record spoils the file. */
function appendRecord(path: string | undefined, name: string, value: string): void {
  const delimiter = `slipway_${randomUUID()}`;
  append(path, `${name}<<${delimiter}\n${value}\n${delimiter}\n`);
}

/** A file that is gone or a disk that is full must not change what the run comes to. */
function append(path: string | undefined, text: string): void {
  if (path === undefined) return;
  try {
    appendFileSync(path, text, 'utf8');
  } catch {
    // Nobody is left to be told: the record was the telling.
  }
}

function composeProperties(annotation: Annotation): string {
  const { title, file, line } = annotation;
  const properties = Object.entries({ title, file, line }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${escapeProperty(String(value))}`],
  );
  return properties.join(',');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function capWidth(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}

function capBytes(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  return bytes.length <= LARGEST_OUTPUT ? text : decodeWhole(bytes, LARGEST_OUTPUT);
}

function capSummary(markdown: string): string {
  const bytes = Buffer.from(markdown, 'utf8');
  if (bytes.length <= LARGEST_SUMMARY) return markdown;
  const kept = decodeWhole(bytes, LARGEST_SUMMARY - CUT.length);
  return kept.slice(0, kept.lastIndexOf('\n') + 1) + CUT;
}

/** The first bytes as text, without the character that the cut went through. */
function decodeWhole(bytes: Buffer, length: number): string {
  return new TextDecoder().decode(bytes.subarray(0, length), { stream: true });
}
