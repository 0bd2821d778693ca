/** Deployments: reading, stopping and continuing them. */
import type { Json, JsonObject } from '@slipway/ecs-rules/values';
import { defined } from '@slipway/ecs-rules/values';
import { ApiError } from '../../api-error.ts';
import { asTimestamp, readBoolean, readNumber, readObject, readString, readStrings } from '../../input.ts';
import { type MutableState, requestEvaluation } from '../../mutable-state.ts';
import type { Call, OperationTable } from '../../operation.ts';
import { changeStage, findStage, isOver } from '../deployment-state.ts';
import { describeDeployment } from '../describe-deployment.ts';
import { failDeployment } from '../fail-deployment.ts';
import { requireDeployment, requireGroup } from '../find.ts';
import { cutList } from '../paginate.ts';
import type { CodeDeploymentRecord } from '../records.ts';
import type { StageFailure } from '../stage-outcome.ts';
import { createDeployment } from './create-deployment.ts';

export const DEPLOYMENT_OPERATIONS: OperationTable = {
  'codedeploy:CreateDeployment': createDeployment,
  'codedeploy:GetDeployment': (state, { input }) => ({
    deploymentInfo: describeDeployment(requireDeployment(state, input)),
  }),
  'codedeploy:BatchGetDeployments': batchGetDeployments,
  'codedeploy:ListDeployments': listDeployments,
  'codedeploy:StopDeployment': stopDeployment,
  'codedeploy:ContinueDeployment': continueDeployment,
  'codedeploy:PutLifecycleEventHookExecutionStatus': putHookStatus,
};

/** At most 25; missing ones are omitted. Wordings not documented. */
function batchGetDeployments(state: MutableState, { input }: Call): JsonObject {
  const ids = readStrings(input, 'deploymentIds');
  if (ids.length === 0) throw new ApiError('DeploymentIdRequiredException', 'deploymentIds is required.');
  if (ids.length > 25) throw new ApiError('BatchLimitExceededException', 'At most 25 deployments can be requested.');
  const found = ids.flatMap((id) => state.codeDeployments.get(id) ?? []);
  return { deploymentsInfo: found.map(describeDeployment) };
}

const STATUSES = ['Created', 'Queued', 'InProgress', 'Baking', 'Succeeded', 'Failed', 'Stopped', 'Ready'];

/** Newest first; that order is assumed. */
function listDeployments(state: MutableState, { input }: Call): JsonObject {
  const groupKey = readGroupKey(state, input);
  const statuses = readStrings(input, 'includeOnlyStatuses');
  const wrong = statuses.find((status) => !STATUSES.includes(status));
  // Wording not documented.
  if (wrong !== undefined) throw new ApiError('InvalidDeploymentStatusException', `Unknown status '${wrong}'.`);
  const range = readObject(input, 'createTimeRange') ?? {};
  const start = readNumber(range, 'start') ?? Number.NEGATIVE_INFINITY;
  const end = readNumber(range, 'end') ?? Number.POSITIVE_INFINITY;
  const found = [...state.codeDeployments.values()].filter((record) => {
    const at = asTimestamp(record.createdAt);
    const isRequested = statuses.length === 0 || statuses.includes(record.status);
    return (groupKey === undefined || record.groupKey === groupKey) && isRequested && at >= start && at <= end;
  });
  const page = cutList(found.reverse(), input);
  return { deployments: page.items.map(({ id }) => id), ...page.next };
}

/** Application and group come together or not at all (AWS CodeDeploy API reference, ListDeployments). */
function readGroupKey(state: MutableState, input: JsonObject): string | undefined {
  const isGiven = (value: Json | undefined): boolean => (value ?? undefined) !== undefined;
  if (!isGiven(input.applicationName) && !isGiven(input.deploymentGroupName)) return undefined;
  return requireGroup(state, input).key;
}

function requireRunning(state: MutableState, input: JsonObject): CodeDeploymentRecord {
  const record = requireDeployment(state, input);
  if (!isOver(record)) return record;
  // Wording not documented.
  throw new ApiError('DeploymentAlreadyCompletedException', `The deployment ${record.id} is already complete.`);
}

/** Neither that a stop by hand has an error nor its words are documented; assumed. */
const STOPPED_BY_HAND: StageFailure = {
  status: 'Stopped',
  error: { code: 'MANUAL_STOP', message: 'The deployment was stopped by a user.' },
  event: 'DEPLOYMENT_STOP_ON_REQUEST',
};

/** Stopped at once. Whether it is rolled back is the request's to say, else the deployment group's. */
function stopDeployment(state: MutableState, { input, now }: Call): JsonObject {
  const record = requireRunning(state, input);
  const shouldRollBack = readBoolean(input, 'autoRollbackEnabled');
  failDeployment(state, record, { failure: STOPPED_BY_HAND, ...defined({ shouldRollBack }), now });
  // AWS CLI, stop-deployment, example.
  const statusMessage = 'No more commands will be scheduled for execution in the deployment instances';
  return { status: 'Succeeded', statusMessage };
}

/** Ends the wait before production traffic, or the one before the original task set goes. */
function continueDeployment(state: MutableState, { input, now }: Call): JsonObject {
  const record = requireRunning(state, input);
  const type = readString(input, 'deploymentWaitType') ?? 'READY_WAIT';
  // No wording of these is documented.
  if (type !== 'READY_WAIT' && type !== 'TERMINATION_WAIT') {
    throw new ApiError('InvalidDeploymentWaitTypeException', `Unknown deploymentWaitType '${type}'.`);
  }
  const stage = findStage(record);
  if (stage?.name !== (type === 'READY_WAIT' ? 'ReadyWait' : 'TerminationWait') || stage.status !== 'InProgress') {
    throw new ApiError('DeploymentIsNotInReadyStateException', `The deployment ${record.id} is not waiting.`);
  }
  state.codeDeployments.set(record.id, changeStage(record, { reported: 'Succeeded' }));
  requestEvaluation(state, now);
  return {};
}

/**
 * The call of a hook's Lambda function. The local ECS runs no functions: a client that calls it names the execution
 * `DEPLOYMENT_ID:EVENT`.
 */
function putHookStatus(state: MutableState, { input, now }: Call): JsonObject {
  const record = requireDeployment(state, input);
  const status = readString(input, 'status');
  // No wording of these is documented.
  if (status !== 'Succeeded' && status !== 'Failed') {
    const problem = 'The status of a hook is Succeeded or Failed.';
    throw new ApiError('InvalidLifecycleEventHookExecutionStatusException', problem);
  }
  const executionId = readString(input, 'lifecycleEventHookExecutionId') ?? '';
  const stage = record.stages.find(({ name }) => executionId === `${record.id}:${name}`);
  if (stage === undefined || record.appSpec.hooks[stage.name] === undefined || stage.status === 'Pending') {
    throw new ApiError('InvalidLifecycleEventHookExecutionIdException', 'No such hook has been called.');
  }
  if (stage.status !== 'InProgress') {
    throw new ApiError('LifecycleEventAlreadyCompletedException', `${stage.name} is already complete.`);
  }
  state.codeDeployments.set(record.id, changeStage(record, { reported: status }));
  requestEvaluation(state, now);
  return { lifecycleEventHookExecutionId: executionId };
}
