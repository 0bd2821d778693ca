/** Observations of a deployment by CodeDeploy, for tables of verdicts. */
import type { CodeDeployFacts, CodeDeployObservation } from '../../../src/drivers/code-deploy/observation.ts';
import type { CodeDeployment, DeploymentTarget, LifecycleEvent } from '../../../src/ports/code-deploy-records.ts';
import { anOldDeployment, aService, ourDeployment, revisionArn } from './service-builders.ts';

export function someFacts(overrides: Partial<CodeDeployFacts> = {}): CodeDeployFacts {
  return {
    ourId: 'd-OURS00001',
    revisionArn: revisionArn('web:2'),
    previousArn: revisionArn('web:1'),
    rollbackEvents: [],
    shouldFailFast: true,
    alarms: [],
    limitMs: 30 * 60_000,
    ...overrides,
  };
}

export function aCodeDeployment(overrides: Partial<CodeDeployment> = {}): CodeDeployment {
  return { id: 'd-OURS00001', status: 'InProgress', createdAt: 0, ...overrides };
}

export function aTarget(overrides: Partial<DeploymentTarget> = {}): DeploymentTarget {
  return { events: eventsUntil('Install'), replacementTraffic: 0, ...overrides };
}

const EVENTS = ['BeforeInstall', 'Install', 'AfterInstall', 'BeforeAllowTraffic', 'AllowTraffic', 'AfterAllowTraffic'];

/** All before it have succeeded, and it is in progress; without a name all have succeeded. */
export function eventsUntil(name?: string, status = 'InProgress'): readonly LifecycleEvent[] {
  const current = name === undefined ? EVENTS.length : EVENTS.indexOf(name);
  return EVENTS.map((event, at) => ({
    name: event,
    status: at < current ? 'Succeeded' : at === current ? status : 'Pending',
  }));
}

/** `web:1` is running, and the tasks of `web:2` start. */
export function aCodeDeployObservation(overrides: Partial<CodeDeployObservation> = {}): CodeDeployObservation {
  return {
    atMs: 60_000,
    deployment: aCodeDeployment(),
    target: aTarget(),
    service: aService({
      controller: 'CODE_DEPLOY',
      deployments: [ourDeployment({ status: 'ACTIVE' }), anOldDeployment({ status: 'PRIMARY' })],
    }),
    serviceDeployment: undefined,
    stoppedTasks: [],
    unreadable: [],
    ...overrides,
  };
}
