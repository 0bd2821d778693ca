import { DeployError } from './errors.ts';
import { comparePlatforms, type ImageSight, type Machines } from './image/platform.ts';
import type { DeployRequest } from './inputs/request.ts';
import type { LedgerEntry } from './ledger/entry.ts';
import { tagRevision } from './ledger/ledger.ts';
import { describeContent, describeRun, describeSource } from './ledger/run-entry.ts';
import { editsOf } from './preview.ts';
import { listRunningForms, type RevisionPlan } from './revisions.ts';
import { registerPinned } from './rollback/register-pinned.ts';
import type { Revision, TaskDefinitionDocument } from './task-definition/document.ts';
import { refuseDocument } from './task-definition/fault.ts';
import { registerRevision } from './task-definition/register.ts';
import { renderTaskDefinition } from './task-definition/render.ts';
import type { World } from './world.ts';

/** What a revision is made with. */
export interface RevisionSource {
  readonly request: DeployRequest;
  /** The image that was built or found, by digest; undefined when none was asked for. */
  readonly image: ImageSight | undefined;
}

/** A revision that can be deployed, and what is written down of this run. */
export interface ProvidedRevision {
  readonly arn: string;
  readonly entry: LedgerEntry;
}

/** Gives the plan its revision: renders, registers and tags, or takes the one that a rollback returns to. */
export async function provideRevision(
  plan: RevisionPlan,
  source: RevisionSource,
  world: World,
): Promise<ProvidedRevision> {
  // The commit of a run that rolls back is not what serves then.
  if (plan.kind === 'existing') {
    const arn = plan.pinned === undefined ? plan.revision.arn : await registerPinned(plan.revision, plan.pinned, world);
    return { arn: noteExisting(arn, world), entry: describeRun(world.origin) };
  }
  const edits = editsOf(plan, source.request, source.image?.reference);
  const rendered = renderTaskDefinition(plan.base, edits);
  if ('faults' in rendered) throw refuseDocument(rendered.faults);
  const { document, changes } = rendered;
  refuseOtherPlatform(document, plan.machines, source.image);
  const path = await writeDocument(document, world);
  const previous = plan.serving[0]?.arn;
  const known = { path, changes, ...(previous === undefined ? {} : { previousRevisionArn: previous }) };
  noteFirst(known, world);
  const { revision, isReused } = await registerRevision(document, listKnown(plan, document), world);
  noteFirst({ ...known, revisionArn: revision.arn, isReused }, world);
  const deployed = edits.images.map(({ reference }) => reference);
  const entry = describeDeploy(document, deployed, world);
  const origin = plan.baseArn === undefined ? {} : { baseArn: plan.baseArn };
  await tagRevision({ arn: revision.arn, isReused, ...origin }, entry, world.ledger);
  return { arn: revision.arn, entry };
}

/** Revisions that may hold the document already, the one to be taken first. */
function listKnown(
  plan: Extract<RevisionPlan, { kind: 'render' }>,
  document: TaskDefinitionDocument,
): readonly Revision[] {
  const known = [...plan.latest, ...plan.serving, ...listRunningForms(plan, document)];
  return plan.named === undefined ? known : [plan.named, ...known];
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
  image: ImageSight | undefined,
): void {
  const [fault] = comparePlatforms(document, machines, image === undefined ? [] : [image]).faults;
  if (fault !== undefined) throw new DeployError(fault);
}

function noteExisting(arn: string, world: World): string {
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
