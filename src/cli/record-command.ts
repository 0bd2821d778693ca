import { readLocalFile, writeLocalFile } from '../adapters/files/local-file.ts';
import type { OwnProcess } from '../adapters/runner/process.ts';
import { asDeployError } from '../ports/deploy-error.ts';
import { EXIT_CODES } from '../ports/verdict.ts';
import { describeSecondJudgement } from '../replay/describe-judgement.ts';
import { judgeRecord } from '../replay/judge-record.ts';
import { type RecordFile, readRolloutJson } from '../report/file/read-rollout-json.ts';
import { renderHtml } from '../report/html/page.ts';

import type { RecordOptions } from './record-options.ts';

/**
 * `slipway report` and `slipway judge`: read a record, and write its page or judge it again. Returns the exit code: 0;
 * of `judge` 1 where the verdicts differ; 2 for a file that cannot be read, is no record or cannot be judged.
 */
export async function useRecord(
  command: 'report' | 'judge',
  options: RecordOptions,
  own: Pick<OwnProcess, 'write' | 'writeError'>,
): Promise<number> {
  try {
    const read = readRolloutJson(await readLocalFile(options.file));
    if ('problem' in read) return refuse(`File ${options.file} ${read.problem}.`, own);
    return command === 'judge' ? judge(read, own) : await writePage(read, options, own);
  } catch (thrown) {
    const { message, advice } = asDeployError(thrown);
    return refuse(`${message} ${advice}`, own);
  }
}

function judge({ record, cut }: RecordFile, own: Pick<OwnProcess, 'write' | 'writeError'>): number {
  const judged = judgeRecord(record, cut);
  if ('why' in judged) return refuse(`Cannot judge again: ${judged.why}.`, own);
  for (const line of describeSecondJudgement(judged)) own.write(line);
  return judged.isSame ? 0 : 1;
}

async function writePage(
  { record }: RecordFile,
  { output }: RecordOptions,
  own: Pick<OwnProcess, 'write'>,
): Promise<number> {
  const path = await writeLocalFile(output, renderHtml(record));
  own.write(`Report written to ${path}`);
  return 0;
}

function refuse(text: string, own: Pick<OwnProcess, 'writeError'>): number {
  own.writeError(text);
  return EXIT_CODES.refused;
}
