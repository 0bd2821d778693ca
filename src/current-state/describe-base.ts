/** What the plan says of the revision that a new one is made from, where that is not the one that the service names. */

import type { JsonObject } from '@slipway/ecs-rules/values';
import type { DeployRequest } from '../inputs/request.ts';
import type { Notice } from '../ports/finding.ts';
import { toRegistrable } from '../task-definition/registrable.ts';
import { isSameContent } from '../task-definition/same-content.ts';
import { revisionName } from '../text/arn.ts';
import type { FoundService } from './current-state.ts';

/** @param next the document that will run; absent when it cannot be made */
export function describeBase(
  { service, current, latest }: FoundService,
  next: JsonObject | undefined,
  request: DeployRequest,
): readonly string[] {
  // A run that brings again what is in progress takes nothing away from it.
  const isBrought = latest !== undefined && next !== undefined && isSameContent(next, toRegistrable(latest.described));
  if (!isMadeFromBase(request) || latest === undefined || isBrought) return [];
  const state = service.deployments.find(({ revisionArn }) => revisionArn === latest.arn)?.rolloutState;
  const how = state === 'FAILED' ? 'failed' : state === 'IN_PROGRESS' ? 'is still in progress' : 'did not complete';
  const [base, other] = [current.arn, latest.arn].map(revisionName);
  return [`based on ${base}, the last completed revision: ${other} ${how}, so its changes are not used`];
}

/** Nothing has been proven to run yet: what the service names is all that there is. */
export function noticeBase(
  { service, current, completedArn }: FoundService,
  request: DeployRequest,
): readonly Notice[] {
  if (!isMadeFromBase(request) || completedArn !== undefined) return [];
  const text = `No deployment of service ${service.name} has completed, so the new revision is based on ${revisionName(current.arn)}, the service's current one.`;
  return [{ level: 'notice', text }];
}

function isMadeFromBase({ taskDefinition, rollbackTo }: DeployRequest): boolean {
  return taskDefinition.kind === 'current' && rollbackTo === undefined;
}
