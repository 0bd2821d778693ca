/** Install: the replacement task set is made in the other target group, and has to become healthy. */
import type { JsonObject } from '../../json.ts';
import { type CapacityChoice, chooseCapacity, describeStrategy } from '../engine/capacity-choice.ts';
import { readStrategy } from '../engine/capacity-strategy.ts';
import { type Draft, requestLook } from '../engine/draft.ts';
import { ApiFault, clientFault, invalidParameter } from '../engine/fault.ts';
import { findCluster } from '../engine/find.ts';
import { requireUsableRevision } from '../engine/find-revision.ts';
import { readObjects, readString } from '../engine/input.ts';
import type { ServiceState } from '../engine/service-record.ts';
import { checkPlan } from '../engine/service-shape.ts';
import type { ClusterRecord } from '../engine/state.ts';
import type { TaskSetState } from '../engine/task-set-record.ts';
import { drainTaskSet, findServing, listTaskSets, openTaskSet, type TaskSet } from '../engine/task-set-state.ts';
import type { CodeDeploymentRecord, TaskSetPlace } from './records.ts';
import type { Failure, StageOutcome, StageScene } from './stage-outcome.ts';

/** AWS CodeDeploy User Guide, troubleshoot Amazon ECS deployment issues. */
const INSTALL_MS = 3_600_000;

export function runInstall(draft: Draft, scene: StageScene): StageOutcome {
  const { record, stage, now } = scene;
  if (record.green === undefined) return makeReplacement(draft, scene);
  const service = draft.services.get(record.serviceKey);
  const green = service && listTaskSets(service).find(({ id }) => id === record.green?.id);
  if (green === undefined) return { kind: 'failed', failure: explainRefusal(invalidParameter('TaskSet not found.')) };
  if (green.taskSet.stability === 'STEADY_STATE') return { kind: 'done', record };
  if (now >= stage.startedAt + INSTALL_MS) return { kind: 'failed', failure: INSTALL_LATE };
  return { kind: 'wait', record, until: stage.startedAt + INSTALL_MS };
}

/** The text is the guide's; the code is assumed. */
const INSTALL_LATE: Failure = {
  status: 'Failed',
  error: {
    code: 'TIMEOUT',
    message:
      'The deployment timed out while waiting for the replacement task set to become healthy. This time out period is 60 minutes.',
  },
  event: 'DEPLOYMENT_FAILURE',
};

/** What ECS refuses fails the deployment, with ECS's own words inside CodeDeploy's (observed). */
function explainRefusal(fault: ApiFault): Failure {
  const detail = `(Service: AmazonECS; Status Code: 400; Error Code: ${fault.type}; Request ID: null; Proxy: null)`;
  const text = fault.message.endsWith('.') ? fault.message : `${fault.message}.`;
  const message = `The ECS service cannot be updated due to an unexpected error: ${text} ${detail}. Check your ECS service status.`;
  return { status: 'Failed', error: { code: 'ECS_UPDATE_ERROR', message }, event: 'DEPLOYMENT_FAILURE' };
}

function makeReplacement(draft: Draft, { record, now }: StageScene): StageOutcome {
  try {
    const placed = placeReplacement(draft, record, now);
    requestLook(draft, now);
    return { kind: 'wait', record: placed };
  } catch (thrown) {
    if (!(thrown instanceof ApiFault)) throw thrown;
    return { kind: 'failed', failure: explainRefusal(thrown) };
  }
}

/**
 * Task sets that an earlier deployment has left behind go first; that CodeDeploy does so is assumed.
 * @throws ApiFault what ECS refuses; nothing has changed then
 */
function placeReplacement(draft: Draft, record: CodeDeploymentRecord, now: number): CodeDeploymentRecord {
  const found = draft.services.get(record.serviceKey);
  const blue = found && findServing(found);
  if (found?.status !== 'ACTIVE') throw new ApiFault('ServiceNotActiveException', 'Service was not ACTIVE.');
  if (blue?.taskSet === undefined) throw invalidParameter('The service has no primary task set.');
  const places = choosePlaces(draft, record, blue.serviceRevisionArn);
  const shape = writeShape(draft, { record, blueRevisionArn: blue.serviceRevisionArn, ...places });
  const { launchType, strategy } = chooseReplacement(findCluster(draft, found.cluster), record, blue.taskSet);
  const revision = requireUsableRevision(draft, record.appSpec.taskDefinition, clientFault);
  checkPlan(draft, { revision, shape, launchType });
  const before = clearLeftovers(found, now);
  const part = {
    startedBy: 'CODE_DEPLOY',
    externalId: record.id,
    status: 'ACTIVE' as const,
    scalePercent: 100,
    launchType,
    ...describeStrategy(strategy),
  };
  const service = openTaskSet(draft, before, { revision, shape, part, now });
  draft.services.set(service.key, service);
  const green = listTaskSets(service).find(({ taskSet }) => taskSet.externalId === record.id);
  return {
    ...record,
    blue: { id: blue.id, targetGroupName: places.blueGroup },
    ...(green === undefined ? {} : { green: placeGreen(green, places.greenGroup) }),
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
function choosePlaces(draft: Draft, record: CodeDeploymentRecord, blueRevisionArn: string): Places {
  const [pair = {}] = readObjects(record.settings.loadBalancerInfo, 'targetGroupPairInfoList');
  const names = readObjects(pair, 'targetGroups').map((group) => readString(group, 'name') ?? '');
  const groups = names.flatMap((name) => findGroup(draft, name));
  const [used = {}] = readObjects(draft.serviceRevisions.get(blueRevisionArn)?.shape ?? {}, 'loadBalancers');
  const blue = groups.find(({ arn }) => arn === readString(used, 'targetGroupArn'));
  const green = groups.find((group) => group !== blue);
  if (blue === undefined || green === undefined) {
    // Wording not documented.
    throw invalidParameter("The deployment group's target group pair is not that of the service.");
  }
  return { blueGroup: blue.name, greenGroup: green.name, greenArn: green.arn };
}

function findGroup(draft: Draft, name: string): readonly { readonly name: string; readonly arn: string }[] {
  for (const { arn, specification } of draft.targetGroups.values()) {
    if (specification.name === name) return [{ name, arn }];
  }
  return [];
}

/** The replacement is like the original task set but for what the AppSpec file says. */
function writeShape(
  draft: Draft,
  wish: Places & { readonly record: CodeDeploymentRecord; readonly blueRevisionArn: string },
): JsonObject {
  const { containerName, containerPort, taskSet } = wish.record.appSpec;
  const { capacityProviderStrategy: _strategy, ...given } = taskSet;
  const before = draft.serviceRevisions.get(wish.blueRevisionArn)?.shape ?? {};
  return { ...before, ...given, loadBalancers: [{ targetGroupArn: wish.greenArn, containerName, containerPort }] };
}
