/** The bad end of a deployment, and the rollback that follows it: a deployment of its own. */
import { type Draft, requestLook } from '../engine/draft.ts';
import { drawDeploymentName } from '../engine/identifiers.ts';
import { USUAL_CONFIG } from './deployment-configs.ts';
import { endBadly, rollsBackOn } from './deployment-state.ts';
import type { CodeDeploymentRecord } from './records.ts';
import type { Failure } from './stage-outcome.ts';

/**
 * Without a rollback everything stays as it is: weights and both task sets; that is assumed.
 * @param shouldRollBack what the deployment group says of the event, unless given
 */
export function failDeployment(
  draft: Draft,
  record: CodeDeploymentRecord,
  end: { readonly failure: Failure; readonly shouldRollBack?: boolean; readonly now: number },
): void {
  const { failure, now } = end;
  const ended = endBadly(record, { ...failure, now });
  const isBack = record.creator === 'codeDeployRollback';
  const shouldRollBack = end.shouldRollBack ?? rollsBackOn(record.settings, failure.event);
  if (isBack || !shouldRollBack) {
    draft.codeDeployments.set(record.id, ended);
    return;
  }
  const back = openRollback(draft, ended, now);
  // Both messages are observed.
  const rollbackMessage = `Deployment ${record.id} terminated. Automatic rollback is triggered with a DeploymentId ${back.id}.`;
  draft.codeDeployments.set(record.id, { ...ended, rollback: { rollbackDeploymentId: back.id, rollbackMessage } });
  draft.codeDeployments.set(back.id, back);
  const group = draft.deploymentGroups.get(record.groupKey);
  if (group !== undefined) draft.deploymentGroups.set(group.key, { ...group, lastAttempted: back.id });
  requestLook(draft, now);
}

/** Its configuration is all at once, whatever the group's (observed). Which lifecycle events it has is assumed. */
function openRollback(draft: Draft, failed: CodeDeploymentRecord, now: number): CodeDeploymentRecord {
  const id = drawDeploymentName(draft);
  const { error: _error, completedAt: _completedAt, startedAt: _startedAt, description: _text, ...rest } = failed;
  return {
    ...rest,
    id,
    creator: 'codeDeployRollback',
    configName: USUAL_CONFIG,
    status: 'Created',
    createdAt: now,
    updatedAt: now,
    revision: findPrevious(draft, failed) ?? failed.revision,
    traffic: [{ percent: 0, waitMs: 0 }],
    shifted: 0,
    stages: [{ name: 'AllowTraffic', status: 'Pending' }],
    rollback: {
      rollbackTriggeringDeploymentId: failed.id,
      rollbackMessage: `Deployment ${id} is triggered to roll back deployment ${failed.id}.`,
    },
  };
}

function findPrevious(draft: Draft, failed: CodeDeploymentRecord): CodeDeploymentRecord['revision'] | undefined {
  const lastSuccessful = draft.deploymentGroups.get(failed.groupKey)?.lastSuccessful;
  return lastSuccessful === undefined ? undefined : draft.codeDeployments.get(lastSuccessful)?.revision;
}
