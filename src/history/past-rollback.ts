import { defined } from '@slipway/ecs-rules/values';
import type { ServiceMark } from '../ledger/mark.ts';
import { revisionName } from '../text/arn.ts';
import type { PastDeployment } from './past-deployment.ts';

/**
 * Marks a deployment of a revision that had completed before another one ran, or whose content a rollback registered
 * again. The mark on the service says which run did the newest one, and that it was no ordinary deploy of old content.
 * @param before older deployments, newest first
 */
export function describeAsRollback(
  one: PastDeployment,
  before: readonly PastDeployment[],
  mark: ServiceMark | undefined,
): PastDeployment {
  const { revisionArn, entry } = one;
  if (revisionArn === undefined) return one;
  const own = mark?.revision === revisionName(revisionArn) ? mark : undefined;
  const ran = before.find(({ outcome, revisionArn: arn }) => outcome === 'steady' && arn !== undefined);
  const hasRun = before.some((older) => older.revisionArn === revisionArn && older.outcome === 'steady');
  const isReturn = hasRun && ran?.revisionArn !== revisionArn && own?.entry.content === undefined;
  if (!isReturn && entry.restores === undefined) return one;
  const run = own?.entry ?? (entry.restores === undefined ? undefined : entry);
  const replaced = ran?.revisionArn === undefined ? undefined : { revisionArn: ran.revisionArn, entry: ran.entry };
  return { ...one, rollback: defined({ run, replaced }) };
}
