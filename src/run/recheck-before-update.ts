import type { DueUpdate, ServiceEnding } from '../follow/due-update.ts';
import { openRetries } from '../ports/retry.ts';
import type { ServiceRecord } from '../ports/service-records.ts';
import { findPrimary } from '../rollout/followed-deployment.ts';
import { revisionName } from '../text/arn.ts';
import type { World } from './world.ts';

/**
 * Reads the services again after a one-off task that was waited for, which may have taken long. The updates continue
 * from their new state. If another deployment came in between, the run ends: its revision was made from an older one.
 */
export async function recheckBeforeUpdate(
  due: readonly DueUpdate[],
  world: World,
): Promise<readonly DueUpdate[] | ServiceEnding> {
  const retry = openRetries(world);
  const fresh: DueUpdate[] = [];
  for (const update of due) {
    const before = update.plan.service;
    const now = await retry(() => world.ecs.describeService(before.clusterArn, before.name));
    if (now === undefined || now.status !== 'ACTIVE') return endGone(before, now);
    if (findPrimary(now)?.id !== findPrimary(before)?.id) return endSuperseded(now);
    fresh.push({ ...update, plan: { ...update.plan, service: now } });
  }
  return fresh;
}

function endGone({ name }: ServiceRecord, now: ServiceRecord | undefined): ServiceEnding {
  const how = now === undefined ? 'is gone' : `is ${now.status}`;
  return { verdict: 'failed', reason: `Service ${name} ${how} since the one-off task started; it was not updated.` };
}

function endSuperseded(now: ServiceRecord): ServiceEnding {
  const revision = revisionName(findPrimary(now)?.revisionArn ?? now.revisionArn);
  const reason = `Someone deployed ${revision} to ${now.name} while the one-off task ran; no service was updated. Run again to deploy over it.`;
  return { verdict: 'superseded', reason };
}
