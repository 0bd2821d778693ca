import type { Found, FoundService } from '../current-state/current-state.ts';
import { noticeBase } from '../current-state/describe-base.ts';
import { noticeUnused } from '../drivers/code-deploy/plan.ts';
import { checkTaskCapacity } from '../drivers/one-off-task/check-capacity.ts';
import type { OneOffTaskPlan } from '../drivers/one-off-task/plan.ts';
import type { ServiceForecast } from '../forecast/service-forecast.ts';
import type { DeployRequest } from '../inputs/request.ts';
import type { Notice, Problem } from '../ports/finding.ts';
import { refuseOtherVolume } from '../task-definition/launch-volumes.ts';
import type { checkUpdate } from './check-update.ts';
import { hasBreaker } from './describe-plan.ts';
import type { GuardFindings } from './plan-guards.ts';
import type { SortedImages } from './plan-images.ts';
import { dropRepeated, warnOfNoImage } from './plan-images.ts';
import type { planOrder } from './plan-order.ts';
import type { Redeploys } from './plan-redeploys.ts';
import type { PlannedImage, Preview } from './render-preview.ts';
import { refuseUnpullable } from './render-preview.ts';

/** What the parts of the plan have found. */
export interface Findings {
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

export function listProblems(
  { image, task, ...findings }: Findings,
  found: Found,
  request: DeployRequest,
): readonly Problem[] {
  const { orders, sorted, previews, redeploys, forecasts, checks, guards } = findings;
  return dropRepeated([
    ...orders.flatMap(({ errors }) => errors),
    ...sorted.errors,
    ...(image?.plan.kind === 'refuse' ? [toProblem(image.plan.error)] : []),
    ...found.given.flatMap(refuseUnpullable).map(toProblem),
    ...previews.flatMap((one) => one.errors).map(toProblem),
    ...previews.flatMap((one) => checkVolume(one, request)),
    ...guards.errors,
    ...(task.errors ?? []),
    ...checkTask(task.plan, previews[0], found),
    ...(redeploys.revisions.length === 0 && image === undefined ? [refuseNothing()] : []),
    ...checks.flatMap(({ errors }) => errors),
    ...(found.isTaskRunning === true ? [] : forecasts.flatMap(({ errors }) => errors)),
  ]);
}

export function listNotices(findings: Findings, found: Found, request: DeployRequest): readonly Notice[] {
  const { orders, previews, redeploys, forecasts, checks } = findings;
  return [
    ...warnOfNoImage(request),
    ...orders.flatMap(({ notices }) => notices),
    ...found.services.flatMap((service) => [...noticeBase(service, request), ...noticeService(service, request)]),
    ...previews.flatMap(({ notices }) => notices),
    ...redeploys.notices,
    ...checks.flatMap(({ notices }) => notices),
    ...forecasts.flatMap(({ notices }) => notices),
    ...(found.isTaskRunning === true ? forecasts.flatMap(({ errors }) => errors.map(warnOfCapacity)) : []),
  ];
}

function noticeService(found: FoundService, request: DeployRequest): readonly Notice[] {
  const { service } = found;
  const unused = noticeUnused(found, request);
  if (found.codeDeploy !== undefined || hasBreaker(service, request) || !request.shouldFollow) return unused;
  return [
    ...unused,
    {
      level: 'notice',
      text: `Service ${service.name} has no deployment circuit breaker: if this job dies, nothing stops a bad deployment.`,
      advice: 'Set circuit-breaker: on.',
    },
  ];
}

/** The capacity may be free once the task has stopped. */
function warnOfCapacity({ text }: Problem): Notice {
  return { level: 'warning', text: `${text} A one-off task is still running there; Slipway waits for it first.` };
}

/** Green would say that something was deployed. */
function refuseNothing(): Problem {
  const text = 'Nothing to deploy: no service, task-definition or repository is set.';
  return { text, advice: 'Set service or task-definition.' };
}

function checkVolume({ next }: Preview, { managedVolume }: DeployRequest): readonly Problem[] {
  if (next === undefined || managedVolume === undefined) return [];
  return refuseOtherVolume(next, { volume: managedVolume.name, input: 'service-managed-ebs-volume-name' });
}

function checkTask(plan: OneOffTaskPlan | undefined, preview: Preview | undefined, found: Found): readonly Problem[] {
  if (plan === undefined) return [];
  return checkTaskCapacity({ settings: plan.settings, next: preview?.next, found: found.services[0] });
}

function toProblem(error: { readonly message: string; readonly advice: string }): Problem {
  return { text: error.message, advice: error.advice };
}

export interface PlannedTask {
  readonly plan?: OneOffTaskPlan;
  readonly errors?: readonly Problem[];
}
