/** Deployments: reading, stopping and letting them go on. */
import type { Json, JsonObject } from '../../../json.ts';
import { type Draft, requestLook } from '../../engine/draft.ts';
import { ApiFault } from '../../engine/fault.ts';
import { asTimestamp, readBoolean, readNumber, readObject, readString, readStrings } from '../../engine/input.ts';
import type { Call, OperationTable } from '../../engine/operation.ts';
import { changeStage, findStage, isOver } from '../deployment-state.ts';
import { describeDeployment } from '../describe-deployment.ts';
import { failDeployment } from '../fail-deployment.ts';
import { requireDeployment, requireGroup } from '../find.ts';
import { cutList } from '../paginate.ts';
import type { CodeDeploymentRecord } from '../records.ts';
import type { Failure } from '../stage-outcome.ts';
import { createDeployment } from './create-deployment.ts';

export const DEPLOYMENT_OPERATIONS: OperationTable = {
  'codedeploy:CreateDeployment': createDeployment,
  'codedeploy:GetDeployment': (draft, { input }) => ({
    deploymentInfo: describeDeployment(requireDeployment(draft, input)),
  }),
  'codedeploy:BatchGetDeployments': batchGetDeployments,
  'codedeploy:ListDeployments': listDeployments,
  'codedeploy:StopDeployment': stopDeployment,
  'codedeploy:ContinueDeployment': continueDeployment,
  'codedeploy:PutLifecycleEventHookExecutionStatus': putHookStatus,
};

/** At most 25; those that are not there are left out. Wordings not documented. */
function batchGetDeployments(draft: Draft, { input }: Call): JsonObject {
  const ids = readStrings(input, 'deploymentIds');
  if (ids.length === 0) throw new ApiFault('DeploymentIdRequiredException', 'deploymentIds is required.');
  if (ids.length > 25) throw new ApiFault('BatchLimitExceededException', 'At most 25 deployments can be asked for.');
  const found = ids.flatMap((id) => draft.codeDeployments.get(id) ?? []);
  return { deploymentsInfo: found.map(describeDeployment) };
}

const STATUSES = ['Created', 'Queued', 'InProgress', 'Baking', 'Succeeded', 'Failed', 'Stopped', 'Ready'];

/** Newest first; that order is assumed. */
function listDeployments(draft: Draft, { input }: Call): JsonObject {
  const groupKey = readGroupKey(draft, input);
  const statuses = readStrings(input, 'includeOnlyStatuses');
  const wrong = statuses.find((status) => !STATUSES.includes(status));
  // Wording not documented.
  if (wrong !== undefined) throw new ApiFault('InvalidDeploymentStatusException', `Unknown status '${wrong}'.`);
  const range = readObject(input, 'createTimeRange') ?? {};
  const start = readNumber(range, 'start') ?? Number.NEGATIVE_INFINITY;
  const end = readNumber(range, 'end') ?? Number.POSITIVE_INFINITY;
  const found = [...draft.codeDeployments.values()].filter((record) => {
    const at = asTimestamp(record.createdAt);
    const isAsked = statuses.length === 0 || statuses.includes(record.status);
    return (groupKey === undefined || record.groupKey === groupKey) && isAsked && at >= start && at <= end;
  });
  const page = cutList(found.reverse(), input);
  return { deployments: page.items.map(({ id }) => id), ...page.next };
}

/** Application and group come together or not at all (AWS CodeDeploy API reference, ListDeployments). */
function readGroupKey(draft: Draft, input: JsonObject): string | undefined {
  const isGiven = (value: Json | undefined): boolean => (value ?? undefined) !== undefined;
  if (!isGiven(input.applicationName) && !isGiven(input.deploymentGroupName)) return undefined;
  return requireGroup(draft, input).key;
}

function requireRunning(draft: Draft, input: JsonObject): CodeDeploymentRecord {
  const record = requireDeployment(draft, input);
  if (!isOver(record)) return record;
  // Wording not documented.
  throw new ApiFault('DeploymentAlreadyCompletedException', `The deployment ${record.id} is already complete.`);
}

/** Neither that a stop by hand has an error nor its words are documented; assumed. */
const STOPPED_BY_HAND: Failure = {
  status: 'Stopped',
  error: { code: 'MANUAL_STOP', message: 'The deployment was stopped by a user.' },
  event: 'DEPLOYMENT_STOP_ON_REQUEST',
};

/** Stopped at once. Whether it is rolled back is the request's to say, else the deployment group's. */
function stopDeployment(draft: Draft, { input, now }: Call): JsonObject {
  const record = requireRunning(draft, input);
  const shouldRollBack = readBoolean(input, 'autoRollbackEnabled');
  failDeployment(draft, record, {
    failure: STOPPED_BY_HAND,
    ...(shouldRollBack === undefined ? {} : { shouldRollBack }),
    now,
  });
  // AWS CLI, stop-deployment, example.
  const statusMessage = 'No more commands will be scheduled for execution in the deployment instances';
  return { status: 'Succeeded', statusMessage };
}

/** Ends the wait before production traffic, or the one before the original task set goes. */
function continueDeployment(draft: Draft, { input, now }: Call): JsonObject {
  const record = requireRunning(draft, input);
  const type = readString(input, 'deploymentWaitType') ?? 'READY_WAIT';
  // No wording of these is documented.
  if (type !== 'READY_WAIT' && type !== 'TERMINATION_WAIT') {
    throw new ApiFault('InvalidDeploymentWaitTypeException', `Unknown deploymentWaitType '${type}'.`);
  }
  const stage = findStage(record);
  if (stage?.name !== (type === 'READY_WAIT' ? 'ReadyWait' : 'TerminationWait') || stage.status !== 'InProgress') {
    throw new ApiFault('DeploymentIsNotInReadyStateException', `The deployment ${record.id} is not waiting.`);
  }
  draft.codeDeployments.set(record.id, changeStage(record, { reported: 'Succeeded' }));
  requestLook(draft, now);
  return {};
}

/**
 * What a Lambda function calls. In the local ECS no function runs: whoever plays one names its execution
 * `DEPLOYMENT_ID:EVENT`.
 */
function putHookStatus(draft: Draft, { input, now }: Call): JsonObject {
  const record = requireDeployment(draft, input);
  const status = readString(input, 'status');
  // No wording of these is documented.
  if (status !== 'Succeeded' && status !== 'Failed') {
    const problem = 'The status of a hook is Succeeded or Failed.';
    throw new ApiFault('InvalidLifecycleEventHookExecutionStatusException', problem);
  }
  const executionId = readString(input, 'lifecycleEventHookExecutionId') ?? '';
  const stage = record.stages.find(({ name }) => executionId === `${record.id}:${name}`);
  if (stage === undefined || record.appSpec.hooks[stage.name] === undefined || stage.status === 'Pending') {
    throw new ApiFault('InvalidLifecycleEventHookExecutionIdException', 'No such hook has been called.');
  }
  if (stage.status !== 'InProgress') {
    throw new ApiFault('LifecycleEventAlreadyCompletedException', `${stage.name} is already complete.`);
  }
  draft.codeDeployments.set(record.id, changeStage(record, { reported: status }));
  requestLook(draft, now);
  return { lifecycleEventHookExecutionId: executionId };
}
