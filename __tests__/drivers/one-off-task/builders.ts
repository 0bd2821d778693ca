import type { OneOffTaskPlan } from '../../../src/drivers/one-off-task/plan.ts';
import type { OneOffTaskRequest } from '../../../src/inputs/request.ts';
import type { StoppedContainer, StoppedTask } from '../../../src/ports/service-records.ts';
import type { TaskDefinitionDocument } from '../../../src/ports/task-definition.ts';
import { revisionArn, taskArn } from '../../support/builders/service-builders.ts';

export const TASK_ARN = taskArn('1a2b3c4d5e6f');

/** A task with nothing said about it but that it is waited for. */
export function aTaskRequest(overrides: Partial<OneOffTaskRequest> = {}): OneOffTaskRequest {
  return {
    shouldWait: true,
    startedBy: 'GitHub-Actions',
    containerOverrides: [],
    subnets: [],
    securityGroups: [],
    capacityProviderStrategy: [],
    tags: [],
    ...overrides,
  };
}

/** Container `web` is essential, container `proxy` is not. */
export function aDocument(overrides: Partial<TaskDefinitionDocument> = {}): TaskDefinitionDocument {
  return {
    family: 'web',
    containerDefinitions: [
      { name: 'web', image: 'web:2' },
      { name: 'proxy', image: 'proxy:1', essential: false },
    ],
    ...overrides,
  };
}

export function aPlan(overrides: Partial<OneOffTaskPlan> = {}): OneOffTaskPlan {
  return {
    cluster: 'arn:aws:ecs:eu-west-1:111122223333:cluster/production',
    startedBy: 'GitHub-Actions',
    shouldWait: true,
    limitMs: 30 * 60_000,
    settings: { startedBy: 'GitHub-Actions', launchType: 'EC2' },
    document: aDocument(),
    words: [],
    ...overrides,
  };
}

/** A task of which all containers ended by themselves. */
export function anEndedTask(
  containers: readonly StoppedContainer[],
  overrides: Partial<StoppedTask> = {},
): StoppedTask {
  return {
    arn: TASK_ARN,
    revisionArn: revisionArn('web:2'),
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    hasRun: true,
    containers,
    ...overrides,
  };
}
