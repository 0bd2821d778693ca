import { asDeployError, DeployError } from '../errors.ts';
import type { World } from '../world.ts';
import { nameRevision, type Revision, type TaskDefinitionDocument } from './document.ts';
import { toRegistrable } from './registrable.ts';
import { isSameContent } from './same-content.ts';

/** A revision that holds the document, and whether it was there already. */
export interface Registration {
  readonly revision: Revision;
  readonly isReused: boolean;
}

const ATTEMPTS = 5;
const PAUSE_MS = 2_000;

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
  const reused = same ?? (await findNewest(document, world));
  if (reused !== undefined) return tellRegistration({ revision: reused, isReused: true }, world);
  const registered = await registerOnce(document, world, 1);
  refuseOtherImages(document, registered.revision);
  return tellRegistration(registered, world);
}

async function registerOnce(document: TaskDefinitionDocument, world: World, attempt: number): Promise<Registration> {
  try {
    return { revision: await world.ecs.register(document), isReused: false };
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (!mayRepeat(error) || attempt >= ATTEMPTS || world.signal.aborted) throw error;
    world.tell({ type: 'debug', text: `${error.message} Looking whether it was registered before sending it again.` });
    await world.clock.sleep(PAUSE_MS * attempt * (0.5 + world.clock.random()), world.signal);
    const found = await findNewest(document, world);
    return found === undefined ? registerOnce(document, world, attempt + 1) : { revision: found, isReused: false };
  }
}

/** ECS refuses two registrations of one family at a time with a ClientException (observed; not documented). */
function mayRepeat(error: DeployError): boolean {
  return error.kind === 'unreachable' || /too many concurrent attempts/i.test(error.message);
}

/** A run that was killed between register and update leaves the family's newest revision behind: it is taken up. */
async function findNewest(document: TaskDefinitionDocument, world: World): Promise<Revision | undefined> {
  const [newest] = await world.ecs.listRevisions(document.family, 1);
  if (newest === undefined) return undefined;
  const revision = await world.ecs.describeRevision(newest);
  return isSameDocument(document, revision) ? revision : undefined;
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
