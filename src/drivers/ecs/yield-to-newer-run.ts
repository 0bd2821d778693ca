import type { RevisionArn } from '@slipway/ecs-rules/arns';
import type { DueUpdate } from '../../follow/due-update.ts';
import type { FollowWorld } from '../../follow/world.ts';
import { formatRun } from '../../ledger/describe-order.ts';
import { readOrderState } from '../../ledger/ledger.ts';
import { isOrdered, type RunTurn } from '../../ledger/run-turn.ts';
import { asDeployError } from '../../ports/deploy-error.ts';
import { openRetries } from '../../ports/retry.ts';
import { findPrimary } from '../../rollout/followed-deployment.ts';
import { readDeployed } from '../../rollout/read-deployed.ts';
import { arnPrefix, revisionName } from '../../text/arn.ts';
import type { Rollout } from './rollout.ts';
import { startRollout } from './start-rollout.ts';

/** Each needs a newer run that came within the last two calls; more than these have not come by then. */
const MOST_UPDATES = 3;

/**
 * Just after the update: if a newer run wrote its turn in between, its revision is deployed again, and the result is
 * one sentence about it. Undefined: the run may continue, or its deployment was replaced already.
 *
 * The newest run wins. A run writes its turn (T), polls (L), updates (U) and reads the turns of all runs (R), in this
 * order. A run with a new revision updates whatever L shows, and polls while it writes its turn. Runs near each other
 * have tags of their own, so no turn is overwritten. Let U be the last update of all, by run A or by a run that deployed
 * A's revision, and let B be a newer run.
 * - B's T was before R: R finds it and another update follows, or B had replaced A's deployment already. So U was not
 *   the last. A B that has not deployed by then updates later, or was killed before, and then its turn is ignored.
 * - B's T was after R, so after U: B's L sees A's revision, and B updates. So U was not the last.
 *
 * Not covered: a process that is killed between U and R, reads that lag behind writes, more than four runs of one
 * workflow at once, and denied tags. The API has no conditional update.
 */
export async function yieldToNewerRun(
  due: DueUpdate,
  rollout: Rollout,
  world: Pick<FollowWorld, 'clock' | 'ecs' | 'ledger' | 'origin' | 'signal' | 'report' | 'notes'>,
): Promise<string | undefined> {
  if (due.order !== 'keep' || !isOrdered(due.entry)) return undefined;
  let brought: Brought = { turn: { entry: due.entry, revision: revisionName(due.revisionArn) }, rollout };
  for (let updates = 0; updates < MOST_UPDATES; updates += 1) {
    const newer = await findNewer(brought, world);
    if (newer === undefined || (await isReplaced(brought.rollout, world))) break;
    const reason = describeMeeting(newer, due, world);
    world.report({ type: 'rollback-asked', service: due.plan.service.name, why: reason });
    try {
      brought = { turn: newer, rollout: await bring(newer, due, world), reason };
    } catch (thrown) {
      return `${reason} It could not be redeployed: ${asDeployError(thrown).message}`;
    }
  }
  return brought.reason === undefined ? undefined : `${brought.reason} ${brought.turn.revision} was redeployed.`;
}

/** What was updated to last, and for which run. */
interface Brought {
  readonly turn: RunTurn;
  readonly rollout: Rollout;
  /** Absent for our own update. */
  readonly reason?: string;
}

/** The newest run that came before the update; one that deploys the same revision has nothing to be brought back. */
async function findNewer(
  { turn, rollout }: Brought,
  world: Pick<FollowWorld, 'ecs' | 'ledger'>,
): Promise<RunTurn | undefined> {
  const { before } = rollout;
  const service = {
    arn: before.arn,
    revisionArns: [before.revisionArn],
    readDeployed: () => readDeployed(before, world),
  };
  const orderState = await readOrderState(turn.entry, service, world.ledger);
  return orderState.kind === 'stale' && orderState.newer.revision !== turn.revision ? orderState.newer : undefined;
}

/** We only replace our own deployment: one that another run has replaced is left alone. */
async function isReplaced(
  { facts, before }: Rollout,
  world: Pick<FollowWorld, 'clock' | 'ecs' | 'signal' | 'report'>,
): Promise<boolean> {
  const retry = openRetries(world);
  const now = await retry(() => world.ecs.describeService(before.clusterArn, before.name));
  const known = new Set([facts.ourId, ...before.deployments.map(({ id }) => id)]);
  const primary = findPrimary(now);
  return primary !== undefined && !known.has(primary.id) && primary.createdAt >= facts.createdAt;
}

/** The revision of the newer run, and nothing else: what else it asks of the service it sends itself. */
async function bring(
  { revision }: RunTurn,
  due: DueUpdate,
  world: Pick<FollowWorld, 'clock' | 'ecs' | 'signal' | 'report' | 'notes'>,
): Promise<Rollout> {
  const { service } = due.plan;
  const now = await world.ecs.describeService(service.clusterArn, service.name);
  const revisionArn: RevisionArn = `${arnPrefix(due.revisionArn)}${revision}`;
  const plan = { service: now ?? service, history: [], shouldForce: false };
  return startRollout({ ...due, plan, revisionArn, shouldForce: false }, world);
}

function describeMeeting(newer: RunTurn, { plan, entry }: DueUpdate, { origin }: Pick<FollowWorld, 'origin'>): string {
  const { name } = plan.service;
  const run = formatRun(newer, origin);
  return `While run ${entry.runNumber} updated ${name}, the newer ${run} deployed ${newer.revision}.`;
}
