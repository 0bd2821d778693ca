import type { DueUpdate, ServiceEnding, StartedService } from '../follow/due-update.ts';
import type { DeployRequest } from '../inputs/request.ts';
import { isOrdered } from '../ledger/run-turn.ts';
import { asDeployError } from '../ports/deploy-error.ts';
import { mapAfterFirst } from '../ports/in-parallel.ts';
import type { ServiceRecord } from '../ports/service-records.ts';
import { isSuccess } from '../ports/verdict.ts';
import { findPrimary, listRunningRevisions } from '../rollout/followed-deployment.ts';
import { describeStateless } from '../rollout/stateless.ts';
import { revisionName } from '../text/arn.ts';
import { checkRunOrder, markRunOnService } from './check-run-order.ts';
import { endUnstarted } from './end-unstarted.ts';
import type { World } from './world.ts';
import { writeDownCompleted } from './write-verdict.ts';

/**
 * UpdateService is allowed in a burst of 50 and then five times a second (ECS Developer Guide, request throttling). What
 * is throttled is sent again.
 */
const MOST_AT_A_TIME = 5;

/**
 * Starts the first service alone, then the others, a few at a time. When one cannot be started no other is begun, and
 * those that were are followed all the same.
 */
export async function startServices(due: readonly DueUpdate[], world: World): Promise<readonly StartedService[]> {
  let hasFailed = false;
  return mapAfterFirst(due, MOST_AT_A_TIME, async (update) => {
    if (hasFailed) return notStarted(update.plan.service.name);
    const started = await startOrEnd(update, world);
    hasFailed ||= started.kind === 'judged' && !isSuccess(started.ending.verdict);
    return started;
  });
}

/** A failure of one service ends it, and not the following of those that were started before. */
async function startOrEnd(due: DueUpdate, world: World): Promise<StartedService> {
  const { name } = due.plan.service;
  try {
    return await startService(due, world);
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.kind === 'internal') throw error;
    const isCancelled = world.signal.aborted;
    const ending = endUnstarted({ name, error, isCancelled }, world.notes.record());
    const errors = [...world.notes.record().errors, { text: error.message, advice: error.advice }];
    if (ending.verdict !== 'cancelled') world.notes.note({ errors });
    return judged(name, ending);
  }
}

function notStarted(name: string): StartedService {
  return judged(name, { verdict: 'refused', reason: 'Not started, because another service failed.' });
}

function judged(name: string, ending: ServiceEnding): StartedService {
  return { kind: 'judged', name, ending };
}

async function startService(requested: DueUpdate, world: World): Promise<StartedService> {
  const { name } = requested.plan.service;
  world.notes.noteService(name, { revisionArn: requested.revisionArn });
  const taken = await checkRunOrder(requested, world);
  await requested.tagging;
  if (taken.kind === 'late') return judged(name, { verdict: 'superseded', reason: taken.reason });
  const { due } = taken;
  const decision = due.starter.decide(due.plan, due.revisionArn);
  if (decision.kind === 'nothing') return leaveAsItIs(due, world);
  if (decision.kind === 'adopt') return due.starter.adopt(due, decision.deploymentId, world);
  if (!isOrdered(due.entry)) await markRunOnService(due, world);
  if (world.signal.aborted) {
    return judged(name, { verdict: 'cancelled', reason: `${name} was not updated: the run was cancelled.` });
  }
  if (decision.kind === 'update') return due.starter.start(due, decision.shouldForce, world);
  const next = await due.starter.rollBack(due, world);
  return 'kind' in next ? next : startService(next, world);
}

async function leaveAsItIs({ plan, revisionArn }: DueUpdate, world: World): Promise<StartedService> {
  const { service, history, ownDeployment, unresolvedImages = [] } = plan;
  // The only deployment of a service is its creation, and of CodeDeploy's there is no history.
  const mayBeForeign = history.length === 1 || service.controller !== 'ECS';
  await writeDownCompleted({ service, revisionArn, mayBeForeign }, world);
  world.notes.noteService(service.name, { serving: listRunningRevisions(service) });
  const said = `${describeCounts(service)}${describeUnresolved(unresolvedImages)}`;
  const why = ownDeployment === undefined ? 'nothing to change' : 'an earlier attempt of this run deployed it';
  const reason = `${revisionName(revisionArn)} is already running; ${why}.${said}`;
  return judged(service.name, { verdict: 'unchanged', reason });
}

/** A tag that nobody can resolve may have moved, and then the service does not run what it names now. */
function describeUnresolved(images: readonly string[]): string {
  return images.length === 0 ? '' : ` Not compared with the running images: ${images.join('; ')}.`;
}

/** Without a rollout state the counts are all that is known of it. */
function describeCounts(service: ServiceRecord): string {
  const primary = findPrimary(service);
  if (service.controller !== 'ECS' || primary === undefined || primary.rolloutState !== undefined) return '';
  return ` ${service.running}/${service.desired} tasks run; ${describeStateless(service)}.`;
}

export async function startAll(due: readonly DueUpdate[], request: DeployRequest, world: World) {
  const [first] = due;
  const services = due.map(({ plan }) => plan.service.name);
  const revisionArns = due.map(({ revisionArn }) => revisionArn);
  world.remember({ updating: { cluster: first?.plan.service.clusterArn ?? request.cluster, services, revisionArns } });
  return startServices(due, world);
}
