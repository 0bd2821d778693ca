/** The two bounds of a rolling update (ECS API reference, DeploymentConfiguration). */

/** So many tasks stay running and healthy: the minimum healthy percent of `desired`, rounded up. */
export function lowerBound(desired: number, minPercent: number): number {
  return Math.ceil((desired * minPercent) / 100);
}

/** So many tasks may exist, starting and stopping ones counted: the maximum percent of `desired`, rounded down. */
export function upperBound(desired: number, maxPercent: number): number {
  return Math.floor((desired * maxPercent) / 100);
}
