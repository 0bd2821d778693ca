import { defined } from '@slipway/ecs-rules/values';
import { readServiceMark } from '../ledger/ledger.ts';
import { asDeployError, DeployError } from '../ports/deploy-error.ts';
import type { Ecs } from '../ports/ecs.ts';
import type { ServiceDeploymentRecord, ServiceRecord } from '../ports/service-records.ts';
import { type KnownWorld, openKnown } from '../rollback/read-known.ts';
import { clusterName, splitRevision } from '../text/arn.ts';
import { type History, joinHistory, type ServiceQuestion } from './history.ts';
import { readImages } from './read-images.ts';

/**
 * Reads the last deployments; writes nothing.
 *
 * @param limit at most so many, up to 100
 * @throws DeployError `absent` when there is no such service; `access`, `unreachable`
 */
export async function readHistory(question: ServiceQuestion, limit: number, world: KnownWorld): Promise<History> {
  const service = await findService(question, world);
  const deployments = await readDeployments(service, limit, world);
  const known = await readKnown(service, { deployments, limit }, world);
  const mark = await readServiceMark(service.arn, world.ledger);
  const past = joinHistory({ deployments, known, ...defined({ mark }) }, limit);
  const images = await readImages(past, world);
  return { service, deployments: past, images };
}

/** @throws DeployError `absent` */
export async function findService(
  { cluster, service }: ServiceQuestion,
  { ecs }: { readonly ecs: Pick<Ecs, 'describeService'> },
): Promise<ServiceRecord> {
  const found = await ecs.describeService(cluster, service);
  if (found !== undefined) return found;
  throw new DeployError({
    kind: 'absent',
    message: `Service ${service} not found in cluster ${cluster}.`,
    advice: `Check service, cluster and region. List services: aws ecs list-services --cluster ${cluster}`,
  });
}

async function readDeployments({ clusterArn, name }: ServiceRecord, limit: number, world: KnownWorld) {
  try {
    return await world.ecs.serviceDeployments(clusterArn, name, limit);
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.kind === 'unreachable') throw error;
    world.report({
      type: 'notice',
      text: `Only deployments recorded in tags are shown: ${error.message}`,
      advice: error.advice,
    });
    return undefined;
  }
}

interface Recorded {
  readonly deployments: readonly ServiceDeploymentRecord[] | undefined;
  readonly limit: number;
}

/** Only where ECS has too few deployments is the whole family read. */
function readKnown(service: ServiceRecord, { deployments = [], limit }: Recorded, world: KnownWorld) {
  const reader = openKnown({ cluster: clusterName(service.clusterArn), service: service.name }, world);
  const arns = deployments.flatMap(({ targetRevisionArn }) => targetRevisionArn ?? []);
  const { family } = splitRevision(service.revisionArn);
  if (deployments.length >= limit || family === '') return reader.of(arns);
  return reader.ofFamily(family, { further: arns, isNeeded: false });
}
