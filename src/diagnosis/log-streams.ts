import { defined, isJsonObject, type JsonObject } from '@slipway/ecs-rules/values';
import type { ServiceLoadBalancer, StoppedContainer, StoppedTask } from '../ports/service-records.ts';
import { taskId } from '../text/arn.ts';
import { type CauseGroup, groupByCause } from './cause-groups.ts';
import { readContainers } from './container-definitions.ts';
import type { ContainerLog } from './diagnosis.ts';

/** A log stream, and the container of a stopped task that wrote it. */
export type ContainerStream = Omit<ContainerLog, 'lines'>;

/** The input for finding the logs that show why tasks stopped. */
export interface LogQuestion {
  /** Oldest first. */
  readonly tasks: readonly StoppedTask[];
  /** The revision, as DescribeTaskDefinition answers it. */
  readonly described: JsonObject;
  readonly loadBalancers: readonly ServiceLoadBalancer[];
}

const MOST_STREAMS = 3;

/**
 * The log streams of the containers at error: for each cause, the most frequent first, those of its last task; at most
 * three. Containers that never started, or that log elsewhere than to CloudWatch Logs by the awslogs driver, have none.
 */
export function chooseLogStreams(question: LogQuestion): readonly ContainerStream[] {
  const places = readLogPlaces(question.described);
  const fronts = question.loadBalancers.flatMap(({ containerName }) => containerName ?? []);
  const streams = groupByCause(question.tasks).flatMap((group) => {
    const containers = findLoggingContainers(group, fronts);
    return containers.flatMap((container) => findStream(group.task, container, places));
  });
  const distinct = new Map(streams.map((one) => [`${one.group} ${one.stream}`, one]));
  return [...distinct.values()].slice(0, MOST_STREAMS);
}

/** Who may have said why: the containers at error; for a health check of the load balancer, those behind it. */
function findLoggingContainers(
  { task, containers, kind }: CauseGroup,
  fronts: readonly string[],
): readonly StoppedContainer[] {
  const all = task?.containers ?? [];
  const behind = kind === 'load-balancer-health' ? fronts : [];
  const named = containers.length > 0 ? containers : behind;
  if (named.length === 0) return all.length === 1 ? all : [];
  return all.filter(({ name }) => named.includes(name));
}

interface LogPlace {
  readonly group: string;
  readonly prefix?: string;
  readonly region?: string;
}

function readLogPlaces(described: JsonObject): ReadonlyMap<string, LogPlace> {
  const places = new Map<string, LogPlace>();
  for (const definition of readContainers(described)) {
    const configuration = isJsonObject(definition.logConfiguration) ? definition.logConfiguration : {};
    const options = isJsonObject(configuration.options) ? configuration.options : {};
    const { 'awslogs-group': group, 'awslogs-stream-prefix': prefix, 'awslogs-region': region } = options;
    if (configuration.logDriver !== 'awslogs' || typeof group !== 'string') continue;
    places.set(String(definition.name), {
      group,
      ...defined({
        prefix: typeof prefix === 'string' ? prefix : undefined,
        region: typeof region === 'string' ? region : undefined,
      }),
    });
  }
  return places;
}

/** `PREFIX/CONTAINER/TASK-ID`; without a prefix the container's id (ECS Developer Guide, awslogs log driver). */
function findStream(
  task: StoppedTask | undefined,
  container: StoppedContainer,
  places: ReadonlyMap<string, LogPlace>,
): readonly ContainerStream[] {
  const place = places.get(container.name);
  if (place === undefined || task === undefined || !hasStarted(task, container)) return [];
  const { group, prefix, region } = place;
  const taskArn = task.arn;
  const stream = prefix === undefined ? container.runtimeId : `${prefix}/${container.name}/${taskId(taskArn)}`;
  if (stream === undefined) return [];
  return [{ container: container.name, taskArn, group, stream, ...defined({ region }) }];
}

/** The driver makes the stream as the container starts. A start that failed may leave an exit code all the same. */
function hasStarted(task: StoppedTask, { exitCode, reason = '' }: StoppedContainer): boolean {
  return task.hasRun || (exitCode !== undefined && !reason.startsWith('Cannot'));
}
