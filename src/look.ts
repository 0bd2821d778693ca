import { lookAtCodeDeploy } from './code-deploy/look.ts';
import { asDeployError, DeployError, type DeployFault } from './errors.ts';
import type { Found, FoundService } from './found.ts';
import { findForeignAccount } from './guards/foreign-account.ts';
import { findForeignReferences } from './guards/foreign-arn.ts';
import { findUntrustedEvent } from './guards/untrusted-event.ts';
import { nameByIndex } from './image/compare-running.ts';
import { lookForImage } from './image/look.ts';
import { lookForGiven } from './image/look-given.ts';
import { listNextImages } from './image/next-images.ts';
import type { DeployRequest } from './inputs/request.ts';
import { listDeployed } from './ledger/deployed.ts';
import { describeDowngrade, describeStale } from './ledger/describe-standing.ts';
import { readEntry } from './ledger/entry.ts';
import { readOwnDeployment, readStanding } from './ledger/ledger.ts';
import { nameSource } from './ledger/name-source.ts';
import { isOlderRelease } from './ledger/release-order.ts';
import { describeRun, describeSource } from './ledger/run-entry.ts';
import { lookAround, openInstances } from './look-around.ts';
import { lookForCluster } from './one-off-task/look-cluster.ts';
import { hasRunningTask } from './one-off-task/look-running.ts';
import { type Base, findBase } from './rollback/find-base.ts';
import { findTarget } from './rollback/find-target.ts';
import type { KnownRevision } from './rollback/past.ts';
import type { ServiceDeploymentRecord, ServiceRecord } from './rollout/observation.ts';
import { readRunningImages } from './rollout/read-running-images.ts';
import { listStanding } from './rollout/standing-revisions.ts';
import { formatMinutes } from './rollout/strategy.ts';
import { checkPlaceholders } from './task-definition/check-placeholders.ts';
import { formatDocumentFault, refuseDocument } from './task-definition/fault.ts';
import { readDocument } from './task-definition/read-document.ts';
import type { CallerIdentity, World } from './world.ts';

/** Service deployments are looked back on so far: enough for a way back, and one page of the API. */
const HISTORY_LENGTH = 100;

/** Reads everything that the plan needs: identity, services, documents, history, registry. Writes nothing. */
export async function look(request: DeployRequest, world: World): Promise<Found> {
  refuseIf(findUntrustedEvent(request, world.origin));
  if (request.reportPath !== undefined) refuseIf(await world.files.findFault(request.reportPath, 'report-path', 'any'));
  const read = () => (request.rollbackTo === undefined ? readDocument(request, world) : {});
  // A file that cannot be used is refused before anything is called.
  const file = request.taskDefinition.kind === 'file' ? await read() : undefined;
  if (file !== undefined) refusePlaceholders(file, request, world);
  const identity = await identify(request, world);
  const source = file ?? (await read());
  await lookForCluster(request, world);
  const services: FoundService[] = [];
  const instances = openInstances(request.cluster, world);
  for (const name of request.services) {
    const service = await findService(name, request, world);
    const isOurs = service.codeDeploy === undefined;
    const surroundings = isOurs ? await lookAround(service.service, instances, world) : { unreadable: [] };
    const running = await readRunningImages({ ...service, serving: service.latest ?? service.serving }, world);
    services.push({ ...service, surroundings, running });
  }
  const given = await lookForGiven(nameImages(request, source, services), world);
  const isTaskRunning = services.length > 0 && (await hasRunningTask(request, listFamilies(source, services), world));
  return {
    identity,
    services: services.map((service) => ({ ...service, running: nameByIndex(service.running, given) })),
    ...(isTaskRunning ? { isTaskRunning } : {}),
    ...source,
    given,
    ...(request.image.kind === 'build' ? { image: await lookForImage(request.image, world) } : {}),
  };
}

function listFamilies({ document }: Pick<Found, 'document'>, services: readonly FoundService[]): readonly string[] {
  return [...(document === undefined ? [] : [document.family]), ...services.map(({ serving }) => serving.family)];
}

/** A template that was not filled in is no task definition. @throws DeployError `input` */
function refusePlaceholders(file: Pick<Found, 'document' | 'places'>, request: DeployRequest, world: World): void {
  const { faults, doubts } = checkPlaceholders(file, request);
  if (faults.length > 0) throw refuseDocument(faults);
  for (const doubt of doubts) world.tell({ type: 'warning', text: formatDocumentFault(doubt) });
}

/** The images that were given, and those that a document brings along: they have to exist as well. */
function nameImages(
  request: DeployRequest,
  { document }: Pick<Found, 'document'>,
  services: readonly FoundService[],
): readonly string[] {
  if (request.rollbackTo !== undefined) return [];
  const documents = document === undefined ? services.map(({ serving }) => serving.described) : [document];
  return listNextImages(documents, request);
}

function refuseIf(fault: DeployFault | undefined): void {
  if (fault !== undefined) throw new DeployError(fault);
}

async function identify(request: DeployRequest, world: World): Promise<CallerIdentity> {
  const identity = await world.identify();
  world.notes.note({ identity });
  const { account, region, endpoint, expiresInMs } = identity;
  const { detours } = world.origin;
  world.tell({
    type: 'identified',
    account,
    region,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(detours === undefined ? {} : { detours }),
  });
  refuseIf(findForeignAccount(request, identity) ?? findForeignReferences(request, identity)[0]);
  if (expiresInMs !== undefined && expiresInMs < measureWaits(request)) {
    const minutes = Math.max(0, Math.floor(expiresInMs / 60_000));
    const text = `The credentials expire in ${formatMinutes(minutes)}, before the limit of following.`;
    world.tell({ type: 'warning', text, advice: 'Give them a longer session, or make wait-for-minutes shorter.' });
  }
  return identity;
}

