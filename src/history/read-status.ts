import { defined } from '@slipway/ecs-rules/values';
import { readServiceMark } from '../ledger/ledger.ts';
import { asDeployError } from '../ports/deploy-error.ts';
import type { Ports } from '../ports/ports.ts';
import type { ServiceRecord, Unreadable } from '../ports/service-records.ts';
import { type KnownWorld, openKnown } from '../rollback/read-known.ts';
import { listRunningRevisions } from '../rollout/followed-deployment.ts';
import { clusterName } from '../text/arn.ts';
import type { ServiceQuestion } from './history.ts';
import { findService } from './read-history.ts';
import { readImages } from './read-images.ts';
import type { RunningRevisionState, ServiceStatus } from './status.ts';

/** The ports that it needs. */
export type StatusWorld = KnownWorld & Pick<Ports, 'evidence'>;

/**
 * Reads a service as it is; writes nothing.
 *
 * @throws DeployError `absent` when there is no such service; `access`, `unreachable`
 */
export async function readStatus(question: ServiceQuestion, world: StatusWorld): Promise<ServiceStatus> {
  const service = await findService(question, world);
  const [serving, mark, targets] = await Promise.all([
    readRunning(service, world),
    readServiceMark(service.arn, world.ledger),
    readTargets(service, world),
  ]);
  const isMarked = mark?.revision !== undefined;
  return { service, serving, ...defined({ mark: isMarked ? mark : undefined }), ...targets };
}

async function readRunning(service: ServiceRecord, world: StatusWorld): Promise<readonly RunningRevisionState[]> {
  const serving = listRunningRevisions(service);
  const reader = openKnown({ cluster: clusterName(service.clusterArn), service: service.name }, world);
  const known = (await reader.of(serving.map(({ revisionArn }) => revisionArn))) ?? [];
  const revisions = serving.map(({ revisionArn, running }) => {
    const entry = known.find(({ arn }) => arn === revisionArn)?.entry ?? {};
    return { revisionArn, running, entry };
  });
  const images = await readImages(revisions, world);
  return revisions.map((revision) => {
    const image = images.get(revision.revisionArn);
    return { ...revision, ...defined({ image }) };
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
