import type { ServiceStatus, ServingSight } from '../history/status.ts';
import type { JsonObject } from '../json.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import type { DeploymentRecord, TargetHealth } from '../rollout/observation.ts';
import { nameRevision } from '../task-definition/document.ts';
import { formatMoment } from './duration.ts';
import { quote } from './log-line.ts';
import { showCommit, showImage, showReleases } from './past-cells.ts';
import { linkToRun } from './run-link.ts';
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
      `service ${name} in cluster ${nameRevision(clusterArn)}: ${service.status}, ${running} of ${desired} running, ${pending} pending`,
    ),
    ...(serving.length === 0 ? ['No task runs.'] : serving.map((sight) => describeServing(sight, server))),
    ...(mark === undefined
      ? []
      : [quote(`last deployed by slipway: ${mark.revision}${describeSource(mark.entry, server)}`)]),
    ...targetGroups.map(({ arn, targets }) => describeTargets(arn, targets)),
    ...unreadable.map(({ why }) => `may not be read: ${quote(why)}`),
    'deployments:',
    ...renderTextTable(DEPLOYMENTS, service.deployments.map(listCells)).map((line) => `  ${line}`),
    ...(events.length === 0 ? [] : ['latest events:']),
    ...events.map(({ at, text }) => `  ${formatMoment(at)}  ${quote(text)}`),
  ];
}

function describeServing({ revisionArn, running, entry, image }: ServingSight, server: string | undefined): string {
  const shown = image === undefined ? '' : `, image ${showImage(image)}`;
  return quote(`serving ${nameRevision(revisionArn)}, ${running} running${shown}${describeSource(entry, server)}`);
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
  return [formatMoment(one.createdAt), one.status, one.rolloutState ?? '', nameRevision(one.revisionArn), ...counts];
}

/** `target group web: 3 healthy, 1 unhealthy (Target.Timeout)`. */
function describeTargets(arn: string, targets: readonly TargetHealth[]): string {
  const [, , name = ''] = /:(targetgroup)\/([^/]*)/.exec(arn) ?? [];
  const kinds = targets.map(({ state, reasonCode }) => (reasonCode === undefined ? state : `${state} (${reasonCode})`));
  const counts = [...new Set(kinds)].map((kind) => `${kinds.filter((one) => one === kind).length} ${kind}`);
  return `target group ${quote(`${name}: ${counts.length === 0 ? 'no target' : counts.join(', ')}`)}`;
}

/** The service for machines. */
export function describeStatus(status: ServiceStatus, server?: string): JsonObject {
  const { service, serving, mark, targetGroups, unreadable } = status;
  return {
    type: 'status',
    service: service.name,
    cluster: nameRevision(service.clusterArn),
    status: service.status,
    desired: service.desired,
    running: service.running,
    pending: service.pending,
    serving: serving.map((sight) => ({
      ...{ revisionArn: sight.revisionArn, running: sight.running, image: sight.image },
      ...describeEntry(sight.entry, server),
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
