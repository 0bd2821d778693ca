import { readRecent } from './history/note-recent.ts';
import { carryOutImagePlan, type ShippedImage } from './image/ship.ts';
import type { DeployRequest } from './inputs/request.ts';
import type { OrderRule } from './ledger/turn.ts';
import { writeDownVerdict } from './ledger/write-verdict.ts';
import { look } from './look.ts';
import { carryOutTask, type TaskEnding } from './one-off-task/carry-out.ts';
import { withPatience } from './patient-world.ts';
import { planRun, type RunPlan } from './plan.ts';
import { provideRevision } from './provide.ts';
import { logInFurther } from './registry/login.ts';
import { verifyImages } from './rollback/verify-images.ts';
import { followService, leaveService, sumUp } from './rollout/fleet.ts';
import { lookAgain } from './rollout/look-again.ts';
import { type DueUpdate, type ServiceEnding, type StartedService, startServices } from './rollout/start-service.ts';
import { nameRevision } from './task-definition/document.ts';
import { tellPlan } from './tell-plan.ts';
import type { World } from './world.ts';

/** The story of a run: look, plan, ship the image, register the revision, run the task, update the services, follow them. */
export async function deploy(request: DeployRequest, impatient: World): Promise<ServiceEnding> {
  const world = withPatience(impatient);
  const found = await look(request, world);
  const plan = planRun(request, found);
  tellPlan(plan, world);
  if (plan.faults.length > 0) return refuse(plan);
  if (request.isDryRun) return { verdict: 'planned', reason: 'A dry run: nothing was written.' };
  const image = await shipImage(plan, request, world);
  const due = await provideRevisions(plan, { request, image }, world);
  const task = await runTask(plan, world, impatient);
  if (task?.kind === 'end') return { verdict: task.verdict, reason: task.reason };
  if (request.services.length === 0) return endRegistered(task, world);
  const ready = plan.task?.shouldWait === true ? await lookAgain(due, world) : due;
  if ('verdict' in ready) return ready;
  const started = await startAll(ready, request, world);
  return followAll(started, { due: ready, request }, impatient);
}

function refuse(plan: RunPlan): ServiceEnding {
  const [first, ...others] = plan.faults;
  // Several are logged one by one before.
  const what = others.length === 0 ? first?.text : `The plan has ${plan.faults.length} errors; each has its own line.`;
  return { verdict: 'refused', reason: `Nothing was written. ${what ?? ''}` };
}

async function shipImage(
  plan: RunPlan,
  { registries }: DeployRequest,
  world: World,
): Promise<ShippedImage | undefined> {
  if (plan.image === undefined) return undefined;
  if (plan.image.plan.kind === 'build') await logInFurther(registries, world);
  const image = await carryOutImagePlan(plan.image, world);
  const { reference, registry, tags, digest, isReused } = image;
  world.notes.note({ image: { reference, registry, tags, digest, origin: isReused ? 'reused' : 'built' } });
  return image;
}

interface Provision {
  readonly request: DeployRequest;
  readonly image: ShippedImage | undefined;
}

async function provideRevisions(plan: RunPlan, provision: Provision, world: World): Promise<readonly DueUpdate[]> {
  const { request, image } = provision;
  const { longestPauseMs, shouldFailFast } = request;
  const order = chooseOrder(request);
  const limits = {
    limitMs: request.followLimitMs,
    shouldFailFast,
    ...(longestPauseMs === undefined ? {} : { longestPauseMs }),
  };
  const due: DueUpdate[] = [];
  for (const revision of plan.revisions) {
    const { arn, entry } = await provideRevision(revision, { request, image }, world);
    due.push(...revision.updates.map((update) => ({ plan: update, revisionArn: arn, entry, order, ...limits })));
  }
  return due;
}

function chooseOrder({ rollbackTo, shouldAllowStale }: DeployRequest): OrderRule {
  if (shouldAllowStale) return 'anew';
  return rollbackTo === undefined ? 'keep' : 'leave';
}

async function runTask({ task }: RunPlan, world: World, { ecs }: World): Promise<TaskEnding | undefined> {
  const revisionArn = world.notes.record().taskDefinition?.revisionArn;
  if (task === undefined || revisionArn === undefined) return undefined;
  return carryOutTask({ plan: task, revisionArn }, world, ecs);
}

function endRegistered(task: TaskEnding | undefined, world: World): ServiceEnding {
  const { taskDefinition, image } = world.notes.record();
  const arn = taskDefinition?.revisionArn;
  const what =
    arn === undefined ? `${image?.reference ?? 'The image'} is in its registry` : `${nameRevision(arn)} is registered`;
  const said = task === undefined ? '' : ` ${task.reason}`;
  return { verdict: 'started', reason: `${what}; no service was asked for.${said}` };
}

async function startAll(due: readonly DueUpdate[], request: DeployRequest, world: World) {
  const [first] = due;
  const services = due.map(({ plan }) => plan.service.name);
  const revisionArns = due.map(({ revisionArn }) => revisionArn);
  world.remember({ updating: { cluster: first?.plan.service.clusterArn ?? request.cluster, services, revisionArns } });
  return startServices(due, world);
}

interface Following {
  readonly due: readonly DueUpdate[];
  readonly request: DeployRequest;
}

async function followAll(
  started: readonly StartedService[],
  { due, request }: Following,
  world: World,
): Promise<ServiceEnding> {
  const pace = started.length > 1 ? inStep(world) : world;
  const endings = await Promise.all(
    started.map(async (one) => {
      const noteRecent = request.shouldWriteSummary ? readRecent(one, due, world) : undefined;
      const isFollowed = request.shouldFollow;
      const followed = isFollowed ? await followService(one, request, pace) : leaveService(one);
      const ending = await verifyEnding(one, due, followed, world);
      // The verdict of a single service is the run's own, told at the end.
      if (started.length > 1) world.tell({ type: 'judged', service: one.name, ...ending });
      world.notes.noteService(one.name, ending);
      await Promise.all([writeDownVerdict(one, ending.verdict, world), noteRecent?.(ending.verdict)]);
      return { name: one.name, ...ending };
    }),
  );
  return sumUp(endings);
}

/** Only a rollback has images to verify. */
function verifyEnding({ name }: StartedService, due: readonly DueUpdate[], ending: ServiceEnding, world: World) {
  const own = due.find(({ plan }) => plan.service.name === name);
  return own === undefined ? ending : verifyImages(own, ending, world);
}

/** Several followers look at the same moments, so that one call reads all their services. */
function inStep(world: World): World {
  return { ...world, clock: { ...world.clock, random: () => 0.5 } };
}
