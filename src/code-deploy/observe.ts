import { asDeployError } from '../errors.ts';
import type { StoppedTask, Unreadable } from '../rollout/observation.ts';
import type { CodeDeploy } from '../world/code-deploy.ts';
import type { Ecs } from '../world/ecs.ts';
import { isBadEnd } from './judge.ts';
import type { CodeDeployLook } from './observation.ts';

/** ECS counts no failures of a task set, so while the replacement is not whole its stopped tasks are asked for. */
const LISTING_MS = 10_000;

/** Where to look. */
export interface CodeDeploySightline {
  readonly cluster: string;
  readonly service: string;
  readonly deploymentId: string;
}

/** What earlier looks found that the next need not ask again. */
export interface KnownLooks {
  readonly listedAtMs: number;
  readonly stoppedTasks: readonly StoppedTask[];
  /** IAM actions that were denied once: not asked again. */
  readonly unreadable: readonly Unreadable[];
}

export const NOTHING_SEEN: KnownLooks = { listedAtMs: Number.NEGATIVE_INFINITY, stoppedTasks: [], unreadable: [] };

interface Ports {
  readonly ecs: Ecs;
  readonly codeDeploy: CodeDeploy;
}

/**
 * Looks once: our deployment, its target, the deployment that takes it back, the service and its stopped tasks.
 * @throws DeployError when the deployment or the service cannot be read; what else is denied is named in `unreadable`
 */
export async function observeCodeDeploy(
  { ecs, codeDeploy }: Ports,
  line: CodeDeploySightline,
  before: KnownLooks & { readonly atMs: number },
): Promise<{ readonly look: CodeDeployLook; readonly known: KnownLooks }> {
  const { atMs } = before;
  const denied: Unreadable[] = [...before.unreadable];
  const [deployment, service] = await Promise.all([
    codeDeploy.describe(line.deploymentId),
    ecs.describeService(line.cluster, line.service),
  ]);
  const isStarted = deployment.status !== 'Created' && deployment.status !== 'Queued';
  const target = isStarted
    ? await orDenied(denied, 'codedeploy:BatchGetDeploymentTargets', () => codeDeploy.target(line.deploymentId))
    : undefined;
  const { rollbackId } = deployment;
  const rollback =
    rollbackId === undefined || !isBadEnd(deployment) ? undefined : await codeDeploy.describe(rollbackId);
  const replacement = service?.deployments.find(({ id }) => id === target?.replacementId);
  const isWhole = replacement === undefined || replacement.running >= replacement.desired;
  const isDue = !isWhole && atMs - before.listedAtMs >= LISTING_MS;
  const listed = isDue
    ? await orDenied(denied, 'ecs:ListTasks', () => ecs.stoppedTasks(line.cluster, line.service, replacement.id))
    : undefined;
  const known = {
    listedAtMs: listed === undefined ? before.listedAtMs : atMs,
    stoppedTasks: listed ?? before.stoppedTasks,
    unreadable: denied,
  };
  const seen = { ...(target === undefined ? {} : { target }), ...(rollback === undefined ? {} : { rollback }) };
  return {
    look: { atMs, deployment, service, ...seen, stoppedTasks: known.stoppedTasks, unreadable: denied },
    known,
  };
}

/** What we can do without: denied is noted once and not asked again; what gets no answer makes the look not count. */
async function orDenied<Value>(denied: Unreadable[], action: string, read: () => Promise<Value>) {
  if (denied.some((one) => one.action === action)) return undefined;
  try {
    return await read();
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.kind !== 'access' && error.kind !== 'rejected') throw error;
    denied.push({ action, why: error.message });
    return undefined;
  }
}
