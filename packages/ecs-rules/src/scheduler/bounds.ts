/** The two bounds of a rolling update (ECS API reference, DeploymentConfiguration). */

/** So many tasks stay running and healthy: the minimum healthy percent of `desired`, rounded up. */
export function lowerBound(desired: number, minPercent: number): number {
  return Math.ceil((desired * minPercent) / 100);
}

/**
 * So many tasks may exist: the maximum percent of `desired`, rounded down. Stopping ones count (ECS Developer Guide,
 * service definition parameters: RUNNING, STOPPING or PENDING); the API reference names RUNNING and PENDING only.
 */
export function upperBound(desired: number, maxPercent: number): number {
  return Math.floor((desired * maxPercent) / 100);
}
