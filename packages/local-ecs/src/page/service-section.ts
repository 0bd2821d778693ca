import { type Drawing, type DrawingPart, draw, drawChart, drawLegend } from '@slipway/ecs-rules/rollout-chart';
import { formatCount, formatDuration } from '@slipway/ecs-rules/text';
import type { ShownRollout, ShownService } from '../snapshot/snapshot.ts';
import { badge, code, facts, fold, formatTime, section, type Tone, table, words } from './elements.ts';
import { drawTargetGroup } from './target-group.ts';
import { drawTasks } from './tasks.ts';

const OPEN_EVENTS = 6;

/** A service: its rollout, its deployments, its tasks, its traffic and its events. */
export function drawService(service: ShownService): Drawing {
  const { name, cluster, rollout, desired, running, pending, bounds, events, targetGroups } = service;
  const key = `${cluster}/${name}`;
  return section(`service ${key}`, `Service ${name}`, [
    draw('p', { class: 'states' }, [...drawState(service)]),
    facts([
      ['cluster', cluster],
      ['running', `${running}/${desired} tasks`],
      ['pending', String(pending)],
      [
        'bounds',
        `${bounds.lower} to ${bounds.upper} tasks (${bounds.minimumHealthyPercent}–${bounds.maximumPercent} %)`,
      ],
      ['failed, circuit breaker', describeBreaker(rollout)],
      ['stage', rollout?.stage],
    ]),
    rollout === undefined ? undefined : drawRollout(service, rollout),
    drawDeployments(service),
    ...targetGroups.map((group) => drawTargetGroup(group)),
    drawTasks(key, service.tasks),
    draw('h3', {}, ['Events']),
    drawEvents(events.slice(0, OPEN_EVENTS)),
    events.length > OPEN_EVENTS
      ? fold(`events ${key}`, `${formatCount(events.length - OPEN_EVENTS, 'older event')}`, [
          drawEvents(events.slice(OPEN_EVENTS)),
        ])
      : undefined,
  ]);
}

const TONES: Readonly<Record<string, Tone>> = {
  SUCCESSFUL: 'good',
  COMPLETED: 'good',
  FAILED: 'bad',
  STOPPED: 'bad',
  ROLLBACK_SUCCESSFUL: 'bad',
  ROLLBACK_FAILED: 'bad',
  ROLLBACK_IN_PROGRESS: 'bad',
  ROLLBACK_REQUESTED: 'bad',
};

function drawState({ rollout, status }: ShownService): readonly DrawingPart[] {
  if (status !== 'ACTIVE') return [badge(status, 'plain')];
  if (rollout === undefined) return [badge('no deployment', 'plain')];
  const { reason, revision } = rollout;
  return [
    badge(rollout.status, TONES[rollout.status] ?? 'busy'),
    ' deployment of ',
    code(revision),
    reason === undefined ? undefined : ` ${reason}`,
  ];
}

function describeBreaker(rollout: ShownRollout | undefined): string | undefined {
  if (rollout === undefined) return undefined;
  const { breaker } = rollout;
  return breaker === undefined ? 'no circuit breaker' : `${breaker.count} of ${breaker.threshold}`;
}

function drawRollout({ name, bounds }: ShownService, { chart, revision }: ShownRollout): Drawing {
  if (chart === undefined) return draw('p', { class: 'none' }, ['No task was started yet.']);
  const failed = chart.lanes.reduce((sum, lane) => sum + lane.failed, 0);
  const title = [
    `Deployment of ${revision} to service ${name}`,
    formatDuration(chart.spanMs),
    formatCount(chart.batches.length, 'batch', 'batches'),
    `${failed} failed`,
  ].join(', ');
  return draw('figure', {}, [
    draw('div', { class: 'scroll', role: 'region', 'aria-label': `Timeline of service ${name}`, tabindex: 0 }, [
      drawChart(chart, title),
    ]),
    draw('figcaption', {}, [
      drawLegend({
        lower: bounds.lower,
        upper: bounds.upper,
        isDraining: chart.lanes.some(({ stopping }) => stopping !== undefined),
      }),
    ]),
  ]);
}

function drawDeployments({ name, deployments }: ShownService): Drawing {
  const rows = deployments.map((one) => [
    code(one.revision),
    one.status,
    badge(one.rolloutState, TONES[one.rolloutState] ?? 'busy'),
    String(one.desired),
    String(one.running),
    String(one.pending),
    String(one.failed),
    words(one.reason),
  ]);
  const head = ['revision', 'status', 'rolloutState', 'desired', 'running', 'pending', 'failed', 'reason'];
  return draw('div', {}, [
    draw('h3', {}, ['Deployments']),
    table({ name: `Deployments of service ${name}`, head, rows }, 'No deployments.'),
  ]);
}

/** Ids are shortened, and of many tasks the first are named: DescribeServices has the whole text. */
function shortenEvent(text: string): string {
  const tasks = text.match(TASK) ?? [];
  const cut = text.replace(
    TASK_LIST,
    (list) => `${(list.match(TASK) ?? []).slice(0, MOST_NAMED).join(' ')} and ${tasks.length - MOST_NAMED} more`,
  );
  return cut.replaceAll(TARGET_GROUP, 'targetgroup/$1').replaceAll(LONG_ID, '$1…');
}

const MOST_NAMED = 3;
const TASK = /\(task [0-9a-f]{32}\)/g;
/** Five or more in a row. */
const TASK_LIST = /(?:\(task [0-9a-f]{32}\) ?){5,}(?<! )/;
const TARGET_GROUP = /\barn:aws:elasticloadbalancing:[a-z0-9-]+:\d{12}:targetgroup\/([^/\s]+)\/[0-9a-f]{16}\b/g;
const LONG_ID = /\b([0-9a-f]{8})[0-9a-f]{24}\b/g;

function drawEvents(events: ShownService['events']): Drawing {
  if (events.length === 0) return draw('p', { class: 'none' }, ['No events.']);
  return draw(
    'ol',
    { class: 'events' },
    events.map(({ at, text }) => draw('li', {}, [draw('time', {}, [formatTime(at)]), ` ${shortenEvent(text)}`])),
  );
}
