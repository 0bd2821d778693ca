/** What the plan says of the revision that a new one is made from, where that is not the one that the service names. */
import type { FoundService } from './found.ts';
import type { DeployRequest } from './inputs/request.ts';
import type { JsonObject } from './json.ts';
import type { Notice } from './report/run-record.ts';
import { nameRevision } from './task-definition/document.ts';
import { toRegistrable } from './task-definition/registrable.ts';
import { isSameContent } from './task-definition/same-content.ts';

/** @param next the document that will run; absent when it cannot be made */
export function describeBase(
  { service, serving, latest }: FoundService,
  next: JsonObject | undefined,
  request: DeployRequest,
): readonly string[] {
  // A run that brings again what is in progress takes nothing away from it.
  const isBrought = latest !== undefined && next !== undefined && isSameContent(next, toRegistrable(latest.described));
  if (!isMadeFromBase(request) || latest === undefined || isBrought) return [];
  const state = service.deployments.find(({ revisionArn }) => revisionArn === latest.arn)?.rolloutState;
  const how = state === 'FAILED' ? 'failed' : state === 'IN_PROGRESS' ? 'is still in progress' : 'did not complete';
  const [base, other] = [serving.arn, latest.arn].map(nameRevision);
  return [
    `made from ${base}, the last revision whose deployment completed: ${other} ${how}, and its changes are not used`,
  ];
}

/** Nothing has been proven to run yet: what the service names is all that there is. */
export function noticeBase(
  { service, serving, completedArn }: FoundService,
  request: DeployRequest,
): readonly Notice[] {
  if (!isMadeFromBase(request) || completedArn !== undefined) return [];
  const text = `No deployment of service ${service.name} has completed: the new revision is made from ${nameRevision(serving.arn)}, which the service names.`;
  return [{ level: 'notice', text }];
}

function isMadeFromBase({ taskDefinition, rollbackTo }: DeployRequest): boolean {
  return taskDefinition.kind === 'serving' && rollbackTo === undefined;
}
