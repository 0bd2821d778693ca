import { defined } from '@slipway/ecs-rules/values';
import type { Found, FoundService } from '../current-state/current-state.ts';
import type { Change } from '../diff/change.ts';
import { forecastCodeDeploy, planCodeDeploy } from '../drivers/code-deploy/plan.ts';
import { type OneOffTaskPlan, planOneOffTask } from '../drivers/one-off-task/plan.ts';
import { forecastServices, type ServiceForecast } from '../forecast/service-forecast.ts';
import { describeImagePlan, planImage } from '../image/plan.ts';
import { narrowImages } from '../inputs/images-of-services.ts';
import type { DeployRequest } from '../inputs/request.ts';
import type { Notice, Problem } from '../ports/finding.ts';
import type { ImageOutcome } from '../report/run-record.ts';
import { planConfiguration } from '../rollout/configuration.ts';
import { planSettings } from '../rollout/service-settings.ts';
import type { ScheduleOutcome } from '../schedules/schedule-outcome.ts';
import { checkUpdate } from './check-update.ts';
import type { ServicePlan } from './choose-driver.ts';
import type { ServiceWords } from './describe-plan.ts';
import { describeAll } from './describe-plan.ts';
import { findDrift } from './find-drift.ts';
import { planChanges } from './plan-changes.ts';
import { guardPlan } from './plan-guards.ts';
import { describeGivenImage, sortImages } from './plan-images.ts';
import { planOrder } from './plan-order.ts';
import type { Findings, PlannedTask } from './plan-problems.ts';
import { listNotices, listProblems } from './plan-problems.ts';
import { planRedeploys } from './plan-redeploys.ts';
import { planRenders, planRollbackRevisions, type RevisionPlan } from './plan-revisions.ts';
import { listUpdates, type PlannedImage, type Preview, pickPreview, previewRevision } from './render-preview.ts';

/** What a run will do. A plan with errors is not carried out. */
export interface RunPlan {
  readonly image?: PlannedImage;
  /** The image that was given, when there is one. */
  readonly given?: ImageOutcome;
  readonly revisions: readonly RevisionPlan[];
  /** The task that runs before any service is updated. */
  readonly task?: OneOffTaskPlan;
  /** What starts tasks by the clock; absent: none was requested, or nothing is known of it. */
  readonly schedules?: readonly ScheduleOutcome[];
  readonly words: readonly ServiceWords[];
  /** Steps that belong to no service, such as the build. */
  readonly steps: readonly string[];
  readonly errors: readonly Problem[];
  readonly notices: readonly Notice[];
}

/** Makes the plan of a run from what was asked and what was found. */
export function planRun(request: DeployRequest, found: Found): RunPlan {
  const image = found.image === undefined ? undefined : { state: found.image, plan: planImage(found.image) };
  const updates = found.services.map((service) => planUpdate(service, request));
  const planned =
    request.rollbackTo === undefined ? planRenders(found, updates, request) : planRollbackRevisions(found, updates);
  const sorted = sortImages(request, planned);
  const seen = { image, given: found.given };
  const previews = planned.map((revision) => previewRevision(revision, narrowTo(revision, sorted.request), seen));
  const redeploys = planRedeploys(
    planned.map((one, at) => keepRendered(one, previews[at])),
    { found, previews, request },
  );
  const { revisions } = redeploys;
  const changes = planChanges(revisions, { found, previews, image, request });
  const orders = found.services.map((service) => planOrder(service, request));
  const forecasts = forecastAll({ found, previews, revisions, changes }, request);
  const checks = checkUpdates(found, { previews, forecasts, request });
  const guards = guardPlan(found, previews, request);
  const task = planTask(request, found, revisions);
  const given = describeGivenImage(request, found.given);
  const findings: Findings = { image, orders, sorted, previews, redeploys, forecasts, checks, guards, task };
  return {
    ...defined({ image, given }),
    revisions,
    ...defined({ task: task.plan }),
    words: describeAll(revisions, { found, previews, changes, guards, forecasts, request }),
    steps: [...(image === undefined ? [] : describeImagePlan(image.plan, image.state)), ...(task.plan?.words ?? [])],
    errors: [...listProblems(findings, found, request), ...findDrift(request.services, changes, request)],
    notices: listNotices(findings, found, request),
  };
}

