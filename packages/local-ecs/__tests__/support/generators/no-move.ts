/**
 * A proof that a REPLICA service at rest has no move left by the documented rules. It shares no code with the
 * scheduler.
 */
import type { EngineState } from '../../../src/engine/step.ts';
import type { TaskRecord } from '../../../src/engine/task-record.ts';
import type { SchedulingStory } from './scheduling-stories.ts';

/**
 * Why no task may start and no task may be stopped to free capacity; empty where there is a move. All tasks are
 * healthy.
 */
export function proveNoMove(state: EngineState, story: SchedulingStory): readonly string[] {
  const tasks = [...state.tasks.values()];
  const { desiredCount = 0, maximumPercent = 0, minimumHealthyPercent = 0 } = state.services.get('default/web') ?? {};
  const starts: string[] = [];
  if ((tasks.length + 1) * 100 > desiredCount * maximumPercent) starts.push('one more is above the upper bound');
  if ([...state.instances.keys()].every((arn) => !hasFreeCapacity(state, story, arn)))
    starts.push('no instance has a place');
  const stops: string[] = [];
  if (!tasks.some((task) => isToBeReplaced(state, task))) stops.push('no task is to be replaced');
  if ((tasks.length - 1) * 100 < desiredCount * minimumHealthyPercent) stops.push('one less is below the lower bound');
  return starts.length > 0 && stops.length > 0 ? [...starts, ...stops] : [];
}

function isToBeReplaced(state: EngineState, { deploymentId, instanceArn = '' }: TaskRecord): boolean {
  const primary = state.services.get('default/web')?.deployments[0]?.id;
  return deploymentId !== primary || state.instances.get(instanceArn)?.status !== 'ACTIVE';
}

function hasFreeCapacity(state: EngineState, { service }: SchedulingStory, arn: string): boolean {
  const instance = state.instances.get(arn);
  if (instance?.status !== 'ACTIVE') return false;
  const here = [...state.tasks.values()].filter(({ instanceArn }) => instanceArn === arn).length;
  if (service.constraint === 'ssd' && instance.attributes.disk !== 'ssd') return false;
  if ((service.isPortFixed || service.constraint === 'distinctInstance') && here > 0) return false;
  return (here + 1) * 128 <= instance.memoryMiB && (here + 1) * 64 <= instance.cpu;
}
