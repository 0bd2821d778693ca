/** Registers tasks with their target groups and deregisters stopping ones, in each pass of the scheduler. */

import { mappingKey } from './capacity.ts';
import type { PortBinding } from './contract.ts';
import { findAddress } from './describe-attachments.ts';
import { describeDeregistered, describeDraining, describeRegistered } from './event-texts.ts';
import { report } from './events.ts';
import type { MutableState } from './mutable-state.ts';
import type { ServiceState } from './service-record.ts';
import type { TargetRecord, TaskRecord } from './task-record.ts';
import { changeTask, endTask, hasRunningContainer, isRegistered } from './task-stop.ts';

/** ACTIVATING tasks become targets and RUNNING; DEACTIVATING ones stop being targets and drain. */
export function syncTargets(
  state: MutableState,
  service: ServiceState,
  seen: { readonly tasks: readonly TaskRecord[]; readonly now: number },
): ServiceState {
  const { tasks, now } = seen;
  const registered = new Map<string, number>();
  const deregistered = new Map<string, number>();
  const draining = new Map<string, number>();
  for (const task of tasks) {
    if (task.lastStatus === 'ACTIVATING') countEach(registered, registerTargets(state, task, now));
    if (task.lastStatus !== 'DEACTIVATING') continue;
    const left = deregisterTargets(state, task);
    countEach(deregistered, left);
    if (left.length > 0) countEach(draining, [task.deploymentId ?? '']);
  }
  const primary = service.deployments[0];
  let reported = service;
  for (const [arn, count] of registered)
    reported = report(state, reported, { text: describeRegistered(service, count, arn), now });
  for (const [arn, count] of deregistered)
    reported = report(state, reported, { text: describeDeregistered(service, count, arn), now });
  for (const [deploymentId, count] of draining) {
    const taskSet = deploymentId === primary?.id ? undefined : deploymentId;
    reported = report(state, reported, { text: describeDraining(service, count, taskSet), now });
  }
  return reported;
}

function countEach(counts: Map<string, number>, keys: readonly string[]): void {
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Returns the target groups that it was registered in. */
function registerTargets(state: MutableState, task: TaskRecord, now: number): readonly string[] {
  const targets = task.targets.map((target): TargetRecord => {
    const place = locateTarget(task, target);
    state.effects.push({ kind: 'register-target', targetGroupArn: target.targetGroupArn, taskArn: task.arn, ...place });
    return { ...target, ...place, state: 'initial' };
  });
  changeTask(state, task, { targets, lastStatus: 'RUNNING', startedAt: now });
  return targets.map((target) => target.targetGroupArn);
}

/** Where the load balancer reaches the container: its host port where it has one, else its own address and port. */
function locateTarget(task: TaskRecord, target: TargetRecord): { readonly address: string; readonly port: number } {
  const container = task.containers.find(({ name }) => name === target.containerName);
  const binding = container?.networkBindings.find(
    (each): each is PortBinding => 'containerPort' in each && each.containerPort === target.containerPort,
  );
  const address = task.launchType === 'FARGATE' && binding !== undefined ? findAddress(task) : task.address;
  const mapping = { container: target.containerName, containerPort: target.containerPort, protocol: 'tcp' };
  const port = binding?.hostPort ?? task.reservation.dynamicPorts[mappingKey(mapping)] ?? target.containerPort;
  return { address, port };
}

/**
 * Returns the target groups that it was deregistered from. A task without running containers has no connections to
 * drain.
 */
function deregisterTargets(state: MutableState, task: TaskRecord): readonly string[] {
  const leaving = task.targets.filter((target) => ['initial', 'healthy', 'unhealthy'].includes(target.state));
  if (leaving.length === 0) return [];
  const isAlive = hasRunningContainer(task);
  for (const { targetGroupArn } of leaving) {
    state.effects.push({ kind: 'deregister-target', targetGroupArn, taskArn: task.arn });
  }
  const targets = task.targets.map((target): TargetRecord => ({ ...target, state: isAlive ? 'draining' : 'drained' }));
  changeTask(state, task, { targets });
  return leaving.map(({ targetGroupArn }) => targetGroupArn);
}

/** Ends tasks that have left their target groups and have no container left. */
export function endDeadTasks(state: MutableState, tasks: readonly TaskRecord[], now: number): void {
  for (const task of tasks) {
    const isOver = task.lastStatus === 'DEACTIVATING' && !hasRunningContainer(task) && !isRegistered(task);
    if (isOver) endTask(state, task, now);
  }
}
