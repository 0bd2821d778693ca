import type { ImageDigests } from '../image/pin.ts';
import type { RollbackRequest } from '../inputs/request.ts';
import { toTagValue } from '../ledger/entry.ts';
import { nameRevision } from '../task-definition/document.ts';
import { type Candidate, describeCandidate, listCandidates } from './candidates.ts';
import { hasServed, type KnownRevision, type Past, splitRevision } from './past.ts';
import { findLastGood, findPrevious, type Step } from './step-back.ts';

/** Where a service can go back to, or why nowhere. */
export type RollbackTarget =
  /** `reference` is an ARN or `family:n`, still to be described; `images` are the digests to return to, where it is running. */
  { readonly kind: 'chosen'; readonly reference: string; readonly images?: ImageDigests } | NoTarget;

/** One sentence, and the revisions that could be requested instead: whether they can run is still to be read. */
export interface NoTarget {
  readonly kind: 'none';
  readonly reason: string;
  readonly candidates: readonly Candidate[];
  /** The running revision with the images that ran before, which `last-good` deploys; whether they exist is still to be read. */
  readonly imagesBefore?: Candidate;
  /** What to do, where that is known better than the first candidate. */
  readonly advice?: string;
}

/**
 * Chooses the revision to return to. `last-good` and `previous` come from ECS's own deployment history and the ledger,
 * never from "number minus one", since that revision may never have served. A revision of another family must be asked
 * for whole, as `family:n` or by its ARN.
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

function takeNamed(reference: string, past: Past): RollbackTarget {
  const revision = nameRevision(reference);
  const isServing = past.isAtRest && revision === nameRevision(past.servingArn);
  if (!isServing) return { kind: 'chosen', reference };
  return { ...none(`${revision} is already running.`, past), ...findImagesBefore(past) };
}

/** Who names the running revision may mean the images that it ran with before: ECS resolves tags for each deployment. */
function findImagesBefore(past: Past): Pick<NoTarget, 'imagesBefore'> {
  const { arn, images } = findLastGood(past) ?? {};
  if (arn === undefined || images === undefined) return {};
  return { imagesBefore: { arn, images, words: describeCandidate(arn, past) } };
}

/** ECS Developer Guide, Amazon Resource Names: a service and its task definition are of one account and region. */
function takeArn(arn: string, past: Past): RollbackTarget {
  if (nameHome(arn) === nameHome(past.servingArn)) return takeNamed(arn, past);
  return none(`${arn} is of another account or region than the service, whose revision is ${past.servingArn}.`, past);
}

function nameHome(arn: string): string {
  return arn.slice(0, arn.lastIndexOf('/'));
}

function takeFound(step: Step | undefined, past: Past): RollbackTarget | undefined {
  if (step === undefined) return undefined;
  const { arn, images } = step;
  if (images !== undefined) return { kind: 'chosen', reference: arn, images };
  if (splitRevision(arn).family === past.family) return takeNamed(arn, past);
  const [found, serving] = [nameRevision(arn), nameRevision(past.servingArn)];
  return none(
    `It would be ${found}, which is of another family than ${serving}; ask for it whole: rollback-to: ${found}.`,
    past,
  );
}

function explainNone(word: string, which: string, { history, servingArn, known }: Past): string {
  const serving = nameRevision(servingArn);
  const recorded =
    history === undefined
      ? "ECS's deployment history may not be read"
      : `ECS has no ${which} of another revision before ${serving} in this service's history`;
  const written =
    known === undefined ? 'tags of revisions may not be read' : 'no tag of an older revision says that it was steady';
  return `There is no ${word}: ${recorded}, and ${written}.`;
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

/** One revision fits, or one of those that fit has served here; else nobody but the user knows which is meant. */
function chooseFit(what: string, fits: readonly KnownRevision[], past: Past): RollbackTarget {
  const served = fits.filter(({ arn }) => hasServed(arn, past));
  const [only, other] = fits.length > 1 && served.length > 0 ? served : fits;
  if (only === undefined) return none(explainNoFit(what, past), past);
  if (other === undefined) return takeFound({ arn: only.arn }, past) ?? none(explainNoFit(what, past), past);
  return {
    kind: 'none',
    reason: `The ${what} fits several revisions; say which by its number.`,
    candidates: fits.map(({ arn }) => ({ arn, words: describeCandidate(arn, past) })),
  };
}

function explainNoFit(what: string, { known, family }: Past): string {
  if (known === undefined) return `The ${what} cannot be looked for: the tags of the revisions may not be read.`;
  return `No revision of family ${family}, nor of this service's history, has the ${what} in its tags.`;
}
