/** What RunTask would refuse because of the capacity of the task, as far as it is known before anything is written. */
import { type JsonObject, readObjects } from '@slipway/ecs-rules/values';
import type { FoundService } from '../../current-state/current-state.ts';
import { isFargate } from '../../forecast/prospect.ts';
import type { Problem } from '../../ports/finding.ts';
import { checkFargateFit } from '../../rollout/document-mismatches.ts';

/** The task and what was found. */
export interface TaskCheck {
  /** Fields of RunTask, such as `launchType`. */
  readonly settings: JsonObject;
  /** The document that the task runs; absent when it cannot be made. */
  readonly next: JsonObject | undefined;
  /** The first service. */
  readonly found: FoundService | undefined;
}

export function checkTaskCapacity({ settings, next, found }: TaskCheck): readonly Problem[] {
  const providers = readObjects(settings, 'capacityProviderStrategy').map(({ capacityProvider }) => capacityProvider);
  const isOnFargate =
    settings.launchType === 'FARGATE' ||
    (providers.length > 0 && providers.every((name) => name === 'FARGATE' || name === 'FARGATE_SPOT'));
  // Of a service on Fargate the check of its update says the same.
  const isSaid = found !== undefined && isFargate(found);
  const fargate = isOnFargate && !isSaid && next !== undefined ? checkFargateFit('The one-off task runs', next) : [];
  return [...fargate, ...checkInstances(settings, found)];
}

/** Observed: RunTask with launch type EC2 answers "No Container Instances were found in your cluster." */
function checkInstances({ launchType }: JsonObject, found: FoundService | undefined): readonly Problem[] {
  const hosts = found?.surroundings.hosts;
  if (launchType !== 'EC2' || hosts === undefined || hosts.instances.length > 0) return [];
  return [
    {
      text: 'The one-off task has launch type EC2, but the cluster has no container instances.',
      advice:
        'Register a container instance first, or set run-task-launch-type or run-task-capacity-provider-strategy.',
    },
  ];
}
