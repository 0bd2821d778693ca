import { foreseeCodeDeploy, measureOwnWaits, noticeUnused, planCodeDeploy } from './code-deploy/plan.ts';
import { describeBase, noticeBase } from './describe-base.ts';
import { forecastService, type ServiceForecast } from './forecast/service-forecast.ts';
import { noticeTogether } from './forecast/together.ts';
import type { Found, FoundService } from './found.ts';
import { type GuardFindings, guardPlan } from './guards/guards.ts';
import { describeImagePlan, planImage } from './image/plan.ts';
import type { DeployRequest } from './inputs/request.ts';
import { planOrder } from './ledger/plan-order.ts';
import { checkTaskCapacity } from './one-off-task/check-task.ts';
import { type OneOffTaskPlan, planOneOffTask } from './one-off-task/plan.ts';
import {
  describeImages,
  dropRepeated,
  nameGivenImage,
  type SortedImages,
  sortImages,
  warnOfNoImage,
} from './plan-images.ts';
import { type PlannedImage, type Preview, pickPreview, previewRevision, refuseUnpullable } from './preview.ts';
import { planRedeploys, type Redeploys } from './redeploys.ts';
import type { Fault, ImageOutcome, Notice } from './report/run-record.ts';
import { planRenders, planReturns, type RevisionPlan } from './revisions.ts';
import { checkUpdate } from './rollout/check-update.ts';
import { planConfiguration } from './rollout/configuration.ts';
import type { ServiceRecord } from './rollout/observation.ts';
import { choosePatience } from './rollout/patience.ts';
import { planSettings } from './rollout/service-settings.ts';
import { formatMinutes } from './rollout/strategy.ts';
import { decideUpdate, type UpdatePlan } from './rollout/update-plan.ts';
import { nameRevision } from './task-definition/document.ts';
import { refuseOtherVolume } from './task-definition/launch-volumes.ts';

/** The plan in words, for one service. */
export interface ServiceWords {
  readonly name: string;
  readonly changes: readonly string[];
  readonly plan: readonly string[];
}

/** What a run will do. A plan with faults is not carried out. */
export interface RunPlan {
  readonly image?: PlannedImage;
  /** The image that was given, when there is one. */
  readonly given?: ImageOutcome;
  readonly revisions: readonly RevisionPlan[];
  /** The task that runs before any service is updated. */
  readonly task?: OneOffTaskPlan;
  readonly words: readonly ServiceWords[];
  /** Steps that belong to no service, such as the build. */
  readonly steps: readonly string[];
  readonly faults: readonly Fault[];
  readonly notices: readonly Notice[];
}

/** Makes the plan of a run from what was asked and what was found. */
export function planRun(request: DeployRequest, found: Found): RunPlan {
  const image = found.image === undefined ? undefined : { look: found.image, plan: planImage(found.image) };
  const updates = found.services.map((service) => planUpdate(service, request));
  const planned = request.rollbackTo === undefined ? planRenders(found, updates, request) : planReturns(found, updates);
  const sorted = sortImages(request, planned);
  const seen = { image, given: found.given };
  const previews = planned.map((revision) => previewRevision(revision, sorted.request, seen));
  const redeploys = planRedeploys(planned, { found, previews, request });
  const { revisions } = redeploys;
  const orders = found.services.map((service) => planOrder(service, request));
  const forecasts = foresee(found, previews, request);
  const checks = checkUpdates(found, { previews, forecasts, request });
  const guards = guardPlan(found, previews, request);
  const task = planTask(request, found, revisions);
  const given = nameGivenImage(request, found.given);
  const findings: Findings = { image, orders, sorted, previews, redeploys, forecasts, checks, guards, task };
  return {
    ...(image === undefined ? {} : { image }),
    ...(given === undefined ? {} : { given }),
    revisions,
    ...(task.plan === undefined ? {} : { task: task.plan }),
    words: describeAll(revisions, { found, previews, guards, forecasts, request }),
    steps: [...(image === undefined ? [] : describeImagePlan(image.plan, image.look)), ...(task.plan?.words ?? [])],
    faults: listFaults(findings, found, request),
    notices: listNotices(findings, found, request),
  };
}

/** What the parts of the plan have found. */
interface Findings {
  readonly image: PlannedImage | undefined;
  readonly orders: readonly ReturnType<typeof planOrder>[];
  readonly sorted: SortedImages;
  readonly previews: readonly Preview[];
  readonly redeploys: Redeploys;
  readonly forecasts: readonly ServiceForecast[];
  readonly checks: readonly ReturnType<typeof checkUpdate>[];
  readonly guards: GuardFindings;
  readonly task: PlannedTask;
}

