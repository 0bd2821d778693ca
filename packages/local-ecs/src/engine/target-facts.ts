/** What load balancers report about a task. */

import { defined } from '@slipway/ecs-rules/values';
import type { Fact } from './contract.ts';
import type { MutableState } from './mutable-state.ts';
import type { TargetRecord, TaskRecord } from './task-record.ts';
import { changeTask, endTask } from './task-stop.ts';

export type TargetFact = Extract<Fact, { readonly kind: 'target-health' | 'target-drained' }>;

export function applyTargetFact(
  state: MutableState,
  task: TaskRecord,
  { fact, now }: { readonly fact: TargetFact; readonly now: number },
): void {
  const targets = task.targets.map((target) =>
    target.targetGroupArn === fact.targetGroupArn ? changeTarget(target, fact) : target,
  );
  const changed = changeTask(state, task, { targets });
  const isGone = fact.kind === 'target-drained' && task.lastStatus === 'DEACTIVATING';
  if (isGone && targets.every((target) => target.state !== 'draining')) endTask(state, changed, now);
}

/** Health is news only of a target that is registered; drained is, only of one that is draining. */
function changeTarget(target: TargetRecord, fact: TargetFact): TargetRecord {
  const { reason: _reason, ...plain } = target;
  if (fact.kind === 'target-drained') return target.state === 'draining' ? { ...plain, state: 'drained' } : target;
  if (!['initial', 'healthy', 'unhealthy'].includes(target.state)) return target;
  return { ...plain, state: fact.state, ...defined({ reason: fact.reason }) };
}
