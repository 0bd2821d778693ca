import { defined } from '@slipway/ecs-rules/values';
import type {
  ActiveDeployment,
  AppSpec,
  CodeDeployment,
  DeploymentTarget,
  GroupName,
} from '../../ports/code-deploy-records.ts';
import type { DeployErrorKind } from '../../ports/deploy-error.ts';
import type { Ports } from '../../ports/ports.ts';
import { readOrUndefined } from '../../ports/read-or-undefined.ts';
import type { ServiceRecord } from '../../ports/service-records.ts';
import { splitRevision } from '../../text/arn.ts';
import { aimAppSpec } from './app-spec.ts';

/** The service whose deployment in progress is searched for. */
export interface ActiveQuestion {
  readonly service: ServiceRecord;
  readonly group: GroupName;
  readonly appSpec: AppSpec;
}

/** So many of the family's newest revisions are tried. */
const MOST_TRIED = 20;

/** What may not be read, or is gone, is not known; what got no answer may be asked again. */
const THROWN: readonly DeployErrorKind[] = ['unreachable', 'internal'];

/**
 * Reads the group's deployment that is not over: the revision that it brings and the one that ran before. CodeDeploy
 * names neither (AWS CLI, get-deployment): the task sets of its target have them, and before there is a replacement the
 * hash of its AppSpec file shows whether it would be ours.
 */
export async function readActive(
  question: ActiveQuestion,
  world: Pick<Ports, 'codeDeploy' | 'digest' | 'ecs'>,
): Promise<ActiveDeployment | undefined> {
  const codeDeploy = await world.codeDeploy();
  const [id] = await codeDeploy.activeDeployments(question.group);
  if (id === undefined) return undefined;
  const deployment = await codeDeploy.describe(id);
  const target = await readOrUndefined(() => codeDeploy.target(deployment.rollbackOf ?? id), THROWN);
  const { brought, returnsToArn } = await findRevisions(question, { deployment, target }, world);
  const revision =
    brought === undefined ? undefined : await readOrUndefined(() => world.ecs.describeRevision(brought), THROWN);
  return { id, isRollback: deployment.rollbackOf !== undefined, ...defined({ revision, returnsToArn }) };
}

interface Seen {
  readonly deployment: CodeDeployment;
  readonly target: DeploymentTarget | undefined;
}

/** A rollback brings the original task set of the deployment that it rolls back (observed). */
async function findRevisions(
  question: ActiveQuestion,
  { deployment, target }: Seen,
  world: Pick<Ports, 'digest' | 'ecs'>,
) {
  const { revisionArn: current } = question.service;
  const deployments = await listDeployments(question.service, target, world);
  const revisionOf = (setId: string | undefined) => deployments.find((one) => one.id === setId)?.revisionArn;
  const original = revisionOf(target?.originalId);
  if (deployment.rollbackOf !== undefined) return { brought: original };
  const brought = revisionOf(target?.replacementId) ?? (await findByFile(question, deployment, world));
  const isBefore = brought !== undefined && brought !== current;
  return { brought, returnsToArn: original ?? (isBefore ? current : undefined) };
}

/** The replacement may have been created after the service was read. */
async function listDeployments(
  { clusterArn, name, deployments }: ServiceRecord,
  target: DeploymentTarget | undefined,
  world: Pick<Ports, 'ecs'>,
) {
  const { replacementId } = target ?? {};
  if (replacementId === undefined || deployments.some(({ id }) => id === replacementId)) return deployments;
  const now = await readOrUndefined(() => world.ecs.describeService(clusterArn, name), THROWN);
  return now?.deployments ?? deployments;
}

async function findByFile(
  { service, appSpec }: ActiveQuestion,
  { sha256 }: CodeDeployment,
  world: Pick<Ports, 'digest' | 'ecs'>,
) {
  const { family } = splitRevision(service.revisionArn);
  const newest = (await readOrUndefined(() => world.ecs.listRevisions(family, MOST_TRIED), THROWN)) ?? [];
  return newest.find((arn) => world.digest(aimAppSpec(appSpec, arn)) === sha256);
}
