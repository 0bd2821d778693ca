/** Settings of the deployment that UpdateService would refuse, or that would do nothing. */

import { hasContainer } from '@slipway/ecs-rules/task-definition';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { DeployRequest } from '../inputs/request.ts';
import type { Notice, Problem } from '../ports/finding.ts';
import type { ServiceRecord } from '../ports/service-records.ts';
import { planConfiguration } from '../rollout/configuration.ts';
import { readStrategy } from '../rollout/strategy.ts';

/**
 * Early success: "only with rolling deployment strategy", "greater than or equal to the minimumHealthyPercent value"
 * (ECS API reference, DeploymentEarlySuccessCriteria). Observed: "The platform version must be null when specifying an
 * EC2 launch type."
 */
export function checkDeploymentSettings(service: ServiceRecord, request: DeployRequest): readonly Problem[] {
  if (service.isExpress === true) return refuseExpress(service, request);
  const { earlySuccess, platformVersion } = request.deployment;
  const subject = `Service ${service.name}`;
  const { minimumHealthyPercent } = planConfiguration(service, request);
  const isEarly = typeof earlySuccess === 'object';
  return [
    ...(isEarly && readStrategy(service.deploymentConfiguration) !== undefined
      ? [
          {
            input: 'early-success',
            text: `${subject} does not deploy with the strategy ROLLING, and ECS accepts early success only with it.`,
            advice: 'Remove early-success.',
          },
        ]
      : []),
    ...(isEarly && earlySuccess.healthyPercent < minimumHealthyPercent
      ? [
          {
            input: 'early-success',
            text: `early-success: ${earlySuccess.healthyPercent}% is below minimumHealthyPercent ${minimumHealthyPercent} of service ${service.name}.`,
            advice: 'Raise early-success, or lower minimum-healthy-percent.',
          },
        ]
      : []),
    ...(platformVersion !== undefined && service.launchType === 'EC2'
      ? [
          {
            input: 'platform-version',
            text: `${subject} runs on container instances (EC2), which have no platform version.`,
            advice: 'Remove platform-version.',
          },
        ]
      : []),
  ];
}

/** Observed: UpdateService takes no deployment configuration for an Express Mode service. */
function refuseExpress(service: ServiceRecord, request: DeployRequest): readonly Problem[] {
  const subject = `Service ${service.name} is an Express Mode service`;
  const hasBalancers = request.definitionChanges?.settings.loadBalancers !== undefined;
  return [
    ...(planConfiguration(service, request).configuration === undefined
      ? []
      : [
          {
            text: `${subject}: ECS manages its deployment configuration.`,
            advice: 'Remove the inputs for percentages, circuit breaker, alarms, early success and bake time.',
          },
        ]),
    ...(hasBalancers
      ? [
          {
            text: `${subject}: ECS manages its load balancer.`,
            advice: 'Remove loadBalancers from the service definition.',
          },
        ]
      : []),
  ];
}

/** The container behind the load balancer (ECS Developer Guide, resources created by Express Mode services). */
const MAIN = 'Main';

/** Another name "can effect Express Mode's ability to make subsequent updates" (ECS Developer Guide). */
export function warnOfMain(service: ServiceRecord, next: JsonObject): readonly Notice[] {
  if (service.isExpress !== true || hasContainer(next, MAIN)) return [];
  const text = `The task definition has no container ${MAIN}. Express Mode may not be able to update service ${service.name} any more.`;
  return [{ level: 'warning', text, advice: `Name the container behind the load balancer ${MAIN}.` }];
}

/** What has no effect, or what ECS has been seen to refuse for some services. */
export function warnOfSettings(service: ServiceRecord, request: DeployRequest): readonly Notice[] {
  return [...warnOfThreshold(service, request), ...warnOfGracePeriod(service, request)];
}

/**
 * Observed: "Health check grace period is only valid for services configured to use load balancers". Not refused here,
 * since some services without one have the field.
 */
function warnOfGracePeriod(service: ServiceRecord, { deployment }: DeployRequest): readonly Notice[] {
  const { gracePeriodSeconds = 0 } = deployment;
  if (gracePeriodSeconds === 0 || service.loadBalancers.length > 0) return [];
  const text = `Service ${service.name} has no load balancer: ECS may refuse health-check-grace-period.`;
  return [{ level: 'warning', text, advice: 'Remove it; use startPeriod in the health check of the container.' }];
}

/** A threshold of a circuit breaker that is off. */
function warnOfThreshold(service: ServiceRecord, request: DeployRequest): readonly Notice[] {
  const { breakerThreshold, isResetByHealthyTask } = request.deployment;
  const isSet = breakerThreshold !== undefined || isResetByHealthyTask !== undefined;
  const isOn = request.circuitBreaker === 'keep' ? service.circuitBreaker.enabled : request.circuitBreaker !== 'off';
  if (!isSet || isOn) return [];
  const text = `Service ${service.name} has no deployment circuit breaker, so its threshold has no effect.`;
  return [{ level: 'warning', text, advice: 'Set circuit-breaker: on.' }];
}
