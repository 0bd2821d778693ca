import { defined } from '@slipway/ecs-rules/values';
import type { Found, FoundService } from '../current-state/current-state.ts';
import { openInstances, readCapacity } from '../current-state/read-capacity.ts';
import { findCluster } from '../drivers/one-off-task/find-cluster.ts';
import { hasRunningTask } from '../drivers/one-off-task/find-running.ts';
import { toIndexDigests } from '../image/compare-running.ts';
import type { NamedImage } from '../image/named-image.ts';
import { listNextImages } from '../image/next-images.ts';
import { type ImageDigests, pinContainers } from '../image/pin.ts';
import { readImageState } from '../image/read-image-state.ts';
import { type ContentReader, openContents, resolveGiven } from '../image/resolve-given.ts';
import { hasImagesByService, narrowImages } from '../inputs/images-of-services.ts';
import type { DeployRequest } from '../inputs/request.ts';
import { inOrder, mapInParallel } from '../ports/in-parallel.ts';
import type { ServiceRecord } from '../ports/service-records.ts';
import type { NewestRevision } from '../ports/task-definition.ts';
import { readRunningImages } from '../rollout/read-running-images.ts';
import { checkPlaceholders } from '../task-definition/check-placeholders.ts';
import { formatDocumentError, refuseDocument } from '../task-definition/document-error.ts';
import { readDocument } from '../task-definition/read-document.ts';
import { toRegistrable } from '../task-definition/registrable.ts';
import { identify } from './check-run.ts';
import { noteImage } from './note-image.ts';
import { type FoundParts, readParts, readServices, reportFound } from './read-service.ts';
import { type HistoryReader, MOST_AT_A_TIME, openHistories } from './service-history.ts';
import type { World } from './world.ts';

/** Reads everything that the plan needs: identity, services, documents, history, registry. Writes nothing. */
export async function readCurrentState(request: DeployRequest, world: World): Promise<Found> {
  const read = () => (request.rollbackTo === undefined ? readDocument(request, world) : {});
  // A file that cannot be used is refused before anything is called.
  const file = request.taskDefinition.kind === 'file' ? await read() : undefined;
  if (file !== undefined) refusePlaceholders(file, request, world);
  const readMs = world.clock.now();
  const histories = openHistories(request, world);
  const contents = openContents(world);
  const early = file === undefined ? undefined : readNextToServices(file, { request, contents }, world);
  const [identity, records] = await inOrder([identify(request, world), readServices(request, world)]);
  const source = file ?? (await read());
  await findCluster(request, world);
  for (const record of records) reportFound(record, request, world);
  const resolveImages = (services: readonly FoundService[]) =>
    resolveGiven(listImagesToResolve(request, source, services), world, contents);
  const [services, resolved, newest, image] = await inOrder([
    readAll(records, { request, histories }, world),
    needsNoService(source, request) ? resolveImages([]) : Promise.resolve(undefined),
    early ?? readNewest(source, request, world),
    request.image.kind === 'build' ? readImageState(request.image, world) : Promise.resolve(undefined),
  ]);
  const given = resolved ?? (await resolveImages(services));
  const isTaskRunning = services.length > 0 && (await hasRunningTask(request, listFamilies(source, services), world));
  return {
    readMs,
    readAt: world.clock.date(),
    identity,
    services: services.map((service) => ({ ...service, running: toIndexDigests(service.running, given) })),
    ...defined({ isTaskRunning: isTaskRunning ? isTaskRunning : undefined }),
    ...source,
    given,
    ...defined({ newest, image }),
  };
}

/** Begins the reads that need only the file. Returns the newest revision of its family, as `readNewest` does. */
function readNextToServices(
  file: Pick<Found, 'document'>,
  { request, contents }: { readonly request: DeployRequest; readonly contents: ContentReader },
  world: World,
): Promise<NewestRevision | undefined> {
  if (needsNoService(file, request)) for (const image of listImagesToResolve(request, file, [])) void contents(image);
  return readNewest(file, request, world);
}

/**
 * What a registration needs, read next to everything else; a build takes too long for that, and a dry run registers
 * nothing. Undefined where it cannot be read: the registration tries again, and reports it.
 */
async function readNewest(
  { document }: Pick<Found, 'document'>,
  { image, isDryRun }: DeployRequest,
  { ecs }: Pick<World, 'ecs'>,
): Promise<NewestRevision | undefined> {
  if (document === undefined || image.kind === 'build' || isDryRun) return undefined;
  const { family } = document;
  return ecs.listRevisions(family, 1).then(
    (arns) => ({ family, arns }),
    () => undefined,
  );
}

/** The services in their order, several at a time. */
async function readAll(
  records: readonly ServiceRecord[],
  reading: { readonly request: DeployRequest; readonly histories: HistoryReader },
  world: World,
): Promise<readonly FoundService[]> {
  const instances = openInstances(reading.request.cluster, world);
  const found = await mapInParallel(records, MOST_AT_A_TIME, async (record) => {
    const isOurs = record.controller === 'ECS';
    const [parts, surroundings] = await inOrder([
      readParts(record, reading, world),
      isOurs ? readCapacity(record, instances, world) : Promise.resolve({ unreadable: [] }),
    ]);
    const running = await readRunningImages({ ...parts, current: parts.latest ?? parts.current }, world);
    return { ...parts, surroundings, running };
  });
  for (const { running, ...parts } of found) noteImages(parts, running, world);
  return found;
}

/** Whether the document of all services names the images: then they are read next to the services. */
function needsNoService({ document }: Pick<Found, 'document'>, request: DeployRequest): boolean {
  return document !== undefined && !hasImagesByService(request);
}

function noteImages({ service, current, latest, target }: FoundParts, digests: ImageDigests, world: World): void {
  const named = latest ?? current;
  const pinned = pinContainers(toRegistrable(named.described), digests);
  const others = [current, ...(target === undefined ? [] : [target.revision])];
  for (const revision of [...others, { ...named, pinned }]) noteImage(service.name, revision, world);
}

function listFamilies({ document }: Pick<Found, 'document'>, services: readonly FoundService[]): readonly string[] {
  return [...(document === undefined ? [] : [document.family]), ...services.map(({ current }) => current.family)];
}

/** A template that was not filled in is no task definition. @throws DeployError `input` */
function refusePlaceholders(file: Pick<Found, 'document' | 'places'>, request: DeployRequest, world: World): void {
  const { errors, warnings } = checkPlaceholders(file, request);
  if (errors.length > 0) throw refuseDocument(errors);
  for (const warning of warnings) world.report({ type: 'warning', text: formatDocumentError(warning) });
}

/** The images that were given, and those that a document brings along: they have to exist as well. */
function listImagesToResolve(
  request: DeployRequest,
  { document }: Pick<Found, 'document'>,
  services: readonly FoundService[],
): readonly NamedImage[] {
  if (request.rollbackTo !== undefined || request.isDriftCheck) return [];
  if (document !== undefined && !hasImagesByService(request)) return listNextImages([document], request);
  return services.flatMap(({ service, current }) =>
    listNextImages([document ?? current.described], narrowImages(request, [service.name])),
  );
}
