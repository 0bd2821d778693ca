/** A service that this run has created, and whose first deployment failed: `on-failure` decides whether it stays. */
import type { RevisionArn } from '@slipway/ecs-rules/arns';
import type { ServiceEnding } from '../follow/due-update.ts';
import type { DeployRequest } from '../inputs/request.ts';
import { asDeployError } from '../ports/deploy-error.ts';
import { sendOnce } from '../ports/send-once.ts';
import type { Verdict } from '../ports/verdict.ts';
import { quoteWord } from '../text/shell-word.ts';
import { retryReads } from './retry-reads.ts';
import type { World } from './world.ts';

/** ECS would start its tasks again and again. */
const FAILED: ReadonlySet<Verdict> = new Set(['failed', 'timed-out', 'stuck']);

interface Created {
  readonly name: string;
  readonly revisionArn: RevisionArn;
  readonly ending: ServiceEnding;
}

/** The ending, with what became of the service. Never throws for what ECS answers: the verdict is known. */
export async function deleteCreated(
  { name, revisionArn, ending }: Created,
  { cluster, services: [requested], onFailure }: DeployRequest,
  direct: World,
): Promise<ServiceEnding> {
  if (requested === undefined || onFailure === 'leave' || !FAILED.has(ending.verdict)) return ending;
  const world = retryReads(direct);
  const find = async () => {
    const service = await world.ecs.describeService(cluster, requested);
    return service?.status === 'ACTIVE' ? service : undefined;
  };
  try {
    const service = await find();
    const isOurs = service?.revisionArn === revisionArn && service.deployments.length === 1;
    if (!isOurs) return ending;
    await sendOnce(
      {
        send: () => world.ecs.deleteService(cluster, requested),
        find: async () => ((await find()) === undefined ? null : undefined),
      },
      world,
    );
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.kind === 'internal') throw error;
    const command = `aws ecs delete-service --cluster ${quoteWord(cluster)} --service ${quoteWord(name)} --force`;
    world.report({
      type: 'warning',
      text: `Service ${name} was not deleted: ${error.message}`,
      advice: `Delete it: ${command}`,
    });
    return note(name, { ...ending, reason: `${ending.reason} Service ${name} was not deleted.` }, world);
  }
  const reason = `${ending.reason} Deleted service ${name}, which this run had created (on-failure).`;
  return note(name, { ...ending, reason }, world);
}

function note(name: string, ending: ServiceEnding, { notes }: World): ServiceEnding {
  notes.noteService(name, ending);
  return ending;
}
