/** CreateDeployment. */
import type { JsonObject } from '../../../json.ts';
import { type Draft, requestLook } from '../../engine/draft.ts';
import { ApiFault } from '../../engine/fault.ts';
import { drawDeploymentName } from '../../engine/identifiers.ts';
import { readObject, readString } from '../../engine/input.ts';
import type { Call } from '../../engine/operation.ts';
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

export function createDeployment(draft: Draft, { input, now }: Call): JsonObject {
  const group = requireGroup(draft, input);
  const revision = readRevision(input);
  const appSpec = readAppSpec(revision.content);
  const description = readString(input, 'description');
  if ((description ?? '').length > LONGEST_DESCRIPTION) {
    // Wording not documented.
    throw new ApiFault('DescriptionTooLongException', `description has at most ${LONGEST_DESCRIPTION} characters.`);
  }
  const config = requireConfig(draft, readString(input, 'deploymentConfigName') ?? group.configName);
  const settings = readOverrides(input, group);
  refuseSecond(draft, group);
  const id = drawDeploymentName(draft);
  const previous = draft.codeDeployments.get(group.lastSuccessful ?? '');
  const record: CodeDeploymentRecord = {
    id,
    groupKey: group.key,
    application: group.application,
    group: group.name,
    serviceKey: group.serviceKey,
    configName: config.name,
    creator: 'user',
    ...(description === undefined ? {} : { description }),
    status: 'Created',
    createdAt: now,
    updatedAt: now,
    revision,
    ...(previous === undefined ? {} : { previousSha256: previous.revision.sha256 }),
    appSpec,
    settings,
    traffic: planTraffic(config.trafficRouting),
    shifted: 0,
    stages: planStages(settings),
    greenWeight: 0,
  };
  draft.codeDeployments.set(id, record);
  draft.deploymentGroups.set(group.key, { ...group, lastAttempted: id });
  requestLook(draft, now);
  return { deploymentId: id };
}

/**
 * The AppSpec file in the request. A hash that is given must be its own.
 * @throws ApiFault RevisionRequiredException, InvalidRevisionException; wordings not documented
 */
function readRevision(input: JsonObject): CodeDeploymentRecord['revision'] {
  const revision = readObject(input, 'revision');
  if (revision === undefined) throw new ApiFault('RevisionRequiredException', 'A revision is required.');
  const type = readString(revision, 'revisionType');
  const holder = type === 'String' ? 'string' : 'appSpecContent';
  if (type !== 'AppSpecContent' && type !== 'String') {
    const problem = `A revision of the type ${type ?? 'none'} is not simulated by the local ECS.`;
    throw new ApiFault('InvalidRevisionException', problem);
  }
  const given = readObject(revision, holder) ?? {};
  const content = readString(given, 'content') ?? '';
  if (content === '') throw new ApiFault('InvalidRevisionException', 'The revision has no content.');
  const sha256 = computeSha256(content);
  const said = readString(given, 'sha256');
  if (said !== undefined && said.toLowerCase() !== sha256) {
    throw new ApiFault('InvalidRevisionException', 'The sha256 of the revision is not that of its content.');
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
function refuseSecond(draft: Draft, group: DeploymentGroupRecord): void {
  const active = findActive(draft, group.key);
  if (active === undefined) return;
  throw new ApiFault(
    'DeploymentLimitExceededException',
    `The Deployment Group '${group.name}' already has an active Deployment '${active.id}'`,
  );
}
