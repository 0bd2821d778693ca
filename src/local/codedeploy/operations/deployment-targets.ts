/** Deployment targets. A deployment to Amazon ECS has one: the service. */
import type { JsonObject } from '../../../json.ts';
import type { Draft } from '../../engine/draft.ts';
import { ApiFault } from '../../engine/fault.ts';
import { readString, readStrings } from '../../engine/input.ts';
import type { Call, OperationTable } from '../../engine/operation.ts';
import { describeTarget, nameTarget } from '../describe-target.ts';
import { requireDeployment } from '../find.ts';
import type { CodeDeploymentRecord } from '../records.ts';

export const TARGET_OPERATIONS: OperationTable = {
  'codedeploy:ListDeploymentTargets': (draft, { input }) => ({ targetIds: [nameTarget(requireStarted(draft, input))] }),
  'codedeploy:GetDeploymentTarget': getDeploymentTarget,
  'codedeploy:BatchGetDeploymentTargets': batchGetDeploymentTargets,
};

/** Wording not documented. */
function requireStarted(draft: Draft, input: JsonObject): CodeDeploymentRecord {
  const record = requireDeployment(draft, input);
  if (record.status !== 'Created') return record;
  throw new ApiFault('DeploymentNotStartedException', `The deployment ${record.id} has not started.`);
}

function getDeploymentTarget(draft: Draft, { input }: Call): JsonObject {
  const record = requireStarted(draft, input);
  checkTargets(record, [readString(input, 'targetId') ?? '']);
  return { deploymentTarget: describeTarget(draft, record) };
}

function batchGetDeploymentTargets(draft: Draft, { input }: Call): JsonObject {
  const record = requireStarted(draft, input);
  const ids = readStrings(input, 'targetIds');
  checkTargets(record, ids.length === 0 ? [''] : ids);
  return { deploymentTargets: [describeTarget(draft, record)] };
}

/** Wordings not documented. */
function checkTargets(record: CodeDeploymentRecord, ids: readonly string[]): void {
  if (ids.includes('')) throw new ApiFault('DeploymentTargetIdRequiredException', 'A target id is required.');
  if (ids.length > 1) {
    const problem = 'A deployment to Amazon ECS has one target.';
    throw new ApiFault('DeploymentTargetListSizeExceededException', problem);
  }
  if (ids[0] === nameTarget(record)) return;
  const problem = `The deployment ${record.id} has no target ${ids[0] ?? ''}.`;
  throw new ApiFault('DeploymentTargetDoesNotExistException', problem);
}
