import type { RevisionArn, RevisionReference } from '@slipway/ecs-rules/arns';
import { defined } from '@slipway/ecs-rules/values';
import { shortenDigest } from '../image/compare-running.ts';
import { type ImageDigests, pinContainers } from '../image/pin.ts';
import type { RollbackRequest } from '../inputs/request.ts';
import type { ServiceMark } from '../ledger/mark.ts';
import type { CodeDeployState } from '../ports/code-deploy-records.ts';
import { asDeployError, DeployError } from '../ports/deploy-error.ts';
import type { CallerNotes } from '../ports/identity.ts';
import type { Reporter } from '../ports/message.ts';
import type { Ports } from '../ports/ports.ts';
import type { ServiceDeploymentRecord, ServiceRecord } from '../ports/service-records.ts';
import type { Revision } from '../ports/task-definition.ts';
import { findPrimary } from '../rollout/followed-deployment.ts';
import { toRegistrable } from '../task-definition/registrable.ts';
import { clusterName, revisionName } from '../text/arn.ts';
import { adviseCandidate, adviseImagesBefore } from './advise-candidate.ts';
import { checkImages, type RollbackImages } from './check-images.ts';
import type { RollbackEvent } from './events.ts';
import type { FoundTarget } from './found-target.ts';
import { isSecondStep, readOwnMark } from './own-rollback.ts';
import type { KnownRevision, Past } from './past.ts';
import { findRanImages } from './ran-images.ts';
import { type FamilyQuestion, type KnownReader, openKnown } from './read-known.ts';
import { findActiveRollbackTarget, findRollbackPath, leadsToTarget } from './rollback-in-progress.ts';
import { isStep } from './step-back.ts';
import { chooseTarget, type NoTarget, none, type RollbackTarget } from './target.ts';
import { type CandidateContext, pickUsable } from './usable-candidates.ts';

/** A service whose rollback target is searched for. */
export interface RollbackService {
  readonly service: ServiceRecord;
  /** What is running. */
  readonly current: Revision;
  /** Set when AWS CodeDeploy deploys the service. */
  readonly codeDeploy?: CodeDeployState;
  /** Undefined when it may not be read. */
  readonly history: readonly ServiceDeploymentRecord[] | undefined;
}

/** Of so many revisions of the history the ledger is always read. */
const MOST_OF_HISTORY = 10;

/**
 * Finds the revision that a rollback returns to: chosen from history and ledger, ACTIVE, its images still there. Reads
 * only.
 *
 * @throws DeployError `input` when there is none, with the reason and the candidates
 */
export async function findTarget(
  request: RollbackRequest,
  found: RollbackService,
  world: Pick<Ports, 'digest' | 'docker' | 'ecr' | 'ecs' | 'ledger' | 'origin'> & Reporter<RollbackEvent> & CallerNotes,
): Promise<FoundTarget> {
  const { service } = found;
  const reader = openKnown({ cluster: clusterName(service.clusterArn), service: service.name }, world);
  const active = found.codeDeploy?.active;
  const mark = await readOwnMark(service, world);
  const resumed = isSecondStep(request, mark, world) ? service.revisionArn : undefined;
  const reference = resumed ?? (isStep(request) ? findActiveRollbackTarget(active) : undefined);
  const before = describePast(found, mark);
  const named: RollbackTarget | undefined = reference === undefined ? undefined : { kind: 'chosen', reference };
  const { target, past } =
    named === undefined ? await choose(request, before, reader) : { target: named, past: before };
  const history = past.history ?? [];
  const refuse = async (reason: string, refused: RevisionReference, advice?: string): Promise<never> => {
    const whole = { ...past, known: await readAll(past, reader, { isNeeded: false }) };
    const instead = { ...none(reason, whole), ...defined({ advice }) };
    throw refuseTarget(service, await leaveUsable(instead, { refused: [refused], history }, world));
  };
  if (target.kind === 'none') throw refuseTarget(service, await leaveUsable(target, { refused: [], history }, world));
  const revision = await describe(target.reference, refuse, world);
  const name = revisionName(revision.arn);
  if (revision.status !== 'ACTIVE') {
    return refuse(`${name} is ${revision.status}: it was deregistered, so ECS starts no task of it.`, revision.arn);
  }
  const brought = active?.revision?.arn;
  const known = (await reader.of([revision.arn, service.revisionArn, brought ?? ''])) ?? [];
  const ran = target.images ?? findRanImages(revision, { history: found.history ?? [], known });
  const checked = await checkImages(revision, ran, world);
  const { lost, restore, pins, changes, unverified } =
    target.images === undefined ? checked : pinAll(checked, target.images);
  if (lost.length > 0) return refuse(`${name} cannot run again. ${lost.join(' ')}`, revision.arn, restore);
  const { repository } = world.origin;
  const isCodeDeployRollback = leadsToTarget(active, {
    targetArn: revision.arn,
    entry: known.find(({ arn }) => arn === brought)?.entry,
    repository,
  });
  const rollbackPath = findRollbackPath({
    request,
    targetArn: revision.arn,
    service,
    history: found.history ?? [],
    entry: known.find(({ arn }) => arn === service.revisionArn)?.entry,
    repository,
  });
  const pinned =
    changes.length === 0 ? {} : { pinned: pinContainers(toRegistrable(revision.described), pins), changes };
  return { revision, known, isCodeDeployRollback, unverified, ...pinned, ...defined({ rollbackPath }) };
}

