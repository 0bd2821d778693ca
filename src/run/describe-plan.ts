import { defined } from '@slipway/ecs-rules/values';
import type { Found, FoundService } from '../current-state/current-state.ts';
import { describeBase } from '../current-state/describe-base.ts';
import type { Change } from '../diff/change.ts';
import { measureOwnWaits } from '../drivers/code-deploy/plan.ts';
import { chooseFailureLimit, readBreaker } from '../follow/failure-limit.ts';
import type { ForecastFacts } from '../forecast/facts.ts';
import type { ServiceForecast } from '../forecast/service-forecast.ts';
import type { DeployRequest } from '../inputs/request.ts';
import type { ServiceRecord } from '../ports/service-records.ts';
import { describeRollback } from '../rollback/describe-rollback.ts';
import { decideUpdate } from '../rollout/update-plan.ts';
import { revisionName } from '../text/arn.ts';
import { formatMinutes } from '../text/duration.ts';
import type { ServicePlan } from './choose-driver.ts';
import type { GuardFindings } from './plan-guards.ts';
import { describeImages } from './plan-images.ts';
import type { RevisionPlan } from './plan-revisions.ts';
import { listUpdates, type Preview } from './render-preview.ts';

/** The plan for one service: what changes, and the rest in words. */
export interface ServiceWords {
  readonly name: string;
  readonly changes: readonly Change[];
  readonly forecast?: ForecastFacts;
  readonly plan: readonly string[];
}

export interface PlannedWords {
  readonly found: Found;
  readonly previews: readonly Preview[];
  /** Of each service. */
  readonly changes: readonly (readonly Change[])[];
  readonly guards: GuardFindings;
  readonly forecasts: readonly ServiceForecast[];
  readonly request: DeployRequest;
}

/** In the order of the services. */
export function describeAll(revisions: readonly RevisionPlan[], words: PlannedWords): readonly ServiceWords[] {
  const { found, previews, changes, guards, forecasts, request } = words;
  return listUpdates(revisions, previews).map(({ revision, update, preview }, at) => {
    const { service } = update;
    const described = found.services[at];
    const base = described === undefined ? [] : describeBase(described, preview?.next, request);
    const back = revision.kind === 'existing' ? describeRollbackRevision(revision, service, { described, found }) : [];
    return {
      name: service.name,
      changes: changes[at] ?? [],
      ...defined({ forecast: forecasts[at]?.facts }),
      plan: [
        ...back,
        ...base,
        ...(guards.lines[at] ?? []),
        ...describeImages({ revision, update, preview }),
        ...describeRollbackPath(revision, update),
        ...(forecasts[at]?.lines ?? []),
        ...describeFollow(update, request),
      ],
    };
  });
}

function describeRollbackRevision(
  { revision, pinned }: Extract<RevisionPlan, { kind: 'existing' }>,
  { name, revisionArn }: ServiceRecord,
  { described, found }: { readonly described: FoundService | undefined; readonly found: Found },
): readonly string[] {
  const { target, history = [] } = described ?? {};
  const sentence = describeRollback({
    service: name,
    fromArn: revisionArn,
    toArn: revision.arn,
    known: target?.known ?? [],
    history,
    ...defined({ now: found.readAt }),
  });
  return [sentence, ...(pinned?.changes ?? [])];
}

function describeRollbackPath(revision: RevisionPlan, update: ServicePlan): readonly string[] {
  if (revision.kind !== 'existing') return [];
  const { rollbackPath } = update;
  if (rollbackPath === undefined || decideUpdate(update, revision.revision.arn).kind !== 'roll-back') return [];
  const { deploymentId, revisionArn } = rollbackPath;
  return [`Deployment ${deploymentId} of ${revisionName(revisionArn)} is in progress: its rollback will be requested.`];
}

/** How long a rollout is followed, and what ends it sooner. */
function describeFollow(update: ServicePlan, request: DeployRequest): readonly string[] {
  if (!request.shouldFollow) return [];
  const limitMs =
    request.followLimitMs + (update.codeDeploy === undefined ? 0 : measureOwnWaits(update.codeDeploy.group));
  const limit = `Timeout ${formatMinutes(limitMs / 60_000)}`;
  if (!request.shouldFailFast) return [`${limit}.`];
  const breaker = readBreaker(update.configuration ?? update.service.deploymentConfiguration);
  const failureLimit = chooseFailureLimit(update.desiredCount ?? update.service.desired, breaker);
  if (breaker !== undefined || update.codeDeploy !== undefined) {
    return [`${limit}. Stops early on an unrecoverable error or after ${failureLimit} failed tasks.`];
  }
  return [
    `${limit}. Stops early on an unrecoverable error, after ${failureLimit} failed tasks, or after 2 that failed the same way if none became healthy.`,
  ];
}

export function hasBreaker(service: ServiceRecord, request: DeployRequest): boolean {
  return request.circuitBreaker === 'keep' ? service.circuitBreaker.enabled : request.circuitBreaker !== 'off';
}
