/** The health check of a load balancer that failed: what it asked, and what came back. */
import type { HealthCheck, ServiceEvent, TargetGroupSight } from './observation.ts';
import { describeFailure, readUnhealthyEvent } from './target-health.ts';

export interface FailedProbe {
  readonly targetGroupArn: string;
  readonly healthCheck?: HealthCheck;
  /** `GET /health on port 8081 returned 404, expected 200`. */
  readonly words: string;
  /** Of the answer; absent when none came. */
  readonly codes?: string;
}

/** The first target that is unhealthy now, else the first that an event of the service tells of. */
export function findFailedProbe(
  groups: readonly TargetGroupSight[],
  events: readonly ServiceEvent[],
): FailedProbe | undefined {
  const seen = groups.flatMap(({ arn, targets }) =>
    targets
      .filter(({ state }) => state === 'unhealthy')
      .map(({ port, description, reasonCode }) => {
        return { arn, port, said: description ?? reasonCode ?? 'no reason given' };
      }),
  );
  const [first] = [...seen, ...events.flatMap((event) => readUnhealthyEvent(event) ?? [])];
  if (first === undefined) return undefined;
  const healthCheck = groups.find(({ arn }) => arn === first.arn)?.healthCheck;
  const codes = /with these codes: \[([\d, ]+)\]/.exec(first.said)?.[1];
  return {
    targetGroupArn: first.arn,
    words: describeFailure(first, healthCheck),
    ...(healthCheck === undefined ? {} : { healthCheck }),
    ...(codes === undefined ? {} : { codes }),
  };
}
