/** The arguments of the commands that read a `rollout.json`. */
import type { Flag } from './flag.ts';

/** What is read and written. */
export interface RecordOptions {
  /** Path of a rollout.json. */
  readonly file: string;
  /** Path of the page. */
  readonly output: string;
}

const DEFAULT_FILE = 'rollout.json';
const DEFAULT_OUTPUT = 'rollout.html';

/** The flag of `slipway report`. */
export const OUTPUT_FLAG: Flag = {
  name: 'output',
  group: 'report',
  description: 'Where to write the HTML report. An existing file is replaced.',
  default: DEFAULT_OUTPUT,
  isBoolean: false,
  isRepeatable: false,
  placeholder: 'PATH',
};

export function readRecordOptions(values: ReadonlyMap<string, string>): RecordOptions {
  return { file: values.get('file') || DEFAULT_FILE, output: values.get('output') || DEFAULT_OUTPUT };
}
