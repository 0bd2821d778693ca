import { PAUSE_STAGES, type PauseStage } from '@slipway/ecs-rules/lifecycle-stages';

/** What a run waits for: the end of the deployment, any pause before it, or a pause at that lifecycle stage. */
export type WaitUntil = 'steady' | 'paused' | PauseStage;

export const WAITS = ['steady', 'paused', ...PAUSE_STAGES] as const satisfies readonly WaitUntil[];
