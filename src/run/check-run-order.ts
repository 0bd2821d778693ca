import { defined } from '@slipway/ecs-rules/values';
import type { DueUpdate } from '../follow/due-update.ts';
import { findNewest, findSince } from '../ledger/deployed.ts';
import { describeStale } from '../ledger/describe-order.ts';
import { markService, readOrderState } from '../ledger/ledger.ts';
import { isOrdered } from '../ledger/run-turn.ts';
import { inOrder } from '../ports/in-parallel.ts';
import { openRetries } from '../ports/retry.ts';
import type { ServiceRecord } from '../ports/service-records.ts';
import { readDeployed } from '../rollout/read-deployed.ts';
import type { World } from './world.ts';

/** Whether the run may still deploy. */
export type RunOrderCheck =
  /** With the service as it is after the turn was written. */
  | { readonly kind: 'taken'; readonly due: DueUpdate }
  /** A newer run came before, since the plan was made; nothing was written to the service. */
  | { readonly kind: 'late'; readonly reason: string };

/** Within this time the order of runs is not read again: a newer run is found after the update as well. */
const FRESH_MS = 2_000;

/**
 * Just before the update: checks again for a newer run where the last check was long ago, writes the turn of this one,
 * and then reads the service. In this order no older run is missed: its update comes before this read, and is replaced,
 * or after it, and then it finds this run's turn and restores its revision (`yieldToNewerRun`). A run without changes
 * writes its turn as well. A revision that was just registered replaces whatever the service has, so then the service
 * is read while the turn is written. A run without a place among others marks the service when it updates, and is never
 * late.
 */
export async function checkRunOrder(due: DueUpdate, world: World): Promise<RunOrderCheck> {
  if (!isOrdered(due.entry)) return { kind: 'taken', due };
  const isFresh = world.clock.now() - due.readMs < FRESH_MS;
  const reason = due.order === 'keep' && !isFresh ? await findReasonToStop(due, world) : undefined;
  if (reason !== undefined) return { kind: 'late', reason };
  const { service } = due.plan;
  const marking = markRunOnService(due, world);
  if (!due.isNew) await marking;
  const [now] = await inOrder([checkOnce(service, world), marking]);
  return { kind: 'taken', due: { ...due, plan: { ...due.plan, service: now } } };
}

/** Names the newer run that has deployed. */
async function findReasonToStop({ plan, entry }: DueUpdate, world: World): Promise<string | undefined> {
  const { service } = plan;
  const { arn, name, deployments } = service;
  const revisionArns = deployments.map(({ revisionArn }) => revisionArn);
  const marked = { arn, revisionArns, readDeployed: () => readDeployed(service, world) };
  const orderState = await readOrderState(entry, marked, world.ledger);
  if (orderState.kind !== 'stale') return undefined;
  const why = describeStale(name, orderState.newer, world.origin);
  return `${why} It appeared during this run; ${name} was not updated.`;
}

/** Marks the service with the run, its turn included. */
export function markRunOnService({ plan, revisionArn, order, entry }: DueUpdate, world: World): Promise<boolean> {
  const { service, history, ownDeployment } = plan;
  const { step } = world.origin;
  const since = findSince(revisionArn, service, history);
  const newest = ownDeployment?.newest ?? findNewest(service, history);
  const mark = { arn: service.arn, revisionArn, order, since, newest, ...defined({ step }) };
  return markService(mark, entry, world.ledger);
}

/** What no longer exists is for the update to find out, in the words of ECS. */
async function checkOnce(service: ServiceRecord, world: World): Promise<ServiceRecord> {
  const retry = openRetries(world);
  const now = await retry(() => world.ecs.describeService(service.clusterArn, service.name));
  return now?.status === 'ACTIVE' ? now : service;
}
