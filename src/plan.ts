import { isFargate } from './forecast/prospect.ts';
import { forecastService, type ServiceForecast } from './forecast/service-forecast.ts';
import type { Found, FoundService } from './found.ts';
import { describeImagePlan, type ImageLook, type ImagePlan, planImage } from './image/plan.ts';
import { comparePlatforms, type ImageSight, type Machines } from './image/platform.ts';
import type { DeployRequest, GivenImage } from './inputs/request.ts';
import type { JsonObject } from './json.ts';
import { planOrder } from './ledger/plan-order.ts';
import { type OneOffTaskPlan, planOneOffTask } from './one-off-task/plan.ts';
import type { Fault, Notice } from './report/run-record.ts';
import { planConfiguration } from './rollout/configuration.ts';
import type { ServiceRecord } from './rollout/observation.ts';
import { choosePatience } from './rollout/patience.ts';
import type { UpdatePlan } from './rollout/update-plan.ts';
import { nameRevision, type Revision, type TaskDefinitionDocument } from './task-definition/document.ts';
import { refuseDocument } from './task-definition/fault.ts';
import { toRegistrable } from './task-definition/registrable.ts';
import { renderTaskDefinition, type TaskDefinitionEdits } from './task-definition/render.ts';

/** How the revision of one or more services comes to be. */
export type RevisionPlan =
  /** The document is rendered from `base` with the image, and registered unless it is there already. */
  | {
      readonly kind: 'render';
      readonly base: TaskDefinitionDocument;
      /** The revision that the base is of; absent for a file. */
      readonly baseArn?: string;
      readonly updates: readonly UpdatePlan[];
      readonly serving: readonly Revision[];
      /** Containers that only other documents of this run have: an image that names one is not meant for this document. */
      readonly elsewhere: readonly string[];
      /** What its tasks run on. */
      readonly machines: Machines;
    }
  /** A rollback: the revision exists. */
  | { readonly kind: 'existing'; readonly revision: Revision; readonly updates: readonly UpdatePlan[] };

/** The plan in words, for one service. */
export interface ServiceWords {
  readonly name: string;
  readonly changes: readonly string[];
  readonly plan: readonly string[];
}

/** What a run will do. A plan with faults is not carried out. */
export interface RunPlan {
  readonly image?: { readonly look: ImageLook; readonly plan: ImagePlan };
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
  const orders = found.services.map((service) => planOrder(service, request));
  const updates = found.services.map((service) => planUpdate(service, request));
  const revisions = request.rollbackTo === undefined ? planRenders(found, updates) : planReturns(found, updates);
  const previews = revisions.map((revision) => preview(revision, request, image));
  const forecasts = foresee(found, previews, request);
  const task = planTask(request, found, revisions);
  return {
    ...(image === undefined ? {} : { image }),
    revisions,
    ...(task.plan === undefined ? {} : { task: task.plan }),
    words: describeAll(revisions, { previews, forecasts, request }),
    steps: [...(image === undefined ? [] : describeImagePlan(image.plan, image.look)), ...(task.plan?.words ?? [])],
    faults: [
      ...orders.flatMap(({ faults }) => faults),
      ...(image?.plan.kind === 'refuse' ? [toFault(image.plan.fault)] : []),
      ...previews.flatMap((one) => one.faults),
      ...(task.faults ?? []),
      ...forecasts.flatMap(({ faults }) => faults),
    ],
    notices: [
      ...orders.flatMap(({ notices }) => notices),
      ...found.services.flatMap((service) => noticeService(service, request)),
      ...previews.flatMap(({ notices }) => notices),
      ...forecasts.flatMap(({ notices }) => notices),
    ],
  };
}

/** Of the first revision: with several services there may be more. */
function planTask(
  request: DeployRequest,
  found: Found,
  [first]: readonly RevisionPlan[],
): { readonly plan?: OneOffTaskPlan; readonly faults?: readonly Fault[] } {
  if (request.oneOffTask === undefined || first?.kind !== 'render') return {};
  const service = found.services[0]?.service;
  const ground = { document: first.base, ...(service === undefined ? {} : { service }) };
  return planOneOffTask(request.oneOffTask, request, ground);
}

