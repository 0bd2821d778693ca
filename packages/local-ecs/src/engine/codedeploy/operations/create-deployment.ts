/** CreateDeployment. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { defined } from '@slipway/ecs-rules/values';
import { ApiError } from '../../api-error.ts';
import { drawDeploymentName } from '../../identifiers.ts';
import { readObject, readString } from '../../input.ts';
import { type MutableState, requestEvaluation } from '../../mutable-state.ts';
import type { Call } from '../../operation.ts';
import { readAppSpec } from '../app-spec.ts';
import { planTraffic } from '../deployment-configs.ts';
import { findActive } from '../deployment-state.ts';
import { requireConfig, requireGroup } from '../find.ts';
import { readAlarms, readAutoRollback } from '../group-settings.ts';
import { planStages } from '../plan-stages.ts';
import type { CodeDeploymentRecord, DeploymentGroupRecord } from '../records.ts';
import { computeSha256 } from '../sha256.ts';

/** A description has at most 256 characters (AWS CodeDeploy quotas). */
const LONGEST_DESCRIPTION = 256;

export function createDeployment(state: MutableState, { input, now }: Call): JsonObject {
  const group = requireGroup(state, input);
  const revision = readRevision(input);
  const appSpec = readAppSpec(revision.content);
  const description = readString(input, 'description');
  if ((description ?? '').length > LONGEST_DESCRIPTION) {
    // Wording not documented.
    throw new ApiError('DescriptionTooLongException', `description has at most ${LONGEST_DESCRIPTION} characters.`);
  }
  const config = requireConfig(state, readString(input, 'deploymentConfigName') ?? group.configName);
  const settings = readOverrides(input, group);
  refuseSecond(state, group);
  const id = drawDeploymentName(state);
  const previous = state.codeDeployments.get(group.lastSuccessful ?? '');
  const record: CodeDeploymentRecord = {
    id,
    groupKey: group.key,
    application: group.application,
    group: group.name,
    serviceKey: group.serviceKey,
    configName: config.name,
    creator: 'user',
    ...defined({ description }),
    status: 'Created',
    createdAt: now,
    updatedAt: now,
    revision,
    ...defined({ previousSha256: previous === undefined ? undefined : previous.revision.sha256 }),
    appSpec,
    settings,
    traffic: planTraffic(config.trafficRouting),
    shifted: 0,
    stages: planStages(settings),
    greenWeight: 0,
  };
  state.codeDeployments.set(id, record);
  state.deploymentGroups.set(group.key, { ...group, lastAttempted: id });
  requestEvaluation(state, now);
  return { deploymentId: id };
}

/**
 * The AppSpec file in the request. A hash that is given must be its own.
 * @throws ApiError RevisionRequiredException, InvalidRevisionException; wordings not documented
 */
function readRevision(input: JsonObject): CodeDeploymentRecord['revision'] {
  const revision = readObject(input, 'revision');
  if (revision === undefined) throw new ApiError('RevisionRequiredException', 'A revision is required.');
  const type = readString(revision, 'revisionType');
  const object = type === 'String' ? 'string' : 'appSpecContent';
  if (type !== 'AppSpecContent' && type !== 'String') {
    const problem = `A revision of the type ${type ?? 'none'} is not simulated by the local ECS.`;
    throw new ApiError('InvalidRevisionException', problem);
  }
  const given = readObject(revision, object) ?? {};
  const content = readString(given, 'content') ?? '';
  if (content === '') throw new ApiError('InvalidRevisionException', 'The revision has no content.');
  const sha256 = computeSha256(content);
  const said = readString(given, 'sha256');
  if (said !== undefined && said.toLowerCase() !== sha256) {
    throw new ApiError('InvalidRevisionException', 'The sha256 of the revision is not that of its content.');
  }
  return { sha256, content };
}

/** The settings of the group, with what the request has instead. */
function readOverrides(input: JsonObject, { settings }: DeploymentGroupRecord): DeploymentGroupRecord['settings'] {
  return {
    ...settings,
    autoRollback: readAutoRollback(input) ?? settings.autoRollback,
    alarms: readAlarms(input, 'overrideAlarmConfiguration') ?? settings.alarms,
  };
}

/** The text is observed. */
function refuseSecond(state: MutableState, group: DeploymentGroupRecord): void {
  const active = findActive(state, group.key);
  if (active === undefined) return;
  throw new ApiError(
    'DeploymentLimitExceededException',
    `The Deployment Group '${group.name}' already has an active Deployment '${active.id}'`,
  );
}