function listFaults({ image, task, ...findings }: Findings, found: Found, request: DeployRequest): readonly Fault[] {
  const { orders, sorted, previews, redeploys, forecasts, checks, guards } = findings;
  return dropRepeated([
    ...orders.flatMap(({ faults }) => faults),
    ...sorted.faults,
    ...(image?.plan.kind === 'refuse' ? [toFault(image.plan.fault)] : []),
    ...found.given.flatMap(refuseUnpullable).map(toFault),
    ...previews.flatMap((one) => one.faults).map(toFault),
    ...previews.flatMap((one) => checkVolume(one, request)),
    ...guards.faults,
    ...(task.faults ?? []),
    ...checkTask(task.plan, previews[0], found),
    ...(redeploys.revisions.length === 0 && image === undefined ? [refuseNothing()] : []),
    ...checks.flatMap(({ faults }) => faults),
    ...(found.isTaskRunning === true ? [] : forecasts.flatMap(({ faults }) => faults)),
  ]);
}

function listNotices(findings: Findings, found: Found, request: DeployRequest): readonly Notice[] {
  const { orders, previews, redeploys, forecasts, checks } = findings;
  return [
    ...warnOfNoImage(request),
    ...orders.flatMap(({ notices }) => notices),
    ...found.services.flatMap((service) => [...noticeBase(service, request), ...noticeService(service, request)]),
    ...previews.flatMap(({ notices }) => notices),
    ...redeploys.notices,
    ...checks.flatMap(({ notices }) => notices),
    ...forecasts.flatMap(({ notices }) => notices),
    ...(found.isTaskRunning === true ? forecasts.flatMap(({ faults }) => faults.map(warnOfRoom)) : []),
    ...noticeTogether(found.services, forecasts),
  ];
}

/** One check a service, in their order. */
function checkUpdates(
  found: Found,
  { previews, forecasts, request }: Pick<Findings, 'previews' | 'forecasts'> & { readonly request: DeployRequest },
) {
  return found.services.map((service, at) => {
    const isBlocked = (forecasts[at]?.faults.length ?? 0) > 0;
    return checkUpdate({ found: service, next: pickPreview(previews, at)?.next, isBlocked }, request);
  });
}

/** Once the task has stopped there may be room. */
function warnOfRoom({ text }: Fault): Notice {
  return { level: 'warning', text: `${text} A one-off task is still running there; it is waited for first.` };
}

/** Green would say that something was deployed. */
function refuseNothing(): Fault {
  const text = 'There is nothing to deploy: neither a service, nor a task definition to register, nor a repository.';
  return { text, advice: 'Give service, or task-definition.' };
}

interface PlannedTask {
  readonly plan?: OneOffTaskPlan;
  readonly faults?: readonly Fault[];
}

/** Of the first revision: with several services there may be more. */
function planTask(request: DeployRequest, found: Found, [first]: readonly RevisionPlan[]): PlannedTask {
  if (request.oneOffTask === undefined || first?.kind !== 'render') return {};
  const service = found.services[0]?.service;
  const ground = { document: first.base, ...(service === undefined ? {} : { service }) };
  return planOneOffTask(request.oneOffTask, request, ground);
}

function checkTask(plan: OneOffTaskPlan | undefined, preview: Preview | undefined, found: Found): readonly Fault[] {
  if (plan === undefined) return [];
  return checkTaskCapacity({ settings: plan.settings, next: preview?.next, found: found.services[0] });
}

/** One forecast a service, in their order; one document serves all services, or each has its own. */
function foresee(found: Found, previews: readonly Preview[], request: DeployRequest): readonly ServiceForecast[] {
  return found.services.map((service, at) => {
    const next = pickPreview(previews, at)?.next;
    const plan = planCodeDeploy(service, request);
    if (plan !== undefined) return foreseeCodeDeploy({ service: service.service, plan, next }, request);
    return next === undefined
      ? { lines: [], faults: [], notices: [] }
      : forecastService({ found: service, next }, request);
  });
}

function checkVolume({ next }: Preview, { managedVolume }: DeployRequest): readonly Fault[] {
  if (next === undefined || managedVolume === undefined) return [];
  return refuseOtherVolume(next, { volume: managedVolume.name, input: 'service-managed-ebs-volume-name' });
}

function toFault(fault: { readonly message: string; readonly advice: string }): Fault {
  return { text: fault.message, advice: fault.advice };
}

