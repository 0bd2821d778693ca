import { type Drawing, draw } from '@slipway/ecs-rules/rollout-chart';
import { formatCount } from '@slipway/ecs-rules/text';
import type { ShownTask } from '../snapshot/snapshot.ts';
import { badge, code, fold, formatTime, type Tone, table, words } from './elements.ts';

/** So many tasks have a row each; the counts above hold all. */
const MOST_ROWS = 40;

const ORDER = ['PROVISIONING', 'PENDING', 'ACTIVATING', 'RUNNING', 'DRAINING', 'STOPPING', 'STOPPED'];

/** Tasks by revision and state, and a row for each of the first. */
export function drawTasks(key: string, tasks: readonly ShownTask[]): Drawing {
  const sorted = [...tasks].sort(compareTasks);
  const rows = sorted
    .slice(0, MOST_ROWS)
    .map((task) => [
      code(task.id.slice(0, 8)),
      code(task.revision),
      badge(task.isFailed && task.status === 'STOPPED' ? 'STOPPED, failed' : task.status, toneOf(task)),
      task.health,
      task.instance === undefined ? '–' : code(task.instance),
      task.ports.join(', ') || '–',
      formatTime(task.at),
      words(task.reason ?? ''),
    ]);
  const head = ['task', 'revision', 'state', 'health', 'instance', 'ports', 'since', 'reason'];
  const more = sorted.length - rows.length;
  return draw('div', {}, [
    draw('h3', {}, ['Tasks']),
    drawCounts(tasks),
    fold(`tasks ${key}`, `${formatCount(tasks.length, 'task')}, each`, [
      table({ name: `Tasks of ${key}`, head, rows }, 'No tasks.'),
      more === 0 ? undefined : draw('p', { class: 'none' }, [`${more} more are not listed.`]),
    ]),
  ]);
}

/** Those that change first, then those that run, then those that failed. */
function compareTasks(one: ShownTask, other: ShownTask): number {
  return rank(one) - rank(other) || other.at - one.at;
}

function rank({ status, isFailed }: ShownTask): number {
  if (status === 'STOPPED') return isFailed ? 1 : 3;
  return status === 'RUNNING' ? 2 : 0;
}

function toneOf({ status, isFailed }: ShownTask): Tone {
  if (isFailed) return 'bad';
  if (status === 'RUNNING') return 'good';
  return status === 'STOPPED' ? 'plain' : 'busy';
}

function drawCounts(tasks: readonly ShownTask[]): Drawing {
  const revisions = [...new Set(tasks.map(({ revision }) => revision))].sort(compareRevisions);
  if (revisions.length === 0) return draw('p', { class: 'none' }, ['No tasks.']);
  return draw(
    'ul',
    { class: 'counts' },
    revisions.map((revision) => drawRevision(revision, tasks)),
  );
}

/** Newest first. */
function compareRevisions(one: string, other: string): number {
  return other.localeCompare(one, 'en', { numeric: true });
}

function drawRevision(revision: string, tasks: readonly ShownTask[]): Drawing {
  const own = tasks.filter((task) => task.revision === revision);
  const failed = own.filter(({ status, isFailed }) => status === 'STOPPED' && isFailed).length;
  const counts = ORDER.flatMap((status) => {
    const count = own.filter((task) => task.status === status).length;
    const text = status === 'STOPPED' && failed > 0 ? `${count} ${status} (${failed} failed)` : `${count} ${status}`;
    return count === 0 ? [] : [text];
  });
  return draw('li', {}, [code(revision), ` ${counts.join(', ')}`]);
}
