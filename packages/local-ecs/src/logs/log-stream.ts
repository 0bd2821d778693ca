/** The log streams that the awslogs driver of ECS makes: one a container that has started. Values in, values out. */
import { readObject, readObjects, readString } from '../engine/input.ts';
import type { EngineState } from '../engine/step.ts';
import type { ContainerRecord, TaskRecord } from '../engine/task-record.ts';

export interface LogStream {
  readonly group: string;
  /** `PREFIX/CONTAINER/TASK-ID`; without a prefix the id of the container's runtime (ECS Developer Guide, awslogs). */
  readonly name: string;
  readonly task: TaskRecord;
  readonly container: ContainerRecord;
  /** Milliseconds since the epoch, engine time. */
  readonly createdAt: number;
}

/** Where a container of a task definition logs to. */
interface LogTarget {
  readonly container: string;
  readonly group: string;
  readonly prefix: string | undefined;
}

/** Whether a task definition names the group. */
export function hasLogGroup(state: EngineState, group: string): boolean {
  for (const arn of state.revisions.keys()) {
    if (readLogTargets(state, arn).some((target) => target.group === group)) return true;
  }
  return false;
}

/** The groups that task definitions name. */
export function listLogGroups(state: EngineState): readonly string[] {
  return [...state.revisions.keys()].flatMap((arn) => readLogTargets(state, arn).map(({ group }) => group));
}

/** The streams of a group, in the order in which their tasks were made; of tasks that ended, while ECS shows them. */
export function listLogStreams(state: EngineState, group: string): readonly LogStream[] {
  const targetsOf = new Map<string, readonly LogTarget[]>();
  const findTargets = (revisionArn: string): readonly LogTarget[] => {
    const known = targetsOf.get(revisionArn);
    if (known !== undefined) return known;
    const targets = readLogTargets(state, revisionArn).filter((target) => target.group === group);
    targetsOf.set(revisionArn, targets);
    return targets;
  };
  const tasks = [...state.stoppedTasks.values(), ...state.tasks.values()].sort(
    (one, other) => one.createdAt - other.createdAt,
  );
  return tasks.flatMap((task) => findTargets(task.revisionArn).flatMap((target) => openStream(task, target)));
}

/** The driver makes the stream as the container starts: one that never did has none. */
function openStream(task: TaskRecord, target: LogTarget): readonly LogStream[] {
  const container = task.containers.find(({ name }) => name === target.container);
  if (container?.runtimeId === undefined) return [];
  const { group, prefix } = target;
  const name = prefix === undefined ? container.runtimeId : `${prefix}/${container.name}/${task.id}`;
  return [{ group, name, task, container, createdAt: task.pullStoppedAt ?? task.createdAt }];
}

function readLogTargets(state: EngineState, revisionArn: string): readonly LogTarget[] {
  const described = state.revisions.get(revisionArn)?.described ?? {};
  return readObjects(described, 'containerDefinitions').flatMap((container): readonly LogTarget[] => {
    const configuration = readObject(container, 'logConfiguration') ?? {};
    const options = readObject(configuration, 'options') ?? {};
    const group = readString(options, 'awslogs-group');
    if (configuration.logDriver !== 'awslogs' || group === undefined) return [];
    const prefix = readString(options, 'awslogs-stream-prefix');
    return [{ container: readString(container, 'name') ?? '', group, prefix }];
  });
}
