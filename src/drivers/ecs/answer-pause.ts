import type { RevisionArn } from '@slipway/ecs-rules/arns';
import type { StartedService, StartRequest } from '../../follow/due-update.ts';
import { noteSent } from '../../follow/note-sent.ts';
import type { FollowWorld } from '../../follow/world.ts';
import type { ServiceDeploymentRecord } from '../../ports/service-records.ts';
import { revisionName } from '../../text/arn.ts';
import { adoptPaused } from './adopt-paused.ts';
import { type AnswerPlan, describeAnswered } from './choose-answer.ts';
import { driveRollout } from './driver.ts';
import type { Rollout } from './rollout.ts';
import { sendAnswer } from './send-answer.ts';

type AnswerWorld = Pick<FollowWorld, 'clock' | 'ecs' | 'signal' | 'report' | 'notes'>;

/** A deployment to answer, and how it is followed then. */
export interface DueAnswer {
  readonly plan: Exclude<AnswerPlan, { readonly kind: 'refuse' }>;
  readonly request: StartRequest;
  readonly deployment: ServiceDeploymentRecord;
  /** The revision that a rollback brings back; absent: the deployment is to continue. */
  readonly toArn?: RevisionArn | undefined;
}

/** Answers the pause, unless that is done, and gives the deployment to follow. */
export async function answerPause(due: DueAnswer, world: AnswerWorld): Promise<StartedService> {
  const { plan, request, deployment, toArn } = due;
  const { name } = request.plan.service;
  const rollout = adoptPaused(request, { deployment, hookId: plan.hookId });
  const why = plan.kind === 'follow' ? plan.why : await send(rollout, plan.hookId, due, world);
  if (why !== undefined) {
    world.report({ type: 'notice', text: `${why} No answer is sent; following the deployment to its end.` });
  }
  world.notes.noteService(name, { deploymentId: rollout.facts.ourId, serviceDeploymentArn: deployment.arn });
  const driver = driveRollout(rollout, toArn === undefined ? undefined : { toArn });
  const started = why === undefined ? 'continued' : 'not answered again';
  return { kind: 'following', name, driver: { ...driver, words: { started, afterStart: 'the answer was sent' } } };
}

/** @returns what happened to a hook that waited no longer; undefined: the answer was sent */
async function send(rollout: Rollout, hookId: string, due: DueAnswer, world: AnswerWorld): Promise<string | undefined> {
  const { deployment, toArn } = due;
  reportAnswer(rollout, due, world);
  const action = toArn === undefined ? 'CONTINUE' : 'ROLLBACK';
  const answer = { serviceDeploymentArn: deployment.arn, hookId, action } as const;
  const found = await noteSent(rollout.before.name, world, () => sendAnswer(answer, world));
  return found === 'sent' ? undefined : describeAnswered(found);
}

function reportAnswer({ facts, before }: Rollout, { deployment, toArn }: DueAnswer, world: AnswerWorld): void {
  const { lifecycleStage } = deployment;
  const where = lifecycleStage === undefined ? '' : ` at ${lifecycleStage}`;
  const what = `deployment ${facts.ourId} of ${revisionName(facts.revisionArn)} waits for approval${where}`;
  const service = before.name;
  if (toArn === undefined) world.report({ type: 'continue-asked', service, why: `${what}.` });
  else world.report({ type: 'rollback-asked', service, why: `${what}; ECS rolls it back to ${revisionName(toArn)}.` });
}
