/** Registering tasks with their target groups, and taking leaving ones out: done at the scheduler's looks. */

import { nameMapping } from './capacity.ts';
import type { PortBinding } from './contract.ts';
import type { Draft } from './draft.ts';
import { describeDeregistered, describeDraining, describeRegistered } from './event-texts.ts';
import { tell } from './events.ts';
import type { ServiceState } from './service-record.ts';
import type { TargetRecord, TaskRecord } from './task-record.ts';
import { changeTask, endTask, hasRunningContainer, isRegistered } from './task-stop.ts';

/** ACTIVATING tasks become targets and RUNNING; DEACTIVATING ones stop being targets and drain. */
export function syncTargets(
  draft: Draft,
  service: ServiceState,
  seen: { readonly tasks: readonly TaskRecord[]; readonly now: number },
): ServiceState {
  const { tasks, now } = seen;
  const registered = new Map<string, number>();
  const deregistered = new Map<string, number>();
  const draining = new Map<string, number>();
  for (const task of tasks) {
    if (task.lastStatus === 'ACTIVATING') countEach(registered, registerTargets(draft, task, now));
    if (task.lastStatus !== 'DEACTIVATING') continue;
    const left = deregisterTargets(draft, task);
    countEach(deregistered, left);
    if (left.length > 0) countEach(draining, [task.deploymentId ?? '']);
  }
  const primary = service.deployments[0];
  let told = service;
  for (const [arn, count] of registered)
    told = tell(draft, told, { text: describeRegistered(service, count, arn), now });
  for (const [arn, count] of deregistered)
    told = tell(draft, told, { text: describeDeregistered(service, count, arn), now });
  for (const [deploymentId, count] of draining) {
    const taskSet = deploymentId === primary?.id ? undefined : deploymentId;
    told = tell(draft, told, { text: describeDraining(service, count, taskSet), now });
  }
  return told;
}

function countEach(counts: Map<string, number>, keys: readonly string[]): void {
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Returns the target groups that it was registered in. */
function registerTargets(draft: Draft, task: TaskRecord, now: number): readonly string[] {
  const targets = task.targets.map((target): TargetRecord => {
    const place = locateTarget(task, target);
    draft.effects.push({ kind: 'register-target', targetGroupArn: target.targetGroupArn, taskArn: task.arn, ...place });
    return { ...target, ...place, state: 'initial' };
  });
  changeTask(draft, task, { targets, lastStatus: 'RUNNING', startedAt: now });
  return targets.map((target) => target.targetGroupArn);
}

/** Where the load balancer reaches the container: its host port where it has one, else its own address and port. */
function locateTarget(task: TaskRecord, target: TargetRecord): { readonly address: string; readonly port: number } {
  const container = task.containers.find(({ name }) => name === target.containerName);
  const binding = container?.networkBindings.find(
    (each): each is PortBinding => 'containerPort' in each && each.containerPort === target.containerPort,
  );
  const address = task.launchType === 'FARGATE' && binding !== undefined ? binding.bindIP : task.address;
  const mapping = { container: target.containerName, containerPort: target.containerPort, protocol: 'tcp' };
  const port = binding?.hostPort ?? task.reservation.dynamicPorts[nameMapping(mapping)] ?? target.containerPort;
  return { address, port };
}

/** Returns the target groups that it has left. A task whose containers are gone has no connection to wait for. */
function deregisterTargets(draft: Draft, task: TaskRecord): readonly string[] {
  const leaving = task.targets.filter(({ state }) => ['initial', 'healthy', 'unhealthy'].includes(state));
  if (leaving.length === 0) return [];
  const isAlive = hasRunningContainer(task);
  for (const { targetGroupArn } of leaving) {
    draft.effects.push({ kind: 'deregister-target', targetGroupArn, taskArn: task.arn });
  }
  const targets = task.targets.map((target): TargetRecord => ({ ...target, state: isAlive ? 'draining' : 'drained' }));
  changeTask(draft, task, { targets });
  return leaving.map(({ targetGroupArn }) => targetGroupArn);
}

/** Ends tasks that have left their target groups and have no container left. */
export function endDeadTasks(draft: Draft, tasks: readonly TaskRecord[], now: number): void {
  for (const task of tasks) {
    const isOver = task.lastStatus === 'DEACTIVATING' && !hasRunningContainer(task) && !isRegistered(task);
    if (isOver) endTask(draft, task, now);
  }
}
