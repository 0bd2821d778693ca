import type { RevisionArn } from '@slipway/ecs-rules/arns';
import { defined } from '@slipway/ecs-rules/values';
import { revisionName } from '../text/arn.ts';
import { linkToWatch } from '../text/console-link.ts';
import type { FollowWorld } from './world.ts';

/** Reports which deployment was made, and where it can be watched. */
export function reportSent(
  service: string,
  { revisionArn, deploymentId }: { readonly revisionArn: RevisionArn; readonly deploymentId: string },
  { notes, report }: Pick<FollowWorld, 'report' | 'notes'>,
): void {
  const link = linkToWatch(notes.record(), service);
  const revision = revisionName(revisionArn);
  report({ type: 'update-sent', service, revision, deploymentId, ...defined({ link }) });
}
