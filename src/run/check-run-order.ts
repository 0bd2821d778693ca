import { defined } from '@slipway/ecs-rules/values';
import type { DueUpdate } from '../follow/due-update.ts';
import { findNewest, findSince } from '../ledger/deployed.ts';
import { describeStale } from '../ledger/describe-order.ts';
import { markService, readOrderState } from '../ledger/ledger.ts';
import { isOrdered } from '../ledger/run-turn.ts';
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

/**
 * Just before the update: checks again for a newer run, writes the turn of this one, and then
 * reads the service. In this order no older run is missed: its update comes before this read, and is replaced, or
 * after it, and then it finds this run's turn and restores its revision (`yieldToNewerRun`). A run without changes
 * writes its turn as well. One without a place among others marks the service when it updates, and is never late.
 */
export async function checkRunOrder(due: DueUpdate, world: World): Promise<RunOrderCheck> {
  const { service } = due.plan;
  const { arn, name, deployments } = service;
  const isGuarded = isOrdered(due.entry);
  if (isGuarded && due.order === 'keep') {
    const revisionArns = deployments.map(({ revisionArn }) => revisionArn);
    const marked = { arn, revisionArns, readDeployed: () => readDeployed(service, world) };
    const orderState = await readOrderState(due.entry, marked, world.ledger);
    if (orderState.kind === 'stale') {
      const why = describeStale(name, orderState.newer, world.origin);
      return { kind: 'late', reason: `${why} It appeared during this run; ${name} was not updated.` };
    }
  }
  if (!isGuarded) return { kind: 'taken', due };
  await markRunOnService(due, world);
  const now = await checkOnce(service, world);
  return { kind: 'taken', due: { ...due, plan: { ...due.plan, service: now } } };
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
