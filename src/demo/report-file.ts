import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderHtml } from '../report/html/page.ts';
import type { ActResult } from './recap.ts';

/**
 * Writes the HTML report of the act that failed into a temporary folder of its own, which stays.
 * @returns its path; undefined when there is no such act, or no place for the file
 */
export async function writeReport(results: readonly ActResult[]): Promise<string | undefined> {
  const failed = results.find(({ act }) => act.verdict === 'rolled-back');
  if (failed === undefined) return undefined;
  try {
    const path = join(await mkdtemp(join(tmpdir(), 'slipway-demo-report-')), 'broken-image.html');
    await writeFile(path, renderHtml(failed.record), 'utf8');
    return path;
  } catch {
    return undefined;
  }
}
