/** The guards of a plan: what may not be written, whatever else is right. */
import type { Found, FoundService } from '../found.ts';
import type { DeployRequest } from '../inputs/request.ts';
import { type Preview, pickPreview } from '../preview.ts';
import type { Fault } from '../report/run-record.ts';
import type { CallerIdentity } from '../world.ts';
import { findForeignRoles } from './foreign-arn.ts';
import { judgePrivileges, type PrivilegeFindings } from './privileges.ts';

export interface GuardFindings {
  /** Lines of the plan, for each service in their order. */
  readonly lines: readonly (readonly string[])[];
  readonly faults: readonly Fault[];
}

/** Compares what would serve with what does, and with the account. */
export function guardPlan(found: Found, previews: readonly Preview[], request: DeployRequest): GuardFindings {
  const context = { request, identity: found.identity };
  const privileges = found.services.map((service, at) =>
    comparePrivileges(service, pickPreview(previews, at), context),
  );
  return {
    lines: privileges.map(({ lines }) => lines),
    faults: [...refuseRoles(found, previews, request), ...privileges.flatMap(({ faults }) => faults)],
  };
}

interface Context {
  readonly request: DeployRequest;
  readonly identity: CallerIdentity;
}

function comparePrivileges(
  { service, serving }: FoundService,
  preview: Preview | undefined,
  { request, identity }: Context,
): PrivilegeFindings {
  if (preview?.next === undefined) return { lines: [], faults: [] };
  const step = { service: service.name, serving: serving.described, next: preview.next, built: preview.built };
  return judgePrivileges(step, request, identity);
}

/** A rollback registers nothing: ECS has accepted the roles of what it returns to. */
function refuseRoles(found: Found, previews: readonly Preview[], { rollbackTo }: DeployRequest): readonly Fault[] {
  if (rollbackTo !== undefined) return [];
  const serving = found.services.flatMap((one) => [one.serving, one.latest ?? one.serving].map((it) => it.described));
  return previews
    .flatMap(({ next }) => (next === undefined ? [] : findForeignRoles(next, serving, found.identity)))
    .map(({ message, advice }) => ({ text: message, advice }));
}
