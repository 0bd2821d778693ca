/** Lifecycle stages of a service deployment at which a hook can run, in their order. */

/** ECS API reference, DeploymentLifecycleHook. */
export const HOOK_STAGES = [
  'RECONCILE_SERVICE',
  'PRE_SCALE_UP',
  'POST_SCALE_UP',
  'TEST_TRAFFIC_SHIFT',
  'POST_TEST_TRAFFIC_SHIFT',
  'PRE_PRODUCTION_TRAFFIC_SHIFT',
  'PRODUCTION_TRAFFIC_SHIFT',
  'POST_PRODUCTION_TRAFFIC_SHIFT',
] as const;

export type HookStage = (typeof HOOK_STAGES)[number];

/** Stages at which a PAUSE hook is possible: not while traffic moves (ECS API reference, DeploymentLifecycleHook). */
export const PAUSE_STAGES = [
  'RECONCILE_SERVICE',
  'PRE_SCALE_UP',
  'POST_SCALE_UP',
  'POST_TEST_TRAFFIC_SHIFT',
  'PRE_PRODUCTION_TRAFFIC_SHIFT',
  'POST_PRODUCTION_TRAFFIC_SHIFT',
] as const satisfies readonly HookStage[];

export type PauseStage = (typeof PAUSE_STAGES)[number];
