/** Why a task did not come to run, in the words of ECS. */

import { readNodeError } from '../errors/node-error.ts';
import { DockerEngineError } from './docker-engine.ts';

/** The content of a `start-failed` fact. */
export interface StartFailure {
  /** The task's complete stoppedReason. */
  readonly reason: string;
  readonly container?: string;
  readonly containerReason?: string;
  readonly exitCode?: number;
}

export class StartError extends Error {
  readonly failure: StartFailure;

  constructor(failure: StartFailure) {
    super(failure.reason);
    this.name = 'StartError';
    this.failure = failure;
  }
}

/** The steps at which the ECS agent names a failure (ECS Developer Guide, stopped task error messages). */
export type FailedStep = 'CannotPullContainerError' | 'CannotCreateContainerError' | 'CannotStartContainerError';

/**
 * A pull failure is the task's own reason; other steps set `Task failed to start` and give the reason at the container.
 */
export function describeStartError(step: FailedStep, container: string, thrown: unknown): StartError {
  const containerReason = `${step}: ${quote(thrown)}`;
  const reason = step === 'CannotPullContainerError' ? containerReason : 'Task failed to start';
  return new StartError({ reason, container, containerReason });
}

/** A dependency that cannot come about any more. The wording is not documented; assumed. */
export function describeUnmetDependency(container: string, needed: string, condition: string): StartError {
  const containerReason = `CannotStartContainerError: dependency on container ${needed} was not met: it did not become ${condition}`;
  return new StartError({ reason: 'Task failed to start', container, containerReason });
}

/** A dependency that took longer than its `startTimeout`. The wording is not documented; assumed. */
export function describeLateDependency(container: string, needed: string, condition: string): StartError {
  const containerReason = `CannotStartContainerError: dependency on container ${needed} has timed out: it did not become ${condition} within its startTimeout`;
  return new StartError({ reason: 'Task failed to start', container, containerReason });
}

/**
 * Ours, not ECS's: what could reach the machine that the local ECS runs on.
 * @param what follows `the local ECS does not`
 */
export function describeRefused(container: string, what: string): StartError {
  const containerReason = `CannotCreateContainerError: the local ECS does not ${what}`;
  return new StartError({ reason: 'Task failed to start', container, containerReason });
}

/** A volume that cannot be made. The wording is ours. */
export function describeVolumeError(said: string): StartError {
  return new StartError({ reason: `ResourceInitializationError: ${said}` });
}

/** ECS Developer Guide, ResourceInitializationError. @param said contains no value of a secret */
export function describeMissingSecret(container: string, said: string): StartError {
  return failResources(
    container,
    `unable to pull secrets or registry auth: execution resource retrieval failed: ${said}`,
  );
}

/** ECS Developer Guide, ResourceInitializationError; what follows the lead is ours. */
export function describeMissingFile(container: string, thrown: unknown): StartError {
  return failResources(container, `failed to download env files: ${readNodeError(thrown).message}`);
}

function failResources(container: string, said: string): StartError {
  const reason = `ResourceInitializationError: ${said}`;
  return new StartError({ reason, container, containerReason: reason });
}

/** Anything thrown while a task started; what is not a `StartError` comes from Docker Engine not answering. */
export function readFailure(thrown: unknown): StartFailure {
  if (thrown instanceof StartError) return thrown.failure;
  return { reason: `CannotCreateContainerError: ${quote(thrown)}` };
}

/** Docker's own words with the lead that its client and the ECS agent give them. */
function quote(thrown: unknown): string {
  if (thrown instanceof DockerEngineError) return `Error response from daemon: ${thrown.message}`;
  return `Cannot connect to the Docker daemon: ${readNodeError(thrown).message}`;
}
