import type { RevisionArn } from '@slipway/ecs-rules/arns';
import { defined } from '@slipway/ecs-rules/values';
import type { Found } from '../current-state/current-state.ts';
import { diffDocuments } from '../diff/diff-documents.ts';
import type { DueUpdate } from '../follow/due-update.ts';
import { comparePlatforms, type ImagePlatforms, type Machines } from '../image/platform.ts';
import type { ShippedImage } from '../image/ship.ts';
import type { DeployRequest } from '../inputs/request.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import { tagRevision } from '../ledger/ledger.ts';
import { describeContent, describeRun, describeSource } from '../ledger/run-entry.ts';
import type { OrderRule } from '../ledger/run-turn.ts';
import { DeployError } from '../ports/deploy-error.ts';
import { mapAfterFirst } from '../ports/in-parallel.ts';
import type { TaskDefinitionDocument } from '../ports/task-definition.ts';
import { registerPinned } from '../rollback/register-pinned.ts';
import { registerRevision } from '../task-definition/register.ts';
import { placeImage, type RenderedTaskDefinition } from '../task-definition/render.ts';
import { chooseDriver } from './choose-driver.ts';
import { noteImage } from './note-image.ts';
import type { RunPlan } from './plan.ts';
import { listKnown, type RevisionPlan } from './plan-revisions.ts';
import type { World } from './world.ts';

/** RegisterTaskDefinition is allowed in a burst of 20 (ECS Developer Guide, request throttling). */
const MOST_AT_A_TIME = 5;

/** A revision that can be deployed, and what is written down of this run. */
export interface ProvidedRevision extends Pick<DueUpdate, 'entry' | 'isNew' | 'tagging'> {
  readonly arn: RevisionArn;
}

/**
 * Gives the plan its revision: registers and tags it, or takes the one that a rollback returns to.
 * @param image the image that was built or found, by digest; undefined when none was requested
 */
async function provideRevision(
  plan: RevisionPlan,
  { image, found }: Pick<Provision, 'image' | 'found'>,
  world: World,
): Promise<ProvidedRevision> {
  // The commit of a run that rolls back is not the one that is deployed.
  if (plan.kind === 'existing') {
    const arn = plan.pinned === undefined ? plan.revision.arn : await registerPinned(plan.revision, plan.pinned, world);
    return { arn: noteExisting(arn, world), entry: describeRun(world.origin), isNew: false };
  }
  const { document, base, images } = fillImage(plan, image);
  refuseOtherPlatform(document, plan.machines, image);
  const path = await writeDocument(document, world);
  const previous = plan.current[0]?.arn;
  const known = { path, changes: diffDocuments(base, document), ...defined({ previousRevisionArn: previous }) };
  noteFirst(known, world);
  const { revision, isReused } = await registerRevision(
    document,
    { revisions: listKnown(plan, document), ...defined({ newest: found.newest }) },
    world,
  );
  noteFirst({ ...known, revisionArn: revision.arn, isReused }, world);
  for (const { service } of plan.updates) noteImage(service.name, { arn: revision.arn, described: document }, world);
  const entry = describeDeploy(document, images, world);
  const origin = defined({ baseArn: plan.baseArn });
  const tagging = tagRevision({ arn: revision.arn, isReused, ...origin }, entry, world.ledger);
  return { arn: revision.arn, entry, isNew: !isReused, tagging };
}

/** The document that the plan has rendered, with the image as it was pushed. */
function fillImage(
  plan: Extract<RevisionPlan, { kind: 'render' }>,
  image: ImagePlatforms | undefined,
): RenderedTaskDefinition {
  // A plan without a document has errors, and is not carried out.
  if (plan.rendered === undefined) throw new Error('the plan has no document');
  return image === undefined ? plan.rendered : placeImage(plan.rendered, image.reference);
}

/** @param deployed image references that this run put into the document */
function describeDeploy(document: TaskDefinitionDocument, deployed: readonly string[], world: World): LedgerEntry {
  const { origin, digest } = world;
  const images = [...deployed, ...document.containerDefinitions.flatMap(({ image }) => image ?? [])];
  return { ...describeRun(origin), ...describeSource(origin), ...describeContent({ document, images }, digest) };
}

/** What the build made is known only now; all else was compared in the plan. */
function refuseOtherPlatform(
  document: TaskDefinitionDocument,
  machines: Machines,
  image: ImagePlatforms | undefined,
): void {
  const [error] = comparePlatforms(document, machines, image === undefined ? [] : [image]).errors;
  if (error !== undefined) throw new DeployError(error);
}

function noteExisting(arn: RevisionArn, world: World): RevisionArn {
  noteFirst({ revisionArn: arn, isReused: true, changes: [] }, world);
  return arn;
}

type Facts = NonNullable<ReturnType<World['notes']['record']>['taskDefinition']>;

/** The outputs name one revision: with several services, the first. */
function noteFirst(facts: Facts, world: World): void {
  const known = world.notes.record().taskDefinition;
  if (known?.revisionArn === undefined) world.notes.note({ taskDefinition: facts });
}

function writeDocument(document: TaskDefinitionDocument, world: World): Promise<string> {
  return world.files.writeTemporary('task-definition.json', `${JSON.stringify(document, null, 2)}\n`);
}

/** The revisions of the run, and the services that get them. */
export interface ProvidedRevisions {
  readonly revisions: readonly ProvidedRevision[];
  readonly due: readonly DueUpdate[];
}

export interface Provision {
  readonly request: DeployRequest;
  readonly image: ShippedImage | undefined;
  readonly found: Pick<Found, 'newest' | 'readMs'>;
}

export async function provideRevisions(plan: RunPlan, provision: Provision, world: World): Promise<ProvidedRevisions> {
  const { request, found } = provision;
  const { longestPauseMs, shouldFailFast, waitUntil, followLimitMs: limitMs } = request;
  const order = chooseOrder(request);
  // The outputs name the first revision.
  const provided = await mapAfterFirst(plan.revisions, MOST_AT_A_TIME, (one) => provideRevision(one, provision, world));
  // Next to the tags only an update is prepared: a task, and the end of the run, come after them.
  if (plan.task !== undefined || request.services.length === 0)
    await Promise.all(provided.map(({ tagging }) => tagging));
  const due = plan.revisions.flatMap(({ updates }, at): DueUpdate[] => {
    const { arn: revisionArn, ...own } = provided[at] as ProvidedRevision;
    const rest = {
      revisionArn,
      ...own,
      readMs: found.readMs,
      order,
      limitMs,
      longestPauseMs,
      shouldFailFast,
      waitUntil,
    };
    return updates.map((update) => ({ plan: update, starter: chooseDriver(update), ...rest }));
  });
  return { revisions: provided, due };
}

function chooseOrder({ rollbackTo, shouldAllowStale }: DeployRequest): OrderRule {
  if (shouldAllowStale) return 'anew';
  return rollbackTo === undefined ? 'keep' : 'leave';
}
