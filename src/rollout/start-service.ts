import { readActive } from '../code-deploy/active.ts';
import type { CodeDeployCourse } from '../code-deploy/follow.ts';
import type { CodeDeployPlan } from '../code-deploy/plan.ts';
import type { ActiveDeployment } from '../code-deploy/records.ts';
import { adoptCodeDeployment, startCodeDeployment } from '../code-deploy/start.ts';
import { stopToReturn } from '../code-deploy/way-back.ts';
import { asDeployError } from '../errors.ts';
import type { LedgerEntry } from '../ledger/entry.ts';
import { isOrdered, type OrderRule } from '../ledger/turn.ts';
import { writeDownCompleted } from '../ledger/write-verdict.ts';
import { nameRevision } from '../task-definition/document.ts';
import type { World } from '../world.ts';
import { endUnstarted } from './end-unstarted.ts';
import { findPrimary } from './facts.ts';
import { listServing, type Rollout } from './follow.ts';
import { giveWay } from './give-way.ts';
import type { ServiceRecord } from './observation.ts';
import { adoptRollout, type StartRequest, startRollout } from './start.ts';
import { describeStateless } from './stateless.ts';
import { takeTurn, writeTurnOf } from './take-turn.ts';
import { decideUpdate, type UpdateDecision, type WayBack } from './update-plan.ts';
import { EXIT_CODES, type Judgement, type Verdict } from './verdict.ts';
import { askBack, type Return } from './way-back.ts';

/** A service whose revision is known. */
export interface DueUpdate extends Omit<StartRequest, 'shouldForce'> {
  /** What is written down of the run that deploys it. */
  readonly entry: LedgerEntry;
  readonly order: OrderRule;
}

/** One service after its update was due. */
export type StartedService =
  | { readonly kind: 'rollout'; readonly name: string; readonly rollout: Rollout }
  /** AWS CodeDeploy was asked for a deployment. */
  | { readonly kind: 'code-deploy'; readonly name: string; readonly course: CodeDeployCourse }
  /** ECS was asked to take the deployment under way back. */
  | { readonly kind: 'return'; readonly name: string; readonly back: Return }
  /** Nothing to follow: it is judged already. */
  | { readonly kind: 'judged'; readonly name: string; readonly ending: ServiceEnding };

/** What became of one service. */
export interface ServiceEnding extends Judgement {
  readonly verdict: Verdict;
}

/**
 * Starts one service after the other. When one cannot be started the rest are not begun, and those that were are
 * followed all the same.
 */
export async function startServices(due: readonly DueUpdate[], world: World): Promise<readonly StartedService[]> {
  const started: StartedService[] = [];
  let hasFailed = false;
  for (const update of due) {
    const { name } = update.plan.service;
    const one: StartedService = hasFailed ? notStarted(name) : await startOrEnd(update, world);
    hasFailed ||= one.kind === 'judged' && EXIT_CODES[one.ending.verdict] !== 0;
    started.push(one);
  }
  return started;
}

/** A failure of one service ends it, and not the following of those that were started before. */
async function startOrEnd(due: DueUpdate, world: World): Promise<StartedService> {
  const { name } = due.plan.service;
  try {
    return await startService(due, world);
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.kind === 'internal') throw error;
    const isCancelled = world.signal.aborted;
    const ending = endUnstarted({ name, error, isCancelled }, world.notes.record());
    const faults = [...world.notes.record().faults, { text: error.message, advice: error.advice }];
    if (ending.verdict !== 'cancelled') world.notes.note({ faults });
    return judged(name, ending);
  }
}

function notStarted(name: string): StartedService {
  return judged(name, { verdict: 'refused', reason: 'Not started, since another service failed.' });
}

function judged(name: string, ending: ServiceEnding): StartedService {
  return { kind: 'judged', name, ending };
}

async function startService(asked: DueUpdate, world: World): Promise<StartedService> {
  const { name } = asked.plan.service;
  world.notes.noteService(name, { revisionArn: asked.revisionArn });
  const taken = await takeTurn(asked, world);
  if (taken.kind === 'late') return judged(name, { verdict: 'superseded', reason: taken.reason });
  const { due } = taken;
  const decision = decideUpdate(due.plan, due.revisionArn);
  if (decision.kind === 'nothing') return leaveAsItIs(due, world);
  if (decision.kind === 'adopt') return adopt(due, decision.deploymentId, world);
  if (decision.kind === 'adopt-code-deployment') return adoptCodeDeploy(due, decision.active, world);
  if (!isOrdered(due.entry)) await writeTurnOf(due, world);
  if (world.signal.aborted) {
    return judged(name, { verdict: 'cancelled', reason: `${name} was not updated: the run was cancelled.` });
  }
  return write(due, decision, world);
}

async function leaveAsItIs({ plan, revisionArn }: DueUpdate, world: World): Promise<StartedService> {
  const { service, history, ownDeployment, unresolvedImages = [] } = plan;
  // The only deployment of a service is its creation, which no run of ours made.
  if (history.length !== 1) await writeDownCompleted(service, revisionArn, world);
  world.notes.noteService(service.name, { serving: listServing(service) });
  const said = `${describeCounts(service)}${describeUnresolved(unresolvedImages)}`;
  const why = ownDeployment === undefined ? 'nothing to change' : 'an earlier attempt of this run has deployed it';
  const reason = `${nameRevision(revisionArn)} serves already; ${why}.${said}`;
  return judged(service.name, { verdict: 'unchanged', reason });
}

