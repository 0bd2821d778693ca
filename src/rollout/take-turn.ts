import { findNewest, findSince } from '../ledger/deployed.ts';
import { describeStale } from '../ledger/describe-standing.ts';
import { markService, readStanding } from '../ledger/ledger.ts';
import { isOrdered } from '../ledger/turn.ts';
import { openPatience } from '../patient.ts';
import type { World } from '../world.ts';
import type { ServiceRecord } from './observation.ts';
import { readDeployed } from './read-deployed.ts';
import type { DueUpdate } from './start-service.ts';

/** Whether the run may still deploy. */
export type TakenTurn =
  /** With the service as it is after the turn was written. */
  | { readonly kind: 'taken'; readonly due: DueUpdate }
  /** A newer run came before, since the plan was made; nothing was written to the service. */
  | { readonly kind: 'late'; readonly reason: string };

/**
 * Just before the update: asks once more whether a newer run has come, writes that this one deploys now, and then
 * looks at the service. In this order no older run goes unseen: its update comes before this look, and is replaced, or
 * after it, and then it finds this run's turn and gives way (`giveWay`). A run that has nothing to change takes its
 * turn as well. One without a place among others marks the service when it updates, and is never late.
 */
export async function takeTurn(due: DueUpdate, world: World): Promise<TakenTurn> {
  const { service } = due.plan;
  const { arn, name, deployments } = service;
  const isGuarded = isOrdered(due.entry);
  if (isGuarded && due.order === 'keep') {
    const revisionArns = deployments.map(({ revisionArn }) => revisionArn);
    const marked = { arn, revisionArns, readDeployed: () => readDeployed(service, world) };
    const standing = await readStanding(due.entry, marked, world.ledger);
    if (standing.kind === 'stale') {
      const why = describeStale(name, standing.newer, world.origin);
      return { kind: 'late', reason: `${why} It came while this run was under way; ${name} was not updated.` };
    }
  }
  if (!isGuarded) return { kind: 'taken', due };
  await writeTurnOf(due, world);
  const now = await lookOnce(service, world);
  return { kind: 'taken', due: { ...due, plan: { ...due.plan, service: now } } };
}

/** Marks the service with the run, its turn included. */
export function writeTurnOf({ plan, revisionArn, order, entry }: DueUpdate, world: World): Promise<boolean> {
  const { service, history, ownDeployment } = plan;
  const { step } = world.origin;
  const since = findSince(revisionArn, service, history);
  const newest = ownDeployment?.newest ?? findNewest(service, history);
  const mark = { arn: service.arn, revisionArn, order, since, newest, ...(step === undefined ? {} : { step }) };
  return markService(mark, entry, world.ledger);
}

/** What is not there any more is for the update to find out, in the words of ECS. */
async function lookOnce(service: ServiceRecord, world: World): Promise<ServiceRecord> {
  const patience = openPatience(world);
  const now = await patience(() => world.ecs.describeService(service.clusterArn, service.name));
  return now?.status === 'ACTIVE' ? now : service;
}
