import type { RevisionArn, ServiceArn } from '@slipway/ecs-rules/arns';
import { defined } from '@slipway/ecs-rules/values';
import type { Ledger } from '../ports/ecs.ts';
import type { Origin } from '../ports/runner.ts';
import type { ServiceRecord } from '../ports/service-records.ts';
import type { Tags } from '../ports/tags.ts';
import { arnPrefix, revisionName } from '../text/arn.ts';
import { type DeployedFacts, wasDeployed } from './deployed.ts';
import { completeEntry, type LedgerEntry, MOST_TAGS, pickTeamTags, readEntry } from './entry.ts';
import { readMark, type ServiceMark, writeMark } from './mark.ts';
import { findOrderState, listNewer, type OrderState } from './order-state.ts';
import { findOwnDeployment, type OwnDeployment } from './own-deployment.ts';
import { isOrdered, type OrderRule, overwriteTurns, writeTurn } from './run-turn.ts';
import { VERDICT_PREFIX } from './verdict.ts';

/** A revision that holds what the run deploys. */
export interface TaggedRevision {
  readonly arn: RevisionArn;
  /** It already existed, left by a killed run or identical. */
  readonly isReused: boolean;
  /** The revision that it was made from. */
  readonly baseArn?: RevisionArn;
}

/**
 * Writes the entry on the revision, with the team's tags of the revision that it was made from. A reused one
 * only gets the tags that it lacks. Where its tags may not be read, nothing is added.
 */
export async function tagRevision(revision: TaggedRevision, entry: LedgerEntry, ledger: Ledger): Promise<boolean> {
  const { arn, isReused, baseArn } = revision;
  const existing = isReused ? await ledger.read(arn) : {};
  if (existing === undefined) return false;
  // An entry was written together with what was carried over.
  const isDone = baseArn === undefined || baseArn === arn || readEntry(existing).content !== undefined;
  const base = isDone ? {} : pickTeamTags((await ledger.read(baseArn)) ?? {});
  const carried = Object.fromEntries(Object.entries(base).filter(([key]) => !Object.hasOwn(existing, key)));
  const added = completeEntry(existing, entry);
  const whole = { ...existing, ...carried, ...added };
  if (Object.keys(whole).length <= MOST_TAGS) return ledger.write(arn, { ...carried, ...added });
  // ECS refuses the whole call: the team's tags come before ours.
  await ledger.write(arn, carried);
  return ledger.write(arn, added);
}

export interface MarkRequest {
  readonly arn: ServiceArn;
  readonly revisionArn: RevisionArn;
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
  const turn = { entry, revision: revisionName(service.revisionArn), since };
  // In one call, so that no run is seen by half.
  const turns = service.order === 'anew' ? overwriteTurns(turn) : writeTurn(turn);
  return ledger.write(service.arn, {
    ...writeMark({ ...turn, newest, ...defined({ step }) }),
    ...turns,
  });
}

/** The mark of the run that deployed last; undefined when the tags of the service cannot be read. */
export async function readServiceMark(serviceArn: ServiceArn, ledger: Ledger): Promise<ServiceMark | undefined> {
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
  return defined({ ownDeployment });
}

/** A service, and the revisions of its deployments. */
export interface MarkedService {
  readonly arn: ServiceArn;
  readonly revisionArns: readonly RevisionArn[];
  /** The deployments of the service: read only where a newer run has a turn. */
  readonly readDeployed: () => Promise<DeployedFacts>;
}

/** Whether newer runs have deployed. The tags of revisions are read only where those of the service do not show it. */
export async function readOrderState(run: LedgerEntry, service: MarkedService, ledger: Ledger): Promise<OrderState> {
  if (!isOrdered(run)) return findOrderState(run, { service: undefined, revisions: [] });
  const tags = await ledger.read(service.arn);
  const orderState = findOrderState(run, { service: tags, revisions: [] });
  if (orderState.kind === 'stale') return confirmStale(run, { tags, service }, ledger);
  if (orderState.kind !== 'not-known') return orderState;
  const revisions = await Promise.all(
    [...new Set(service.revisionArns)].map(async (arn) => ({
      revision: revisionName(arn),
      tags: (await ledger.read(arn)) ?? {},
    })),
  );
  return findOrderState(run, { service: tags, revisions });
}

/** A turn without a deployment does not count: its run was killed, denied or refused before its update. */
async function confirmStale(
  run: LedgerEntry,
  { tags, service }: { readonly tags: Tags | undefined; readonly service: MarkedService },
  ledger: Ledger,
): Promise<OrderState> {
  const deployed = await service.readDeployed();
  for (const newer of listNewer(run, tags)) {
    const isDeployed = wasDeployed(newer, deployed);
    // Without the history, a verdict still shows that the revision was deployed once.
    const isKnown = isDeployed || (deployed.isPartial && (await hasVerdict(newer.revision, service, ledger)));
    if (isKnown) return { kind: 'stale', newer };
  }
  return findOrderState(run, { service: tags, revisions: [], isNewerIgnored: true });
}

async function hasVerdict(revision: string, { revisionArns: [any = ''] }: MarkedService, ledger: Ledger) {
  const tags = await ledger.read(`${arnPrefix(any)}${revision}`);
  return Object.keys(tags ?? {}).some((key) => key.startsWith(VERDICT_PREFIX));
}
