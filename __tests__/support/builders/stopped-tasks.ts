import type { ContainerLog } from '../../../src/diagnosis/diagnosis.ts';
import type {
  ServiceEvent,
  StoppedContainer,
  StoppedTask,
  TargetGroupState,
} from '../../../src/ports/service-records.ts';

export const TARGET_GROUP = 'arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/0123456789abcdef';

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

/** What the container `app` of a stopped task wrote. */
export function aContainerLog(overrides: Partial<ContainerLog> = {}): ContainerLog {
  return {
    container: 'app',
    taskArn: aStoppedTask().arn,
    group: '/ecs/web',
    stream: 'web/app/0123456789abcdef0123456789abcdef',
    lines: ['starting', 'Error: DATABASE_URL is not set', '    at main.js:3'],
    ...overrides,
  };
}

/** Two targets that answer `GET /health` with 404, one that is healthy and one that is new. */
export function anUnhealthyGroup(overrides: Partial<TargetGroupState> = {}): TargetGroupState {
  const mismatch = {
    port: 8081,
    state: 'unhealthy',
    reasonCode: 'Target.ResponseCodeMismatch',
    description: 'Health checks failed with these codes: [404]',
  };
  return {
    arn: TARGET_GROUP,
    healthCheck: { protocol: 'HTTP', port: 'traffic-port', path: '/health', matcher: '200-399' },
    targets: [
      { id: '10.0.1.7', ...mismatch },
      { id: '10.0.2.9', ...mismatch },
      { id: '10.0.1.8', port: 8081, state: 'healthy' },
      {
        id: '10.0.2.3',
        port: 8081,
        state: 'initial',
        reasonCode: 'Elb.InitialHealthChecking',
        description: 'Initial health checks in progress',
      },
    ],
    ...overrides,
  };
}
