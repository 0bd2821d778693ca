/** A task's life as facts tell it. Facts come late, twice, or about tasks that are gone: those change nothing. */
import type { Fact, NetworkBinding } from './contract.ts';
import { type Draft, requestLook } from './draft.ts';
import { changeDeployment, findDeployment } from './service-state.ts';
import { applyTargetFact } from './target-facts.ts';
import type { ContainerRecord, TaskRecord } from './task-record.ts';
import { changeTask, endTask, finishTask, hasRunningContainer, stopTask } from './task-stop.ts';

export function applyFact(draft: Draft, fact: Fact, now: number): void {
  const task = draft.tasks.get(fact.taskArn);
  if (task === undefined) return;
  requestLook(draft, now);
  if (fact.kind === 'pull-started') notePullStarted(draft, task, now);
  else if (fact.kind === 'pulled') notePulled(draft, task, { digests: fact.digests, now });
  else if (fact.kind === 'container-started') noteStarted(draft, task, { ...fact, now });
  else if (fact.kind === 'container-health')
    changeContainer(draft, task, { name: fact.container, health: fact.health });
  else if (fact.kind === 'container-exited') noteExited(draft, task, { ...fact, now });
  else if (fact.kind === 'start-failed') noteStartFailed(draft, task, { ...fact, now });
  else applyTargetFact(draft, task, { fact, now });
}

function notePullStarted(draft: Draft, task: TaskRecord, now: number): void {
  if (task.pullStartedAt !== undefined) return;
  changeTask(draft, task, { lastStatus: leaveProvisioning(task), pullStartedAt: now });
}

function leaveProvisioning(task: TaskRecord): TaskRecord['lastStatus'] {
  return task.lastStatus === 'PROVISIONING' ? 'PENDING' : task.lastStatus;
}

function changeContainer(
  draft: Draft,
  task: TaskRecord,
  change: Partial<ContainerRecord> & { readonly name: string },
): TaskRecord {
  const containers = task.containers.map((container) =>
    container.name === change.name && container.status !== 'STOPPED' ? { ...container, ...change } : container,
  );
  return changeTask(draft, task, { containers });
}

/** The first task of a deployment that has its images resolves their digests for all that follow. */
function notePulled(
  draft: Draft,
  task: TaskRecord,
  pulled: { readonly digests: Readonly<Record<string, string>>; readonly now: number },
): void {
  if (task.pullStoppedAt !== undefined) return;
  const containers = task.containers.map((container) => {
    const imageDigest = pulled.digests[container.name];
    return imageDigest === undefined ? container : { ...container, imageDigest };
  });
  changeTask(draft, task, { containers, lastStatus: leaveProvisioning(task), pullStoppedAt: pulled.now });
  const service = task.serviceKey === undefined ? undefined : draft.services.get(task.serviceKey);
  const deployment = service === undefined ? undefined : findDeployment(service, task.deploymentId);
  if (service === undefined || deployment === undefined || deployment.isPinned) return;
  draft.services.set(
    service.key,
    changeDeployment(service, deployment.id, { isPinned: true, digests: pulled.digests }),
  );
  const revision = draft.serviceRevisions.get(deployment.serviceRevisionArn);
  if (revision !== undefined) draft.serviceRevisions.set(revision.arn, { ...revision, digests: pulled.digests });
}

function noteStarted(
  draft: Draft,
  task: TaskRecord,
  fact: {
    readonly container: string;
    readonly runtimeId: string;
    readonly networkBindings: readonly NetworkBinding[];
    readonly now: number;
  },
): void {
  const { container: name, runtimeId, networkBindings, now } = fact;
  const isNew = task.containers.some(
    (container) => container.name === fact.container && container.status === 'PENDING',
  );
  if (!isNew) return;
  const started = changeContainer(draft, task, { name, status: 'RUNNING', runtimeId, networkBindings });
  becomeReady(draft, started, now);
}

/** With all containers started a task runs; a target is registered first, by the scheduler's next look. */
function becomeReady(draft: Draft, task: TaskRecord, now: number): void {
  const isStarting = task.lastStatus === 'PENDING' || task.lastStatus === 'PROVISIONING';
  if (!isStarting || task.desiredStatus === 'STOPPED') return;
  if (task.containers.some((container) => container.status === 'PENDING') || !hasRunningContainer(task)) return;
  if (task.targets.length > 0) changeTask(draft, task, { lastStatus: 'ACTIVATING' });
  else changeTask(draft, task, { lastStatus: 'RUNNING', startedAt: now });
}

function noteExited(
  draft: Draft,
  task: TaskRecord,
  fact: { readonly container: string; readonly exitCode: number; readonly reason?: string; readonly now: number },
): void {
  const container = task.containers.find(({ name }) => name === fact.container);
  if (container === undefined || container.status === 'STOPPED') return;
  const { exitCode, reason, now } = fact;
  const change = { status: 'STOPPED' as const, exitCode, ...(reason === undefined ? {} : { reason }) };
  const exited = changeContainer(draft, task, { name: container.name, ...change });
  if (container.isEssential && exited.desiredStatus === 'RUNNING') {
    const ended = changeTask(draft, exited, { executionStoppedAt: now });
    stopTask(draft, ended, {
      code: 'EssentialContainerExited',
      reason: 'Essential container in task exited',
      now,
    });
    return;
  }
  if (exited.lastStatus === 'STOPPING' && !hasRunningContainer(exited)) finishTask(draft, exited, now);
  else becomeReady(draft, exited, now);
}

/** A start that failed half-way is cleaned up: containers that did start are told to stop. */
function noteStartFailed(
  draft: Draft,
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
      : changeContainer(draft, task, {
          name: container,
          status: 'STOPPED',
          ...(containerReason === undefined ? {} : { reason: containerReason }),
          ...(exitCode === undefined ? {} : { exitCode }),
        });
  if (blamed.desiredStatus === 'STOPPED') endTask(draft, blamed, now);
  else stopTask(draft, blamed, { code: 'TaskFailedToStart', reason: fact.reason, now });
}
