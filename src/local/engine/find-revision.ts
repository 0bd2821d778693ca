import { resourcePart } from './arn.ts';
import type { Draft } from './draft.ts';
import { clientFault } from './fault.ts';
import type { RevisionRecord } from './state.ts';

/**
 * The revision that a reference names: `family` (its latest ACTIVE one), `family:n` or an ARN.
 * Undefined when there is none.
 */
export function findRevision(draft: Draft, reference: string): RevisionRecord | undefined {
  const [family = '', number] = resourcePart(reference).split(':');
  if (number !== undefined) return draft.revisions.get(nameArn(draft, family, number));
  for (let latest = draft.families.get(family) ?? 0; latest > 0; latest -= 1) {
    const revision = draft.revisions.get(nameArn(draft, family, String(latest)));
    if (revision?.status === 'ACTIVE') return revision;
  }
  return undefined;
}

function nameArn(draft: Draft, family: string, number: string): string {
  return `arn:aws:ecs:${draft.settings.region}:${draft.settings.account}:task-definition/${family}:${number}`;
}

/**
 * The revision for a new task, service or deployment.
 * @param inactive the exception for an INACTIVE one: observed as ClientException on UpdateService and as
 *   InvalidParameterException on RunTask
 */
export function requireUsableRevision(
  draft: Draft,
  reference: string,
  inactive: (message: string) => Error,
): RevisionRecord {
  const revision = findRevision(draft, reference);
  if (revision === undefined) throw clientFault('TaskDefinition not found.');
  if (revision.status !== 'ACTIVE') throw inactive('TaskDefinition is inactive');
  return revision;
}
