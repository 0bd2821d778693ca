import type { RevisionArn } from '@slipway/ecs-rules/arns';
import { defined } from '@slipway/ecs-rules/values';
import type { StartRequest } from '../../follow/due-update.ts';
import { reportSent } from '../../follow/report-sent.ts';
import type { FollowWorld } from '../../follow/world.ts';
import type { CodeDeploy } from '../../ports/code-deploy.ts';
import type { CodeDeploymentRequest } from '../../ports/code-deploy-records.ts';
import { sendOnce } from '../../ports/send-once.ts';
import type { ServiceRecord } from '../../ports/service-records.ts';
import { aimAppSpec } from './app-spec.ts';
import type { CodeDeployFacts, TrackedDeployment } from './observation.ts';
import { type CodeDeployPlan, measureOwnWaits } from './plan.ts';

/** What to deploy. `limitMs` is without the waits of the group itself. */
export interface CodeDeployStart
  extends Pick<StartRequest, 'revisionArn' | 'limitMs' | 'longestPauseMs' | 'shouldFailFast'> {
  readonly plan: CodeDeployPlan;
  readonly service: ServiceRecord;
}

/**
 * Creates the deployment and names it.
 * @throws DeployError what CodeDeploy refuses; `unreachable` when no answer came to it
 */
export async function startCodeDeployment(
  start: CodeDeployStart,
  world: Pick<FollowWorld, 'clock' | 'codeDeploy' | 'digest' | 'signal' | 'report' | 'notes'>,
): Promise<TrackedDeployment> {
  const { plan, service, revisionArn } = start;
  const { appSpec, group } = plan;
  const content = aimAppSpec(appSpec, revisionArn);
  const request: CodeDeploymentRequest = {
    application: group.application,
    group: group.group,
    content,
    sha256: world.digest(content),
    ...defined({ configName: plan.configName, description: plan.description }),
  };
  const port = await world.codeDeploy();
  world.notes.noteService(service.name, { isUpdateSent: true });
  const deploymentId = await sendOnce({ send: () => port.create(request), find: () => findOurs(request, port) }, world);
  // Noted before it is reported, so that the output is set even if the run is killed at the next moment.
  world.notes.noteService(service.name, { codeDeploymentId: deploymentId });
  reportSent(service.name, { revisionArn, deploymentId }, world);
  return trackDeployment(start, { ourId: deploymentId, previousArn: service.revisionArn });
}

/** Follows the deployment in progress as if it were ours: it brings the revision that was requested. */
export function adoptCodeDeployment(
  start: CodeDeployStart,
  { id, returnsToArn }: { readonly id: string; readonly returnsToArn?: RevisionArn | undefined },
): TrackedDeployment {
  return trackDeployment(start, { ourId: id, previousArn: returnsToArn ?? start.service.revisionArn });
}

function trackDeployment(
  { plan, service, ...start }: CodeDeployStart,
  ours: Pick<CodeDeployFacts, 'ourId' | 'previousArn'>,
): TrackedDeployment {
  const { rerouteWaitMs, terminationWaitMs, alarms, rollbackEvents } = plan.group;
  return {
    facts: {
      ...ours,
      revisionArn: start.revisionArn,
      limitMs: start.limitMs + measureOwnWaits(plan.group),
      longestPauseMs: start.longestPauseMs,
      shouldFailFast: start.shouldFailFast,
      alarms,
      rollbackEvents,
      rerouteWaitMs,
      terminationWaitMs,
    },
    plan,
    before: service,
  };
}

/**
 * CreateDeployment takes no client token. The group has one deployment at a time: if that is of our very AppSpec file,
 * it is the one whose answer was lost.
 */
async function findOurs(request: CodeDeploymentRequest, port: CodeDeploy): Promise<string | undefined> {
  const [id] = await port.activeDeployments(request);
  if (id === undefined) return undefined;
  const { sha256 } = await port.describe(id);
  return sha256 === request.sha256 ? id : undefined;
}
