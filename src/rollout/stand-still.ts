import { asDeployError } from '../errors.ts';
import { nameRevision } from '../task-definition/document.ts';
import type { World } from '../world.ts';
import { isEnding, isOpen, toCapacity } from './capacity.ts';
import { findOurs, findRestored } from './facts.ts';
import type { Observation } from './observation.ts';
import type { Sight } from './observe.ts';
import { readStrategy } from './strategy.ts';
import { explainStandstill } from './stuck.ts';
import { readTaskNeeds } from './task-needs.ts';
import type { Judgement } from './verdict.ts';

/** Since when nothing has changed, or was last asked about; and whether one answer said that nothing can. */
export interface Standing {
  readonly sinceMs: number;
  readonly isDoubtful: boolean;
}

/** Counts that have not changed for so long are worth the question whether they ever can. */
const STILL_MS = 60_000;

interface Doubt {
  readonly look: Observation;
  readonly sight: Sight;
  readonly standing: Standing;
}

/** Asks about a standstill once it lasts, and again half as long after: between two reads things may have moved. */
export async function doubtStanding(
  doubt: Doubt,
  world: World,
): Promise<{ readonly standing: Standing; readonly judgement?: Judgement }> {
  const { look, sight, standing } = doubt;
  const shouldDetect = sight.facts.shouldDetectStall ?? sight.facts.shouldFailFast;
  if (!shouldDetect || look.atMs - standing.sinceMs < STILL_MS) return { standing };
  const judgement = await judgeStandstill(look, sight, world);
  if (judgement === undefined) return { standing: { sinceMs: look.atMs, isDoubtful: false } };
  const again = { sinceMs: look.atMs - STILL_MS / 2, isDoubtful: true };
  return standing.isDoubtful ? { standing: again, judgement } : { standing: again };
}

/**
 * Asks whether a rollout, or its rollback, that does not move can move at all. Only where ECS places tasks on instances that we can see:
 * capacity providers may add some, and Fargate has its own.
 * @returns the verdict `stuck`, or undefined when a move is possible or cannot be ruled out
 */
async function judgeStandstill(look: Observation, sight: Sight, world: World): Promise<Judgement | undefined> {
  const { service } = look;
  const restored = findRestored(service, sight.facts);
  const moving = restored ?? findOurs(service, sight.facts);
  if (service === undefined || moving?.status !== 'PRIMARY' || moving.running >= moving.desired) return undefined;
  if (service.launchType !== 'EC2') return undefined;
  // Then not the percents rule, and a pause, a hook or the bake time may hold it.
  if (readStrategy(service.deploymentConfiguration) !== undefined) return undefined;
  try {
    const revision = await world.ecs.describeRevision(moving.revisionArn);
    const instances = await world.ecs.containerInstances(sight.cluster);
    const tasks = await world.ecs.serviceTasks(sight.cluster, sight.service);
    const endingTasks = tasks.filter(isEnding).length;
    const needs = readTaskNeeds(revision.described);
    const why = explainStandstill({
      service,
      needs,
      instances: instances.filter(isOpen).map((one) => toCapacity(one, 0)),
      registered: instances.length,
      endingTasks,
    });
    if (why === undefined) return undefined;
    const name = nameRevision(moving.revisionArn);
    const what = restored === undefined ? `${name} cannot move` : `The rollback to ${name} is stalled`;
    return { verdict: 'stuck', reason: `${what}: ${why}` };
  } catch (thrown) {
    // Without these reads the limit ends the run, as it always did.
    world.tell({ type: 'debug', text: asDeployError(thrown).message });
    return undefined;
  }
}