function planUpdate(found: FoundService, request: DeployRequest): UpdatePlan {
  const codeDeploy = planCodeDeploy(found, request);
  const { configuration } = planConfiguration(found.service, request);
  const { settings } = planSettings(found.service, request);
  return {
    service: found.service,
    history: found.history,
    ...(found.completedArn === undefined ? {} : { completedArn: found.completedArn }),
    ...(configuration === undefined ? {} : { configuration }),
    ...(settings === undefined ? {} : { settings }),
    ...(request.desiredCount === undefined ? {} : { desiredCount: request.desiredCount }),
    // A run that is started again does not force a second deployment.
    shouldForce: request.shouldForceNewDeployment && found.ownDeployment === undefined,
    ...(found.ownDeployment === undefined ? {} : { ownDeployment: found.ownDeployment }),
    ...(found.target === undefined ? {} : { expectedImages: found.target.unverified }),
    ...(found.target?.wayBack === undefined ? {} : { wayBack: found.target.wayBack }),
    ...(codeDeploy === undefined ? {} : { codeDeploy }),
  };
}

interface PlannedWords {
  readonly found: Found;
  readonly previews: readonly Preview[];
  readonly guards: GuardFindings;
  readonly forecasts: readonly ServiceForecast[];
  readonly request: DeployRequest;
}

/** In the order of the services, which is that of the revisions and their updates. */
function describeAll(revisions: readonly RevisionPlan[], words: PlannedWords): readonly ServiceWords[] {
  const { found, previews, guards, forecasts, request } = words;
  const updates = revisions.flatMap((revision, at) =>
    revision.updates.map((update) => ({ revision, update, preview: previews[at] })),
  );
  return updates.map(({ revision, update, preview }, at) => {
    const { service } = update;
    const from = nameRevision(service.revisionArn);
    const described = found.services[at];
    const base = described === undefined ? [] : describeBase(described, preview?.next, request);
    const back = revision.kind === 'existing' ? describeReturn(from, revision) : [];
    return {
      name: service.name,
      changes: [
        ...back,
        ...base,
        ...(preview?.changes ?? []),
        ...(guards.lines[at] ?? []),
        ...planConfiguration(service, request).changes,
        ...planSettings(service, request).changes,
        ...describeCount(update),
      ],
      plan: [
        ...describeImages({ revision, update, preview }),
        ...describeWayBack(revision, update),
        ...(forecasts[at]?.lines ?? []),
        ...describeFollow(update, request),
      ],
    };
  });
}

function describeReturn(from: string, { revision, pinned }: Extract<RevisionPlan, { kind: 'existing' }>) {
  return [`revision: ${from} → ${nameRevision(revision.arn)}`, ...(pinned?.changes ?? [])];
}

function describeWayBack(revision: RevisionPlan, update: UpdatePlan): readonly string[] {
  if (revision.kind !== 'existing') return [];
  const decision = decideUpdate(update, revision.revision.arn);
  if (decision.kind !== 'take-back') return [];
  const { deploymentId, revisionArn } = decision.wayBack;
  return [`Deployment ${deploymentId} of ${nameRevision(revisionArn)} is under way: ECS is asked to take it back.`];
}

function describeCount(update: UpdatePlan): readonly string[] {
  const { desired } = update.service;
  if (update.desiredCount === undefined || update.desiredCount === desired) return [];
  return [`desired count: ${desired} → ${update.desiredCount}`];
}

/** How long a rollout is followed, and what ends it sooner. */
function describeFollow(update: UpdatePlan, request: DeployRequest): readonly string[] {
  if (!request.shouldFollow) return [];
  const limitMs =
    request.followLimitMs + (update.codeDeploy === undefined ? 0 : measureOwnWaits(update.codeDeploy.group));
  const limit = `It is followed for ${formatMinutes(limitMs / 60_000)} at most`;
  if (!request.shouldFailFast) return [`${limit}.`];
  const patience = choosePatience(update.desiredCount ?? update.service.desired, hasBreaker(update.service, request));
  return [`${limit}; a failure that cannot heal ends it at once, ${patience} failed tasks end it too.`];
}

function hasBreaker(service: ServiceRecord, request: DeployRequest): boolean {
  return request.circuitBreaker === 'keep' ? service.circuitBreaker.enabled : request.circuitBreaker !== 'off';
}

function noticeService(found: FoundService, request: DeployRequest): readonly Notice[] {
  const { service } = found;
  const unused = noticeUnused(found, request);
  if (found.codeDeploy !== undefined || hasBreaker(service, request) || !request.shouldFollow) return unused;
  return [
    ...unused,
    {
      level: 'notice',
      text: `Service ${service.name} has no circuit breaker: nothing but this run would stop a bad rollout.`,
      advice: 'Set circuit-breaker to on.',
    },
  ];
}
