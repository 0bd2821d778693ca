/** Whether a service can wait for the approval that `wait-until` names, as far as its configuration shows. */

import { readObjects, readString, readStrings } from '@slipway/ecs-rules/values';
import type { DeployRequest } from '../inputs/request.ts';
import type { Notice, Problem } from '../ports/finding.ts';
import type { ServiceRecord } from '../ports/service-records.ts';

type Waiting = Pick<DeployRequest, 'waitUntil'>;

/** Lifecycle hooks belong to deployments by ECS (ECS API reference, DeploymentConfiguration). */
export function refusePause({ name }: ServiceRecord, { waitUntil }: Waiting): readonly Problem[] {
  if (waitUntil === 'steady') return [];
  return [
    {
      input: 'wait-until',
      text: `Service ${name} has no PAUSE lifecycle hooks: CodeDeploy deploys it.`,
      advice: 'Remove wait-until.',
    },
  ];
}

/** Without the hook the deployment completes, and nobody has approved it. */
export function warnOfNoPause(service: ServiceRecord, { waitUntil }: Waiting): readonly Notice[] {
  if (waitUntil === 'steady' || hasPause(service, waitUntil)) return [];
  const where = waitUntil === 'paused' ? '' : ` at ${waitUntil}`;
  return [
    {
      level: 'warning',
      text: `Service ${service.name} has no PAUSE lifecycle hook${where}: its deployment will complete without approval.`,
      advice: 'Add the hook to the deployment configuration of the service, or remove wait-until.',
    },
  ];
}

function hasPause({ deploymentConfiguration }: ServiceRecord, waitUntil: Waiting['waitUntil']): boolean {
  return readObjects(deploymentConfiguration, 'lifecycleHooks').some(
    (hook) =>
      readString(hook, 'targetType') === 'PAUSE' &&
      (waitUntil === 'paused' || readStrings(hook, 'lifecycleStages').includes(waitUntil)),
  );
}
