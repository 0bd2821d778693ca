import type { Observation } from '../../ports/service-records.ts';
import type { Judgement } from '../../ports/verdict.ts';
import { findRestored, type RolloutFacts } from '../../rollout/followed-deployment.ts';
import { revisionName } from '../../text/arn.ts';
import { explainStall, type StalledRollout } from './explain-stall.ts';

/** What was read of the cluster's capacity. */
export type CapacityReading = Omit<StalledRollout, 'service'>;

/** The verdict `stuck`, or undefined where ECS could still start or stop a task. */
export function judgeStall(
  facts: RolloutFacts,
  { service }: Pick<Observation, 'service'>,
  reading: CapacityReading,
): Judgement | undefined {
  const why = service === undefined ? undefined : explainStall({ ...reading, service });
  if (why === undefined) return undefined;
  const restored = findRestored(service, facts);
  const name = revisionName(restored?.revisionArn ?? facts.revisionArn);
  const what = restored === undefined ? `${name} is stalled` : `The rollback to ${name} is stalled`;
  return { verdict: 'stuck', reason: `${what}: ${why}` };
}
