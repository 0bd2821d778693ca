import { defined, type JsonObject } from '@slipway/ecs-rules/values';
import type { History } from '../history/history.ts';
import type { PastDeployment } from '../history/past-deployment.ts';
import { clusterName, revisionName } from '../text/arn.ts';
import { formatMoment } from '../text/duration.ts';
import { linkToRun } from '../text/run-link.ts';
import { quote } from './log-line.ts';
import { runOf, showAction, showCommit, showImage, showReleases, showRevision } from './past-cells.ts';
import { renderTextTable } from './text-table.ts';

const HEAD = ['when', 'action', 'revision', 'release', 'commit', 'image', 'verdict', 'run'];

/** The history as a table for a terminal. @param server of GitHub, such as `https://github.com` */
export function renderHistory({ service, deployments, images }: History, server?: string): readonly string[] {
  const title = quote(`service ${service.name} in cluster ${clusterName(service.clusterArn)}`);
  if (deployments.length === 0) return [title, 'No deployment is known: ECS keeps them for 90 days.'];
  const rows = deployments.map((one) => [
    formatMoment(one.at),
    showAction(one),
    showRevision(one),
    showReleases(one.entry),
    showCommit(one.entry),
    showImage(images.get(one.revisionArn ?? '')),
    one.outcome,
    linkToRun(runOf(one), server) ?? '',
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
      cluster: clusterName(service.clusterArn),
      ...past,
    }));
}

function describePast(one: PastDeployment, image: string | undefined, server: string | undefined): JsonObject {
  const { entry } = one;
  const { repository, workflow, runNumber, runAttempt, ...run } = runOf(one);
  return {
    at: toIso(one.at),
    revision: one.revisionArn === undefined ? undefined : revisionName(one.revisionArn),
    revisionArn: one.revisionArn,
    releases: entry.releases ?? [],
    commit: entry.commit,
    image,
    imageDigest: entry.imageDigest,
    verdict: one.outcome,
    reason: one.reason,
    rollback: describeReplaced(one),
    repository,
    workflow,
    runNumber,
    runAttempt,
    run: linkToRun({ ...run, ...defined({ repository }) }, server),
  };
}

/** Undefined for an ordinary deployment. */
function describeReplaced({ rollback }: PastDeployment): JsonObject | undefined {
  if (rollback === undefined) return undefined;
  const { replaced } = rollback;
  if (replaced === undefined) return {};
  const { revisionArn, entry } = replaced;
  return {
    replacedRevision: revisionName(revisionArn),
    replacedReleases: entry.releases ?? [],
    replacedCommit: entry.commit,
  };
}

/** Undefined for a time that cannot be. */
function toIso(at: number): string | undefined {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}
