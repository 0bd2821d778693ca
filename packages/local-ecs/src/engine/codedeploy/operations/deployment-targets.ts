/** Deployment targets. A deployment to Amazon ECS has one: the service. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError, notSimulated } from '../../api-error.ts';
import { readObject, readString, readStrings } from '../../input.ts';
import type { MutableState } from '../../mutable-state.ts';
import type { Call, OperationTable } from '../../operation.ts';
import { describeStatus, describeTarget, formatTargetId } from '../describe-target.ts';
import { requireDeployment } from '../find.ts';
import type { CodeDeploymentRecord } from '../records.ts';

export const TARGET_OPERATIONS: OperationTable = {
  'codedeploy:ListDeploymentTargets': listDeploymentTargets,
  'codedeploy:GetDeploymentTarget': getDeploymentTarget,
  'codedeploy:BatchGetDeploymentTargets': batchGetDeploymentTargets,
};

/** Wording not documented. */
function requireStarted(state: MutableState, input: JsonObject): CodeDeploymentRecord {
  const record = requireDeployment(state, input);
  if (record.status !== 'Created') return record;
  throw new ApiError('DeploymentNotStartedException', `The deployment ${record.id} has not started.`);
}

function listDeploymentTargets(state: MutableState, { input }: Call): JsonObject {
  const record = requireStarted(state, input);
  const wanted = readStatuses(readObject(input, 'targetFilters') ?? {});
  const isListed = wanted === undefined || wanted.includes(describeStatus(record));
  return { targetIds: isListed ? [formatTargetId(record)] : [] };
}

/** Labels are of instances (CodeDeploy API reference, ListDeploymentTargets). Wording of the refusal not documented. */
function readStatuses(filters: JsonObject): readonly string[] | undefined {
  for (const name of Object.keys(filters)) {
    if (name === 'ServerInstanceLabel') throw notSimulated('The target filter ServerInstanceLabel');
    if (name !== 'TargetStatus') {
      throw new ApiError('InvalidTargetFilterNameException', `${name} is not a filter of targets.`);
    }
  }
  return filters.TargetStatus === undefined ? undefined : readStrings(filters, 'TargetStatus');
}

function getDeploymentTarget(state: MutableState, { input }: Call): JsonObject {
  const record = requireStarted(state, input);
  checkTargets(record, [readString(input, 'targetId') ?? '']);
  return { deploymentTarget: describeTarget(state, record) };
}

function batchGetDeploymentTargets(state: MutableState, { input }: Call): JsonObject {
  const record = requireStarted(state, input);
  const ids = readStrings(input, 'targetIds');
  checkTargets(record, ids.length === 0 ? [''] : ids);
  return { deploymentTargets: [describeTarget(state, record)] };
}

/** Wordings not documented. */
function checkTargets(record: CodeDeploymentRecord, ids: readonly string[]): void {
  if (ids.includes('')) throw new ApiError('DeploymentTargetIdRequiredException', 'A target id is required.');
  if (ids.length > 1) {
    const problem = 'A deployment to Amazon ECS has one target.';
    throw new ApiError('DeploymentTargetListSizeExceededException', problem);
  }
  if (ids[0] === formatTargetId(record)) return;
  const problem = `The deployment ${record.id} has no target ${ids[0] ?? ''}.`;
  throw new ApiError('DeploymentTargetDoesNotExistException', problem);
}
