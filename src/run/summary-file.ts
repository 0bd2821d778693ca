import { asDeployError } from '../ports/deploy-error.ts';
import type { Problem } from '../ports/finding.ts';
import type { RunRecord } from '../report/run-record.ts';
import { renderSummary } from '../report/summary.ts';
import { warn } from './publish.ts';
import type { BaseWorld } from './world.ts';

/** The file that the command line was given for the job summary. */
export interface SummaryFile {
  /** Why the file cannot be written; empty where it can, or none was given. */
  readonly errors: readonly Problem[];
  /** Writes the summary and returns the record. A file that cannot be written any more never changes the verdict. */
  readonly write: (record: RunRecord) => Promise<RunRecord>;
}

const NONE: SummaryFile = { errors: [], write: (record) => Promise.resolve(record) };

/**
 * Empties the file before any call: only that shows whether it can be written, and a run that is killed leaves no
 * summary of an older one.
 */
export async function openSummaryFile(
  path: string | undefined,
  base: Pick<BaseWorld, 'files' | 'report'>,
): Promise<SummaryFile> {
  if (path === undefined) return NONE;
  const put = (text: string) => base.files.writeReport(path, text, '--summary');
  try {
    await put('');
  } catch (thrown) {
    const { message, advice } = asDeployError(thrown);
    return { ...NONE, errors: [{ input: '--summary', text: message, advice }] };
  }
  return {
    errors: [],
    write: async (record) => {
      await put(renderSummary(record)).catch((thrown: unknown) => warn(thrown, base));
      return record;
    },
  };
}
