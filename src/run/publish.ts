import type { Runner } from '../adapters/runner/actions.ts';
import type { DeployRequest } from '../inputs/request.ts';
import { collectOutputs } from '../report/outputs.ts';
import { renderPlan } from '../report/plan-comment.ts';
import { renderRolloutJson } from '../report/rollout-json.ts';
import type { RunRecord } from '../report/run-record.ts';
import { renderSummary } from '../report/summary.ts';
import type { BaseWorld } from './world.ts';

/** Outputs that are set as soon as they are known: a later step, or a person, may need them if the run is killed. */
const EARLY_OUTPUTS = [
  'image',
  'image-digest',
  'task-definition-arn',
  'previous-task-definition-arn',
  'run-task-arn',
  'deployment-id',
  'codedeploy-deployment-id',
] as const;

export function setEarlyOutputs(runner: Runner): (record: RunRecord) => void {
  const said = new Map<string, string>();
  return (record) => {
    const outputs = collectOutputs(record, {}, EARLY_OUTPUTS);
    for (const name of EARLY_OUTPUTS) {
      const value = outputs[name];
      if (value === undefined || said.get(name) === value) continue;
      said.set(name, value);
      runner.setOutput(name, value);
    }
  };
}

export async function publish(
  record: RunRecord,
  base: BaseWorld,
  request: DeployRequest | undefined,
): Promise<RunRecord> {
  const report = await writeReport(record, base, request?.reportPath);
  const plan = record.asked.isDryRun ? await writePlan(record, base) : undefined;
  for (const [name, value] of Object.entries(collectOutputs(record, { report, plan })))
    base.runner.setOutput(name, value);
  await writePage(record, base, request?.reportHtml);
  if (request?.shouldWriteSummary !== false) await base.runner.writeSummary(renderSummary(record));
  return record;
}

/** A report that cannot be written never changes the verdict. */
async function writeReport(record: RunRecord, base: BaseWorld, path: string | undefined): Promise<string | undefined> {
  const text = renderRolloutJson(record);
  try {
    if (path !== undefined) return await base.files.writeReport(path, text);
    return await base.files.writeTemporary('rollout.json', text);
  } catch (thrown) {
    return warn(thrown, base);
  }
}

async function writePlan(record: RunRecord, base: BaseWorld): Promise<string | undefined> {
  try {
    return await base.files.writeTemporary('plan.md', renderPlan(record));
  } catch (thrown) {
    return warn(thrown, base);
  }
}

async function writePage(record: RunRecord, base: BaseWorld, path: string | undefined): Promise<void> {
  if (path === undefined) return;
  const { renderHtml } = await import('../report/html/page.ts');
  try {
    await base.files.writeReport(path, renderHtml(record), 'report-html');
  } catch (thrown) {
    warn(thrown, base);
  }
}

/** A report that could not be written. */
export function warn(thrown: unknown, base: Pick<BaseWorld, 'report'>): undefined {
  const why = thrown instanceof Error ? thrown.message : '';
  base.report({ type: 'warning', text: `Cannot write the report: ${why}` });
}
