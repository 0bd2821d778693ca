/** What the Actions runner takes from a step and gives to it, through `@actions/core`. */

import { defined } from '@slipway/ecs-rules/values';
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
  /** For the steps that come after, post steps too. */
  exportVariable(name: string, value: string): void;
  /** For the post step of the same action. */
  saveState(name: string, value: string): void;
  readState(name: string): string | undefined;
  /** Markdown, at most 64 KiB; more is cut at a line's end, since the runner drops a summary that is too large. */
  writeSummary(markdown: string): Promise<void>;
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

/**
 * The toolkit is loaded only in a workflow: an HTTP client comes with every import of it, a long wait for a command
 * line.
 *
 * @param environment the variables of this process, since the toolkit reads them by itself and writes to its stdout
 */
export async function connectRunner(environment: Environment): Promise<Runner> {
  if (environment.GITHUB_ACTIONS !== 'true') return createSilence(environment);
  const core = await import('@actions/core');
  // Without its file a record would be printed as a command that the runner has abolished.
  const has = (file: string) => readVariable(environment, file) !== undefined;
  return {
    isActions: true,
    isDebug: core.isDebug(),
    setOutput: (name, value) => void attempt(() => has('GITHUB_OUTPUT') && core.setOutput(name, capBytes(value))),
    exportVariable: (name, value) => void attempt(() => has('GITHUB_ENV') && core.exportVariable(name, value)),
    saveState: (name, value) => void attempt(() => has('GITHUB_STATE') && core.saveState(name, value)),
    readState: (name) => core.getState(name) || undefined,
    writeSummary: (markdown) =>
      // What could not be written is still in the buffer.
      attempt(() => has('GITHUB_STEP_SUMMARY') && core.summary.emptyBuffer().addRaw(capSummary(markdown)).write()),
    mask: (secret) => {
      // Line by line: of a whole the runner would also mask each line, the shortest too.
      const lines = secret.split(/[\r\n]+/).map((line) => line.trim());
      for (const line of lines) if (line.length >= SHORTEST_SECRET) void attempt(() => core.setSecret(line));
    },
    annotate: ({ level, text, line, ...place }) => {
      const properties = { ...place, ...defined({ startLine: line }) };
      void attempt(() => core[level](capWidth(text, LONGEST_ANNOTATION), properties));
    },
    openGroup: (title) => void attempt(() => core.startGroup(title)),
    closeGroup: () => void attempt(() => core.endGroup()),
  };
}

/** Outside a workflow nobody reads commands and records, and a mask would be the secret itself on the terminal. */
function createSilence(environment: Environment): Runner {
  const keepSilent = () => {};
  return {
    isActions: false,
    isDebug: environment.RUNNER_DEBUG === '1',
    setOutput: keepSilent,
    exportVariable: keepSilent,
    saveState: keepSilent,
    readState: () => undefined,
    writeSummary: async () => {},
    mask: keepSilent,
    annotate: keepSilent,
    openGroup: keepSilent,
    closeGroup: keepSilent,
  };
}

/**
 * All inputs that the runner gives, by name in lower case, as written. Inputs that are not set come as empty texts, so
 * an empty one is left out. GitHub keeps the hyphens of a name and makes blanks underscores. Read here, since the
 * toolkit reads an input by its name and has no list: a name that we do not know would never be noticed.
 */
export function readInputs(environment: Environment): Readonly<Record<string, string>> {
  const inputs = Object.entries(environment).flatMap(([name, value]) =>
    name.startsWith('INPUT_') && value !== undefined && value !== ''
      ? [[name.slice('INPUT_'.length).toLowerCase(), value] as const]
      : [],
  );
  return Object.fromEntries(inputs);
}

/** Hides the password in the URL of a proxy, as written there and as it is sent. */
export function hideProxyPassword(proxy: string | undefined, runner: Pick<Runner, 'mask'>): void {
  const written = proxy === undefined ? '' : new URL(proxy).password;
  for (const secret of new Set([written, decodePassword(written)])) runner.mask(secret);
}

function decodePassword(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

/** A file that is gone, a full disk or a reader that went away must not change the verdict. */
async function attempt(act: () => unknown): Promise<void> {
  try {
    await act();
  } catch {
    // The error cannot be reported anywhere: the record is the report.
  }
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