/** The images of the services that get the revision. */
function narrowTo({ updates }: RevisionPlan, request: DeployRequest): DeployRequest {
  return narrowImages(
    request,
    updates.map(({ service }) => service.name),
  );
}

/** What is registered is what the plan has shown. */
function keepRendered(revision: RevisionPlan, preview: Preview | undefined): RevisionPlan {
  const rendered = preview?.rendered;
  return revision.kind === 'render' && rendered !== undefined ? { ...revision, rendered } : revision;
}

/** One check a service, in their order. */
function checkUpdates(
  found: Found,
  { previews, forecasts, request }: Pick<Findings, 'previews' | 'forecasts'> & { readonly request: DeployRequest },
) {
  return found.services.map((service, at) => {
    const isBlocked = (forecasts[at]?.errors.length ?? 0) > 0;
    return checkUpdate({ found: service, next: pickPreview(previews, at)?.next, isBlocked }, request);
  });
}

/** Of the first revision: with several services there may be more. */
function planTask(request: DeployRequest, found: Found, [first]: readonly RevisionPlan[]): PlannedTask {
  if (request.oneOffTask === undefined || first?.kind !== 'render') return {};
  const service = found.services[0]?.service;
  const context = { document: first.base, ...defined({ service }) };
  return planOneOffTask(request.oneOffTask, request, context);
}

interface Planned {
  readonly found: Found;
  readonly previews: readonly Preview[];
  readonly revisions: readonly RevisionPlan[];
  readonly changes: readonly (readonly Change[])[];
}

const PLACEMENT = ['capacityProviderStrategy', 'placementConstraints', 'placementStrategy'];

/** One forecast per service, in their order. All services share one document, or each has its own. */
function forecastAll(
  { found, previews, revisions, changes }: Planned,
  request: DeployRequest,
): readonly ServiceForecast[] {
  const nexts = found.services.map((_, at) => pickPreview(previews, at)?.next);
  const updates = listUpdates(revisions, previews);
  const isPlacedAnew = PLACEMENT.some((name) => request.definitionChanges?.settings[name] !== undefined);
  const prospects = found.services.map((service, at) => {
    const next = nexts[at];
    // Without a change there is no rollout.
    if (next === undefined || service.codeDeploy !== undefined || changes[at]?.length === 0) return undefined;
    const isRedeployed = updates[at]?.update.redeployBecause !== undefined;
    return { found: service, next, isRedeployed, isPlacedAnew };
  });
  const forecasts = forecastServices(prospects, request);
  return found.services.map((service, at) => {
    const plan = planCodeDeploy(service, request);
    const own = forecasts[at] ?? { lines: [], errors: [], notices: [] };
    return plan === undefined ? own : forecastCodeDeploy({ service: service.service, plan, next: nexts[at] }, request);
  });
}

function planUpdate(found: FoundService, request: DeployRequest): ServicePlan {
  const codeDeploy = planCodeDeploy(found, request);
  const { configuration } = planConfiguration(found.service, request);
  const settings = planSettings(found.service, request);
  return {
    service: found.service,
    history: found.history,
    ...defined({ completedArn: found.completedArn, configuration, settings, desiredCount: request.desiredCount }),
    ...defined({ settingsBefore: request.definitionChanges?.before }),
    // A run that is started again does not force a second deployment.
    shouldForce: request.shouldForceNewDeployment && found.ownDeployment === undefined,
    ...defined({
      isVerified: request.verification === undefined ? undefined : true,
      ownDeployment: found.ownDeployment,
      expectedImages: found.target === undefined ? undefined : found.target.unverified,
      rollbackPath: found.target?.rollbackPath === undefined ? undefined : found.target.rollbackPath,
      codeDeploy,
    }),
  };
}
