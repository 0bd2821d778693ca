import { asDeployError, type DeployError } from '../errors.ts';
import type { RequestedRollback, World } from '../world.ts';
import type { Rollout, RolloutEnding } from './follow.ts';
import { isStoppable } from './update-plan.ts';

/** The runner kills a cancelled step after some seconds, and the reports are still to be written. */
const LIMIT_MS = 2_500;
const TRIES = 2;

/**
 * Requests the rollback of our deployment and does not wait for its end: the run was cancelled. Bound to our service
 * deployment, so that a newer run, which may be why this one ends, is not undone. Returns what is to be said of it; the
 * post step says how it ended.
 */
export async function requestRollback(rollout: Rollout, ending: RolloutEnding, world: World): Promise<string> {
  const { service, facts } = rollout.sight;
  const what = `deployment ${facts.ourId}`;
  const arn = ending.known.serviceDeploymentArn;
  const deployment = ending.lastLook?.serviceDeployment;
  if (deployment?.status.startsWith('ROLLBACK_') === true) return `ECS is already rolling back ${what}.`;
  if (arn === undefined || deployment === undefined || !isStoppable(deployment))
    return `No rollback of ${what} could be requested: its service deployment is not known.`;
  // Before the request, so that the post step looks even if the answer never comes.
  world.notes.noteService(service, { isRollbackRequested: true, serviceDeploymentArn: arn });
  world.remember({ rollbacks: listRequested(rollout.sight.cluster, world) });
  world.tell({ type: 'rollback-asked', service, why: `The run was cancelled while ${what} was in progress.` });
  const late = new AbortController();
  const limit = world.clock
    .sleep(LIMIT_MS, late.signal)
    .then((): Sent => ({ kind: 'unanswered', why: 'no answer yet' }));
  const sent = await Promise.race([send(arn, world, 1), limit]);
  late.abort();
  return describe(sent, what);
}

/** Of all services of the run: what is remembered replaces what was. */
function listRequested(cluster: string, { notes }: World): readonly RequestedRollback[] {
  return notes.record().services.flatMap(({ name, isRollbackRequested, serviceDeploymentArn }) => {
    if (isRollbackRequested !== true || serviceDeploymentArn === undefined) return [];
    return [{ cluster, service: name, serviceDeploymentArn }];
  });
}

type Sent =
  | { readonly kind: 'requested' }
  | { readonly kind: 'unanswered'; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string };

function describe(sent: Sent, what: string): string {
  if (sent.kind === 'requested') return `Rollback of ${what} requested.`;
  if (sent.kind === 'refused') return `ECS refused to roll back ${what}: ${sent.why}`;
  return `Rollback of ${what} requested; ECS has not confirmed it: ${sent.why}`;
}

/** A second request changes nothing where the first arrived (ECS API reference, StopServiceDeployment). */
async function send(arn: string, world: World, attempt: number): Promise<Sent> {
  try {
    await world.ecs.stopWithRollback(arn);
    return { kind: 'requested' };
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (await isRollingBack(arn, world)) return { kind: 'requested' };
    if (error.kind === 'unreachable' && attempt < TRIES) return send(arn, world, attempt + 1);
    return { kind: isAnswer(error) ? 'refused' : 'unanswered', why: error.message };
  }
}

function isAnswer({ kind }: DeployError): boolean {
  return kind !== 'unreachable';
}

/** A stop is refused once ECS rolls back: by a stop whose answer was lost, or by its circuit breaker. */
async function isRollingBack(arn: string, world: World): Promise<boolean> {
  try {
    return (await world.ecs.describeServiceDeployment(arn))?.status.startsWith('ROLLBACK_') === true;
  } catch {
    return false;
  }
}
