import type { FollowWorld } from '../../follow/world.ts';
import { asDeployError } from '../../ports/deploy-error.ts';
import type { HookAnswer } from '../../ports/pause-answer.ts';
import { openRetries } from '../../ports/retry.ts';
import { sendOnce } from '../../ports/send-once.ts';
import type { LifecycleHook } from '../../ports/service-records.ts';
import { isWaiting } from '../../rollout/lifecycle-hooks.ts';

type AnswerWorld = Pick<FollowWorld, 'clock' | 'ecs' | 'signal' | 'report'>;

/** After a refusal: reads may lag another's answer by a second or two (ECS API reference, RunTask). */
const PAUSES_MS = [0, 2_000, 4_000];

/**
 * Answers once. After a lost answer, and after a refusal, the hook is read: one that still waits was not answered, and
 * one that waits no longer gets no second answer.
 */
export async function sendAnswer(answer: HookAnswer, world: AnswerWorld): Promise<'sent' | LifecycleHook> {
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
    const hook = error.kind === 'rejected' ? await findAnswered(find, world) : undefined;
    if (hook === undefined) throw error;
    return hook;
  }
}

async function findAnswered(
  find: () => Promise<LifecycleHook | undefined>,
  world: AnswerWorld,
): Promise<LifecycleHook | undefined> {
  const retry = openRetries(world);
  for (const pauseMs of PAUSES_MS) {
    await world.clock.sleep(pauseMs, world.signal);
    const hook = await retry(find);
    if (hook !== undefined) return hook;
  }
  return undefined;
}
