import type { InstanceCapacity } from '@slipway/ecs-rules/scheduler';
import { readTaskNeeds } from '../../diagnosis/task-needs.ts';
import type { FollowWorld } from '../../follow/world.ts';
import { asDeployError } from '../../ports/deploy-error.ts';
import type { InstanceRecord } from '../../ports/ecs.ts';
import type { Observation } from '../../ports/service-records.ts';
import type { Judgement } from '../../ports/verdict.ts';
import { isEnding, isOpen, toCapacity } from '../../rollout/capacity.ts';
import { findOurs, findRestored } from '../../rollout/followed-deployment.ts';
import { isOpenHook } from '../../rollout/lifecycle-hooks.ts';
import { readStrategy } from '../../rollout/strategy.ts';
import { type CapacityReading, judgeStall } from './judge-stall.ts';
import type { Rollout, StallState } from './rollout.ts';

interface Stalled {
  readonly judgement: Judgement;
  /** What it was judged by. */
  readonly reading: CapacityReading;
}

/** Counts that have not changed for so long are worth the question whether they ever can. */
const STILL_MS = 60_000;

interface StallCheck {
  readonly observation: Observation;
  readonly rollout: Rollout;
  readonly stall: StallState;
}

/** Asks about a stall once it lasts, and again half as long after: between two reads things may have moved. */
export async function detectStall(
  check: StallCheck,
  world: Pick<FollowWorld, 'ecs' | 'report'>,
): Promise<{ readonly stall: StallState } & Partial<Stalled>> {
  const { observation, rollout, stall } = check;
  const { facts } = rollout;
  const shouldDetect = facts.shouldDetectStall ?? facts.shouldFailFast;
  if (!shouldDetect || observation.atMs - stall.sinceMs < STILL_MS) return { stall };
  const stalled = await readStall(observation, rollout, world);
  if (stalled === undefined) return { stall: { sinceMs: observation.atMs, wasSuspected: false } };
  const again = { sinceMs: observation.atMs - STILL_MS / 2, wasSuspected: true };
  return stall.wasSuspected ? { stall: again, ...stalled } : { stall: again };
}

/**
 * Asks whether a rollout, or its rollback, that does not move can move at all. Only where ECS places tasks on instances
 * that we can see: capacity providers may add some, and Fargate has its own.
 * @returns the verdict `stuck`, or undefined when a move is possible or cannot be ruled out
 */
async function readStall(
  observation: Observation,
  { facts, before }: Rollout,
  world: Pick<FollowWorld, 'ecs' | 'report'>,
): Promise<Stalled | undefined> {
  const { service } = observation;
  const restored = findRestored(service, facts);
  const moving = restored ?? findOurs(service, facts);
  if (service === undefined || moving?.status !== 'PRIMARY' || moving.running >= moving.desired) return undefined;
  if (service.launchType !== 'EC2') return undefined;
  // Then not the percents rule, and a pause, a hook or the bake time may hold it.
  if (readStrategy(service.deploymentConfiguration) !== undefined || isHeldAtHook(observation)) return undefined;
  try {
    const revision = await world.ecs.describeRevision(moving.revisionArn);
    const instances = await world.ecs.containerInstances(before.clusterArn);
    const tasks = await world.ecs.serviceTasks(before.clusterArn, before.name);
    const endingTasks = tasks.filter(isEnding).length;
    const needs = readTaskNeeds(revision.described);
    const reading: CapacityReading = {
      needs,
      instances: instances.filter(isOpen).map(toPlainCapacity),
      registered: instances.length,
      endingTasks,
    };
    const judgement = judgeStall(facts, observation, reading);
    return judgement === undefined ? undefined : { judgement, reading };
  } catch (thrown) {
    // Without these reads the limit ends the run, as it always did.
    world.report({ type: 'debug', text: asDeployError(thrown).message });
    return undefined;
  }
}

function isHeldAtHook({ serviceDeployment }: Observation): boolean {
  return (serviceDeployment?.hooks ?? []).some(isOpenHook);
}

/** Nothing that a task needs here needs the attributes of an instance. */
function toPlainCapacity(instance: InstanceRecord): InstanceCapacity {
  const { facts: _, ...capacity } = toCapacity(instance, 0);
  return capacity;
}
