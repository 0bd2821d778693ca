/**
 * What a run gives the containers of a service that they did not have: always reported, refused if the input says so.
 */

import { isEcrHost } from '@slipway/ecs-rules/images';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { isLoopback } from '../image/named-image.ts';
import type { DeployRequest } from '../inputs/request.ts';
import type { Problem } from '../ports/finding.ts';
import type { CallerIdentity } from '../ports/identity.ts';
import { listPrivilegeChanges } from '../task-definition/privilege-changes.ts';

/** What a service runs, and what it would run. */
export interface PrivilegeStep {
  readonly service: string;
  readonly current: JsonObject;
  readonly next: JsonObject;
  /** The image that the run builds or reuses, as it would be named. */
  readonly built: string | undefined;
}

export interface PrivilegeFindings {
  /** As `privilege: container web: runs privileged`. */
  readonly lines: readonly string[];
  readonly errors: readonly Problem[];
}

/**
 * Compares the current revision with the new one. A rollback is reported and never refused: it returns to what was
 * allowed before, and a rollback must always be possible.
 */
export function judgePrivileges(
  { service, current, next, built }: PrivilegeStep,
  request: Pick<DeployRequest, 'shouldDenyPrivilegeChanges' | 'rollbackTo'>,
  { account }: CallerIdentity,
): PrivilegeFindings {
  const isOwn = (host: string, reference: string) =>
    reference === built || isLoopback(host) || (isEcrHost(host) && host.startsWith(`${account}.`));
  const changes = listPrivilegeChanges(current, next, isOwn);
  const isDenied = request.shouldDenyPrivilegeChanges && request.rollbackTo === undefined;
  return {
    lines: changes.map((change) => `privilege: ${change}`),
    errors: isDenied ? changes.map((change) => refuseChange(service, change)) : [],
  };
}

function refuseChange(service: string, change: string): Problem {
  return {
    input: 'deny-privilege-changes',
    text: `Service ${service} would gain a privilege: ${change}.`,
    advice: 'Remove it from the task definition, or deploy once with deny-privilege-changes: false.',
  };
}
