/** Targets that a call has registered, in addition to those of tasks. */
import type { Effect, Fact } from '../contract.ts';
import type { MutableState } from '../mutable-state.ts';
import type { InstanceRecord, TargetGroupRecord } from '../state.ts';
import type { FixedTarget } from './records.ts';
import type { ReadTable } from './serve-listeners.ts';

interface TargetTables {
  readonly instances: ReadTable<InstanceRecord>;
}

/** Whether a target is given by its address, not by the id of an instance. */
export function isAddress(id: string): boolean {
  return /^\d{1,3}(?:\.\d{1,3}){3}$/.test(id);
}

/** Where a task has its ARN. */
export function writeTargetKey({ id, port }: Pick<FixedTarget, 'id' | 'port'>): string {
  return `target/${id}/${port}`;
}

/** None when its container instance no longer exists. */
export function describeTargetEffect(
  { instances }: TargetTables,
  group: TargetGroupRecord,
  target: FixedTarget,
): readonly Effect[] {
  const instance = [...instances.values()].find(({ ec2InstanceId }) => ec2InstanceId === target.id);
  const address = isAddress(target.id) ? target.id : instance?.address;
  if (address === undefined) return [];
  const { port } = target;
  return [{ kind: 'register-target', targetGroupArn: group.arn, taskArn: writeTargetKey(target), address, port }];
}

export function listTargetEffects(
  tables: TargetTables & { readonly targetGroups: ReadTable<TargetGroupRecord> },
): readonly Effect[] {
  return [...tables.targetGroups.values()].flatMap((group) =>
    (group.targets ?? []).flatMap((target) => describeTargetEffect(tables, group, target)),
  );
}

/** The health of such a target, as the load balancer has found it. */
export function noteTargetHealth(state: MutableState, fact: Fact): void {
  if (fact.kind !== 'target-health') return;
  const group = state.targetGroups.get(fact.targetGroupArn);
  if (group?.targets === undefined) return;
  const targets = group.targets.map((target): FixedTarget => {
    if (writeTargetKey(target) !== fact.taskArn) return target;
    const { reason: _before, ...registered } = target;
    return { ...registered, state: fact.state, ...(fact.reason === undefined ? {} : { reason: fact.reason }) };
  });
  state.targetGroups.set(group.arn, { ...group, targets });
}
