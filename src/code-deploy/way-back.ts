import { asDeployError, type DeployError } from '../errors.ts';
import { openPatience } from '../patient.ts';
import { formatLimit } from '../rollout/strategy.ts';
import { nameRevision } from '../task-definition/document.ts';
import type { World } from '../world.ts';
import type { CodeDeployCourse, CodeDeployEnding } from './follow.ts';
import { STOP_ON_REQUEST } from './judge.ts';
import type { ActiveDeployment } from './records.ts';
import { adoptCodeDeployment, type CodeDeployStart } from './start.ts';

/**
 * Stops the deployment under way with rollback: bound to it, so that nothing else is undone (CodeDeploy API reference,
 * StopDeployment).
 *
 * @param start what was asked for: the revision that CodeDeploy goes back to
 * @returns the way back to follow; undefined where the deployment had ended before
 * @throws DeployError `access`, `unreachable`
 */
export async function stopToReturn(
  start: CodeDeployStart,
  active: ActiveDeployment,
  world: World,
): Promise<CodeDeployCourse | undefined> {
  const from = active.revision === undefined ? '' : ` of ${nameRevision(active.revision.arn)}`;
  const why = `deployment ${active.id}${from} is under way, and CodeDeploy goes back from it to ${nameRevision(start.revisionArn)}.`;
  world.tell({ type: 'rollback-asked', service: start.service.name, why });
  world.notes.noteService(start.service.name, { isUpdateSent: true });
  const refusal = await stopOnce(active.id, world);
  if (refusal !== undefined) {
    world.notes.noteService(start.service.name, { isUpdateSent: false });
    const text = `CodeDeploy did not take the rollback: ${refusal.message}`;
    world.tell({ type: 'notice', text, advice: refusal.advice });
    return undefined;
  }
  const revisionArn = active.revision?.arn ?? start.service.revisionArn;
  const course = adoptCodeDeployment({ ...start, revisionArn, shouldFailFast: false }, active);
  return {
    ...course,
    facts: { ...course.facts, rollbackEvents: [STOP_ON_REQUEST], limitMs: start.limitMs },
    returnsToArn: start.revisionArn,
  };
}

/** A stop is refused once the deployment has ended: by a stop whose answer was lost, too. */
async function stopOnce(id: string, world: World): Promise<DeployError | undefined> {
  const codeDeploy = await world.codeDeploy();
  const patience = openPatience(world);
  try {
    await patience(() => codeDeploy.stopWithRollback(id));
    return undefined;
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.kind !== 'rejected') throw error;
    const { rollbackId } = await patience(() => codeDeploy.describe(id));
    return rollbackId === undefined ? error : undefined;
  }
}

/** The same end from the other side: what is followed is the deployment that is taken back. */
export function retellReturn({ facts }: CodeDeployCourse, toArn: string, ending: CodeDeployEnding): CodeDeployEnding {
  const to = nameRevision(toArn);
  const what = `deployment ${facts.deploymentId} of ${nameRevision(facts.revisionArn)}`;
  switch (ending.verdict) {
    case 'rolled-back':
      return { ...ending, verdict: 'steady', reason: `${to} serves again: CodeDeploy took ${what} back.` };
    case 'steady':
      return { ...ending, verdict: 'failed', reason: `CodeDeploy completed ${what} before it could be stopped.` };
    case 'cancelled':
      return { ...ending, reason: `The run was told to end; CodeDeploy goes on with taking ${what} back.` };
    case 'timed-out': {
      const minutes = formatLimit(facts.limitMs);
      const reason = `${to} does not serve again after ${minutes}; CodeDeploy goes on with taking ${what} back.`;
      return { ...ending, reason };
    }
    default:
      return ending;
  }
}
