import type { ServiceDeploymentArn } from '@slipway/ecs-rules/arns';
import { asDeployError } from '../ports/deploy-error.ts';
import type { Ecs } from '../ports/ecs.ts';
import type { RequestedRollback } from '../ports/run-state.ts';
import type { Clock } from '../ports/runner.ts';
import { findPrimary } from '../rollout/followed-deployment.ts';
import { isStoppable } from '../rollout/update-plan.ts';
import { revisionName } from '../text/arn.ts';

/** The post steps of a job share less than five minutes. */
const LIMIT_MS = 45_000;
const PAUSE_MS = 2_000;

interface Reading {
  readonly ecs: Pick<Ecs, 'describeService' | 'describeServiceDeployment' | 'stopWithRollback'>;
  readonly clock: Pick<Clock, 'now' | 'sleep'>;
}

/** For the post step: how the rollback ended that was requested when the run was cancelled, in one sentence. */
export async function reportRollback(rollback: RequestedRollback, world: Reading): Promise<string> {
  const { cluster, service, serviceDeploymentArn } = rollback;
  const begun = 'The run was cancelled and a rollback requested.';
  try {
    const status = await awaitEnd(serviceDeploymentArn, world);
    const primary = findPrimary(await world.ecs.describeService(cluster, service));
    const revision = primary === undefined ? 'no revision' : revisionName(primary.revisionArn);
    return `${begun} ${describe(status, service, revision)}`;
  } catch (thrown) {
    return `${begun} Its outcome is unknown: ${asDeployError(thrown).message}`;
  }
}

/** Requests it again where the request was lost: it is bound to our own service deployment. */
async function awaitEnd(arn: ServiceDeploymentArn, { ecs, clock }: Reading): Promise<string> {
  const beganMs = clock.now();
  for (;;) {
    const deployment = await ecs.describeServiceDeployment(arn);
    const { status = 'not found' } = deployment ?? {};
    if (deployment !== undefined && isStoppable(deployment)) await ecs.stopWithRollback(arn);
    else if (status !== 'ROLLBACK_REQUESTED' && status !== 'ROLLBACK_IN_PROGRESS') return status;
    if (clock.now() - beganMs >= LIMIT_MS) return status;
    await clock.sleep(PAUSE_MS, new AbortController().signal);
  }
}

function describe(status: string, service: string, revision: string): string {
  switch (status) {
    case 'ROLLBACK_SUCCESSFUL':
      return `Service ${service} was rolled back: ${revision} is running.`;
    case 'ROLLBACK_FAILED':
      return `The rollback of service ${service} failed; ${revision} is PRIMARY.`;
    case 'ROLLBACK_REQUESTED':
    case 'ROLLBACK_IN_PROGRESS':
      return `ECS is still rolling back service ${service} to ${revision}.`;
    case 'SUCCESSFUL':
      return `The deployment had completed before: service ${service} runs ${revision}.`;
    default:
      return `The service deployment of ${service} is ${status}; ${revision} is PRIMARY.`;
  }
}
