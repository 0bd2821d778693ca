/** The health check of a load balancer that failed: what it asked, and what came back. */

import { defined } from '@slipway/ecs-rules/values';
import type { HealthCheck, ServiceEvent, TargetGroupState } from '../ports/service-records.ts';
import { describeFailure, readUnhealthyEvent } from './target-health.ts';

export interface FailedProbe {
  readonly targetGroupArn: string;
  readonly healthCheck?: HealthCheck;
  /** `GET /health on port 8081 returned 404, expected 200`. */
  readonly words: string;
  /** Of the answer; absent when none came. */
  readonly codes?: string;
}

/** The first target that is unhealthy now, else the first one in an event of the service. */
export function findFailedProbe(
  groups: readonly TargetGroupState[],
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
  return { targetGroupArn: first.arn, words: describeFailure(first, healthCheck), ...defined({ healthCheck, codes }) };
}
