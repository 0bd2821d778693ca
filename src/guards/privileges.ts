/** What a run gives the containers of a service that they did not have: told always, refused when asked. */
import { isLoopback } from '../image/named-image.ts';
import type { DeployRequest } from '../inputs/request.ts';
import type { JsonObject } from '../json.ts';
import { isEcrHost } from '../registry/image-reference.ts';
import type { Fault } from '../report/run-record.ts';
import { listPrivilegeChanges } from '../task-definition/privilege-changes.ts';
import type { CallerIdentity } from '../world.ts';

/** What a service runs, and what it would run. */
export interface PrivilegeStep {
  readonly service: string;
  readonly serving: JsonObject;
  readonly next: JsonObject;
  /** The image that the run builds or reuses, as it would be named. */
  readonly built: string | undefined;
}

export interface PrivilegeFindings {
  /** As `privilege: container web: runs privileged`. */
  readonly lines: readonly string[];
  readonly faults: readonly Fault[];
}

/**
 * Compares what serves with what would. A rollback is told and never refused: it returns to what somebody let through
 * before, and the way back has to stay open.
 */
export function judgePrivileges(
  { service, serving, next, built }: PrivilegeStep,
  request: Pick<DeployRequest, 'shouldDenyPrivilegeChanges' | 'rollbackTo'>,
  { account }: CallerIdentity,
): PrivilegeFindings {
  const isOwn = (host: string, reference: string) =>
    reference === built || isLoopback(host) || (isEcrHost(host) && host.startsWith(`${account}.`));
  const changes = listPrivilegeChanges(serving, next, isOwn);
  const isDenied = request.shouldDenyPrivilegeChanges && request.rollbackTo === undefined;
  return {
    lines: changes.map((change) => `privilege: ${change}`),
    faults: isDenied ? changes.map((change) => refuseChange(service, change)) : [],
  };
}

function refuseChange(service: string, change: string): Fault {
  return {
    input: 'deny-privilege-changes',
    text: `Service ${service} would get a privilege that it does not have: ${change}.`,
    advice: 'Take it out of the task definition, or deploy it once with deny-privilege-changes set to false.',
  };
}
