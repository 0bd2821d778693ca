import { asDeployError } from '../errors.ts';
import { shortenDigest } from '../image/compare-running.ts';
import { digestOf, type ImageDigests } from '../image/pin.ts';
import { openPatience } from '../patient.ts';
import type { DueUpdate, ServiceEnding } from '../rollout/start-service.ts';
import { nameRevision } from '../task-definition/document.ts';
import type { World } from '../world.ts';

/**
 * Compares what a rollback has brought with what ran then, where no registry could resolve the tags before: ECS has
 * resolved them by now. Another image is not what was requested, however healthy it is.
 */
export async function verifyImages(due: DueUpdate, ending: ServiceEnding, world: World): Promise<ServiceEnding> {
  const { service, expectedImages = {} } = due.plan;
  if (ending.verdict !== 'steady' || Object.keys(expectedImages).length === 0) return ending;
  const patience = openPatience(world);
  try {
    const read = () => world.ecs.serviceDeployments(service.clusterArn, service.name, 1);
    const [newest] = await patience(read);
    const isOurs = newest?.targetRevisionArn === due.revisionArn;
    return judgeImages(ending, { due, expectedImages, running: isOurs ? (newest.targetImages ?? {}) : {} }, world);
  } catch (thrown) {
    const { message, advice } = asDeployError(thrown);
    const text = `Not compared with the images that ran then: ${message}`;
    world.tell({ type: 'warning', text, advice });
    return ending;
  }
}

interface Comparison {
  readonly due: DueUpdate;
  readonly expectedImages: ImageDigests;
  readonly running: ImageDigests;
}

function judgeImages(ending: ServiceEnding, { due, expectedImages, running }: Comparison, world: World): ServiceEnding {
  for (const [container, ran] of Object.entries(expectedImages)) {
    const now = digestOf(running, container);
    if (now === undefined) {
      world.tell({ type: 'warning', text: `ECS does not show which image container ${container} runs now.` });
    } else if (now !== ran) {
      const revision = nameRevision(due.revisionArn);
      const reason = `${revision} is running with another image: its tag in container ${container} was moved to ${shortenDigest(now)}, and ${shortenDigest(ran)} ran then. Deploy ${ran} by digest.`;
      return { verdict: 'failed', reason };
    }
  }
  return ending;
}
