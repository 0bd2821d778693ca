import type { RollbackRequest } from '../inputs/request.ts';
import type { ServiceDeploymentRecord } from '../rollout/observation.ts';
import { nameRevision } from '../task-definition/document.ts';

/** Where a service can go back to, or why nowhere. */
export type RollbackTarget =
  /** `reference` is an ARN or `family:n`, still to be described. */
  | { readonly kind: 'chosen'; readonly reference: string }
  /** One sentence, and the revisions that could have been asked for. */
  | { readonly kind: 'none'; readonly reason: string; readonly candidates: readonly string[] };

/** What is known of a service's past. */
export interface Past {
  readonly family: string;
  /** The revision that serves now. */
  readonly servingArn: string;
  /** Service deployments, newest first, each with the revision it rolled out where that could be read. */
  readonly history: readonly ServiceDeploymentRecord[];
}

/**
 * Chooses the revision to return to. `last-good` and `previous` come from ECS's own deployment history (kept 90 days;
 * ECS API reference, ListServiceDeployments), never from "number minus one", since that revision may never have served.
 */
export function chooseTarget(request: RollbackRequest, past: Past): RollbackTarget {
  switch (request.kind) {
    case 'number':
      return chooseNamed(`${past.family}:${request.number}`, past);
    case 'revision':
      return chooseNamed(`${request.family}:${request.number}`, past);
    case 'arn':
      return chooseNamed(request.arn, past);
    case 'last-good':
      return chooseFromHistory(past, 'last-good', (one) => one.status === 'SUCCESSFUL');
    case 'previous':
      return chooseFromHistory(past, 'previous', (one) => !one.status.startsWith('ROLLBACK_'));
  }
}

function chooseNamed(reference: string, past: Past): RollbackTarget {
  if (nameRevision(reference) !== nameRevision(past.servingArn)) return { kind: 'chosen', reference };
  return {
    kind: 'none',
    reason: `${nameRevision(reference)} is the revision that serves now.`,
    candidates: listCandidates(past),
  };
}

/** Only what is older than the serving deployment, so that one failed attempt after another never hides the way back. */
function chooseFromHistory(past: Past, name: string, isFit: (one: ServiceDeploymentRecord) => boolean): RollbackTarget {
  const servingAt = past.history.findIndex(
    (one) => one.targetRevisionArn === past.servingArn && one.status === 'SUCCESSFUL',
  );
  const older = past.history.slice(servingAt + 1);
  const target = older.find(
    (one) => one.targetRevisionArn !== undefined && one.targetRevisionArn !== past.servingArn && isFit(one),
  );
  if (target?.targetRevisionArn !== undefined) return { kind: 'chosen', reference: target.targetRevisionArn };
  const which = name === 'last-good' ? 'successful deployment of another revision' : 'deployment of another revision';
  return {
    kind: 'none',
    reason: `There is no ${name}: ECS has no ${which} before ${nameRevision(past.servingArn)} in this service's history.`,
    candidates: listCandidates(past),
  };
}

/** Revisions that ECS once rolled out with success, newest first, each once, without the serving one. */
export function listCandidates(past: Past): readonly string[] {
  const successful = past.history.filter((one) => one.status === 'SUCCESSFUL');
  const arns = successful
    .map((one) => one.targetRevisionArn ?? '')
    .filter((arn) => arn !== '' && arn !== past.servingArn);
  return [...new Set(arns.map(nameRevision))];
}
