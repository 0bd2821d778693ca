import { clientError } from './api-error.ts';
import { resourcePart } from './arn.ts';
import type { MutableState } from './mutable-state.ts';
import type { RevisionRecord } from './state.ts';

/**
 * The revision that a reference names: `family` (its latest ACTIVE one), `family:n` or an ARN.
 * Undefined when there is none.
 */
export function findRevision(state: MutableState, reference: string): RevisionRecord | undefined {
  const [family = '', number] = resourcePart(reference).split(':');
  if (number !== undefined) return state.revisions.get(formatRevisionArn(state, family, number));
  for (let latest = state.families.get(family) ?? 0; latest > 0; latest -= 1) {
    const revision = state.revisions.get(formatRevisionArn(state, family, String(latest)));
    if (revision?.status === 'ACTIVE') return revision;
  }
  return undefined;
}

function formatRevisionArn(state: MutableState, family: string, number: string): string {
  return `arn:aws:ecs:${state.settings.region}:${state.settings.account}:task-definition/${family}:${number}`;
}

/**
 * The revision for a new task, service or deployment.
 * @param inactive the exception for an INACTIVE one: observed as ClientException on UpdateService and as
 *   InvalidParameterException on RunTask
 */
export function requireUsableRevision(
  state: MutableState,
  reference: string,
  inactive: (message: string) => Error,
): RevisionRecord {
  const revision = findRevision(state, reference);
  if (revision === undefined) throw clientError('TaskDefinition not found.');
  if (revision.status !== 'ACTIVE') throw inactive('TaskDefinition is inactive');
  return revision;
}
