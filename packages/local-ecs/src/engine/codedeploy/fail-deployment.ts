/** The bad end of a deployment, and the rollback that follows it: a deployment of its own. */

import { drawDeploymentName } from '../identifiers.ts';
import { type MutableState, requestEvaluation } from '../mutable-state.ts';
import { DEFAULT_CONFIG } from './deployment-configs.ts';
import { endUnsuccessfully, rollsBackOn } from './deployment-state.ts';
import type { CodeDeploymentRecord } from './records.ts';
import type { StageFailure } from './stage-outcome.ts';

/**
 * Without a rollback everything stays as it is: weights and both task sets; that is assumed.
 * @param shouldRollBack by default the deployment group's setting for the event
 */
export function failDeployment(
  state: MutableState,
  record: CodeDeploymentRecord,
  end: { readonly failure: StageFailure; readonly shouldRollBack?: boolean; readonly now: number },
): void {
  const { failure, now } = end;
  const ended = endUnsuccessfully(record, { ...failure, now });
  const isBack = record.creator === 'codeDeployRollback';
  const shouldRollBack = end.shouldRollBack ?? rollsBackOn(record.settings, failure.event);
  if (isBack || !shouldRollBack) {
    state.codeDeployments.set(record.id, ended);
    return;
  }
  const back = openRollback(state, ended, now);
  // Both messages are observed.
  const rollbackMessage = `Deployment ${record.id} terminated. Automatic rollback is triggered with a DeploymentId ${back.id}.`;
  state.codeDeployments.set(record.id, { ...ended, rollback: { rollbackDeploymentId: back.id, rollbackMessage } });
  state.codeDeployments.set(back.id, back);
  const group = state.deploymentGroups.get(record.groupKey);
  if (group !== undefined) state.deploymentGroups.set(group.key, { ...group, lastAttempted: back.id });
  requestEvaluation(state, now);
}

/** Its configuration is all at once, whatever the group's (observed). Which lifecycle events it has is assumed. */
function openRollback(state: MutableState, failed: CodeDeploymentRecord, now: number): CodeDeploymentRecord {
  const id = drawDeploymentName(state);
  const { error: _error, completedAt: _completedAt, startedAt: _startedAt, description: _text, ...rest } = failed;
  return {
    ...rest,
    id,
    creator: 'codeDeployRollback',
    configName: DEFAULT_CONFIG,
    status: 'Created',
    createdAt: now,
    updatedAt: now,
    revision: findPrevious(state, failed) ?? failed.revision,
    traffic: [{ percent: 0, waitMs: 0 }],
    shifted: 0,
    stages: [{ name: 'AllowTraffic', status: 'Pending' }],
    rollback: {
      rollbackTriggeringDeploymentId: failed.id,
      rollbackMessage: `Deployment ${id} is triggered to roll back deployment ${failed.id}.`,
    },
  };
}

function findPrevious(state: MutableState, failed: CodeDeploymentRecord): CodeDeploymentRecord['revision'] | undefined {
  const lastSuccessful = state.deploymentGroups.get(failed.groupKey)?.lastSuccessful;
  return lastSuccessful === undefined ? undefined : state.codeDeployments.get(lastSuccessful)?.revision;
}
