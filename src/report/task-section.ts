import type { TaskOutcome, TaskState } from '../one-off-task/task.ts';
import { nameRevision } from '../task-definition/document.ts';
import { linkToLog, linkToTask } from './console-link.ts';
import { describeDiagnosis, describeLog, under } from './diagnosis-section.ts';
import { code, codeCell, list, prose, table } from './markdown.ts';
import type { RunRecord } from './run-record.ts';

const STATES: Readonly<Record<TaskState, string>> = {
  planned: 'planned',
  asked: 'not known',
  running: 'started',
  well: 'ended well',
  failed: 'failed',
};

const MOST_LINES = 40;

/** The parts of the summary about the one-off task, the weightiest first; none when there is none. */
export function describeTask(record: RunRecord): readonly string[] {
  const { task, reason } = record;
  if (task === undefined) return [];
  const shown = task.reason === undefined || reason.startsWith(task.reason) ? '' : prose(task.reason);
  return [
    [`### One-off task: ${STATES[task.state]}`, shown].filter((part) => part !== '').join('\n\n'),
    listFacts(task, record),
    under('Plan', task.state === 'planned' ? list(task.plan.slice(0, MOST_LINES).map(prose)) : ''),
    under('Why the task failed', describeDiagnosis(task.diagnosis)),
    under('Exit codes', describeExits(task)),
    ...(task.diagnosis?.logs ?? []).map((log) => describeLog(log, linkToLog(record, log))),
  ].filter((part) => part !== '');
}

function listFacts({ taskArns, revisionArn, lastStatus }: TaskOutcome, record: RunRecord): string {
  return list([
    ...taskArns.map((arn) => `task ${nameTask(arn, record)}${lastStatus === undefined ? '' : `, ${code(lastStatus)}`}`),
    ...(revisionArn === undefined ? [] : [`revision ${code(nameRevision(revisionArn))}`]),
  ]);
}

function nameTask(arn: string, record: RunRecord): string {
  const link = linkToTask(record, arn);
  return link === undefined ? code(arn) : `[${code(arn)}](${link})`;
}

function describeExits({ stoppedTask }: TaskOutcome): string {
  if (stoppedTask === undefined) return '';
  const rows = stoppedTask.containers.map(({ name, exitCode, isEssential }) => [
    codeCell(name),
    isEssential === false ? 'no' : 'yes',
    exitCode === undefined ? '–' : String(exitCode),
  ]);
  return table(['container', 'essential', 'exit code'], rows);
}
