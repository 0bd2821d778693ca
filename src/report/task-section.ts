import type { TaskArn } from '@slipway/ecs-rules/arns';
import type { TaskOutcome, TaskState } from '../drivers/one-off-task/task-outcome.ts';
import { revisionName, shortTaskId } from '../text/arn.ts';
import { linkToTask } from '../text/console-link.ts';
import { code, codeCell, fold, list, prose, table, under } from './markdown.ts';
import type { RunRecord } from './run-record.ts';

/** How the one-off task ended, after its name. */
export const TASK_STATES: Readonly<Record<TaskState, string>> = {
  planned: 'planned',
  asked: 'with an unknown outcome',
  running: 'started',
  well: 'succeeded',
  failed: 'failed',
};

const MOST_LINES = 40;

/** The exit codes of its containers, which belong next to the cause; empty unless it has stopped. */
export function describeExits({ stoppedTask }: TaskOutcome): string {
  if (stoppedTask === undefined) return '';
  const rows = stoppedTask.containers.map(({ name, exitCode, isEssential }) => [
    codeCell(name),
    isEssential === false ? 'no' : 'yes',
    exitCode === undefined ? '–' : String(exitCode),
  ]);
  return table(['Container', 'Essential', 'Exit code'], rows);
}

/** What else is known of the one-off task; opens on a click, unless it is a plan. Empty when there is none. */
export function foldTask(record: RunRecord): string {
  const { task, reason } = record;
  if (task === undefined) return '';
  const { plan, state, reason: own } = task;
  const isSaid = own === undefined || state === 'failed' || reason.startsWith(own);
  const exits = state === 'failed' ? '' : describeExits(task);
  const lines = state === 'planned' ? list(plan.slice(0, MOST_LINES).map(prose)) : '';
  const parts = [isSaid ? '' : prose(own), listFacts(task, record), lines, exits].filter((part) => part !== '');
  const frame = state === 'planned' ? under : fold;
  return frame(`One-off task ${TASK_STATES[state]}`, parts.join('\n\n'));
}

function listFacts({ taskArns, revisionArn, lastStatus }: TaskOutcome, record: RunRecord): string {
  return list([
    ...taskArns.map((arn) => `task ${linkTask(arn, record)}${lastStatus === undefined ? '' : `, ${code(lastStatus)}`}`),
    ...(revisionArn === undefined ? [] : [`revision ${code(revisionName(revisionArn))}`]),
  ]);
}

function linkTask(arn: TaskArn, record: RunRecord): string {
  const link = linkToTask(record, arn);
  const id = code(shortTaskId(arn));
  return link === undefined ? id : `[${id}](${link})`;
}
