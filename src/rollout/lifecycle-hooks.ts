import type { LifecycleHook } from '../ports/service-records.ts';

/** Whether the deployment waits at this hook for an answer (ECS API reference, DeploymentLifecycleHookDetail). */
export function isWaiting({ status }: LifecycleHook): boolean {
  return status === 'AWAITING_ACTION';
}

/** Whether the deployment enters no further stage before this hook has ended. */
export function isOpenHook(hook: LifecycleHook): boolean {
  return isWaiting(hook) || hook.status === 'IN_PROGRESS';
}
