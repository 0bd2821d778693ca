/** The awslogs driver: no task starts without its log group. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { readObject, readObjects, readString } from './input.ts';
import { isGroup, withGroup } from './log-groups.ts';
import type { MutableState } from './mutable-state.ts';

/** A container whose log group does not exist; the groups that the driver may create are created. Those of other regions are
 * not known: they exist. */
export function prepareLogGroups(state: MutableState, taskDefinition: JsonObject): string | undefined {
  for (const container of readObjects(taskDefinition, 'containerDefinitions')) {
    const configuration = readObject(container, 'logConfiguration') ?? {};
    const options = readObject(configuration, 'options') ?? {};
    const group = readString(options, 'awslogs-group');
    const isOwn = (readString(options, 'awslogs-region') ?? state.settings.region) === state.settings.region;
    if (configuration.logDriver !== 'awslogs' || group === undefined || !isOwn) continue;
    if (isGroup(state.logGroups, group)) continue;
    if (options['awslogs-create-group'] !== 'true') return readString(container, 'name');
    state.logGroups = withGroup(state.logGroups, group);
  }
  return undefined;
}

const MISSING_GROUP =
  'failed to create Cloudwatch log stream: ResourceNotFoundException: The specified log group does not exist.';

/** Observed in stopped tasks on AWS Fargate and on container instances. */
export function describeMissingGroup(launchType: 'EC2' | 'FARGATE'): {
  readonly reason: string;
  readonly containerReason: string;
} {
  if (launchType === 'FARGATE') {
    const said = `failed to validate logger args: create stream has been retried 1 times: ${MISSING_GROUP} : exit status 1`;
    const reason = `ResourceInitializationError: ${said}`;
    return { reason, containerReason: reason };
  }
  const said = `Error response from daemon: failed to initialize logging driver: ${MISSING_GROUP}`;
  return { reason: 'Task failed to start', containerReason: `CannotStartContainerError: ${said}` };
}
