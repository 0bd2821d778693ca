import type { DueUpdate, ServiceEnding } from '../follow/due-update.ts';
import { shortenDigest } from '../image/compare-running.ts';
import { digestOf, type ImageDigests } from '../image/pin.ts';
import { asDeployError } from '../ports/deploy-error.ts';
import type { Reporter } from '../ports/message.ts';
import type { Ports } from '../ports/ports.ts';
import { openRetries } from '../ports/retry.ts';
import type { RollbackEvent } from '../rollback/events.ts';
import { revisionName } from '../text/arn.ts';

/**
 * Compares what a rollback has brought with what ran then, where no registry could resolve the tags before: ECS has
 * resolved them by now. Another image is not what was requested, however healthy it is.
 */
export async function verifyImages(
  due: DueUpdate,
  ending: ServiceEnding,
  world: Pick<Ports, 'clock' | 'ecs' | 'signal'> & Reporter<RollbackEvent>,
): Promise<ServiceEnding> {
  const { service, expectedImages = {} } = due.plan;
  if (ending.verdict !== 'steady' || Object.keys(expectedImages).length === 0) return ending;
  const retry = openRetries(world);
  try {
    const read = () => world.ecs.serviceDeployments(service.clusterArn, service.name, 1);
    const [newest] = await retry(read);
    const isOurs = newest?.targetRevisionArn === due.revisionArn;
    return judgeImages(ending, { due, expectedImages, running: isOurs ? (newest.targetImages ?? {}) : {} }, world);
  } catch (thrown) {
    const { message, advice } = asDeployError(thrown);
    const text = `Not compared with the images that ran then: ${message}`;
    world.report({ type: 'warning', text, advice });
    return ending;
  }
}

interface Comparison {
  readonly due: DueUpdate;
  readonly expectedImages: ImageDigests;
  readonly running: ImageDigests;
}

function judgeImages(
  ending: ServiceEnding,
  { due, expectedImages, running }: Comparison,
  world: Reporter<RollbackEvent>,
): ServiceEnding {
  for (const [container, ran] of Object.entries(expectedImages)) {
    const now = digestOf(running, container);
    if (now === undefined) {
      world.report({ type: 'warning', text: `ECS does not report which image container ${container} runs now.` });
    } else if (now !== ran) {
      const revision = revisionName(due.revisionArn);
      const reason = `${revision} is running another image: the tag in container ${container} was moved to ${shortenDigest(now)}; ${shortenDigest(ran)} ran before. Deploy ${ran} by digest.`;
      return { verdict: 'failed', reason };
    }
  }
  return ending;
}
