import type { FollowWorld } from '../../follow/world.ts';
import { asDeployError } from '../../ports/deploy-error.ts';
import type { HookAnswer } from '../../ports/pause-answer.ts';
import { sendOnce } from '../../ports/send-once.ts';
import type { LifecycleHook } from '../../ports/service-records.ts';
import { isWaiting } from '../../rollout/lifecycle-hooks.ts';

/**
 * Answers once. After a lost answer, and after a refusal, the hook is read: one that still waits was not answered, and
 * one that waits no longer gets no second answer.
 */
export async function sendAnswer(
  answer: HookAnswer,
  world: Pick<FollowWorld, 'clock' | 'ecs' | 'signal' | 'report'>,
): Promise<'sent' | LifecycleHook> {
  const { ecs } = world;
  const find = async () => {
    const deployment = await ecs.describeServiceDeployment(answer.serviceDeploymentArn);
    const hook = deployment?.hooks.find(({ id }) => id === answer.hookId);
    return hook === undefined || isWaiting(hook) ? undefined : hook;
  };
  const send = async () => {
    await ecs.answerHook(answer);
    return 'sent' as const;
  };
  try {
    return await sendOnce<'sent' | LifecycleHook>({ send, find }, world);
  } catch (thrown) {
    const error = asDeployError(thrown);
    const hook = error.kind === 'rejected' ? await find() : undefined;
    if (hook === undefined) throw error;
    return hook;
  }
}
