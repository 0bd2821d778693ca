/**
 * Lifecycle events for which an AppSpec file may name a Lambda function. The scenario defines the function's result.
 */
import type { MutableState } from '../mutable-state.ts';
import { fitsPattern } from '../pattern.ts';
import type { StageFailure, StageInput, StageOutcome } from './stage-outcome.ts';

/** AWS CodeDeploy User Guide, troubleshoot Amazon ECS deployment issues: a callback is expected within one hour. */
const CALLBACK_MS = 3_600_000;

export function runHook(state: MutableState, { record, stage, now }: StageInput): StageOutcome {
  const target = record.appSpec.hooks[stage.name];
  if (target === undefined) return { kind: 'done', record };
  if (stage.reported === 'Failed') return { kind: 'failed', failure: HOOK_FAILED };
  if (stage.reported === 'Succeeded') return { kind: 'done', record };
  const behaviour = state.scenario.hooks?.find((entry) => fitsPattern(entry.target, target));
  const outcome = behaviour?.outcome ?? 'SUCCEEDED';
  const expiresAt = stage.startedAt + CALLBACK_MS;
  const answerAt = outcome === 'IN_PROGRESS' ? Number.POSITIVE_INFINITY : stage.startedAt + (behaviour?.afterMs ?? 0);
  if (now >= Math.min(answerAt, expiresAt)) {
    if (answerAt >= expiresAt) return { kind: 'failed', failure: CALLBACK_LATE };
    return outcome === 'FAILED' ? { kind: 'failed', failure: HOOK_FAILED } : { kind: 'done', record };
  }
  return { kind: 'wait', record, until: Math.min(answerAt, expiresAt) };
}

/** Texts of AWS CodeDeploy User Guide, troubleshoot Amazon ECS deployment issues; the codes are assumed. */
const HOOK_FAILED: StageFailure = {
  status: 'Failed',
  error: {
    code: 'HOOK_EXECUTION_FAILURE',
    message: 'The deployment failed because one or more of the lifecycle event validation functions failed.',
  },
  event: 'DEPLOYMENT_FAILURE',
};

const CALLBACK_LATE: StageFailure = {
  status: 'Failed',
  error: {
    code: 'TIMEOUT',
    message:
      'The deployment timed out while waiting for a status callback. CodeDeploy expects a status callback within one hour after a deployment hook is invoked.',
  },
  event: 'DEPLOYMENT_FAILURE',
};