/** One forecast a service, in their order; one document serves all services, or each has its own. */
function foresee(found: Found, previews: readonly Preview[], request: DeployRequest): readonly ServiceForecast[] {
  return found.services.map((service, at) => {
    const next = (previews.length === 1 ? previews[0] : previews[at])?.next;
    return next === undefined
      ? { lines: [], faults: [], notices: [] }
      : forecastService({ found: service, next }, request);
  });
}

function toFault(fault: { readonly message: string; readonly advice: string }): Fault {
  return { text: fault.message, advice: fault.advice };
}

function planUpdate(found: FoundService, request: DeployRequest): UpdatePlan {
  const { configuration } = planConfiguration(found.service, request);
  return {
    service: found.service,
    history: found.history,
    ...(configuration === undefined ? {} : { configuration }),
    ...(request.desiredCount === undefined ? {} : { desiredCount: request.desiredCount }),
    shouldForce: request.shouldForceNewDeployment,
  };
}

/** One document for all services, or one for each from the revision that serves it. */
function planRenders(found: Found, updates: readonly UpdatePlan[]): readonly RevisionPlan[] {
  const serving = found.services.map((service) => service.serving);
  const { document, documentArn } = found;
  if (document !== undefined) {
    const machines = findMachines(found.services);
    const origin = documentArn === undefined ? {} : { baseArn: documentArn };
    return [{ kind: 'render', base: document, ...origin, updates, serving, elsewhere: [], machines }];
  }
  const bases = serving.map(({ described }) => toRegistrable(described));
  return serving.map((revision, at): RevisionPlan => {
    const base = toRegistrable(revision.described);
    return {
      kind: 'render',
      base,
      baseArn: revision.arn,
      updates: updates.slice(at, at + 1),
      serving: [revision],
      elsewhere: findElsewhere(base, bases),
      machines: findMachines(found.services.slice(at, at + 1)),
    };
  });
}

/** What the services run on: one that is not read adds nothing. */
function findMachines(services: readonly FoundService[]): Machines {
  const instances = services.flatMap(({ surroundings }) => surroundings.room?.instances ?? []);
  const architectures = instances.flatMap(({ attributes }) => attributes['ecs.cpu-architecture'] ?? []);
  return { isFargate: services.some(isFargate), architectures: [...new Set(architectures)] };
}

function findElsewhere(base: TaskDefinitionDocument, all: readonly TaskDefinitionDocument[]): readonly string[] {
  const own = new Set(base.containerDefinitions.map(({ name }) => name));
  return all.flatMap((one) => one.containerDefinitions.map(({ name }) => name)).filter((name) => !own.has(name));
}

function planReturns(found: Found, updates: readonly UpdatePlan[]): readonly RevisionPlan[] {
  return found.services.flatMap(({ target }, at): RevisionPlan[] =>
    target === undefined ? [] : [{ kind: 'existing', revision: target.revision, updates: updates.slice(at, at + 1) }],
  );
}

interface Preview {
  /** The document that will serve; absent when it cannot be made. */
  readonly next?: JsonObject;
  readonly changes: readonly string[];
  readonly faults: readonly Fault[];
  readonly notices: readonly Notice[];
}

/** Renders with what is known of the image: its faults are found before anything is built. */
function preview(revision: RevisionPlan, request: DeployRequest, image: RunPlan['image']): Preview {
  if (revision.kind === 'existing') return { next: revision.revision.described, changes: [], faults: [], notices: [] };
  const reference = nameImage(image);
  const rendered = renderTaskDefinition(revision.base, editsOf(revision, request, reference));
  if ('document' in rendered) {
    const { document: next, changes } = rendered;
    const sight = { reference: reference ?? '', platforms: foreseePlatforms(image) };
    return { next, changes, ...judgePlatforms(next, revision.machines, sight) };
  }
  const refused = refuseDocument(rendered.faults);
  return { changes: [], faults: [toFault(refused)], notices: [] };
}