/** A tag that nobody can resolve may have moved, and then the service does not run what it names now. */
function describeUnresolved(images: readonly string[]): string {
  return images.length === 0 ? '' : ` Not compared with what is running: ${images.join('; ')}.`;
}

/** Without a rollout state the counts are all that is known of it. */
function describeCounts(service: ServiceRecord): string {
  const primary = findPrimary(service);
  if (service.controller !== 'ECS' || primary === undefined || primary.rolloutState !== undefined) return '';
  return ` ${service.running}/${service.desired} tasks run; ${describeStateless(service)}.`;
}

function adopt(due: DueUpdate, deploymentId: string, world: World): StartedService {
  const { name } = due.plan.service;
  const text = `${nameRevision(due.revisionArn)} is being rolled out to ${name} already: following that deployment.`;
  world.tell({ type: 'notice', text });
  world.notes.noteService(name, { deploymentId });
  return { kind: 'rollout', name, rollout: adoptRollout({ ...due, shouldForce: false }, deploymentId) };
}

function write(due: DueUpdate, decision: WriteDecision, world: World): Promise<StartedService> {
  switch (decision.kind) {
    case 'take-back':
      return takeBack(due, decision.wayBack, world);
    case 'stop-code-deployment':
      return stopCodeDeploy(due, decision.active, world);
    case 'update':
      return update(due, decision.shouldForce, world);
  }
}

type WriteDecision = Extract<UpdateDecision, { readonly kind: 'update' | 'take-back' | 'stop-code-deployment' }>;

async function update(due: DueUpdate, shouldForce: boolean, world: World): Promise<StartedService> {
  const { service, codeDeploy } = due.plan;
  const { name } = service;
  if (codeDeploy !== undefined) return create(due, codeDeploy, world);
  const rollout = await startRollout({ ...due, shouldForce }, world);
  const gaveWay = await giveWay(due, rollout, world);
  return gaveWay === undefined
    ? { kind: 'rollout', name, rollout }
    : judged(name, { verdict: 'superseded', reason: gaveWay });
}

/** The group has one deployment at a time, so no newer run comes between: there is no way to give. */
async function create(due: DueUpdate, plan: CodeDeployPlan, world: World): Promise<StartedService> {
  const { service } = due.plan;
  const course = await startCodeDeployment({ ...due, plan, service }, world);
  return openCodeDeploy(course, world);
}

/** Noted and remembered, so that it is known even to a run that is killed. */
function openCodeDeploy(course: CodeDeployCourse, world: World): StartedService {
  const { before, facts } = course;
  world.notes.noteService(before.name, { codeDeploymentId: facts.deploymentId });
  const codeDeployments = world.notes.record().services.flatMap(({ name, codeDeploymentId: id }) => {
    return id === undefined ? [] : [{ service: name, id }];
  });
  world.remember({ codeDeployments });
  return { kind: 'code-deploy', name: before.name, course };
}

async function adoptCodeDeploy(due: DueUpdate, active: ActiveDeployment, world: World): Promise<StartedService> {
  const { service, codeDeploy: plan } = due.plan;
  if (plan === undefined) return leaveAsItIs(due, world);
  const text = `Deployment ${active.id} brings ${nameRevision(due.revisionArn)} to ${service.name} already: following that deployment.`;
  world.tell({ type: 'notice', text });
  return openCodeDeploy(adoptCodeDeployment({ ...due, plan, service }, active), world);
}

/** A deployment that ended before it could be stopped is looked at again: another step may be due. */
async function stopCodeDeploy(due: DueUpdate, active: ActiveDeployment, world: World): Promise<StartedService> {
  const { service, codeDeploy: plan } = due.plan;
  if (plan === undefined) return leaveAsItIs(due, world);
  const course = await stopToReturn({ ...due, plan, service }, active, world);
  if (course !== undefined) return openCodeDeploy(course, world);
  const now = (await world.ecs.describeService(service.clusterArn, service.name)) ?? service;
  const { active: _ended, ...rest } = plan;
  const next = await readActive({ ...plan, service: now }, world);
  const codeDeploy = { ...rest, isWayBack: false, ...(next === undefined ? {} : { active: next }) };
  return startService({ ...due, plan: { ...due.plan, service: now, codeDeploy } }, world);
}

async function takeBack(due: DueUpdate, wayBack: WayBack, world: World): Promise<StartedService> {
  const { name } = due.plan.service;
  const asking = await askBack({ ...due, shouldForce: false }, wayBack, world);
  if (asking.kind === 'asked') return { kind: 'return', name, back: asking.back };
  if (asking.kind === 'superseded') return judged(name, { verdict: 'superseded', reason: asking.reason });
  const { wayBack: _tried, ...plan } = due.plan;
  return startService({ ...due, plan: { ...plan, service: asking.service } }, world);
}
