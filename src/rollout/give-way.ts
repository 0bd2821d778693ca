import { asDeployError } from '../errors.ts';
import { nameRun } from '../ledger/describe-standing.ts';
import { readStanding } from '../ledger/ledger.ts';
import { isOrdered, type Turn } from '../ledger/turn.ts';
import { openPatience } from '../patient.ts';
import { nameRevision } from '../task-definition/document.ts';
import type { World } from '../world.ts';
import { findPrimary } from './facts.ts';
import type { Rollout } from './follow.ts';
import { readDeployed } from './read-deployed.ts';
import { startRollout } from './start.ts';
import type { DueUpdate } from './start-service.ts';

/** Each needs a newer run that came within the last two calls; more than these have not come by then. */
const MOST_UPDATES = 3;

/**
 * Just after the update: where a newer run took its turn meanwhile, its revision is brought (back), and what is
 * returned says so in one sentence; undefined: the run stands, or somebody has replaced its deployment already.
 *
 * Why no order of runs ends with an older one's revision unasked: a run writes its turn (T), looks (L), updates (U) and
 * reads the turns of all (R), in this order; turns of runs that are near each other are tags of their own, so that none
 * is overwritten. Let U be the last update of all, by run A or by one that brought A's revision, and B a newer run. If
 * B's T was before R, R finds it, and another update follows, or B's deployment had replaced A's already: U was not the
 * last; a B that has not deployed by then updates later, or was killed before it, and its turn counts for nothing. If B's
 * T was after R, it was after U, so B's L sees A's revision, and B updates: U was not the last. What is left is a process that is killed between U and R, reads that lag behind writes, more than four runs of one
 * workflow at once, and tags that are denied: the API has no update under a condition.
 */
export async function giveWay(due: DueUpdate, rollout: Rollout, world: World): Promise<string | undefined> {
  if (due.order !== 'keep' || !isOrdered(due.entry)) return undefined;
  let brought: Brought = { turn: { entry: due.entry, revision: nameRevision(due.revisionArn) }, rollout };
  for (let updates = 0; updates < MOST_UPDATES; updates += 1) {
    const newer = await findNewer(brought, world);
    if (newer === undefined || (await isReplaced(brought.rollout, world))) break;
    const reason = describeMeeting(newer, due, world);
    world.tell({ type: 'rollback-asked', service: due.plan.service.name, why: reason });
    try {
      brought = { turn: newer, rollout: await bring(newer, due, world), reason };
    } catch (thrown) {
      return `${reason} It could not be brought back: ${asDeployError(thrown).message}`;
    }
  }
  return brought.reason === undefined ? undefined : `${brought.reason} ${brought.turn.revision} is deployed again.`;
}

/** What was updated to last, and for which run. */
interface Brought {
  readonly turn: Turn;
  readonly rollout: Rollout;
  /** Absent for our own update. */
  readonly reason?: string;
}

/** The newest run that came before the update; one that deploys the same revision has nothing to be brought back. */
async function findNewer({ turn, rollout }: Brought, world: World): Promise<Turn | undefined> {
  const { before } = rollout;
  const service = {
    arn: before.arn,
    revisionArns: [before.revisionArn],
    readDeployed: () => readDeployed(before, world),
  };
  const standing = await readStanding(turn.entry, service, world.ledger);
  return standing.kind === 'stale' && standing.newer.revision !== turn.revision ? standing.newer : undefined;
}

/** Only what we own gives way: a deployment that another has replaced is out of our hands. */
async function isReplaced({ sight, before }: Rollout, world: World): Promise<boolean> {
  const patience = openPatience(world);
  const now = await patience(() => world.ecs.describeService(sight.cluster, sight.service));
  const known = new Set([sight.facts.ourId, ...before.deployments.map(({ id }) => id)]);
  const primary = findPrimary(now);
  return primary !== undefined && !known.has(primary.id) && primary.createdAt >= sight.facts.createdAt;
}

/** The revision of the newer run, and nothing else: what else it asks of the service it sends itself. */
async function bring({ revision }: Turn, due: DueUpdate, world: World): Promise<Rollout> {
  const { service } = due.plan;
  const now = await world.ecs.describeService(service.clusterArn, service.name);
  const revisionArn = `${due.revisionArn.slice(0, due.revisionArn.lastIndexOf('/') + 1)}${revision}`;
  const plan = { service: now ?? service, history: [], shouldForce: false };
  return startRollout({ ...due, plan, revisionArn, shouldForce: false }, world);
}

function describeMeeting(newer: Turn, { plan, entry }: DueUpdate, { origin }: World): string {
  const { name } = plan.service;
  const run = nameRun(newer, origin);
  return `While run ${entry.runNumber} updated ${name}, ${run}, which is newer, came with ${newer.revision}.`;
}
