import { asDeployError, type DeployError } from '../errors.ts';
import type { ServiceRecord } from '../rollout/observation.ts';
import { nameRevision } from '../task-definition/document.ts';
import type { Ledger } from '../world/ecs.ts';
import type { Origin } from '../world/runner.ts';
import type { World } from '../world.ts';
import { type DeployedFacts, wasDeployed } from './deployed.ts';
import { completeEntry, type LedgerEntry, MOST_TAGS, pickTeamTags, readEntry, type Tags } from './entry.ts';
import { readMark, type ServiceMark, writeMark } from './mark.ts';
import { findOwnDeployment, type OwnDeployment } from './own-deployment.ts';
import { judgeStanding, listNewer, type Standing } from './standing.ts';
import { isOrdered, type OrderRule, overwriteTurns, writeTurn } from './turn.ts';
import { VERDICT_PREFIX } from './verdict.ts';

/** The ports that the ledger needs. */
export type LedgerWorld = Pick<World, 'ecs' | 'tell'>;

/** After the first denial of a kind, for services or for revisions, nothing of that kind is tried again. */
export function openLedger(world: LedgerWorld): Ledger {
  const read = openAct(
    {
      told: 'Whether a newer run has deployed, and where revisions come from, is not known',
      rights: 'ecs:ListTagsForResource',
    },
    world,
  );
  const write = openAct({ told: 'This deploy is not written down', rights: 'ecs:TagResource' }, world);
  return {
    read: (arn) => read(arn, () => world.ecs.tagsOf(arn)),
    write: async (arn, tags) => {
      if (Object.keys(tags).length === 0) return true;
      const isDone = await write(arn, async () => {
        await world.ecs.tag(arn, tags);
        return true;
      });
      return isDone ?? false;
    },
  };
}

/** A revision that holds what the run deploys. */
export interface TaggedRevision {
  readonly arn: string;
  /** It was there already, left by a killed run or identical. */
  readonly isReused: boolean;
  /** The revision that it was made from. */
  readonly baseArn?: string;
}

/**
 * Writes the entry on the revision, with the team's tags of the revision that it was made from. To a reused one only
 * what it lacks is added; where its tags may not be read nothing is, since what is there stays.
 */
export async function tagRevision(revision: TaggedRevision, entry: LedgerEntry, ledger: Ledger): Promise<boolean> {
  const { arn, isReused, baseArn } = revision;
  const there = isReused ? await ledger.read(arn) : {};
  if (there === undefined) return false;
  // An entry was written together with what was carried over.
  const isDone = baseArn === undefined || baseArn === arn || readEntry(there).content !== undefined;
  const base = isDone ? {} : pickTeamTags((await ledger.read(baseArn)) ?? {});
  const carried = Object.fromEntries(Object.entries(base).filter(([key]) => !Object.hasOwn(there, key)));
  const added = completeEntry(there, entry);
  const whole = { ...there, ...carried, ...added };
  if (Object.keys(whole).length <= MOST_TAGS) return ledger.write(arn, { ...carried, ...added });
  // ECS refuses the whole call: the team's tags come before ours.
  await ledger.write(arn, carried);
  return ledger.write(arn, added);
}

export interface MarkRequest {
  readonly arn: string;
  readonly revisionArn: string;
  readonly order: OrderRule;
  /** As of a turn. */
  readonly since: number;
  /** As of a mark. */
  readonly newest: number;
  readonly step?: string;
}

/** Marks the service with the run that is about to deploy the revision to it. Whether it was done. */
export function markService(service: MarkRequest, entry: LedgerEntry, ledger: Ledger): Promise<boolean> {
  const { since, newest, step } = service;
  const turn = { entry, revision: nameRevision(service.revisionArn), since };
  // In one call, so that no run is seen by half.
  const turns = service.order === 'anew' ? overwriteTurns(turn) : writeTurn(turn);
  return ledger.write(service.arn, {
    ...writeMark({ ...turn, newest, ...(step === undefined ? {} : { step }) }),
    ...turns,
  });
}