/** The revision that is running is deployed with other images: only their digests make that another revision. */
function pinAll(checked: RollbackImages, images: ImageDigests): RollbackImages {
  const changes = Object.entries(images).map(
    ([container, digest]) => `image of container ${container}: ${shortenDigest(digest)}, which ran before`,
  );
  return { ...checked, pins: images, changes, unverified: {} };
}

function describePast({ service, current, history, codeDeploy }: RollbackService, mark: ServiceMark | undefined): Past {
  const { registeredAt } = current.described;
  const state = findPrimary(service)?.rolloutState;
  return {
    family: current.family,
    currentArn: service.revisionArn,
    // A run that is started again after it brought the revision has nothing to refuse.
    isAtRest: mark === undefined && codeDeploy?.active === undefined && (state === undefined || state === 'COMPLETED'),
    // Seconds, as the wire has them.
    ...defined({ registeredAt: typeof registeredAt === 'number' ? registeredAt * 1000 : undefined }),
    history,
    known: [],
  };
}

/**
 * The ledger is read as far as the choice needs it: of the whole family only for a name, or when the history has none.
 * Then the choice depends on it, and an answer that did not come is no permission that is missing.
 */
async function choose(request: RollbackRequest, past: Past, reader: KnownReader) {
  const isSourceName = request.kind === 'release' || request.kind === 'commit';
  const recent = isStep(request)
    ? { ...past, known: await reader.of(listHistory(past).slice(0, MOST_OF_HISTORY)) }
    : past;
  const first = isSourceName ? undefined : chooseTarget(request, recent);
  if (first?.kind === 'chosen') return { target: first, past: recent };
  const whole = { ...past, known: await readAll(past, reader, { isNeeded: isSourceName || isStep(request) }) };
  return { target: chooseTarget(request, whole), past: whole };
}

function readAll(
  past: Past,
  reader: KnownReader,
  { isNeeded }: Pick<FamilyQuestion, 'isNeeded'>,
): Promise<readonly KnownRevision[] | undefined> {
  return reader.ofFamily(past.family, { further: listHistory(past), isNeeded });
}

function listHistory({ history }: Past): readonly RevisionArn[] {
  return [...new Set((history ?? []).map(({ targetRevisionArn }) => targetRevisionArn ?? ''))];
}

async function describe(
  reference: RevisionReference,
  refuse: (reason: string, refused: RevisionReference) => Promise<never>,
  world: Pick<Ports, 'ecs'>,
): Promise<Revision> {
  try {
    return await world.ecs.describeRevision(reference);
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.kind !== 'absent') throw error;
    return refuse(error.message, reference);
  }
}

async function leaveUsable(
  target: NoTarget,
  context: CandidateContext,
  world: Pick<Ports, 'docker' | 'ecr' | 'ecs'> & CallerNotes,
): Promise<NoTarget> {
  const { imagesBefore, ...others } = target;
  const [before] = imagesBefore === undefined ? [] : await pickUsable([imagesBefore], context, world);
  const candidates = await pickUsable(target.candidates, context, world);
  return { ...others, candidates, ...defined({ imagesBefore: before }) };
}

function refuseTarget(service: ServiceRecord, target: NoTarget): DeployError {
  const { reason, candidates, imagesBefore } = target;
  const list = candidates.length === 0 ? '' : ` Possible targets: ${candidates.map(({ words }) => words).join(', ')}.`;
  const instead = imagesBefore === undefined ? adviseCandidate(candidates[0], service) : adviseImagesBefore(service);
  return new DeployError({
    kind: 'input',
    message: `rollback-to: service ${service.name} cannot roll back to that revision. ${reason}${list}`,
    advice: target.advice ?? instead,
  });
}
