import { finishCodeDeployment } from '../code-deploy/finish.ts';
import type { DeployRequest } from '../inputs/request.ts';
import { nameRevision } from '../task-definition/document.ts';
import type { World } from '../world.ts';
import { askWhy, explain } from './explain.ts';
import { followRollout, listServing, type Rollout, type RolloutEnding } from './follow.ts';
import type { ServiceRecord } from './observation.ts';
import { requestRollback } from './request-rollback.ts';
import { shouldTakeBack, takeBack } from './roll-back.ts';
import type { ServiceEnding, StartedService } from './start-service.ts';
import { EXIT_CODES, type Verdict } from './verdict.ts';
import { followBack, type Returned } from './way-back.ts';

/** What a service comes to when nobody follows it. */
export function leaveService(started: StartedService): ServiceEnding {
  if (started.kind === 'judged') return started.ending;
  if (started.kind === 'return') {
    const { deploymentId, revisionArn } = started.back.wayBack;
    const what = `deployment ${deploymentId} of ${nameRevision(revisionArn)}`;
    return { verdict: 'started', reason: `ECS was asked to take ${what} back; that is not followed.` };
  }
  if (started.kind === 'code-deploy') {
    const { deploymentId, revisionArn } = started.course.facts;
    const what = `deployment ${deploymentId} of ${nameRevision(revisionArn)}`;
    if (started.course.returnsToArn !== undefined) {
      return { verdict: 'started', reason: `CodeDeploy was asked to take ${what} back; that is not followed.` };
    }
    const reason = `Deployment ${deploymentId} of ${nameRevision(revisionArn)} was created and is not followed.`;
    return { verdict: 'started', reason };
  }
  const { ourId, revisionArn } = started.rollout.sight.facts;
  const reason = `Deployment ${ourId} of ${nameRevision(revisionArn)} was started and is not followed.`;
  return { verdict: 'started', reason };
}

/** What to do with a rollout that does not come to its end. */
export type Aftermath = Pick<DeployRequest, 'onFailure' | 'onCancel'>;

/** Follows one service to its verdict; takes a failed rollout back when that was asked for, and says why it failed. */
export async function followService(started: StartedService, after: Aftermath, world: World): Promise<ServiceEnding> {
  if (started.kind === 'judged') return started.ending;
  if (started.kind === 'code-deploy') return finishCodeDeployment(started.course, after, world);
  const { rollout, ending: seen } = await followStarted(started, after, world);
  if (seen.verdict === 'cancelled') return cancelRollout(rollout, { ending: seen, after }, world);
  if (EXIT_CODES[seen.verdict] === 0) return { verdict: seen.verdict, reason: seen.reason };
  const evidence = askWhy(describeFailure(rollout, seen), world);
  // A way back that failed is not taken back: where ECS did not go, the update was sent already.
  const isReturn = started.kind === 'return' && rollout === started.back.rollout;
  const isTakenBack = !isReturn && after.onFailure === 'rollback' && shouldTakeBack(seen, rollout);
  const ending = isTakenBack ? await takeBack(rollout, seen, world) : seen;
  explain(await evidence, world);
  return { verdict: ending.verdict, reason: `${ending.reason}${nameServing(ending)}` };
}

async function followStarted(
  started: Extract<StartedService, { readonly kind: 'rollout' | 'return' }>,
  { onFailure }: Aftermath,
  world: World,
): Promise<Returned> {
  if (started.kind === 'return') return followBack(started.back, world);
  const { rollout } = started;
  return { rollout, ending: await followRollout(onFailure === 'rollback' ? rollout : leaveToEcs(rollout), world) };
}

/** Wherever ECS itself rolls back to is the end of it. */
function leaveToEcs(rollout: Rollout): Rollout {
  const { returnsToArn: _unchecked, ...facts } = rollout.sight.facts;
  return { ...rollout, sight: { ...rollout.sight, facts } };
}

async function cancelRollout(
  rollout: Rollout,
  cancelled: { readonly ending: RolloutEnding; readonly after: Aftermath },
  world: World,
): Promise<ServiceEnding> {
  const { ending, after } = cancelled;
  if (after.onCancel === 'leave') {
    return { verdict: 'cancelled', reason: `${ending.reason} ${nameWatch(rollout, ending)}` };
  }
  const said = await requestRollback(rollout, ending, world);
  return { verdict: 'cancelled', reason: `The run was cancelled. ${said}` };
}

/** How the rollout that is left to ECS can be watched, and what stops it if it is bad. */
function nameWatch(rollout: Rollout, ending: RolloutEnding): string {
  const { cluster, service } = rollout.sight;
  const breaker = ending.lastLook?.service?.circuitBreaker ?? rollout.before.circuitBreaker;
  const guard = breaker.enabled ? 'Its circuit breaker is on.' : 'No circuit breaker stops it.';
  return `${guard} Watch it with: aws ecs describe-services --cluster ${nameRevision(cluster)} --services ${service}`;
}

/** A red verdict says what serves now, unless its reason does. */
function nameServing(ending: RolloutEnding): string {
  const service = ending.lastLook?.service;
  if (service === undefined || EXIT_CODES[ending.verdict] === 0 || ending.verdict === 'rolled-back') return '';
  return ` ${describeServing(service)}`;
}

function describeServing(service: ServiceRecord): string {
  const serving = listServing(service).map(
    ({ revisionArn, running }) => `${nameRevision(revisionArn)} with ${running}`,
  );
  return serving.length === 0 ? 'No task runs now.' : `Running now: ${serving.join(', ')}.`;
}

function describeFailure({ sight, before }: Rollout, { lastLook, verdict, reason, error }: RolloutEnding) {
  const { cluster, service, facts } = sight;
  const { loadBalancers } = lastLook?.service ?? before;
  const { ourId: deploymentId, revisionArn } = facts;
  const ending = { verdict, reason, service: lastLook?.service, ...(error === undefined ? {} : { error }) };
  return { cluster, service, deploymentId, revisionArn, loadBalancers, lastLook, ending };
}

/** Worst first: the verdict of a run over several services is the worst of theirs. */
const WORST_FIRST: readonly Verdict[] = [
  'failed',
  'unknown',
  'stuck',
  'timed-out',
  'superseded',
  'rolled-back',
  'cancelled',
  'refused',
  'steady',
  'started',
  'planned',
  'unchanged',
];

/** The verdict of the run. With several services the reason names each that has it. */
export function sumUp(endings: readonly (ServiceEnding & { readonly name: string })[]): ServiceEnding {
  const verdict = WORST_FIRST.find((word) => endings.some((ending) => ending.verdict === word)) ?? 'unchanged';
  const having = endings.filter((ending) => ending.verdict === verdict);
  const [only] = having;
  if (endings.length === 1 && only !== undefined) return { verdict, reason: only.reason };
  return { verdict, reason: having.map(({ name, reason }) => `${name}: ${reason}`).join(' ') };
}
