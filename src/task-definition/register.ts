import type { RevisionArn } from '@slipway/ecs-rules/arns';
import { DeployError } from '../ports/deploy-error.ts';
import type { Reporter } from '../ports/message.ts';
import type { Ports } from '../ports/ports.ts';
import { sendOnce } from '../ports/send-once.ts';
import type { NewestRevision, Revision, TaskDefinitionDocument } from '../ports/task-definition.ts';
import { revisionName } from '../text/arn.ts';
import type { RegistrationEvent } from './events.ts';
import { toRegistrable } from './registrable.ts';
import { isSameContent } from './same-content.ts';

/** A revision that holds the document, and whether it already existed. */
export interface Registration {
  readonly revision: Revision;
  readonly isReused: boolean;
}

/** Revisions that may hold a document already. */
export interface KnownRevisions {
  readonly revisions: readonly Revision[];
  /** The newest of the family a moment ago, where it was read. */
  readonly newest?: NewestRevision;
}

/** While an answer is lost, other runs register few revisions of the family. */
const MOST_NEWER = 10;

/**
 * Gives the document a revision: the first of the known ones or the family's newest if it holds the same content, else
 * a new one. RegisterTaskDefinition takes no client token, so after a lost answer the revision is searched for before
 * the document is sent again.
 */
export async function registerRevision(
  document: TaskDefinitionDocument,
  { revisions: known, newest: read }: KnownRevisions,
  world: Pick<Ports, 'clock' | 'ecs' | 'signal'> & Reporter<RegistrationEvent>,
): Promise<Registration> {
  const same = findKnown(document, known);
  const isRead = read?.family === document.family;
  const listNewest = () => (isRead ? read.arns : world.ecs.listRevisions(document.family, 1));
  const [newest] = same === undefined ? await listNewest() : [];
  const reused = same ?? (await findSame(document, newest === undefined ? [] : [newest], { known, world }));
  if (reused !== undefined) return reportRegistration({ revision: reused, isReused: true }, world);
  const revision = await sendOnce(
    {
      send: () => world.ecs.register(document),
      find: () => findNewer(document, newest, world),
      isPassing: isTooFast,
    },
    world,
  );
  refuseOtherImages(document, revision);
  return reportRegistration({ revision, isReused: false }, world);
}

/** ECS refuses two registrations of one family at a time with a ClientException (observed; not documented). */
function isTooFast(error: DeployError): boolean {
  return /too many concurrent attempts/i.test(error.message);
}

/** The revision that registering the document would lead to, if it exists. */
export async function findRegistered(
  document: TaskDefinitionDocument,
  known: readonly Revision[],
  world: Pick<Ports, 'ecs'>,
): Promise<Revision | undefined> {
  const same = findKnown(document, known);
  if (same !== undefined) return same;
  return findSame(document, await world.ecs.listRevisions(document.family, 1), { known, world });
}

/** The revision whose answer was lost: others may have registered more since. */
async function findNewer(
  document: TaskDefinitionDocument,
  newestBefore: RevisionArn | undefined,
  world: Pick<Ports, 'ecs'>,
): Promise<Revision | undefined> {
  const listed = await world.ecs.listRevisions(document.family, MOST_NEWER);
  const before = newestBefore === undefined ? -1 : listed.indexOf(newestBefore);
  return findSame(document, before < 0 ? listed : listed.slice(0, before), { known: [], world });
}

/**
 * Also finds what a run that was killed between register and update left behind, when asked of the newest revision. A
 * known revision was compared already: what is registered never changes.
 */
async function findSame(
  document: TaskDefinitionDocument,
  arns: readonly RevisionArn[],
  { known, world }: { readonly known: readonly Revision[]; readonly world: Pick<Ports, 'ecs'> },
): Promise<Revision | undefined> {
  for (const arn of arns.filter((one) => known.every((revision) => revision.arn !== one))) {
    const revision = await world.ecs.describeRevision(arn);
    if (isSameDocument(document, revision)) return revision;
  }
  return undefined;
}

/** The first revision that holds the document and can be deployed. */
export function findKnown(document: TaskDefinitionDocument, known: readonly Revision[]): Revision | undefined {
  return known.find((revision) => isSameDocument(document, revision));
}

function isSameDocument(document: TaskDefinitionDocument, revision: Revision): boolean {
  return revision.status === 'ACTIVE' && isSameContent(document, toRegistrable(revision.described));
}

/** The registered revision must be exactly what was requested: images by digest, so by content. */
function refuseOtherImages(document: TaskDefinitionDocument, { arn, described }: Revision): void {
  const images = new Map(document.containerDefinitions.map(({ name, image }) => [name, image]));
  const other = toRegistrable(described).containerDefinitions.find(({ name, image }) => images.get(name) !== image);
  if (other === undefined) return;
  throw new DeployError({
    kind: 'rejected',
    message: `ECS registered ${revisionName(arn)} with another image in container ${other.name} than requested: ${other.image ?? 'none'}.`,
    advice: 'Check what changes requests between this job and ECS. No service was updated.',
  });
}

function reportRegistration(registration: Registration, world: Reporter<RegistrationEvent>): Registration {
  const { revision, isReused } = registration;
  world.report({ type: 'revision-registered', revision: revisionName(revision.arn), isReused });
  return registration;
}
