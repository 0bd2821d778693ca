/** Deployment targets. A deployment to Amazon ECS has one: the service. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../../api-error.ts';
import { readString, readStrings } from '../../input.ts';
import type { MutableState } from '../../mutable-state.ts';
import type { Call, OperationTable } from '../../operation.ts';
import { describeTarget, formatTargetId } from '../describe-target.ts';
import { requireDeployment } from '../find.ts';
import type { CodeDeploymentRecord } from '../records.ts';

export const TARGET_OPERATIONS: OperationTable = {
  'codedeploy:ListDeploymentTargets': (state, { input }) => ({
    targetIds: [formatTargetId(requireStarted(state, input))],
  }),
  'codedeploy:GetDeploymentTarget': getDeploymentTarget,
  'codedeploy:BatchGetDeploymentTargets': batchGetDeploymentTargets,
};

/** Wording not documented. */
function requireStarted(state: MutableState, input: JsonObject): CodeDeploymentRecord {
  const record = requireDeployment(state, input);
  if (record.status !== 'Created') return record;
  throw new ApiError('DeploymentNotStartedException', `The deployment ${record.id} has not started.`);
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
