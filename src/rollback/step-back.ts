/** `last-good` and `previous`: what came before the revision that is left. */
import type { ImageDigests } from '../image/pin.ts';
import type { RollbackRequest } from '../inputs/request.ts';
import type { ServiceDeploymentRecord } from '../rollout/observation.ts';
import { findImages } from '../rollout/running-images.ts';
import { hasFailedVerdict, isBeingTakenBack, isTakenBack, type Past, splitRevision, wentWell } from './past.ts';

/** Whether a rollback is asked for by what came before, and not by name. */
export function isStep({ kind }: RollbackRequest): boolean {
  return kind === 'last-good' || kind === 'previous';
}

/**
 * The newest revision that served well before the one that is left did so first, so that two rollbacks in a row go two
 * steps back. From ECS's deployment history (kept 90 days; ECS API reference, ListServiceDeployments), and where that
 * has none, from the ledger. Never a revision whose last deployment failed or was taken back.
 */
export function findLastGood(past: Past): Step | undefined {
  const history = past.history ?? [];
  const left = openVersion(findRestored(findLeft(past), past), history);
  const first = history.findLastIndex((one) => isVersion(one, left) && one.status === 'SUCCESSFUL');
  const older = history.slice(first + 1).filter((one) => one.status === 'SUCCESSFUL');
  const found = older.find((one) => {
    const arn = one.targetRevisionArn;
    if (arn === left.arn) return !isVersion(one, left);
    return isOther(arn, left.arn) && wentWell(arn, past) && !isYoungerBeyondSight(arn, left.arn, past);
  });
  return found === undefined ? toStep(findInLedger(past, left.arn)) : stepTo(found, left.arn);
}

/** What was deployed just before the revision that is left, unless it failed or was rolled back by ECS or by an update. */
export function findPrevious(past: Past): Step | undefined {
  const history = past.history ?? [];
  const left = openVersion(findLeft(past), history);
  const at = history.findIndex((one) => one.targetRevisionArn === left.arn && !isTakenBack(one));
  const found = history.slice(at + 1).find((one) => {
    const arn = one.targetRevisionArn;
    if (isTakenBack(one)) return false;
    return arn === left.arn ? !isVersion(one, left) : isOther(arn, left.arn) && !hasFailedVerdict(arn, past);
  });
  return found === undefined ? toStep(findInLedger(past, left.arn)) : stepTo(found, left.arn);
}

/** Where a step leads. */
export interface Step {
  readonly arn: string;
  /** Digests by container, where it is the revision that is left, with other images: ECS resolves tags for each deployment. */
  readonly images?: ImageDigests;
}

/** A revision, with the digests that run of it. */
interface Version {
  readonly arn: string;
  readonly images?: ImageDigests;
}

function openVersion(arn: string, history: readonly ServiceDeploymentRecord[]): Version {
  const images = findImages(history, arn);
  return { arn, ...(images === undefined ? {} : { images }) };
}

/** Images that ECS did not record are taken for the same. */
function isVersion({ targetRevisionArn, targetImages = {} }: ServiceDeploymentRecord, version: Version): boolean {
  const images = Object.entries(version.images ?? {});
  const isOtherImage = images.some(([name, digest]) => (targetImages[name] ?? digest) !== digest);
  return targetRevisionArn === version.arn && !isOtherImage;
}

function stepTo({ targetRevisionArn: arn = '', targetImages }: ServiceDeploymentRecord, left: string): Step {
  return { arn, ...(arn === left && targetImages !== undefined ? { images: targetImages } : {}) };
}

function toStep(arn: string | undefined): Step | undefined {
  return arn === undefined ? undefined : { arn };
}

/** A rollback that had to register the content again is a step back like any other: what came before is the original's. */
function findRestored(left: string, { known }: Past): string {
  const restores = known?.find(({ arn }) => arn === left)?.entry.restores;
  return restores === undefined ? left : `${left.slice(0, left.lastIndexOf('/') + 1)}${restores}`;
}

/** The revision that a rollback leaves. While ECS takes a deployment back, the service names the one it returns to already. */
function findLeft({ history, servingArn }: Past): string {
  const [newest] = history ?? [];
  return isBeingTakenBack(newest) ? (newest?.targetRevisionArn ?? servingArn) : servingArn;
}

function isOther(arn: string | undefined, left: string): arn is string {
  return arn !== undefined && arn !== '' && arn !== left;
}

/**
 * The first success of the revision that is left may be older than the history. Then what was registered after it is
 * what somebody came back from, and no step back.
 */
function isYoungerBeyondSight(arn: string, left: string, past: Past): boolean {
  const oldest: ServiceDeploymentRecord | undefined = past.history?.at(-1);
  const isInSight = left !== past.servingArn || past.registeredAt === undefined || oldest === undefined;
  if (isInSight || past.registeredAt >= oldest.createdAt) return false;
  const [one, other] = [splitRevision(arn), splitRevision(left)];
  return one.family === other.family && one.number > other.number;
}

/** The ledger has one verdict a revision: of those registered before the one that is left, the last that went well. */
function findInLedger(past: Past, left: string): string | undefined {
  const { family, number } = splitRevision(left);
  const older = (past.known ?? []).filter((one) => {
    const revision = splitRevision(one.arn);
    return revision.family === family && revision.number < number;
  });
  const good = older.filter((one) => one.verdict?.verdict === 'steady' && wentWell(one.arn, past));
  const latestFirst = good.toSorted((a, b) => (b.verdict?.at ?? 0) - (a.verdict?.at ?? 0));
  return latestFirst[0]?.arn;
}
