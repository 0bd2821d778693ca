import { DeployError } from '../errors.ts';
import { sendOnce } from '../send-once.ts';
import type { World } from '../world.ts';
import { nameRevision, type Revision, type TaskDefinitionDocument } from './document.ts';
import { toRegistrable } from './registrable.ts';
import { isSameContent } from './same-content.ts';

/** A revision that holds the document, and whether it was there already. */
export interface Registration {
  readonly revision: Revision;
  readonly isReused: boolean;
}

/** While an answer is lost, other runs register few revisions of the family. */
const MOST_NEWER = 10;

/**
 * Gives the document a revision: the first of the known ones or the family's newest if it holds the same content, else a
 * new one.
 * RegisterTaskDefinition takes no client token, so a lost answer is looked for before the document is sent again.
 */
export async function registerRevision(
  document: TaskDefinitionDocument,
  known: readonly Revision[],
  world: World,
): Promise<Registration> {
  const same = known.find((revision) => isSameDocument(document, revision));
  const [newest] = same === undefined ? await world.ecs.listRevisions(document.family, 1) : [];
  const reused = same ?? (await findSame(document, newest === undefined ? [] : [newest], world));
  if (reused !== undefined) return tellRegistration({ revision: reused, isReused: true }, world);
  const revision = await sendOnce(
    {
      send: () => world.ecs.register(document),
      find: () => findNewer(document, newest, world),
      isPassing: isTooFast,
    },
    world,
  );
  refuseOtherImages(document, revision);
  return tellRegistration({ revision, isReused: false }, world);
}

/** ECS refuses two registrations of one family at a time with a ClientException (observed; not documented). */
function isTooFast(error: DeployError): boolean {
  return /too many concurrent attempts/i.test(error.message);
}

/** The revision whose answer was lost: others may have registered more since. */
async function findNewer(
  document: TaskDefinitionDocument,
  newestBefore: string | undefined,
  world: World,
): Promise<Revision | undefined> {
  const listed = await world.ecs.listRevisions(document.family, MOST_NEWER);
  const before = newestBefore === undefined ? -1 : listed.indexOf(newestBefore);
  return findSame(document, before < 0 ? listed : listed.slice(0, before), world);
}

/** Also finds what a run that was killed between register and update left behind, when asked of the newest revision. */
async function findSame(
  document: TaskDefinitionDocument,
  arns: readonly string[],
  world: World,
): Promise<Revision | undefined> {
  for (const arn of arns) {
    const revision = await world.ecs.describeRevision(arn);
    if (isSameDocument(document, revision)) return revision;
  }
  return undefined;
}

function isSameDocument(document: TaskDefinitionDocument, revision: Revision): boolean {
  return revision.status === 'ACTIVE' && isSameContent(document, toRegistrable(revision.described));
}

/** What a service will be told to run is exactly what was asked for: images by digest, so by content. */
function refuseOtherImages(document: TaskDefinitionDocument, { arn, described }: Revision): void {
  const images = new Map(document.containerDefinitions.map(({ name, image }) => [name, image]));
  const other = toRegistrable(described).containerDefinitions.find(({ name, image }) => images.get(name) !== image);
  if (other === undefined) return;
  throw new DeployError({
    kind: 'rejected',
    message: `ECS registered ${nameRevision(arn)} with another image in the container ${other.name} than it was given: ${other.image ?? 'none'}.`,
    advice: 'Look for whatever changes requests between here and ECS; no service was updated.',
  });
}

function tellRegistration(registration: Registration, world: World): Registration {
  const { revision, isReused } = registration;
  world.tell({ type: 'revision-registered', revision: nameRevision(revision.arn), isReused });
  return registration;
}
