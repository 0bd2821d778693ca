/** What UpdateService would refuse, as far as it is known before anything is written. */

import { quoteOutsideText } from '@slipway/ecs-rules/text';
import { defined, type JsonObject, readObject, readObjects, readString } from '@slipway/ecs-rules/values';
import type { FoundService } from '../current-state/current-state.ts';
import { isFargate } from '../forecast/prospect.ts';
import type { DeployRequest } from '../inputs/request.ts';
import type { Notice, Problem } from '../ports/finding.ts';
import type { ServiceRecord } from '../ports/service-records.ts';
import { planConfiguration } from '../rollout/configuration.ts';
import { listMismatches, type Match } from '../rollout/document-mismatches.ts';
import { changeMatchedService } from '../rollout/matched-service.ts';
import { readStrategy } from '../rollout/strategy.ts';
import { checkDeploymentSettings, warnOfMain, warnOfSettings } from './check-deployment-settings.ts';
import { refusePause, warnOfNoPause } from './check-pause.ts';

/** The update of one service. */
export interface DueCheck {
  readonly found: FoundService;
  /** The document of the new revision; absent when it cannot be made. */
  readonly next: JsonObject | undefined;
  /** Whether the forecast says already that the percents forbid the rollout, and which change helps. */
  readonly isBlocked: boolean;
}

export interface UpdateFindings {
  readonly errors: readonly Problem[];
  readonly notices: readonly Notice[];
}

/** Tasks of one service (AWS General Reference, Amazon ECS service quotas). Support may raise it for an account. */
export const MOST_TASKS_OF_A_SERVICE = 5000;

/**
 * Checks the update of a service that ECS deploys itself. What the revision that runs breaks as well is no error: ECS
 * has accepted it, so the rule here is behind.
 */
export function checkUpdate({ found, next, isBlocked }: DueCheck, request: DeployRequest): UpdateFindings {
  if (found.codeDeploy !== undefined) return { errors: refusePause(found.service, request), notices: [] };
  const { service, current } = found;
  const match: Match = {
    service,
    isFargate: isFargate(found),
    ...defined({ managedVolume: request.managedVolume === undefined ? undefined : request.managedVolume.name }),
  };
  // ECS rolls a deployment back together with its load balancers, network and volumes.
  const isRolledBack = found.target?.rollbackPath !== undefined && !changesMore(service, request);
  const accepted = new Set(listMismatches(match, current.described).map(({ text }) => text));
  const changed = { ...match, service: changeMatchedService(service, request.definitionChanges?.settings) };
  const mismatches = next === undefined || isRolledBack ? [] : listMismatches(changed, next);
  return {
    errors: [
      ...checkDaemon(service, request),
      ...(isBlocked ? [] : checkPercents(service, request)),
      ...checkDeploymentSettings(service, request),
      ...mismatches.filter(({ text }) => !accepted.has(text)),
    ],
    notices: [
      ...warnOfCount(service, request),
      ...warnOfSettings(service, request),
      ...(isRolledBack ? [] : warnOfNoPause(service, request)),
      ...warnOfRebalancing(service, request),
      ...(next === undefined
        ? []
        : [...warnOfFamily(found, next), ...warnOfMain(service, next), ...warnOfOpenVolumes(match, next)]),
    ],
  };
}

/** Whether a rollback needs an update next to the stop of the deployment in progress. */
function changesMore(service: ServiceRecord, request: DeployRequest): boolean {
  const { configuration } = planConfiguration(service, request);
  return request.shouldForceNewDeployment || request.desiredCount !== undefined || configuration !== undefined;
}

/**
 * Observed: "The daemon scheduling strategy does not support a desired count for services", "… does not support values
 * above 100 for maximumPercent …". Volumes are "only supported for REPLICA service and not DAEMON service" (ECS API
 * reference, UpdateService).
 */
function checkDaemon(service: ServiceRecord, request: DeployRequest): readonly Problem[] {
  if (service.schedulingStrategy !== 'DAEMON') return [];
  const subject = `Service ${service.name} is a DAEMON service`;
  const { configuration, maximumPercent } = planConfiguration(service, request);
  return [
    ...(request.desiredCount === undefined
      ? []
      : [
          {
            input: 'desired-count',
            text: `${subject}: ECS runs one task on each container instance and accepts no desired count (given: ${request.desiredCount}).`,
            advice: 'Remove desired-count.',
          },
        ]),
    ...(configuration === undefined || maximumPercent <= 100
      ? []
      : [
          {
            input: 'maximum-percent',
            text: `${subject}: ECS accepts no maximumPercent above 100 (it would be ${maximumPercent}).`,
            advice: 'Set maximum-percent to 100.',
          },
        ]),
    ...(request.managedVolume === undefined
      ? []
      : [
          {
            input: 'service-managed-ebs-volume-name',
            text: `${subject}: ECS accepts settings of volumes for REPLICA services only.`,
            advice: 'Remove the service-managed-ebs inputs.',
          },
        ]),
  ];
}

