import type { FoundService } from '../current-state/current-state.ts';
import type { Base } from '../current-state/find-base.ts';
import { findBase } from '../current-state/find-base.ts';
import { readCodeDeployState } from '../drivers/code-deploy/read-current.ts';
import type { DeployRequest } from '../inputs/request.ts';
import { listDeployed } from '../ledger/deployed.ts';
import { describeDowngrade, describeStale } from '../ledger/describe-order.ts';
import { readEntry } from '../ledger/entry.ts';
import { formatSource } from '../ledger/format-source.ts';
import { readOrderState, readOwnDeployment } from '../ledger/ledger.ts';
import { readOnce } from '../ledger/open-ledger.ts';
import { isOlderRelease } from '../ledger/release-order.ts';
import { describeRun, describeSource } from '../ledger/run-entry.ts';
import { isOrdered } from '../ledger/run-turn.ts';
import { asDeployError, DeployError } from '../ports/deploy-error.ts';
import { inOrder, mapInParallel } from '../ports/in-parallel.ts';
import type { ServiceDeploymentRecord, ServiceRecord } from '../ports/service-records.ts';
import { findTarget } from '../rollback/find-target.ts';
import type { KnownRevision } from '../rollback/past.ts';
import { listCurrentRevisions } from '../rollout/current-revisions.ts';
import { type HistoryReader, MOST_AT_A_TIME, readHistory } from './service-history.ts';
import type { World } from './world.ts';

export type FoundParts = Omit<FoundService, 'surroundings' | 'running'>;

/** The services as they are, not yet reported, in the order of their names. @throws DeployError `absent` */
export function readServices(request: DeployRequest, world: World): Promise<readonly ServiceRecord[]> {
  return mapInParallel(request.services, MOST_AT_A_TIME, (name) => readService(name, request, world));
}

/** What belongs to a service: its revisions, its history and what the ledger has of it. */
export async function readParts(
  service: ServiceRecord,
  { request, histories }: { readonly request: DeployRequest; readonly histories: HistoryReader },
  direct: World,
): Promise<FoundParts> {
  const world = { ...direct, ledger: readOnce(direct.ledger) };
  if (service.controller !== 'ECS' && service.controller !== 'CODE_DEPLOY') throw foreignController(service);
  // A run that is started again deploys no second time where no digest can be compared, and verifies what it deployed.
  const mayHaveDeployed =
    request.shouldForceNewDeployment || request.image.kind === 'given' || request.verification !== undefined;
  const none = Promise.resolve(undefined);
  const [codeDeploy, past, own, latest] = await inOrder([
    findController(service, request, world),
    // ECS records service deployments of its own controller alone.
    service.controller === 'ECS' ? readHistory(service, histories, world) : Promise.resolve([]),
    mayHaveDeployed ? readOwnDeployment(service, world.origin, world.ledger) : Promise.resolve({}),
    world.ecs.describeRevision(service.revisionArn),
    // The order of runs is in its tags.
    request.rollbackTo === undefined && isOrdered(describeRun(world.origin)) ? world.ledger.read(service.arn) : none,
  ]);
  const history = past ?? [];
  if (request.rollbackTo === undefined) {
    const base = await findBase({ service, latest, history: past }, world);
    world.notes.noteService(service.name, { previousRevisionArn: base.current.arn });
    const order = {
      ...(await findStale(service, service.controller === 'ECS' ? past : undefined, world)),
      ...(await readEntryOfCurrent(service, base, { request, world })),
    };
    return { service, ...base, history, ...codeDeploy, ...own, ...order };
  }
  // What is left by a rollback is what the service names, however it ended.
  world.notes.noteService(service.name, { previousRevisionArn: service.revisionArn });
  const question = { service, current: latest, history: past, ...codeDeploy };
  const target = await findTarget(request.rollbackTo, question, world).catch((thrown) => refuseExpired(thrown, world));
  world.notes.noteService(service.name, { sources: listSources(target.known) });
  return { service, current: latest, history, ...codeDeploy, ...own, target };
}

/** The service as found, reported. @throws DeployError `absent` */
export async function readActiveService(name: string, request: DeployRequest, world: World): Promise<ServiceRecord> {
  const service = await readService(name, request, world);
  reportFound(service, request, world);
  return service;
}

