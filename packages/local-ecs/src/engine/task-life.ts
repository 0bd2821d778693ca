/** Applies facts to a task. Facts may come late, twice, or about tasks that no longer exist: those change nothing. */

import { defined } from '@slipway/ecs-rules/values';
import type { Fact, NetworkBinding } from './contract.ts';
import { noteInstanceHealth } from './load-balancing/classic/note-instance-health.ts';
import { noteTargetHealth } from './load-balancing/fixed-targets.ts';
import { type MutableState, requestEvaluation } from './mutable-state.ts';
import { changeDeployment, findDeployment } from './service-state.ts';
import { applyTargetFact } from './target-facts.ts';
import type { ContainerRecord, TaskRecord } from './task-record.ts';
import { changeTask, endTask, finishTask, hasRunningContainer, stopTask } from './task-stop.ts';

export function applyFact(state: MutableState, fact: Fact, now: number): void {
  const task = state.tasks.get(fact.taskArn);
  if (task === undefined) {
    noteInstanceHealth(state, fact);
    noteTargetHealth(state, fact);
    return;
  }
  requestEvaluation(state, now);
  if (fact.kind === 'pull-started') notePullStarted(state, task, now);
  else if (fact.kind === 'pulled') notePulled(state, task, { digests: fact.digests, now });
  else if (fact.kind === 'container-started') noteStarted(state, task, { ...fact, now });
  else if (fact.kind === 'container-health')
    changeContainer(state, task, { name: fact.container, health: fact.health });
  else if (fact.kind === 'container-exited') noteExited(state, task, { ...fact, now });
  else if (fact.kind === 'start-failed') noteStartFailed(state, task, { ...fact, now });
  else applyTargetFact(state, task, { fact, now });
}

function notePullStarted(state: MutableState, task: TaskRecord, now: number): void {
  if (task.pullStartedAt !== undefined) return;
  changeTask(state, task, { lastStatus: leaveProvisioning(task), pullStartedAt: now });
}

function leaveProvisioning(task: TaskRecord): TaskRecord['lastStatus'] {
  return task.lastStatus === 'PROVISIONING' ? 'PENDING' : task.lastStatus;
}

function changeContainer(
  state: MutableState,
  task: TaskRecord,
  change: Partial<ContainerRecord> & { readonly name: string },
): TaskRecord {
  const containers = task.containers.map((container) =>
    container.name === change.name && container.status !== 'STOPPED' ? { ...container, ...change } : container,
  );
  return changeTask(state, task, { containers });
}

/** The first task of a deployment that has its images resolves their digests for all that follow. */
function notePulled(
  state: MutableState,
  task: TaskRecord,
  pulled: { readonly digests: Readonly<Record<string, string>>; readonly now: number },
): void {
  if (task.pullStoppedAt !== undefined) return;
  const containers = task.containers.map((container) => {
    const imageDigest = pulled.digests[container.name];
    return imageDigest === undefined ? container : { ...container, imageDigest };
  });
  changeTask(state, task, { containers, lastStatus: leaveProvisioning(task), pullStoppedAt: pulled.now });
  const service = task.serviceKey === undefined ? undefined : state.services.get(task.serviceKey);
  const deployment = service === undefined ? undefined : findDeployment(service, task.deploymentId);
  if (service === undefined || deployment === undefined || deployment.isPinned) return;
  state.services.set(
    service.key,
    changeDeployment(service, deployment.id, { isPinned: true, digests: pulled.digests }),
  );
  const revision = state.serviceRevisions.get(deployment.serviceRevisionArn);
  if (revision !== undefined) state.serviceRevisions.set(revision.arn, { ...revision, digests: pulled.digests });
}

function noteStarted(
  state: MutableState,
  task: TaskRecord,
  fact: {
    readonly container: string;
    readonly runtimeId: string;
    readonly networkBindings: readonly NetworkBinding[];
    readonly address?: string;
    readonly now: number;
  },
): void {
  const { container: name, runtimeId, networkBindings, address, now } = fact;
  const isNew = task.containers.some(
    (container) => container.name === fact.container && container.status === 'PENDING',
  );
  if (!isNew) return;
  const change = { status: 'RUNNING' as const, runtimeId, networkBindings, ...defined({ address }) };
  const started = changeContainer(state, task, { name, ...change });
  becomeReady(state, started, now);
}

/** With all containers started a task runs; a target is registered first, in the scheduler's next pass. */
function becomeReady(state: MutableState, task: TaskRecord, now: number): void {
  const isStarting = task.lastStatus === 'PENDING' || task.lastStatus === 'PROVISIONING';
  if (!isStarting || task.desiredStatus === 'STOPPED') return;
  if (task.containers.some((container) => container.status === 'PENDING') || !hasRunningContainer(task)) return;
  if (task.targets.length > 0) changeTask(state, task, { lastStatus: 'ACTIVATING' });
  else changeTask(state, task, { lastStatus: 'RUNNING', startedAt: now });
}

function noteExited(
  state: MutableState,
  task: TaskRecord,
  fact: { readonly container: string; readonly exitCode: number; readonly reason?: string; readonly now: number },
): void {
  const container = task.containers.find(({ name }) => name === fact.container);
  if (container === undefined || container.status === 'STOPPED') return;
  const { exitCode, reason, now } = fact;
  const change = { status: 'STOPPED' as const, exitCode, ...defined({ reason }) };
  const exited = changeContainer(state, task, { name: container.name, ...change });
  if (container.isEssential && exited.desiredStatus === 'RUNNING') {
    const ended = changeTask(state, exited, { executionStoppedAt: now });
    stopTask(state, ended, {
      code: 'EssentialContainerExited',
      reason: 'Essential container in task exited',
      now,
    });
    return;
  }
  if (exited.lastStatus === 'STOPPING' && !hasRunningContainer(exited)) finishTask(state, exited, now);
  else becomeReady(state, exited, now);
}

/** Cleans up a partly failed start: stops the containers that did start. */
function noteStartFailed(
  state: MutableState,
  task: TaskRecord,
  fact: {
    readonly reason: string;
    readonly container?: string;
    readonly containerReason?: string;
    readonly exitCode?: number;
    readonly now: number;
  },
): void {
  const { container, containerReason, exitCode, now } = fact;
  const blamed =
    container === undefined
      ? task
      : changeContainer(state, task, {
          name: container,
          status: 'STOPPED',
          ...defined({ reason: containerReason, exitCode }),
        });
  if (blamed.desiredStatus === 'STOPPED') endTask(state, blamed, now);
  else stopTask(state, blamed, { code: 'TaskFailedToStart', reason: fact.reason, now });
}
