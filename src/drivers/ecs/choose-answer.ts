import type { ErrorDetails } from '../../ports/deploy-error.ts';
import type { AnswerRequest } from '../../ports/pause-answer.ts';
import type { LifecycleHook, ServiceDeploymentRecord, ServiceRecord } from '../../ports/service-records.ts';
import { findPrimary } from '../../rollout/followed-deployment.ts';
import { isWaiting } from '../../rollout/lifecycle-hooks.ts';
import { isOver } from '../../rollout/strategy.ts';
import { revisionName } from '../../text/arn.ts';

/** What to do about a deployment that is to be answered. */
export type AnswerPlan =
  | { readonly kind: 'answer'; readonly hookId: string }
  /** No answer is due; `why` is a sentence. */
  | { readonly kind: 'follow'; readonly hookId?: string; readonly why: string }
  | { readonly kind: 'refuse'; readonly error: ErrorDetails };

/** The service, and its current service deployment: in progress, or the last one. */
export interface Answerable {
  readonly service: ServiceRecord;
  /** Undefined: it has none. */
  readonly deployment: ServiceDeploymentRecord | undefined;
}

/** Decides whether an answer is due, so that none is sent twice or to another deployment than was meant. */
export function chooseAnswer({ service, deployment }: Answerable, request: AnswerRequest): AnswerPlan {
  const { name } = service;
  if (deployment === undefined)
    return refuse(`Service ${name} has no service deployment.`, 'Check service and cluster.');
  const { serviceDeploymentArn: meantArn, hookId } = request;
  if (meantArn !== undefined && meantArn !== deployment.arn) return refuseOther(service, deployment, meantArn);
  const hook = deployment.hooks.find(({ id }) => id === hookId);
  if (isOver(deployment)) {
    const over = `Service deployment ${deployment.arn} is already ${deployment.status}.`;
    const why = hook === undefined || isWaiting(hook) ? over : `${describeAnswered(hook)} ${over}`;
    if (meantArn !== undefined || hook !== undefined) return { kind: 'follow', why };
    return refuse(`Service ${name} has no deployment in progress. ${over}`, 'Start a deployment first.');
  }
  if (hookId === undefined) return chooseHook(deployment);
  if (hook !== undefined) return answerOrFollow(hook, deployment);
  return refuse(`Service deployment ${deployment.arn} has no lifecycle hook ${hookId}.`, adviseStatus(service));
}

/** Named are the deployment that was meant and the current one. */
function refuseOther(service: ServiceRecord, current: ServiceDeploymentRecord, meantArn: string): AnswerPlan {
  const now = revisionName(findPrimary(service)?.revisionArn ?? service.revisionArn);
  const message = `Service ${service.name} has another deployment now: ${current.arn} of ${now}, not ${meantArn}.`;
  return refuse(message, 'Someone has deployed since: answer the current deployment only after reviewing it.');
}

/** A pause that was answered is the one that an earlier attempt of this step has answered, or someone else. */
function chooseHook(deployment: ServiceDeploymentRecord): AnswerPlan {
  const pauses = deployment.hooks.filter(({ targetArn }) => targetArn === undefined);
  const waiting = pauses.filter(isWaiting);
  if (waiting.length > 1) {
    const ids = waiting.map(({ id }) => id).join(', ');
    return refuse(
      `Service deployment ${deployment.arn} waits at several hooks: ${ids}.`,
      'Set hook-id to one of them.',
    );
  }
  const hook = waiting[0] ?? pauses.at(-1);
  if (hook !== undefined) return answerOrFollow(hook, deployment);
  const { lifecycleStage } = deployment;
  const stage = lifecycleStage === undefined ? '' : ` (stage ${lifecycleStage})`;
  const message = `Service deployment ${deployment.arn} does not wait at a PAUSE lifecycle hook${stage}.`;
  return refuse(message, 'Deploy with wait-until: paused, and answer after that step.');
}

function answerOrFollow(hook: LifecycleHook, { arn, status }: ServiceDeploymentRecord): AnswerPlan {
  const { id: hookId } = hook;
  if (isWaiting(hook) && status === 'IN_PROGRESS') return { kind: 'answer', hookId };
  const why = isWaiting(hook) ? `Service deployment ${arn} is ${status}.` : describeAnswered(hook);
  return { kind: 'follow', hookId, why };
}

/** What happened at a hook that waits no longer, as a sentence. */
export function describeAnswered({ id, status, timeoutAction }: LifecycleHook): string {
  switch (status) {
    case 'SUCCEEDED':
      return `Lifecycle hook ${id} was already answered: continue.`;
    case 'FAILED':
      return `Lifecycle hook ${id} was already answered: roll back.`;
    case 'TIMED_OUT':
      return `Lifecycle hook ${id} timed out: ECS ${timeoutAction === 'CONTINUE' ? 'continues' : 'rolls back'}.`;
    default:
      return `Lifecycle hook ${id} is ${status}.`;
  }
}

function adviseStatus({ name }: ServiceRecord): string {
  return `Correct hook-id. See the deployment: slipway status ${name}`;
}

function refuse(message: string, advice: string): AnswerPlan {
  return { kind: 'refuse', error: { kind: 'input', message, advice } };
}
