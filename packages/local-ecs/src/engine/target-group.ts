/** Target groups: created by a command, named by services, read by DescribeTargetHealth. */
import { defined, type JsonObject } from '@slipway/ecs-rules/values';
import { targetGroupArn } from './arn.ts';
import type { TargetGroupSpecification } from './contract.ts';
import { drawHex } from './identifiers.ts';
import type { FixedTarget } from './load-balancing/records.ts';
import type { MutableState } from './mutable-state.ts';
import type { EngineState, TargetGroupRecord } from './state.ts';
import type { TargetRecord, TaskRecord } from './task-record.ts';

/**
 * Makes a target group, or changes the one of that name: its ARN stays, and so does what only CreateTargetGroup sets.
 * Returns `targetGroupArn`.
 */
export function putTargetGroup(state: MutableState, specification: TargetGroupSpecification): JsonObject {
  const existing = findByName(state.targetGroups.values(), specification.name);
  const arn = existing?.arn ?? targetGroupArn(state.settings, specification.name, drawHex(state, 16));
  const before = existing?.given === undefined ? undefined : existing.specification;
  const { targetType, healthCheckProtocol, healthCheckPort } = before ?? {};
  const targetGroup = { ...defined({ targetType, healthCheckProtocol, healthCheckPort }), ...specification };
  state.targetGroups.set(arn, { ...existing, arn, specification: targetGroup });
  state.effects.push({ kind: 'serve-target-group', targetGroupArn: arn, targetGroup });
  return { targetGroupArn: arn };
}

function findByName(groups: Iterable<TargetGroupRecord>, name: string): TargetGroupRecord | undefined {
  for (const group of groups) if (group.specification.name === name) return group;
  return undefined;
}

/** One target, as ELB's DescribeTargetHealth describes it. */
export interface DescribedTarget {
  /** Instance id on EC2, address elsewhere. */
  readonly id: string;
  readonly port: number;
  readonly state: 'initial' | 'healthy' | 'unhealthy' | 'draining';
  /** ELB's reason code, absent for a healthy target. */
  readonly reason?: string;
  readonly description?: string;
  /** Absent for one that a call has registered. */
  readonly taskArn?: string;
  readonly availabilityZone?: string;
}

/** The targets of a group: those that calls have registered, then in the order in which their tasks were made; undefined when there is no such group. */
export function describeTargetHealth(state: EngineState, arn: string): readonly DescribedTarget[] | undefined {
  const group = state.targetGroups.get(arn);
  if (group === undefined) return undefined;
  const all: DescribedTarget[] = (group.targets ?? []).map(describeFixedTarget);
  for (const task of state.tasks.values()) {
    for (const target of task.targets) {
      const health = target.targetGroupArn === arn ? describeTarget(state, task, target) : undefined;
      if (health !== undefined) all.push(health);
    }
  }
  return all;
}

function describeFixedTarget({ id, port, availabilityZone, state, reason }: FixedTarget): DescribedTarget {
  return { id, port, ...defined({ availabilityZone }), state, ...explainHealth({ state, ...defined({ reason }) }) };
}

function describeTarget(state: EngineState, task: TaskRecord, target: TargetRecord): DescribedTarget | undefined {
  if (target.state === 'unregistered' || target.state === 'drained') return undefined;
  const instance = task.instanceArn === undefined ? undefined : state.instances.get(task.instanceArn);
  return {
    id: instance?.ec2InstanceId ?? target.address ?? task.address,
    port: target.port ?? target.containerPort,
    state: target.state,
    ...explainHealth(target),
    taskArn: task.arn,
    availabilityZone: task.availabilityZone,
  };
}

/** Reason codes and descriptions of ELB (Elastic Load Balancing API reference, TargetHealth). */
function explainHealth(target: Pick<TargetRecord, 'state' | 'reason'>): { reason?: string; description?: string } {
  switch (target.state) {
    case 'initial':
      return { reason: 'Elb.RegistrationInProgress', description: 'Target registration is in progress' };
    case 'draining':
      return { reason: 'Target.DeregistrationInProgress', description: 'Target deregistration is in progress' };
    case 'unhealthy':
      return explainUnhealthy(target.reason ?? 'Health checks failed');
    default:
      return {};
  }
}

function explainUnhealthy(description: string): { reason: string; description: string } {
  if (description.includes('with these codes')) return { reason: 'Target.ResponseCodeMismatch', description };
  if (description.includes('timed out')) return { reason: 'Target.Timeout', description };
  return { reason: 'Target.FailedHealthChecks', description };
}