async function readService(name: string, { cluster }: DeployRequest, { ecs }: Pick<World, 'ecs'>) {
  const service = await ecs.describeService(cluster, name);
  if (service === undefined || service.status !== 'ACTIVE') throw new AbsentService(name, cluster, service?.status);
  return service;
}

export function reportFound(service: ServiceRecord, { cluster }: DeployRequest, world: World): void {
  const { name, desired, running } = service;
  const revisions = listCurrentRevisions(service);
  world.notes.noteService(name, { desired, running });
  world.report({ type: 'service-found', service: name, cluster, revisions, running, desired });
}

/** Tags and revisions that cannot be read because the credentials have expired are missed like those that do not exist. */
async function refuseExpired(thrown: unknown, { identify }: Pick<World, 'identify'>): Promise<never> {
  const error = await identify().then(() => undefined, asDeployError);
  throw error?.hasExpired === true ? error : thrown;
}

async function findController(
  service: ServiceRecord,
  request: DeployRequest,
  world: World,
): Promise<Pick<FoundService, 'codeDeploy'>> {
  if (service.controller === 'ECS') return {};
  return { codeDeploy: await readCodeDeployState(service, request, world) };
}

function listSources(known: readonly KnownRevision[]): Readonly<Record<string, string>> {
  const named = known.flatMap(({ arn, entry }): readonly (readonly [string, string])[] => {
    const source = formatSource(entry);
    return source === undefined ? [] : [[arn, source]];
  });
  return Object.fromEntries(named);
}

/** Checked before anything is built: an old run that is started again costs only these reads. */
async function findStale(
  service: ServiceRecord,
  past: readonly ServiceDeploymentRecord[] | undefined,
  world: World,
): Promise<Pick<FoundService, 'staleBecause'>> {
  const { arn, name, deployments } = service;
  const revisionArns = deployments.map((deployment) => deployment.revisionArn);
  const readDeployed = () => Promise.resolve(listDeployed(service, past));
  const marked = { arn, revisionArns, readDeployed };
  const orderState = await readOrderState(describeRun(world.origin), marked, world.ledger);
  if (orderState.kind === 'stale') return { staleBecause: describeStale(name, orderState.newer, world.origin) };
  if (orderState.kind === 'not-known') {
    const text = `Unknown whether a newer run has deployed to ${name}: ${orderState.why}.`;
    world.report({ type: 'debug', text });
  }
  return {};
}

/** Read only by a plan, which shows the release, and by a run of a release, which may be an older one. */
async function readEntryOfCurrent(
  service: ServiceRecord,
  { current }: Base,
  { request, world }: { readonly request: DeployRequest; readonly world: World },
): Promise<Pick<FoundService, 'currentEntry' | 'downgradeBecause'>> {
  const [release] = describeSource(world.origin).releases ?? [];
  if (release === undefined && !request.isDryRun) return {};
  const currentEntry = readEntry((await world.ledger.read(current.arn)) ?? {});
  const { releases = [] } = currentEntry;
  const isDowngrade =
    release !== undefined && releases.length > 0 && releases.every((one) => isOlderRelease(release, one));
  if (!isDowngrade) return { currentEntry };
  return { currentEntry, downgradeBecause: describeDowngrade(service.name, releases.at(-1) ?? '', release) };
}

/** The service does not exist, or is not ACTIVE. */
export class AbsentService extends DeployError {
  /** A service that is draining still has its name (ECS API reference, CreateService). */
  readonly mayBeCreated: boolean;

  constructor(name: string, cluster: string, status: string | undefined) {
    const how = status === undefined ? 'not found' : `is ${status}`;
    super({
      kind: 'absent',
      message: `Service ${name} ${how} in cluster ${cluster}.`,
      advice: `Check service, cluster and region. List services: aws ecs list-services --cluster ${cluster}`,
    });
    this.mayBeCreated = status === undefined || status === 'INACTIVE';
  }
}

function foreignController(service: ServiceRecord): DeployError {
  return new DeployError({
    kind: 'unsupported',
    message: `Service ${service.name} has deployment controller ${service.controller}; Slipway supports ECS and CODE_DEPLOY.`,
    advice: 'Deploy it with the tool of that controller, or recreate the service with the ECS controller.',
  });
}