/** The mark of the run that deployed last; undefined when the tags of the service may not be read. */
export async function readServiceMark(serviceArn: string, ledger: Ledger): Promise<ServiceMark | undefined> {
  const tags = await ledger.read(serviceArn);
  return tags === undefined ? undefined : readMark(tags);
}

/** Of a run that is started again after it has deployed. */
export async function readOwnDeployment(
  service: ServiceRecord,
  origin: Origin,
  ledger: Ledger,
): Promise<{ readonly ownDeployment?: OwnDeployment }> {
  const ownDeployment = findOwnDeployment(await readServiceMark(service.arn, ledger), service, origin);
  return ownDeployment === undefined ? {} : { ownDeployment };
}

/** A service, and the revisions of its deployments. */
export interface MarkedService {
  readonly arn: string;
  readonly revisionArns: readonly string[];
  /** What it has deployed: read only where a newer run has taken its turn. */
  readonly readDeployed: () => Promise<DeployedFacts>;
}

/** How the run stands to those that deployed before. Revisions are asked only where the service does not say. */
export async function readStanding(run: LedgerEntry, service: MarkedService, ledger: Ledger): Promise<Standing> {
  if (!isOrdered(run)) return judgeStanding(run, { service: undefined, revisions: [] });
  const tags = await ledger.read(service.arn);
  const standing = judgeStanding(run, { service: tags, revisions: [] });
  if (standing.kind === 'stale') return confirmStale(run, { tags, service }, ledger);
  if (standing.kind !== 'not-known') return standing;
  const revisions: { readonly revision: string; readonly tags: Tags }[] = [];
  for (const arn of new Set(service.revisionArns)) {
    revisions.push({ revision: nameRevision(arn), tags: (await ledger.read(arn)) ?? {} });
  }
  return judgeStanding(run, { service: tags, revisions });
}

/** A turn without a deployment is no order: its run was killed, denied or refused before its update. */
async function confirmStale(
  run: LedgerEntry,
  { tags, service }: { readonly tags: Tags | undefined; readonly service: MarkedService },
  ledger: Ledger,
): Promise<Standing> {
  const deployed = await service.readDeployed();
  for (const newer of listNewer(run, tags)) {
    const isDeployed = wasDeployed(newer, deployed);
    // Without the history a verdict still tells that the revision was deployed once.
    const isKnown = isDeployed || (deployed.isPartial && (await hasVerdict(newer.revision, service, ledger)));
    if (isKnown) return { kind: 'stale', newer };
  }
  return judgeStanding(run, { service: tags, revisions: [], isNewerIgnored: true });
}

async function hasVerdict(revision: string, { revisionArns: [any = ''] }: MarkedService, ledger: Ledger) {
  const tags = await ledger.read(`${any.slice(0, any.lastIndexOf('/') + 1)}${revision}`);
  return Object.keys(tags ?? {}).some((key) => key.startsWith(VERDICT_PREFIX));
}

interface ActWords {
  readonly told: string;
  readonly rights: string;
}

function openAct(words: ActWords, world: LedgerWorld) {
  const denied = new Set<string>();
  let isTold = false;
  return async <Value>(arn: string, act: () => Promise<Value>): Promise<Value | undefined> => {
    if (denied.has(kindOf(arn))) return undefined;
    try {
      return await act();
    } catch (thrown) {
      const error = asDeployError(thrown);
      if (error.kind === 'access') denied.add(kindOf(arn));
      if (!isTold) world.tell(describeFault(words, error));
      isTold = true;
      return undefined;
    }
  };
}

/** `service` or `task-definition`: a role may be allowed one of them. */
function kindOf(arn: string): string {
  return /^arn:[^/]*:([\w-]+)\//.exec(arn)?.[1] ?? '';
}

function describeFault({ told, rights }: ActWords, error: DeployError) {
  const advice =
    error.kind === 'access'
      ? `Allow ${rights} for rollbacks by release or commit, the history, and the guard against old runs.`
      : 'All else goes on without it.';
  return { type: 'notice', text: `${told}: ${error.message}`, advice } as const;
}
