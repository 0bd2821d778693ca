/** Install: the replacement task set is made in the other target group, and has to become healthy. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { defined } from '@slipway/ecs-rules/values';
import { ApiError, clientError, invalidParameter } from '../api-error.ts';
import { type CapacityChoice, chooseCapacity, describeStrategy } from '../capacity-choice.ts';
import { readStrategy } from '../capacity-strategy.ts';
import { findCluster } from '../find.ts';
import { requireUsableRevision } from '../find-revision.ts';
import { readObjects, readString } from '../input.ts';
import { type MutableState, requestEvaluation } from '../mutable-state.ts';
import type { ServiceState } from '../service-record.ts';
import { checkPlan } from '../service-shape.ts';
import type { ClusterRecord } from '../state.ts';
import type { TaskSetState } from '../task-set-record.ts';
import { drainTaskSet, findCurrent, listTaskSets, openTaskSet, type TaskSet } from '../task-set-state.ts';
import type { CodeDeploymentRecord, TaskSetPlace } from './records.ts';
import type { StageFailure, StageInput, StageOutcome } from './stage-outcome.ts';

/** AWS CodeDeploy User Guide, troubleshoot Amazon ECS deployment issues. */
const INSTALL_MS = 3_600_000;

export function runInstall(state: MutableState, input: StageInput): StageOutcome {
  const { record, stage, now } = input;
  if (record.green === undefined) return makeReplacement(state, input);
  const service = state.services.get(record.serviceKey);
  const green = service && listTaskSets(service).find(({ id }) => id === record.green?.id);
  if (green === undefined) return { kind: 'failed', failure: explainRefusal(invalidParameter('TaskSet not found.')) };
  if (green.taskSet.stability === 'STEADY_STATE') return { kind: 'done', record };
  if (now >= stage.startedAt + INSTALL_MS) return { kind: 'failed', failure: INSTALL_LATE };
  return { kind: 'wait', record, until: stage.startedAt + INSTALL_MS };
}

/** The text is the guide's; the code is assumed. */
const INSTALL_LATE: StageFailure = {
  status: 'Failed',
  error: {
    code: 'TIMEOUT',
    message:
      'The deployment timed out while waiting for the replacement task set to become healthy. This time out period is 60 minutes.',
  },
  event: 'DEPLOYMENT_FAILURE',
};

/** What ECS refuses fails the deployment, with ECS's own words inside CodeDeploy's (observed). */
function explainRefusal(error: ApiError): StageFailure {
  const detail = `(Service: AmazonECS; Status Code: 400; Error Code: ${error.type}; Request ID: null; Proxy: null)`;
  const text = error.message.endsWith('.') ? error.message : `${error.message}.`;
  const message = `The ECS service cannot be updated due to an unexpected error: ${text} ${detail}. Check your ECS service status.`;
  return { status: 'Failed', error: { code: 'ECS_UPDATE_ERROR', message }, event: 'DEPLOYMENT_FAILURE' };
}

function makeReplacement(state: MutableState, { record, now }: StageInput): StageOutcome {
  try {
    const placed = placeReplacement(state, record, now);
    requestEvaluation(state, now);
    return { kind: 'wait', record: placed };
  } catch (thrown) {
    if (!(thrown instanceof ApiError)) throw thrown;
    return { kind: 'failed', failure: explainRefusal(thrown) };
  }
}

/**
 * Task sets that an earlier deployment has left behind go first; that CodeDeploy does so is assumed.
 * @throws ApiError what ECS refuses; nothing has changed then
 */
