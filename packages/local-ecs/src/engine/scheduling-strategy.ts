/** REPLICA and DAEMON: a number of tasks, or one on each container instance. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { invalidParameter, notSimulated } from './api-error.ts';
import { readNumber, readObject, readObjects, readString } from './input.ts';
import type { ServiceState } from './service-record.ts';

/** Whether the service keeps one task on each of its instances instead of a number of them. */
export function isDaemon(service: Pick<ServiceState, 'given'>): boolean {
  return service.given.schedulingStrategy === 'DAEMON';
}

/** @throws ApiError InvalidParameterException for another strategy; its wording is not documented */
export function readScheduling(input: JsonObject): 'REPLICA' | 'DAEMON' {
  const strategy = readString(input, 'schedulingStrategy') ?? 'REPLICA';
  if (strategy === 'REPLICA' || strategy === 'DAEMON') return strategy;
  throw invalidParameter(`Unknown scheduling strategy '${strategy}'.`);
}

/** Refuses in a request what a daemon has not. Texts observed. @throws ApiError InvalidParameterException */
export function checkDaemon(input: JsonObject): void {
  if (readNumber(input, 'desiredCount') !== undefined) {
    throw invalidParameter('The daemon scheduling strategy does not support a desired count for services');
  }
  if (readObjects(input, 'placementStrategy').length > 0) {
    throw invalidParameter('The daemon scheduling strategy does not support placement strategies');
  }
  if (readString(input, 'availabilityZoneRebalancing') === 'ENABLED') {
    throw invalidParameter('Availability Zone Rebalancing does not support DAEMON services');
  }
  const configuration = readObject(input, 'deploymentConfiguration') ?? {};
  if ((readNumber(configuration, 'maximumPercent') ?? 100) > 100) {
    throw invalidParameter(
      'The daemon scheduling strategy does not support values above 100 for maximumPercent on a deployment configuration. Change the maximumPercent value to 100, and try again',
    );
  }
  // Documented (ECS API reference, CreateService and UpdateService: volumeConfigurations); the wording is not.
  if (readObjects(input, 'volumeConfigurations').length > 0) {
    throw invalidParameter('The daemon scheduling strategy does not support volumeConfigurations');
  }
  const strategy = readString(configuration, 'strategy') ?? 'ROLLING';
  if (strategy !== 'ROLLING') throw notSimulated(`The strategy ${strategy} of a DAEMON service`);
}

/**
 * @throws ApiError InvalidParameterException: AWS Fargate has no instances (ECS API reference); wording not documented
 */
export function checkDaemonLaunch(launchType: ServiceState['launchType']): void {
  if (launchType === 'FARGATE') {
    throw invalidParameter('The daemon scheduling strategy is not supported with launch type FARGATE.');
  }
}

/** @throws ApiError InvalidParameterException; its wording is not documented */
export function checkDesired(desired: number | undefined): number {
  if (desired === undefined) throw invalidParameter('A desired count must be given for a REPLICA service.');
  if (!Number.isInteger(desired) || desired < 0) throw invalidParameter('desiredCount must be at least 0.');
  return desired;
}