/** The image that the plan leads to; its digest is not known before the push, and its host not before the repository. */
function nameImage(image: RunPlan['image']): string | undefined {
  if (image === undefined || image.plan.kind === 'refuse') return undefined;
  const { plan, look } = image;
  return plan.kind === 'reuse' ? `${plan.uri}@${plan.digest}` : `${plan.uri ?? look.name}:${plan.tags[0] ?? 'latest'}`;
}

function judgePlatforms(next: JsonObject, machines: Machines, image: ImageSight): Pick<Preview, 'faults' | 'notices'> {
  const { faults, notices } = comparePlatforms(next, machines, [image]);
  return { faults: faults.map(toFault), notices };
}

/** Of an image that is there, or that will be built for named platforms; else only the build shows them. */
function foreseePlatforms(image: RunPlan['image']): readonly string[] {
  return image?.plan.kind === 'reuse' ? image.plan.platforms : (image?.look.request.platforms ?? []);
}

/** What the request changes in the document of a revision, given the image that was built or found. */
export function editsOf(
  { elsewhere }: Extract<RevisionPlan, { readonly kind: 'render' }>,
  request: DeployRequest,
  built: string | undefined,
): TaskDefinitionEdits {
  const own: readonly GivenImage[] = built === undefined ? [] : [{ reference: built }];
  const given = request.image.kind === 'given' ? request.image.images : own;
  const images = given.filter(({ container }) => container === undefined || !elsewhere.includes(container));
  return { images, environment: request.environment, secrets: request.secrets, containerNames: request.containerNames };
}

interface PlannedWords {
  readonly previews: readonly Preview[];
  readonly forecasts: readonly ServiceForecast[];
  readonly request: DeployRequest;
}

/** In the order of the services, which is that of the revisions and their updates. */
function describeAll(revisions: readonly RevisionPlan[], words: PlannedWords): readonly ServiceWords[] {
  const { previews, forecasts, request } = words;
  const updates = revisions.flatMap((revision, at) =>
    revision.updates.map((update) => ({ revision, update, rendered: previews[at]?.changes ?? [] })),
  );
  return updates.map(({ revision, update, rendered }, at) => {
    const { service } = update;
    const from = nameRevision(service.revisionArn);
    const back = revision.kind === 'existing' ? [`revision: ${from} → ${nameRevision(revision.revision.arn)}`] : [];
    return {
      name: service.name,
      changes: [...back, ...rendered, ...planConfiguration(service, request).changes, ...describeCount(update)],
      plan: [...(forecasts[at]?.lines ?? []), ...describeFollow(update, request)],
    };
  });
}

function describeCount(update: UpdatePlan): readonly string[] {
  const { desired } = update.service;
  if (update.desiredCount === undefined || update.desiredCount === desired) return [];
  return [`desired count: ${desired} → ${update.desiredCount}`];
}

/** How long a rollout is followed, and what ends it sooner. */
function describeFollow(update: UpdatePlan, request: DeployRequest): readonly string[] {
  if (!request.shouldFollow) return [];
  const limit = `It is followed for ${request.followLimitMs / 60_000} minutes at most`;
  if (!request.shouldFailFast) return [`${limit}.`];
  const patience = choosePatience(update.desiredCount ?? update.service.desired, hasBreaker(update.service, request));
  return [`${limit}; a failure that cannot heal ends it at once, ${patience} failed tasks end it too.`];
}

function hasBreaker(service: ServiceRecord, request: DeployRequest): boolean {
  return request.circuitBreaker === 'keep' ? service.circuitBreaker.enabled : request.circuitBreaker !== 'off';
}

function noticeService(found: FoundService, request: DeployRequest): readonly Notice[] {
  const { service } = found;
  if (hasBreaker(service, request) || !request.shouldFollow) return [];
  return [
    {
      level: 'notice',
      text: `Service ${service.name} has no circuit breaker: nothing but this run would stop a bad rollout.`,
      advice: 'Set circuit-breaker to on.',
    },
  ];
}