function placeReplacement(state: MutableState, record: CodeDeploymentRecord, now: number): CodeDeploymentRecord {
  const found = state.services.get(record.serviceKey);
  const blue = found && findCurrent(found);
  if (found?.status !== 'ACTIVE') throw new ApiError('ServiceNotActiveException', 'Service was not ACTIVE.');
  if (blue?.taskSet === undefined) throw invalidParameter('The service has no primary task set.');
  const places = choosePlaces(state, record, blue.serviceRevisionArn);
  const shape = writeShape(state, { record, blueRevisionArn: blue.serviceRevisionArn, ...places });
  const { launchType, strategy } = chooseReplacement(findCluster(state, found.cluster), record, blue.taskSet);
  const revision = requireUsableRevision(state, record.appSpec.taskDefinition, clientError);
  checkPlan(state, { revision, shape, launchType });
  const before = clearLeftovers(found, now);
  const part = {
    startedBy: 'CODE_DEPLOY',
    externalId: record.id,
    status: 'ACTIVE' as const,
    scalePercent: 100,
    launchType,
    ...describeStrategy(strategy),
  };
  const service = openTaskSet(state, before, { revision, shape, part, now });
  state.services.set(service.key, service);
  const green = listTaskSets(service).find(({ taskSet }) => taskSet.externalId === record.id);
  return {
    ...record,
    blue: { id: blue.id, targetGroupName: places.blueGroup },
    ...defined({ green: green === undefined ? undefined : placeGreen(green, places.greenGroup) }),
    updatedAt: now,
  };
}

/** The capacity that the AppSpec names, else that of the original task set; the latter is assumed. */
function chooseReplacement(
  cluster: ClusterRecord,
  { appSpec }: CodeDeploymentRecord,
  blue: TaskSetState,
): CapacityChoice {
  const isNamed = readObjects(appSpec.taskSet, 'capacityProviderStrategy').length > 0;
  if (isNamed) return chooseCapacity(cluster, appSpec.taskSet);
  return { launchType: blue.launchType, strategy: readStrategy({ ...blue }, 'capacityProviderStrategy') };
}

function placeGreen({ id }: TaskSet, targetGroupName: string): TaskSetPlace {
  return { id, targetGroupName };
}

function clearLeftovers(service: ServiceState, now: number): ServiceState {
  const left = listTaskSets(service).filter(({ taskSet }) => taskSet.status === 'ACTIVE');
  return left.reduce((cleared, { id }) => drainTaskSet(cleared, id, now), service);
}

interface Places {
  readonly blueGroup: string;
  readonly greenGroup: string;
  readonly greenArn: string;
}

/** Of the pair of target groups the replacement gets the one that the original task set has not. */
function choosePlaces(state: MutableState, record: CodeDeploymentRecord, blueRevisionArn: string): Places {
  const [pair = {}] = readObjects(record.settings.loadBalancerInfo, 'targetGroupPairInfoList');
  const names = readObjects(pair, 'targetGroups').map((group) => readString(group, 'name') ?? '');
  const groups = names.flatMap((name) => findGroup(state, name));
  const [used = {}] = readObjects(state.serviceRevisions.get(blueRevisionArn)?.shape ?? {}, 'loadBalancers');
  const blue = groups.find(({ arn }) => arn === readString(used, 'targetGroupArn'));
  const green = groups.find((group) => group !== blue);
  if (blue === undefined || green === undefined) {
    // Wording not documented.
    throw invalidParameter("The deployment group's target group pair is not that of the service.");
  }
  return { blueGroup: blue.name, greenGroup: green.name, greenArn: green.arn };
}

function findGroup(state: MutableState, name: string): readonly { readonly name: string; readonly arn: string }[] {
  for (const { arn, specification } of state.targetGroups.values()) {
    if (specification.name === name) return [{ name, arn }];
  }
  return [];
}

/** The replacement has the settings of the original task set, with the changes of the AppSpec file. */
function writeShape(
  state: MutableState,
  request: Places & { readonly record: CodeDeploymentRecord; readonly blueRevisionArn: string },
): JsonObject {
  const { containerName, containerPort, taskSet } = request.record.appSpec;
  const { capacityProviderStrategy: _strategy, ...given } = taskSet;
  const before = state.serviceRevisions.get(request.blueRevisionArn)?.shape ?? {};
  return { ...before, ...given, loadBalancers: [{ targetGroupArn: request.greenArn, containerName, containerPort }] };
}
