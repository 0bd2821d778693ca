/** What a service may not request when its deployment controller is EXTERNAL or CODE_DEPLOY. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { invalidParameter, notSimulated } from './api-error.ts';
import { readBreaker } from './breaker-settings.ts';
import { readBoolean, readObject, readObjects, readString } from './input.ts';
import type { ServiceState } from './service-record.ts';
import { readController } from './task-set-state.ts';

/** Settings of a task set, which a service of the EXTERNAL controller must not have. The first text is observed. */
const BLANK_FIELDS: Readonly<Record<string, string>> = {
  taskDefinition: 'TaskDefinition',
  launchType: 'LaunchType',
  platformVersion: 'PlatformVersion',
  networkConfiguration: 'NetworkConfiguration',
  loadBalancers: 'LoadBalancers',
};

/** @throws ApiError InvalidParameterException for a CreateService request */
export function checkController(input: JsonObject): void {
  const controller = readController(input);
  if (controller === 'ECS') return;
  if (controller === 'EXTERNAL') {
    const wrong = Object.keys(BLANK_FIELDS).find((field) => isGiven(input, field));
    if (wrong !== undefined) throw invalidParameter(`${BLANK_FIELDS[wrong]} must be blank`);
  }
  // No wording from here on is documented.
  if (readString(input, 'schedulingStrategy') === 'DAEMON') {
    throw invalidParameter(
      `The daemon scheduling strategy is not supported with a ${controller} deployment controller.`,
    );
  }
  if (controller === 'CODE_DEPLOY' && readObjects(input, 'loadBalancers').length === 0) {
    throw invalidParameter('A load balancer is required for services with a CODE_DEPLOY deployment controller.');
  }
  checkConfiguration(input, controller);
}

function checkConfiguration(input: JsonObject, controller: string): void {
  const configuration = readObject(input, 'deploymentConfiguration') ?? {};
  const has = [
    ...(readBreaker(configuration).isEnabled ? ['The deployment circuit breaker'] : []),
    ...(readBoolean(readObject(configuration, 'alarms') ?? {}, 'enable') === true ? ['Deployment alarms'] : []),
    ...((readString(configuration, 'strategy') ?? 'ROLLING') === 'ROLLING' ? [] : ['A deployment strategy']),
  ];
  if (has[0] === undefined) return;
  throw invalidParameter(`${has[0]} cannot be used with a ${controller} deployment controller.`);
}

/** ECS can move a service to another controller. @throws ApiError UnsupportedFeatureException */
export function refuseOtherController(service: ServiceState, input: JsonObject): void {
  const type = readString(readObject(input, 'deploymentController') ?? {}, 'type');
  if (type === undefined || type === readController(service.given)) return;
  throw notSimulated('The field deploymentController of UpdateService with another type');
}

function isGiven(input: JsonObject, field: string): boolean {
  const value = input[field] ?? undefined;
  return value !== undefined && !(Array.isArray(value) && value.length === 0);
}

/** Observed with CODE_DEPLOY, of the first three; the others, and all with EXTERNAL, are assumed alike. */
const REFUSED_UPDATES: Readonly<Record<string, string>> = {
  taskDefinition: 'Unable to update task definition',
  networkConfiguration: 'Unable to update network parameters',
  forceNewDeployment: 'Cannot force a new deployment',
  loadBalancers: 'Unable to update load balancers',
  platformVersion: 'Unable to update platform version',
  serviceRegistries: 'Unable to update service registries',
  volumeConfigurations: 'Unable to update volumes',
};

const REMEDIES = {
  CODE_DEPLOY: 'Use AWS CodeDeploy to trigger a new deployment.',
  EXTERNAL: 'Create a new task set instead.',
};

/**
 * Refuses in an UpdateService request what only CodeDeploy or a task set may change (ECS API reference, UpdateService).
 * @throws ApiError InvalidParameterException
 */
export function refuseControlled(service: ServiceState, input: JsonObject): void {
  const controller = readController(service.given);
  if (controller === 'ECS') return;
  const wrong = Object.keys(REFUSED_UPDATES).find((field) => isGiven(input, field) && input[field] !== false);
  if (wrong !== undefined) {
    const start = `${REFUSED_UPDATES[wrong]} on services with a ${controller} deployment controller.`;
    throw invalidParameter(`${start} ${REMEDIES[controller]}`);
  }
  checkConfiguration(input, controller);
}
