import { asDeployError } from '../errors.ts';
import { splitRevision } from '../rollback/past.ts';
import type { ServiceRecord } from '../rollout/observation.ts';
import type { World } from '../world.ts';
import { aimAppSpec } from './app-spec.ts';
import type { ActiveDeployment, AppSpec, CodeDeployment, DeploymentTarget, GroupName } from './records.ts';

/** Whose deployment under way is looked for. */
export interface ActiveQuestion {
  readonly service: ServiceRecord;
  readonly group: GroupName;
  readonly appSpec: AppSpec;
}

/** So many of the family's newest revisions are tried. */
const MOST_TRIED = 20;

/**
 * Reads the group's deployment that is not over: the revision that it brings and the one that served before. CodeDeploy
 * names neither (AWS CLI, get-deployment): the task sets of its target have them, and before there is a replacement the
 * hash of its AppSpec file shows whether it would be ours.
 */
export async function readActive(asked: ActiveQuestion, world: World): Promise<ActiveDeployment | undefined> {
  const codeDeploy = await world.codeDeploy();
  const [id] = await codeDeploy.activeDeployments(asked.group);
  if (id === undefined) return undefined;
  const deployment = await codeDeploy.describe(id);
  const target = await orUnknown(() => codeDeploy.target(deployment.rollbackOf ?? id));
  const { brought, returnsToArn } = await findRevisions(asked, { deployment, target }, world);
  const revision = brought === undefined ? undefined : await orUnknown(() => world.ecs.describeRevision(brought));
  return {
    id,
    isRollback: deployment.rollbackOf !== undefined,
    ...(revision === undefined ? {} : { revision }),
    ...(returnsToArn === undefined ? {} : { returnsToArn }),
  };
}

interface Seen {
  readonly deployment: CodeDeployment;
  readonly target: DeploymentTarget | undefined;
}

/** A rollback brings the original task set of the deployment that it takes back (observed). */
async function findRevisions(asked: ActiveQuestion, { deployment, target }: Seen, world: World) {
  const { revisionArn: serving, deployments } = asked.service;
  const revisionOf = (setId: string | undefined) => deployments.find((one) => one.id === setId)?.revisionArn;
  const original = revisionOf(target?.originalId);
  if (deployment.rollbackOf !== undefined) return { brought: original };
  const brought = revisionOf(target?.replacementId) ?? (await findByFile(asked, deployment, world));
  const isBefore = brought !== undefined && brought !== serving;
  return { brought, returnsToArn: original ?? (isBefore ? serving : undefined) };
}

async function findByFile({ service, appSpec }: ActiveQuestion, { sha256 }: CodeDeployment, world: World) {
  const { family } = splitRevision(service.revisionArn);
  const newest = (await orUnknown(() => world.ecs.listRevisions(family, MOST_TRIED))) ?? [];
  return newest.find((arn) => world.digest(aimAppSpec(appSpec, arn)) === sha256);
}

/** What may not be read, or is gone, is not known; what got no answer may be asked again. */
async function orUnknown<Value>(read: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await read();
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.kind === 'unreachable' || error.kind === 'internal') throw error;
    return undefined;
  }
}
