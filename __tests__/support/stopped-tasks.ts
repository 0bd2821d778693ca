import type { ServiceEvent, StoppedContainer, StoppedTask } from '../../src/rollout/observation.ts';

/** A stopped task of a deployment of `web:42`, which exited with code 1; override what the test is about. */
export function aStoppedTask(overrides: Partial<StoppedTask> = {}): StoppedTask {
  return {
    arn: 'arn:aws:ecs:eu-west-1:111122223333:task/prod/0123456789abcdef0123456789abcdef',
    revisionArn: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web:42',
    startedBy: 'ecs-svc/1111111111111111111',
    stopCode: 'EssentialContainerExited',
    stoppedReason: 'Essential container in task exited',
    stoppedAt: Date.UTC(2026, 10, 3, 22, 3, 11),
    hasRun: true,
    containers: [aStoppedContainer()],
    ...overrides,
  };
}

/** The container `app`, ended with code 1. */
export function aStoppedContainer(overrides: Partial<StoppedContainer> = {}): StoppedContainer {
  return { name: 'app', image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:v2', exitCode: 1, ...overrides };
}

/** A container that never ran. */
export function aContainerNotRun(reason?: string): StoppedContainer {
  const image = '111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:v2';
  return { name: 'app', image, ...(reason === undefined ? {} : { reason }) };
}

/** An event of the service `web`. */
export function aServiceEvent(text: string, overrides: Partial<ServiceEvent> = {}): ServiceEvent {
  return { id: `event ${text}`, at: Date.UTC(2026, 10, 3, 22, 3, 1), text, ...overrides };
}
