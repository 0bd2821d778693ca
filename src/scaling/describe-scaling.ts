/** What autoscaling means for a deployment, in words. */

import type { Notice } from '../ports/finding.ts';
import type { ScalableTarget } from '../ports/scaling-ports.ts';

/** A service whose desired count is scaled, and by what. */
export interface ScaledService extends ScalableTarget {
  readonly name: string;
  /** Outside text. */
  readonly policies: readonly string[];
}

/** `Autoscaling: 2 to 10 tasks, policy cpu-70. It may change the desired count during the deployment.` */
export function describeScaling({ least, most, policies }: ScaledService): string {
  const range = `Autoscaling: ${least} to ${most} tasks`;
  if (policies.length === 0) return `${range}, no scaling policy.`;
  const noun = policies.length === 1 ? 'policy' : 'policies';
  return `${range}, ${noun} ${policies.join(', ')}. It may change the desired count during the deployment.`;
}

/** Whoever sets the count of a scaled service by hand fights its policies. */
export function warnOfScaledCount({ name, least, most, policies }: ScaledService, desiredCount: number): Notice {
  const isOutside = desiredCount < least || desiredCount > most;
  const by = policies.length === 0 ? '' : ` (${policies.join(', ')})`;
  const range = `${isOutside ? `, and ${desiredCount} is outside` : ' within'} ${least} to ${most} tasks`;
  return {
    level: 'warning',
    text: `Service ${name} is scaled by Application Auto Scaling${by}${range}: it may change desired-count ${desiredCount} again.`,
    advice: 'Remove desired-count, or change the minimum and maximum of the scalable target.',
  };
}
