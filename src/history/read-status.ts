import { asDeployError } from '../errors.ts';
import { readServiceMark } from '../ledger/ledger.ts';
import { type KnownWorld, openKnown } from '../rollback/read-known.ts';
import { listServing } from '../rollout/follow.ts';
import type { ServiceRecord, Unreadable } from '../rollout/observation.ts';
import { nameRevision } from '../task-definition/document.ts';
import type { World } from '../world.ts';
import type { ServiceQuestion } from './history.ts';
import { findService } from './read-history.ts';
import { readImages } from './read-images.ts';
import type { ServiceStatus, ServingSight } from './status.ts';

/** The ports that it needs. */
export type StatusWorld = KnownWorld & Pick<World, 'evidence'>;

/**
 * Reads a service as it is; writes nothing.
 *
 * @throws DeployError `absent` when there is no such service; `access`, `unreachable`
 */
export async function readStatus(asked: ServiceQuestion, world: StatusWorld): Promise<ServiceStatus> {
  const service = await findService(asked, world);
  const [serving, mark, targets] = await Promise.all([
    readServing(service, world),
    readServiceMark(service.arn, world.ledger),
    readTargets(service, world),
  ]);
  const isMarked = mark?.revision !== undefined;
  return { service, serving, ...(isMarked ? { mark } : {}), ...targets };
}

async function readServing(service: ServiceRecord, world: StatusWorld): Promise<readonly ServingSight[]> {
  const serving = listServing(service);
  const reader = openKnown({ cluster: nameRevision(service.clusterArn), service: service.name }, world);
  const known = (await reader.of(serving.map(({ revisionArn }) => revisionArn))) ?? [];
  const sights = serving.map(({ revisionArn, running }) => {
    const entry = known.find(({ arn }) => arn === revisionArn)?.entry ?? {};
    return { revisionArn, running, entry };
  });
  const images = await readImages(sights, world);
  return sights.map((sight) => {
    const image = images.get(sight.revisionArn);
    return { ...sight, ...(image === undefined ? {} : { image }) };
  });
}

async function readTargets(
  { loadBalancers }: ServiceRecord,
  world: StatusWorld,
): Promise<Pick<ServiceStatus, 'targetGroups' | 'unreadable'>> {
  const unreadable: Unreadable[] = [];
  const arns = loadBalancers.flatMap(({ targetGroupArn }) => targetGroupArn ?? []);
  if (arns.length === 0) return { targetGroups: [], unreadable };
  const { loadBalancing } = await world.evidence();
  const read = async (arn: string) => {
    try {
      return [{ arn, targets: await loadBalancing.targetHealth(arn) }];
    } catch (thrown) {
      unreadable.push({
        action: 'elasticloadbalancing:DescribeTargetHealth',
        why: asDeployError(thrown).message,
      });
      return [];
    }
  };
  return { targetGroups: (await Promise.all(arns.map(read))).flat(), unreadable };
}
