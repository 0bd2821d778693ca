/** `last-good` and `previous`: what came before the revision that is left. */

import type { RevisionArn } from '@slipway/ecs-rules/arns';
import { defined } from '@slipway/ecs-rules/values';
import type { ImageDigests } from '../image/pin.ts';
import type { RollbackRequest } from '../inputs/request.ts';
import type { ServiceDeploymentRecord } from '../ports/service-records.ts';
import { findImages } from '../rollout/running-images.ts';
import { arnPrefix, splitRevision } from '../text/arn.ts';
import { hasFailedVerdict, isBeingRolledBack, isRolledBack, type Past, wentWell } from './past.ts';

/** Whether a rollback is requested by what came before, and not by name. */
export function isStep({ kind }: RollbackRequest): boolean {
  return kind === 'last-good' || kind === 'previous';
}

/**
 * The newest revision that ran well before the one that is left first ran, so that two rollbacks in a row go two
 * steps back. From ECS's deployment history (kept 90 days; ECS API reference, ListServiceDeployments), and where that
 * has none, from the ledger. Never a revision whose last deployment failed or was rolled back.
 */
export function findLastGood(past: Past): Step | undefined {
  const history = past.history ?? [];
  const left = openVersion(findRestored(findLeft(past), past), history);
  const first = history.findLastIndex((one) => isVersion(one, left) && one.status === 'SUCCESSFUL');
  const older = history.slice(first + 1).filter((one) => one.status === 'SUCCESSFUL');
  const found = older.find((one) => {
    const arn = one.targetRevisionArn;
    if (arn === left.arn) return !isVersion(one, left);
    return isOther(arn, left.arn) && wentWell(arn, past) && !isYoungerThanHistory(arn, left.arn, past);
  });
  return found === undefined ? toStep(findInLedger(past, left.arn)) : stepTo(found, left.arn);
}

/**
 * What was deployed just before the revision that is left, unless it failed or was rolled back by ECS or by an update.
 */
export function findPrevious(past: Past): Step | undefined {
  const history = past.history ?? [];
  const left = openVersion(findLeft(past), history);
  const at = history.findIndex((one) => one.targetRevisionArn === left.arn && !isRolledBack(one));
  const found = history.slice(at + 1).find((one) => {
    const arn = one.targetRevisionArn;
    if (isRolledBack(one)) return false;
    return arn === left.arn ? !isVersion(one, left) : isOther(arn, left.arn) && !hasFailedVerdict(arn, past);
  });
  return found === undefined ? toStep(findInLedger(past, left.arn)) : stepTo(found, left.arn);
}

/** Where a step leads. */
export interface Step {
  readonly arn: RevisionArn;
  /**
   * Digests by container, where it is the revision that is left, with other images: ECS resolves tags for each
   * deployment.
   */
  readonly images?: ImageDigests;
}

/** A revision, with the digests that run of it. */
interface Version {
  readonly arn: RevisionArn;
  readonly images?: ImageDigests;
}

function openVersion(arn: RevisionArn, history: readonly ServiceDeploymentRecord[]): Version {
  const images = findImages(history, arn);
  return { arn, ...defined({ images }) };
}

/** Images that ECS did not record are taken for the same. */
function isVersion({ targetRevisionArn, targetImages = {} }: ServiceDeploymentRecord, version: Version): boolean {
  const images = Object.entries(version.images ?? {});
  const isOtherImage = images.some(([name, digest]) => (targetImages[name] ?? digest) !== digest);
  return targetRevisionArn === version.arn && !isOtherImage;
}

function stepTo({ targetRevisionArn: arn = '', targetImages }: ServiceDeploymentRecord, left: RevisionArn): Step {
  return { arn, ...defined({ images: arn === left && targetImages !== undefined ? targetImages : undefined }) };
}

function toStep(arn: RevisionArn | undefined): Step | undefined {
  return arn === undefined ? undefined : { arn };
}

/**
 * A rollback that had to register the content again is a step back like any other: what came before is the original's.
 */
function findRestored(left: RevisionArn, { known }: Past): RevisionArn {
  const restores = known?.find(({ arn }) => arn === left)?.entry.restores;
  return restores === undefined ? left : `${arnPrefix(left)}${restores}`;
}

/**
 * The revision that a rollback leaves. While ECS rolls a deployment back, the service names the one it returns to
 * already.
 */
function findLeft({ history, currentArn }: Past): RevisionArn {
  const [newest] = history ?? [];
  return isBeingRolledBack(newest) ? (newest?.targetRevisionArn ?? currentArn) : currentArn;
}

function isOther(arn: RevisionArn | undefined, left: RevisionArn): arn is RevisionArn {
  return arn !== undefined && arn !== '' && arn !== left;
}

/**
 * The first success of the revision that is left may be older than the history. Then what was registered after it is
 * what someone returned from, and no step back.
 */
function isYoungerThanHistory(arn: RevisionArn, left: RevisionArn, past: Past): boolean {
  const oldest: ServiceDeploymentRecord | undefined = past.history?.at(-1);
  const isCovered = left !== past.currentArn || past.registeredAt === undefined || oldest === undefined;
  if (isCovered || past.registeredAt >= oldest.createdAt) return false;
  const [one, other] = [splitRevision(arn), splitRevision(left)];
  return one.family === other.family && one.number > other.number;
}

/** The ledger has one verdict a revision: of those registered before the one that is left, the last that went well. */
function findInLedger(past: Past, left: RevisionArn): RevisionArn | undefined {
  const { family, number } = splitRevision(left);
  const older = (past.known ?? []).filter((one) => {
    const revision = splitRevision(one.arn);
    return revision.family === family && revision.number < number;
  });
  const good = older.filter((one) => one.verdict?.verdict === 'steady' && wentWell(one.arn, past));
  const latestFirst = good.toSorted((a, b) => (b.verdict?.at ?? 0) - (a.verdict?.at ?? 0));
  return latestFirst[0]?.arn;
}
