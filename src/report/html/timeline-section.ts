import { drawChart, drawLegend } from '@slipway/ecs-rules/rollout-chart';
import type { TimelineSample } from '../../follow/service-progress.ts';
import { formatCount } from '../../text/count.ts';
import { formatDuration } from '../../text/duration.ts';
import type { RunRecord, ServiceOutcome } from '../run-record.ts';
import { fold, table } from './elements.ts';
import { type Html, html, NOTHING, toHtml } from './html.ts';
import { buildTimeline, type Timeline } from './timeline/model.ts';

/** The picture of a rollout with its legend, in words too, and its counts as a table. */
export function describeTimeline(record: RunRecord, service: ServiceOutcome): Html {
  const timeline = buildTimeline(record, service);
  if (timeline === undefined) return NOTHING;
  const name = `Timeline of service ${service.name}: ${summarize(timeline)}`;
  return html`<figure>
<div class="scroll" role="region" aria-label="Timeline of service ${service.name}" tabindex="0">${toHtml(drawChart(timeline, name))}</div>
<figcaption>${legend(timeline)}<p>${describeScale(timeline)}</p></figcaption>
</figure>
${fold(`Counts as a table (${timeline.samples.length})`, tabulate(timeline.samples))}`;
}

/** For who does not see the picture. */
function summarize({ spanMs, samples, batches, tasks, markers }: Timeline): string {
  const failed = tasks.filter(({ end }) => end === 'failed').length;
  const least = Math.min(...samples.map(({ oursRunning, othersRunning }) => oursRunning + othersRunning));
  const parts = [
    formatDuration(spanMs),
    ...(batches.length === 0 ? [] : [formatCount(batches.length, 'batch', 'batches')]),
    `at least ${formatCount(least, 'task')} in service`,
    ...(failed === 0 ? [] : [`${formatCount(failed, 'task')} failed`]),
    ...markers.map(({ atMs, label }) => `${label} at ${formatDuration(atMs)}`),
  ];
  return parts.join(', ');
}

function legend({ samples }: Timeline): Html {
  const { lowerBound: lower = 0, upperBound: upper } = samples.at(-1) ?? {};
  return toHtml(drawLegend({ lower, upper, isDraining: false }));
}

function describeScale({ speed, tasks, lanes }: Timeline): string {
  const shown = lanes.reduce((sum, lane) => sum + lane.tasks.length, 0);
  const isGrouped = lanes.length < tasks.length;
  return [
    'Minutes and seconds since the update.',
    ...(isGrouped
      ? [
          `${formatCount(shown, 'task')} in ${formatCount(lanes.length, 'row')}: tasks that started and ended together share one.`,
        ]
      : []),
    ...(shown < tasks.length ? [`${formatCount(tasks.length - shown, 'more task')} are not drawn.`] : []),
    ...(speed > 1 ? [`The clock of this ECS ran ${Math.round(speed)} times as fast as that of the run.`] : []),
  ].join(' ');
}

function tabulate(samples: readonly TimelineSample[]): Html {
  const rows = samples.map((one) => [
    formatDuration(one.atMs),
    one.oursRunning,
    one.oursPending,
    one.othersRunning,
    one.failed,
    one.desired,
    one.upperBound === undefined ? `from ${one.lowerBound}` : `${one.lowerBound} to ${one.upperBound}`,
  ]);
  const head = ['since the update', 'new RUNNING', 'new PENDING', 'old RUNNING', 'failed', 'desired', 'bounds'];
  return table('Counts', head, rows);
}
