import { lastPart } from '../engine/arn.ts';
import type { NetworkBinding } from '../engine/contract.ts';
import { computeTaskHealth } from '../engine/health.ts';
import type { EngineState } from '../engine/step.ts';
import type { TaskRecord } from '../engine/task-record.ts';
import type { ShownTask } from './snapshot.ts';

/** Of a failed start, an exit, or a health check; not of a task that the scheduler or a user stopped. */
export function isFailed({ stopCode, stoppedReason = '' }: TaskRecord): boolean {
  if (stopCode === 'TaskFailedToStart' || stopCode === 'EssentialContainerExited') return true;
  return stopCode !== undefined && /\bfailed\b.*\bhealth checks?\b/.test(stoppedReason);
}

export function showTask(state: EngineState, task: TaskRecord): ShownTask {
  const instance = task.instanceArn === undefined ? undefined : state.instances.get(task.instanceArn);
  return {
    id: task.id,
    revision: lastPart(task.revisionArn),
    status: showStatus(task),
    isFailed: isFailed(task),
    health: showHealth(task),
    ...(instance === undefined ? {} : { instance: instance.ec2InstanceId }),
    ports: task.lastStatus === 'STOPPED' ? [] : task.containers.flatMap((one) => one.networkBindings.map(showPort)),
    ...explain(task),
    at: task.stoppedAt ?? task.stoppingAt ?? task.startedAt ?? task.createdAt,
  };
}

/** ECS says DEACTIVATING while a target drains; the load balancer's own word says more. */
function showStatus({ lastStatus, targets }: TaskRecord): string {
  const isDraining = lastStatus === 'DEACTIVATING' || targets.some(({ state }) => state === 'draining');
  return isDraining && lastStatus !== 'STOPPED' ? 'DRAINING' : lastStatus;
}

function showHealth(task: TaskRecord): string {
  if (task.lastStatus === 'STOPPED') return '–';
  const target = task.targets.find(({ state }) => state !== 'unregistered' && state !== 'drained');
  if (target !== undefined) return `target ${target.state}`;
  return computeTaskHealth(task).toLowerCase();
}

function showPort(binding: NetworkBinding): string {
  const isRange = 'hostPortRange' in binding;
  const from = isRange ? binding.containerPortRange : binding.containerPort;
  return `${from} → ${isRange ? binding.hostPortRange : binding.hostPort}`;
}

/** The exit code of a container says more than the reason of its task. */
function explain({ stoppedReason, containers }: TaskRecord): { readonly reason?: string } {
  const exits = containers.flatMap(({ name, exitCode, reason }) => {
    if (exitCode === undefined && reason === undefined) return [];
    return [
      `${name}: ${[exitCode === undefined ? '' : `exit code ${exitCode}`, reason ?? ''].filter(Boolean).join(', ')}`,
    ];
  });
  const all = [...(stoppedReason === undefined ? [] : [stoppedReason]), ...exits];
  return all.length === 0 ? {} : { reason: all.join(' · ') };
}