/** The one-off task and the rollout are waited for one after the other, each as long as the limit. */
function measureWaits({ shouldFollow, services, oneOffTask, followLimitMs }: DeployRequest): number {
  const waits = [shouldFollow && services.length > 0, oneOffTask?.shouldWait === true];
  return waits.filter((isWait) => isWait).length * followLimitMs;
}

type Sighting = Omit<FoundService, 'surroundings' | 'running'>;

async function findService(name: string, request: DeployRequest, world: World): Promise<Sighting> {
  const service = await world.ecs.describeService(request.cluster, name);
  if (service === undefined || service.status !== 'ACTIVE') throw absentService(name, request.cluster, service?.status);
  const codeDeploy = await findController(service, request, world);
  // ECS records service deployments of its own controller alone.
  const past = service.controller === 'ECS' ? await readHistory(service, world) : [];
  const history = past ?? [];
  const { desired, running } = service;
  const revisions = listStanding(service);
  world.notes.noteService(service.name, { desired, running });
  world.tell({ type: 'service-found', service: service.name, cluster: request.cluster, revisions, running, desired });
  // Without a digest to compare, a run that is started again must not deploy a second time.
  const mayRedeploy = request.shouldForceNewDeployment || request.image.kind === 'given';
  const own = mayRedeploy ? await readOwnDeployment(service, world.origin, world.ledger) : {};
  if (request.rollbackTo === undefined) {
    const base = await findBase(service, past, world);
    world.notes.noteService(service.name, { previousRevisionArn: base.serving.arn });
    const order = {
      ...(await findStale(service, service.controller === 'ECS' ? past : undefined, world)),
      ...(await findDowngrade(service, base, world)),
    };
    return { service, ...base, history, ...codeDeploy, ...own, ...order };
  }
  // What is left by a rollback is what the service names, whatever became of it.
  const serving = await world.ecs.describeRevision(service.revisionArn);
  world.notes.noteService(service.name, { previousRevisionArn: service.revisionArn });
  const target = await findTarget(request.rollbackTo, { service, serving, history: past, ...codeDeploy }, world);
  world.notes.noteService(service.name, { sources: listSources(target.known) });
  return { service, serving, history, ...codeDeploy, ...own, target };
}

async function findController(
  service: ServiceRecord,
  request: DeployRequest,
  world: World,
): Promise<Pick<FoundService, 'codeDeploy'>> {
  if (service.controller === 'ECS') return {};
  if (service.controller !== 'CODE_DEPLOY') throw foreignController(service);
  return { codeDeploy: await lookAtCodeDeploy(service, request, world) };
}

function listSources(known: readonly KnownRevision[]): Readonly<Record<string, string>> {
  const named = known.flatMap(({ arn, entry }): readonly (readonly [string, string])[] => {
    const source = nameSource(entry);
    return source === undefined ? [] : [[arn, source]];
  });
  return Object.fromEntries(named);
}

/** Both a deploy and a rollback can do without the history: the one judges by less, the other asks the ledger. */
async function readHistory(
  service: ServiceRecord,
  world: World,
): Promise<readonly ServiceDeploymentRecord[] | undefined> {
  try {
    return await world.ecs.serviceDeployments(service.clusterArn, service.name, HISTORY_LENGTH);
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.kind === 'unreachable') throw error;
    const text = `The rollout is judged without service deployments: ${error.message}`;
    world.tell({ type: 'notice', text, advice: error.advice });
    return undefined;
  }
}

/** Asked before anything is built: an old run that is started again costs nothing but its look. */
async function findStale(
  service: ServiceRecord,
  past: readonly ServiceDeploymentRecord[] | undefined,
  world: World,
): Promise<Pick<FoundService, 'staleBecause'>> {
  const { arn, name, deployments } = service;
  const revisionArns = deployments.map((deployment) => deployment.revisionArn);
  const readDeployed = () => Promise.resolve(listDeployed(service, past));
  const marked = { arn, revisionArns, readDeployed };
  const standing = await readStanding(describeRun(world.origin), marked, world.ledger);
  if (standing.kind === 'stale') return { staleBecause: describeStale(name, standing.newer, world.origin) };
  if (standing.kind === 'not-known') {
    const text = `Whether a newer run has deployed to ${name} is not known: ${standing.why}.`;
    world.tell({ type: 'debug', text });
  }
  return {};
}

/** Asked only by runs of a release. */
async function findDowngrade(
  service: ServiceRecord,
  { serving }: Base,
  world: World,
): Promise<Pick<FoundService, 'downgradeBecause'>> {
  const [release] = describeSource(world.origin).releases ?? [];
  if (release === undefined) return {};
  const { releases = [] } = readEntry((await world.ledger.read(serving.arn)) ?? {});
  const isDowngrade = releases.length > 0 && releases.every((one) => isOlderRelease(release, one));
  return isDowngrade ? { downgradeBecause: describeDowngrade(service.name, releases.at(-1) ?? '', release) } : {};
}

function absentService(name: string, cluster: string, status: string | undefined): DeployError {
  const how = status === undefined ? 'is not there' : `is ${status}`;
  return new DeployError({
    kind: 'absent',
    message: `Service ${name} ${how} in cluster ${cluster}.`,
    advice: `Check service, cluster and region; what is there: aws ecs list-services --cluster ${cluster}`,
  });
}

function foreignController(service: ServiceRecord): DeployError {
  return new DeployError({
    kind: 'unsupported',
    message: `Service ${service.name} has the deployment controller ${service.controller}; Slipway drives ECS and CODE_DEPLOY.`,
    advice: 'Deploy it with the tool of its controller, or recreate the service with the ECS controller.',
  });
}
