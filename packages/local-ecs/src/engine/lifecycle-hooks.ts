/** Lifecycle hooks of a deployment: which run at a stage, and how they end. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { defined } from '@slipway/ecs-rules/values';
import type { Scenario } from './contract.ts';
import { drawUrlSafe } from './identifiers.ts';
import { readNumber, readObject, readObjects, readString, readStrings } from './input.ts';
import type { MutableState } from './mutable-state.ts';
import { fitsPattern } from './pattern.ts';
import type { HookRun, LifecycleStage } from './shift-record.ts';

const MINUTE_MS = 60_000;
/** ECS API reference, DeploymentLifecycleHookTimeoutConfiguration. */
const DEFAULT_TIMEOUT_MINUTES = 1440;

/** Begins the hooks of a stage. @param configuration the deployment's own */
export function openHooks(
  state: MutableState,
  configuration: JsonObject,
  entry: { readonly stage: LifecycleStage; readonly now: number },
): readonly HookRun[] {
  return readObjects(configuration, 'lifecycleHooks')
    .filter((hook) => readStrings(hook, 'lifecycleStages').includes(entry.stage))
    .map((hook) => openHook(state, hook, entry));
}

function openHook(
  state: MutableState,
  hook: JsonObject,
  { stage, now }: { readonly stage: LifecycleStage; readonly now: number },
): HookRun {
  const isPause = readString(hook, 'targetType') === 'PAUSE';
  const targetArn = readString(hook, 'hookTargetArn');
  const timeout = readObject(hook, 'timeoutConfiguration') ?? {};
  const timeoutMs = (readNumber(timeout, 'timeoutInMinutes') ?? DEFAULT_TIMEOUT_MINUTES) * MINUTE_MS;
  return {
    // The form of a pause hook's id is observed; that of a Lambda hook's is assumed.
    id: `${isPause ? 'ecs-pause-' : 'ecs-lambda-'}${drawUrlSafe(state, 43)}`,
    targetType: isPause ? 'PAUSE' : 'AWS_LAMBDA',
    ...defined({ targetArn: isPause || targetArn === undefined ? undefined : targetArn }),
    stage,
    status: isPause ? 'AWAITING_ACTION' : 'IN_PROGRESS',
    startedAt: now,
    expiresAt: now + timeoutMs,
    timeoutAction: readString(timeout, 'action') === 'CONTINUE' ? 'CONTINUE' : 'ROLLBACK',
    isRefused: false,
  };
}

/** A hook as time and the scenario leave it. */
export function resolveHook(hook: HookRun, scenario: Scenario, now: number): HookRun {
  if (!isOpen(hook)) return hook;
  const answer = hook.targetType === 'PAUSE' ? undefined : findAnswer(hook, scenario);
  const isAnswered = answer !== undefined && answer.outcome !== 'IN_PROGRESS' && now >= answer.at;
  if (isAnswered && answer.at < hook.expiresAt) return { ...hook, status: answer.outcome };
  return now >= hook.expiresAt ? { ...hook, status: 'TIMED_OUT' } : hook;
}

function findAnswer(
  hook: HookRun,
  scenario: Scenario,
): { readonly at: number; readonly outcome: 'SUCCEEDED' | 'FAILED' | 'IN_PROGRESS' } {
  const behaviour = scenario.hooks?.find((entry) => fitsPattern(entry.target, hook.targetArn ?? ''));
  return { at: hook.startedAt + (behaviour?.afterMs ?? 0), outcome: behaviour?.outcome ?? 'SUCCEEDED' };
}

export function isOpen(hook: HookRun): boolean {
  return hook.status === 'AWAITING_ACTION' || hook.status === 'IN_PROGRESS';
}

export function isFailed(hook: HookRun): boolean {
  return hook.status === 'FAILED' || (hook.status === 'TIMED_OUT' && hook.timeoutAction === 'ROLLBACK');
}

/** When an open hook may next change by itself. */
export function nextHookMoment(hook: HookRun, scenario: Scenario): number {
  if (!isOpen(hook)) return Number.POSITIVE_INFINITY;
  const answer = hook.targetType === 'PAUSE' ? undefined : findAnswer(hook, scenario);
  const isComing = answer !== undefined && answer.outcome !== 'IN_PROGRESS';
  return isComing ? Math.min(answer.at, hook.expiresAt) : hook.expiresAt;
}

/**
 * What follows "because" in the rollback's reason. That of a hook which returned FAILED is observed; those of a refusal
 * and of a time-out are assumed.
 */
export function explainFailedHook(hook: HookRun): string {
  if (hook.isRefused) return 'a rollback was requested';
  const start = `${hook.stage} lifecycle hook(s) failed.`;
  if (hook.status === 'TIMED_OUT') return `${start} Lifecycle hook ${hook.targetArn ?? hook.id} timed out`;
  return `${start} Lifecycle hook target ${hook.targetArn ?? hook.id} returned FAILED status`;
}