/** Observed: "Both maximumPercent and minimumHealthyPercent cannot be 100 as this will block any deployment". */
function checkPercents(service: ServiceRecord, request: DeployRequest): readonly Problem[] {
  const { configuration, minimumHealthyPercent, maximumPercent } = planConfiguration(service, request);
  if (configuration === undefined || minimumHealthyPercent !== 100 || maximumPercent !== 100) return [];
  if (readStrategy(service.deploymentConfiguration) !== undefined) return [];
  return [
    {
      text: `Service ${service.name} would have minimumHealthyPercent 100 and maximumPercent 100: ECS accepts no update that sets both.`,
      // A DAEMON service does not support more than 100 either: see `checkDaemon`.
      advice: `Set minimum-healthy-percent below 100${service.schedulingStrategy === 'DAEMON' ? '' : ', or maximum-percent above 100'}.`,
    },
  ];
}

function warnOfCount({ name }: ServiceRecord, { desiredCount = 0 }: DeployRequest): readonly Notice[] {
  if (desiredCount <= MOST_TASKS_OF_A_SERVICE) return [];
  const text = `Service ${name}: desired count ${desiredCount} is above the quota of ${MOST_TASKS_OF_A_SERVICE} tasks per service. ECS may refuse it.`;
  return [{ level: 'warning', text, advice: 'Set desired-count lower, or divide the service.' }];
}

/**
 * A request that enables rebalancing with such a percent is refused (observed: "AvailabilityZoneRebalancing does not
 * support maximumPercent <= 100"); whether an update of the percent alone is, is not documented.
 */
function warnOfRebalancing(service: ServiceRecord, request: DeployRequest): readonly Notice[] {
  const { configuration, maximumPercent } = planConfiguration(service, request);
  const isLowered = configuration !== undefined && maximumPercent <= 100 && service.maximumPercent > 100;
  if (!isLowered || service.attachments?.isRebalanced !== true) return [];
  const text = `Service ${service.name} has Availability Zone rebalancing, which does not support maximumPercent ${maximumPercent}. ECS may refuse the update.`;
  const advice = `Set maximum-percent above 100, or turn it off: aws ecs update-service --service ${service.name} --availability-zone-rebalancing DISABLED`;
  return [{ level: 'warning', text, advice }];
}

/**
 * "All tasks that run as part of this service must use the same platformFamily value as the service" (ECS API
 * reference, Service). Whether UpdateService refuses another one, or its tasks never start, is not documented.
 */
function warnOfFamily({ service, current }: FoundService, next: JsonObject): readonly Notice[] {
  const platform = service.attachments?.platformFamily;
  const family = readFamily(next);
  if (platform === undefined || normalize(platform) === normalize(family)) return [];
  if (family === readFamily(current.described)) return [];
  const text = `Service ${service.name} runs on platform family ${quoteOutsideText(platform, 100)}, and the task definition is for ${quoteOutsideText(family, 100)}. ECS requires one family for all tasks of a service.`;
  return [{ level: 'warning', text, advice: 'Set operatingSystemFamily back, or create a new service.' }];
}

function readFamily(document: JsonObject): string {
  return readString(readObject(document, 'runtimePlatform') ?? {}, 'operatingSystemFamily') ?? 'LINUX';
}

/**
 * The service says `Linux` and `Windows Server 2019 Core`, the task definition `LINUX` and `WINDOWS_SERVER_2019_CORE`.
 */
function normalize(family: string): string {
  return family.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');
}

/** That ECS refuses such a volume without settings is not documented. */
function warnOfOpenVolumes({ service, managedVolume }: Match, next: JsonObject): readonly Notice[] {
  const known = [managedVolume, ...service.volumeConfigurations.map((settings) => readString(settings, 'name'))];
  const open = readObjects(next, 'volumes').filter(({ configuredAtLaunch }) => configuredAtLaunch === true);
  const missing = open.flatMap((volume) => readString(volume, 'name') ?? []).filter((name) => !known.includes(name));
  return missing.map((name) => ({
    level: 'warning',
    text: `The task definition leaves the volume "${quoteOutsideText(name, 255)}" to be configured at launch, and service ${service.name} has no settings for it.`,
    advice: 'Give service-managed-ebs-volume-name and service-managed-ebs-volume.',
  }));
}
