/** The guards of a plan: what may not be written, whatever else is right. */

import type { Found, FoundService } from '../current-state/current-state.ts';
import { findForeignRoles } from '../guards/foreign-arn.ts';
import { judgePrivileges, type PrivilegeFindings } from '../guards/privileges.ts';
import type { DeployRequest } from '../inputs/request.ts';
import type { Problem } from '../ports/finding.ts';
import type { CallerIdentity } from '../ports/identity.ts';
import { type Preview, pickPreview } from './render-preview.ts';

export interface GuardFindings {
  /** Lines of the plan, for each service in their order. */
  readonly lines: readonly (readonly string[])[];
  readonly errors: readonly Problem[];
}

/** Compares the new revision with the current one, and with the account. */
export function guardPlan(found: Found, previews: readonly Preview[], request: DeployRequest): GuardFindings {
  const context = { request, identity: found.identity };
  const privileges = found.services.map((service, at) =>
    comparePrivileges(service, pickPreview(previews, at), context),
  );
  return {
    lines: privileges.map(({ lines }) => lines),
    errors: [...refuseRoles(found, previews, request), ...privileges.flatMap(({ errors }) => errors)],
  };
}

interface Context {
  readonly request: DeployRequest;
  readonly identity: CallerIdentity;
}

function comparePrivileges(
  { service, current }: FoundService,
  preview: Preview | undefined,
  { request, identity }: Context,
): PrivilegeFindings {
  if (preview?.next === undefined) return { lines: [], errors: [] };
  const step = { service: service.name, current: current.described, next: preview.next, built: preview.built };
  return judgePrivileges(step, request, identity);
}

/** A rollback registers nothing: ECS has accepted the roles of what it returns to. */
function refuseRoles(found: Found, previews: readonly Preview[], { rollbackTo }: DeployRequest): readonly Problem[] {
  if (rollbackTo !== undefined) return [];
  const current = found.services.flatMap((one) => [one.current, one.latest ?? one.current].map((it) => it.described));
  return previews
    .flatMap(({ next }) => (next === undefined ? [] : findForeignRoles(next, current, found.identity)))
    .map(({ message, advice }) => ({ text: message, advice }));
}
