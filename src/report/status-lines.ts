import type { JsonObject } from '@slipway/ecs-rules/values';
import type { RunningRevisionState, ServiceStatus } from '../history/status.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import type { DeploymentRecord, TargetHealth } from '../ports/service-records.ts';
import { clusterName, revisionName } from '../text/arn.ts';
import { formatCount } from '../text/count.ts';
import { formatMoment } from '../text/duration.ts';
import { linkToRun } from '../text/run-link.ts';
import { quote, quoteShort } from './log-line.ts';
import { showCommit, showImage, showReleases } from './past-cells.ts';
import { renderTextTable } from './text-table.ts';

const MOST_EVENTS = 5;
const DEPLOYMENTS = ['since', 'status', 'rollout', 'revision', 'desired', 'running', 'pending', 'failed'];

/** The service for a terminal. @param server of GitHub, such as `https://github.com` */
export function renderStatus(status: ServiceStatus, server?: string): readonly string[] {
  const { service, serving, mark, targetGroups, unreadable } = status;
  const { name, clusterArn, desired, running, pending } = service;
  const events = service.events.slice(0, MOST_EVENTS).reverse();
  return [
    quote(
      `Service ${name} (cluster ${clusterName(clusterArn)}): ${service.status}, ${running}/${desired} tasks running, ${pending} pending`,
    ),
    ...(serving.length === 0 ? ['No task is running.'] : serving.map((revision) => describeCurrent(revision, server))),
    ...(mark === undefined
      ? []
      : [quote(`Last deployed by Slipway: ${mark.revision}${describeSource(mark.entry, server)}`)]),
    ...targetGroups.map(({ arn, targets }) => describeTargets(arn, targets)),
    ...unreadable.map(({ why }) => `Not shown: ${quote(why)}`),
    'Deployments:',
    ...renderTextTable(DEPLOYMENTS, service.deployments.map(listCells)).map((line) => `  ${line}`),
    ...(events.length === 0 ? [] : ['Latest events:']),
    ...events.map(({ at, text }) => `  ${formatMoment(at)}  ${quoteShort(text)}`),
  ];
}

function describeCurrent(
  { revisionArn, running, entry, image }: RunningRevisionState,
  server: string | undefined,
): string {
  const shown = image === undefined ? '' : `, image ${showImage(image)}`;
  return quote(
    `Running: ${revisionName(revisionArn)}, ${formatCount(running, 'task')}${shown}${describeSource(entry, server)}`,
  );
}

/** Where something comes from, as the rest of a sentence. */
function describeSource(entry: LedgerEntry, server: string | undefined): string {
  const parts = [
    ['release', showReleases(entry)],
    ['commit', showCommit(entry)],
    ['run', linkToRun(entry, server) ?? ''],
  ];
  return parts.flatMap(([what, value]) => (value === '' ? [] : [`, ${what} ${value}`])).join('');
}

function listCells(one: DeploymentRecord): readonly string[] {
  const counts = [one.desired, one.running, one.pending, one.failed].map(String);
  return [formatMoment(one.createdAt), one.status, one.rolloutState ?? '', revisionName(one.revisionArn), ...counts];
}

/** `Target group web: 3 healthy, 1 unhealthy (Target.Timeout)`. */
function describeTargets(arn: string, targets: readonly TargetHealth[]): string {
  const [, , name = ''] = /:(targetgroup)\/([^/]*)/.exec(arn) ?? [];
  const kinds = targets.map(({ state, reasonCode }) => (reasonCode === undefined ? state : `${state} (${reasonCode})`));
  const counts = [...new Set(kinds)].map((kind) => `${kinds.filter((one) => one === kind).length} ${kind}`);
  return `Target group ${quote(`${name}: ${counts.length === 0 ? 'no target' : counts.join(', ')}`)}`;
}

/** The service for machines. */
export function describeStatus(status: ServiceStatus, server?: string): JsonObject {
  const { service, serving, mark, targetGroups, unreadable } = status;
  return {
    type: 'status',
    service: service.name,
    cluster: clusterName(service.clusterArn),
    status: service.status,
    desired: service.desired,
    running: service.running,
    pending: service.pending,
    serving: serving.map((revision) => ({
      ...{ revisionArn: revision.revisionArn, running: revision.running, image: revision.image },
      ...describeEntry(revision.entry, server),
    })),
    lastDeploy: mark === undefined ? undefined : { revision: mark.revision, ...describeEntry(mark.entry, server) },
    deployments: service.deployments.map((one) => ({ ...one })),
    targetGroups: targetGroups.map(({ arn, targets }) => ({ arn, targets: targets.map((one) => ({ ...one })) })),
    events: service.events.slice(0, MOST_EVENTS).map((one) => ({ ...one })),
    unreadable: unreadable.map((one) => ({ ...one })),
  };
}

function describeEntry(entry: LedgerEntry, server: string | undefined): JsonObject {
  return { ...entry, releases: entry.releases ?? [], run: linkToRun(entry, server) };
}
