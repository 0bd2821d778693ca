import type { History, PastDeployment } from '../history/history.ts';
import type { JsonObject } from '../json.ts';
import { nameRevision } from '../task-definition/document.ts';
import { formatMoment } from './duration.ts';
import { quote } from './log-line.ts';
import { showCommit, showImage, showReleases, showRevision } from './past-cells.ts';
import { linkToRun } from './run-link.ts';
import { renderTextTable } from './text-table.ts';

const HEAD = ['when', 'revision', 'release', 'commit', 'image', 'verdict', 'run'];

/** The history as a table for a terminal. @param server of GitHub, such as `https://github.com` */
export function renderHistory({ service, deployments, images }: History, server?: string): readonly string[] {
  const title = quote(`service ${service.name} in cluster ${nameRevision(service.clusterArn)}`);
  if (deployments.length === 0) return [title, 'No deployment is known: ECS keeps them for 90 days.'];
  const rows = deployments.map((one) => [
    formatMoment(one.at),
    showRevision(one),
    showReleases(one.entry),
    showCommit(one.entry),
    showImage(images.get(one.revisionArn ?? '')),
    one.outcome,
    linkToRun(one.entry, server) ?? '',
  ]);
  return [title, ...renderTextTable(HEAD, rows)];
}

/** The history for machines: one object a deployment, newest first. */
export function describeHistory({ service, deployments, images }: History, server?: string): readonly JsonObject[] {
  return deployments
    .map((one) => describePast(one, images.get(one.revisionArn ?? ''), server))
    .map((past) => ({
      type: 'deployment',
      service: service.name,
      cluster: nameRevision(service.clusterArn),
      ...past,
    }));
}

function describePast(one: PastDeployment, image: string | undefined, server: string | undefined): JsonObject {
  const { entry } = one;
  return {
    at: toIso(one.at),
    revision: one.revisionArn === undefined ? undefined : nameRevision(one.revisionArn),
    revisionArn: one.revisionArn,
    releases: entry.releases ?? [],
    commit: entry.commit,
    image,
    imageDigest: entry.imageDigest,
    verdict: one.outcome,
    reason: one.reason,
    repository: entry.repository,
    workflow: entry.workflow,
    runNumber: entry.runNumber,
    runAttempt: entry.runAttempt,
    run: linkToRun(entry, server),
  };
}

/** Undefined for a time that cannot be. */
function toIso(at: number): string | undefined {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
