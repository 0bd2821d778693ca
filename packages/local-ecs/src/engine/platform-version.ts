/** `platformVersion` of a service, a task or a task set. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError, invalidParameter, notSimulated } from './api-error.ts';
import { readString } from './input.ts';

/** Those that tasks here run on, whatever they are called: `LATEST` is 1.4.0. */
const SIMULATED = ['LATEST', '1.4.0'];
/** ECS Developer Guide, Fargate platform versions for Linux. */
const DEPRECATED = ['1.3.0', '1.2.0', '1.1.0', '1.0.0'];

/**
 * The first text is observed in answers of the real service, that of an unknown version is the description of the
 * exception (ECS API reference, PlatformUnknownException). An empty text, and on EC2 `LATEST`, which AppSpec files often
 * have, count as absent; both are assumed.
 * @throws ApiError InvalidParameterException, PlatformUnknownException; UnsupportedFeatureException for a former one
 */
export function checkPlatformVersion(given: JsonObject, launchType: 'EC2' | 'FARGATE'): void {
  const version = readString(given, 'platformVersion') ?? '';
  if (version === '') return;
  if (launchType === 'EC2' && version !== 'LATEST') {
    throw invalidParameter('The platform version must be null when specifying an EC2 launch type.');
  }
  if (SIMULATED.includes(version)) return;
  if (DEPRECATED.includes(version)) throw notSimulated(`platformVersion ${version}`);
  throw new ApiError('PlatformUnknownException', "The specified platform version doesn't exist.");
}
