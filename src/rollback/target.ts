import type { RevisionArn, RevisionReference } from '@slipway/ecs-rules/arns';
import type { ImageDigests } from '../image/pin.ts';
import type { RollbackRequest } from '../inputs/request.ts';
import { toTagValue } from '../ledger/entry.ts';
import { arnPrefix, revisionName, splitRevision } from '../text/arn.ts';
import { type Candidate, describeCandidate, listCandidates } from './candidates.ts';
import { hasServed, type KnownRevision, type Past } from './past.ts';
import { findLastGood, findPrevious, type Step } from './step-back.ts';

/** Where a service can go back to, or why nowhere. */
export type RollbackTarget =
  /**
   * `reference` is an ARN or `family:n`, still to be described; `images` are the digests to return to, where it is
   * running.
   */
  { readonly kind: 'chosen'; readonly reference: RevisionReference; readonly images?: ImageDigests } | NoTarget;

/** One sentence, and the revisions that could be requested instead: whether they can run is still to be read. */
export interface NoTarget {
  readonly kind: 'none';
  readonly reason: string;
  readonly candidates: readonly Candidate[];
  /**
   * The running revision with the images that ran before, which `last-good` deploys; whether they exist is still to be
   * read.
   */
  readonly imagesBefore?: Candidate;
  /** What to do, where that is known better than the first candidate. */
  readonly advice?: string;
}

/**
 * Chooses the revision to return to. `last-good` and `previous` come from ECS's own deployment history and the ledger,
 * never from "number minus one", since that revision may never have run. A revision of another family must be given
 * in full, as `family:n` or by its ARN.
 */
export function chooseTarget(request: RollbackRequest, past: Past): RollbackTarget {
  switch (request.kind) {
    case 'number':
      return takeNamed(`${past.family}:${request.number}`, past);
    case 'revision':
      return takeNamed(`${request.family}:${request.number}`, past);
    case 'arn':
      return takeArn(request.arn, past);
    case 'last-good':
      return takeFound(findLastGood(past), past) ?? none(explainNone('last-good', 'successful deployment', past), past);
    case 'previous':
      return takeFound(findPrevious(past), past) ?? none(explainNone('previous', 'deployment', past), past);
    case 'release':
      return chooseRelease(request.release, past);
    case 'commit':
      return chooseCommit(request.commit, past);
  }
}

/** A reason with the candidates: also for what shows only later, when the revision is described. */
export function none(reason: string, past: Past): NoTarget {
  return { kind: 'none', reason, candidates: listCandidates(past) };
}

function takeNamed(reference: RevisionReference, past: Past): RollbackTarget {
  const revision = revisionName(reference);
  const isCurrent = past.isAtRest && revision === revisionName(past.currentArn);
  if (!isCurrent) return { kind: 'chosen', reference };
  return { ...none(`${revision} is already running.`, past), ...findImagesBefore(past) };
}

/**
 * Who names the running revision may mean the images that it ran with before: ECS resolves tags for each deployment.
 */
function findImagesBefore(past: Past): Pick<NoTarget, 'imagesBefore'> {
  const { arn, images } = findLastGood(past) ?? {};
  if (arn === undefined || images === undefined) return {};
  return { imagesBefore: { arn, images, words: describeCandidate(arn, past) } };
}

/** ECS Developer Guide, Amazon Resource Names: a service and its task definition are of one account and region. */
function takeArn(arn: RevisionArn, past: Past): RollbackTarget {
  if (arnPrefix(arn) === arnPrefix(past.currentArn)) return takeNamed(arn, past);
  return none(`${arn} is in another account or region than the service (${past.currentArn}).`, past);
}

function takeFound(step: Step | undefined, past: Past): RollbackTarget | undefined {
  if (step === undefined) return undefined;
  const { arn, images } = step;
  if (images !== undefined) return { kind: 'chosen', reference: arn, images };
  if (splitRevision(arn).family === past.family) return takeNamed(arn, past);
  const [found, current] = [revisionName(arn), revisionName(past.currentArn)];
  return none(
    `The target would be ${found}, of another family than ${current}. To confirm, set rollback-to: ${found}.`,
    past,
  );
}

function explainNone(word: string, which: string, { history, currentArn, known }: Past): string {
  const current = revisionName(currentArn);
  const recorded =
    history === undefined
      ? "no permission to read ECS's deployment history"
      : `ECS has no ${which} of another revision before ${current} in this service's history`;
  const written =
    known === undefined ? 'no permission to read the tags of revisions' : 'no older revision is tagged as steady';
  return `No ${word} found: ${recorded}, and ${written}.`;
}

function chooseRelease(release: string, past: Past): RollbackTarget {
  return chooseFit(`release ${release}`, findRelease(release, past), past);
}

/** A release may be named like a commit, and then it is meant. */
function chooseCommit(commit: string, past: Past): RollbackTarget {
  const released = findRelease(commit, past);
  if (released.length > 0) return chooseFit(`release ${commit}`, released, past);
  const prefix = commit.toLowerCase();
  const fits = (past.known ?? []).filter(({ entry }) => entry.commit?.toLowerCase().startsWith(prefix) === true);
  return chooseFit(`commit ${commit}`, fits, past);
}

function findRelease(release: string, { known }: Past): readonly KnownRevision[] {
  return (known ?? []).filter(({ entry }) => entry.releases?.includes(toTagValue(release)) === true);
}

/** One revision fits, or one of those that fit has run here. Otherwise only the user knows which is meant. */
function chooseFit(what: string, fits: readonly KnownRevision[], past: Past): RollbackTarget {
  const served = fits.filter(({ arn }) => hasServed(arn, past));
  const [only, other] = fits.length > 1 && served.length > 0 ? served : fits;
  if (only === undefined) return none(explainNoFit(what, past), past);
  if (other === undefined) return takeFound({ arn: only.arn }, past) ?? none(explainNoFit(what, past), past);
  return {
    kind: 'none',
    reason: `The ${what} matches several revisions. Use the revision number.`,
    candidates: fits.map(({ arn }) => ({ arn, words: describeCandidate(arn, past) })),
  };
}

function explainNoFit(what: string, { known, family }: Past): string {
  if (known === undefined) return `Cannot search for the ${what}: no permission to read the tags of the revisions.`;
  return `No revision of family ${family} or of this service's history is tagged with the ${what}.`;
}
