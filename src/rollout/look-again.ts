import { openPatience } from '../patient.ts';
import { nameRevision } from '../task-definition/document.ts';
import type { World } from '../world.ts';
import { findPrimary } from './facts.ts';
import type { ServiceRecord } from './observation.ts';
import type { DueUpdate, ServiceEnding } from './start-service.ts';

/**
 * Looks at the services again after a one-off task that was waited for: it may have taken long. The updates go on from
 * what is there now; where somebody has deployed meanwhile the run ends, since its revision was made from an older one.
 */
export async function lookAgain(
  due: readonly DueUpdate[],
  world: World,
): Promise<readonly DueUpdate[] | ServiceEnding> {
  const patience = openPatience(world);
  const fresh: DueUpdate[] = [];
  for (const update of due) {
    const before = update.plan.service;
    const now = await patience(() => world.ecs.describeService(before.clusterArn, before.name));
    if (now === undefined || now.status !== 'ACTIVE') return endGone(before, now);
    if (findPrimary(now)?.id !== findPrimary(before)?.id) return endSuperseded(now);
    fresh.push({ ...update, plan: { ...update.plan, service: now } });
  }
  return fresh;
}

function endGone({ name }: ServiceRecord, now: ServiceRecord | undefined): ServiceEnding {
  const how = now === undefined ? 'is gone' : `is ${now.status}`;
  return { verdict: 'failed', reason: `Service ${name} ${how} since the one-off task began; it was not updated.` };
}

function endSuperseded(now: ServiceRecord): ServiceEnding {
  const revision = nameRevision(findPrimary(now)?.revisionArn ?? now.revisionArn);
  const reason = `Somebody deployed ${revision} to ${now.name} while the one-off task ran; no service was updated. Run again to deploy over it.`;
  return { verdict: 'superseded', reason };
}
