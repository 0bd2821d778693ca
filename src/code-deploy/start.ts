import { linkToWatch } from '../report/console-link.ts';
import type { ServiceRecord } from '../rollout/observation.ts';
import { sendOnce } from '../send-once.ts';
import { nameRevision } from '../task-definition/document.ts';
import type { CodeDeploy } from '../world/code-deploy.ts';
import type { World } from '../world.ts';
import { aimAppSpec } from './app-spec.ts';
import type { CodeDeployCourse } from './follow.ts';
import { type CodeDeployPlan, measureOwnWaits } from './plan.ts';
import type { ActiveDeployment, DeploymentWish } from './records.ts';

/** What to deploy, and how long to follow it. */
export interface CodeDeployStart {
  readonly plan: CodeDeployPlan;
  readonly service: ServiceRecord;
  readonly revisionArn: string;
  /** Without the waits of the group itself. */
  readonly limitMs: number;
  readonly longestPauseMs?: number;
  readonly shouldFailFast: boolean;
}

/**
 * Creates the deployment and names it.
 * @throws DeployError what CodeDeploy refuses; `unreachable` when no answer came to it
 */
export async function startCodeDeployment(start: CodeDeployStart, world: World): Promise<CodeDeployCourse> {
  const { plan, service, revisionArn } = start;
  const { appSpec, group } = plan;
  const content = aimAppSpec(appSpec, revisionArn);
  const wish: DeploymentWish = {
    application: group.application,
    group: group.group,
    content,
    sha256: world.digest(content),
    ...(plan.configName === undefined ? {} : { configName: plan.configName }),
    ...(plan.description === undefined ? {} : { description: plan.description }),
  };
  const port = await world.codeDeploy();
  world.notes.noteService(service.name, { isUpdateSent: true });
  const deploymentId = await sendOnce({ send: () => port.create(wish), find: () => findOurs(wish, port) }, world);
  // Noted before it is told, so that the output is set even if the run is killed at the next moment.
  world.notes.noteService(service.name, { codeDeploymentId: deploymentId });
  const link = linkToWatch(world.notes.record(), service.name);
  const told = { service: service.name, revision: nameRevision(revisionArn), deploymentId };
  world.tell({ type: 'update-sent', ...told, ...(link === undefined ? {} : { link }) });
  return openCourse(start, { deploymentId, previousArn: service.revisionArn });
}

/** Follows the deployment under way as if it were ours: it brings the revision that was asked for. */
export function adoptCodeDeployment(start: CodeDeployStart, { id, returnsToArn }: ActiveDeployment): CodeDeployCourse {
  return openCourse(start, { deploymentId: id, previousArn: returnsToArn ?? start.service.revisionArn });
}

function openCourse(
  start: CodeDeployStart,
  { deploymentId, previousArn }: Pick<CodeDeployCourse['facts'], 'deploymentId' | 'previousArn'>,
): CodeDeployCourse {
  const { plan, service, revisionArn } = start;
  const { group } = plan;
  const { rerouteWaitMs, terminationWaitMs, alarms, rollbackEvents } = group;
  return {
    facts: {
      deploymentId,
      revisionArn,
      previousArn,
      rollbackEvents,
      shouldFailFast: start.shouldFailFast,
      alarms,
      ...(rerouteWaitMs === undefined ? {} : { rerouteWaitMs }),
      ...(terminationWaitMs === undefined ? {} : { terminationWaitMs }),
      limitMs: start.limitMs + measureOwnWaits(group),
    },
    plan,
    before: service,
    ...(start.longestPauseMs === undefined ? {} : { longestPauseMs: start.longestPauseMs }),
  };
}

/**
 * CreateDeployment takes no client token. The group has one deployment at a time: if that is of our very AppSpec file, it is
 * the one whose answer was lost.
 */
async function findOurs(wish: DeploymentWish, port: CodeDeploy): Promise<string | undefined> {
  const [id] = await port.activeDeployments(wish);
  if (id === undefined) return undefined;
  const { sha256 } = await port.describe(id);
  return sha256 === wish.sha256 ? id : undefined;
}
