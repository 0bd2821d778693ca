import { asDeployError } from '../errors.ts';
import type { Ecs } from '../world/ecs.ts';
import { findOurs, type RolloutFacts } from './facts.ts';
import type { Observation, ServiceDeploymentRecord, ServiceRecord, StoppedTask, Unreadable } from './observation.ts';

/** Seldom enough for the request rates of an account that runs many deploys. */
const LISTING_MS = 20_000;

/** Where to look. */
export interface Sight {
  readonly cluster: string;
  readonly service: string;
  readonly facts: RolloutFacts;
  /** ARNs of the service deployments that were there before ours. */
  readonly serviceDeploymentsBefore: ReadonlySet<string>;
}

/** What earlier looks found that the next need not ask again. */
export interface KnownSight {
  readonly serviceDeploymentArn?: string;
  readonly failedTasks: number;
  /** When our stopped tasks were last listed, milliseconds since the update. */
  readonly listedAtMs: number;
  readonly stoppedTasks: readonly StoppedTask[];
  /** IAM actions that were denied once: not asked again. */
  readonly unreadable: readonly Unreadable[];
}

export const NOTHING_KNOWN: KnownSight = { failedTasks: 0, listedAtMs: 0, stoppedTasks: [], unreadable: [] };

/** A look, and what it taught. */
export interface Look {
  readonly observation: Observation;
  readonly known: KnownSight;
}

/**
 * Looks once: the service, its service deployment, and our stopped tasks when their number grew.
 * @throws DeployError when the service cannot be read, or its service deployment gets no answer; what is denied is named
 * in `unreadable`
 */
export async function observe(ecs: Ecs, sight: Sight, before: KnownSight & { readonly atMs: number }): Promise<Look> {
  const service = await ecs.describeService(sight.cluster, sight.service);
  const denied: Unreadable[] = [...before.unreadable];
  const serviceDeployment = await orDenied(denied, 'ecs:DescribeServiceDeployments', () =>
    readServiceDeployment(ecs, sight, before.serviceDeploymentArn),
  );
  const failedTasks = countFailed(service, sight, serviceDeployment);
  const isDue = failedTasks > before.failedTasks || isListingDue(service, sight, before);
  const listed = isDue
    ? await orDenied(denied, 'ecs:ListTasks', () =>
        ecs.stoppedTasks(sight.cluster, sight.service, sight.facts.ourId),
      ).catch(leaveToNextLook)
    : undefined;
  const stoppedTasks = listed ?? before.stoppedTasks;
  const arn = serviceDeployment?.arn ?? before.serviceDeploymentArn;
  return {
    observation: { atMs: before.atMs, service, serviceDeployment, stoppedTasks, unreadable: denied },
    known: {
      ...(arn === undefined ? {} : { serviceDeploymentArn: arn }),
      // A failure counts as known only once its task was seen: the list may lag the count.
      failedTasks: stoppedTasks.length >= failedTasks ? failedTasks : before.failedTasks,
      listedAtMs: listed === undefined ? before.listedAtMs : before.atMs,
      stoppedTasks,
      unreadable: denied,
    },
  };
}

/** ECS does not count tasks that stop after they ran, so while ours are not all there the list is asked now and then. */
function isListingDue(
  service: ServiceRecord | undefined,
  sight: Sight,
  before: KnownSight & { readonly atMs: number },
): boolean {
  const ours = findOurs(service, sight.facts);
  const isWhole = ours === undefined || ours.running >= ours.desired;
  return !isWhole && before.atMs - before.listedAtMs >= LISTING_MS;
}

/** The deployment's count and the breaker's: the count leaves with the deployment when ECS rolls back. */
function countFailed(
  service: ServiceRecord | undefined,
  sight: Sight,
  serviceDeployment: ServiceDeploymentRecord | undefined,
): number {
  const ours = findOurs(service, sight.facts);
  return Math.max(ours?.failed ?? 0, serviceDeployment?.circuitBreaker?.failureCount ?? 0);
}

async function readServiceDeployment(ecs: Ecs, sight: Sight, known: string | undefined) {
  const arn = known ?? (await findServiceDeployment(ecs, sight));
  return arn === undefined ? undefined : ecs.describeServiceDeployment(arn);
}

/** Ours is the oldest that was not there before the update and rolls out our revision. */
async function findServiceDeployment(ecs: Ecs, sight: Sight): Promise<string | undefined> {
  if (!sight.facts.isNewDeployment) return undefined;
  const listed = await ecs.serviceDeployments(sight.cluster, sight.service, 20);
  const isOurs = (one: ServiceDeploymentRecord) =>
    !sight.serviceDeploymentsBefore.has(one.arn) && one.targetRevisionArn === sight.facts.revisionArn;
  return listed.findLast(isOurs)?.arn;
}

/**
 * What we can do without: denied is noted once and not asked again. No answer is no denial: without the service
 * deployment a newer one would hide how ours had ended, so such a look does not count.
 */
async function orDenied<Value>(denied: Unreadable[], action: string, read: () => Promise<Value>) {
  if (denied.some((one) => one.action === action)) return undefined;
  try {
    return await read();
  } catch (thrown) {
    const error = asDeployError(thrown);
    if (error.kind === 'cancelled' || error.kind === 'internal' || error.kind === 'unreachable') throw error;
    denied.push({ action, why: error.message });
    return undefined;
  }
}

/** Stopped tasks are evidence, not the verdict: a look is good without them. */
function leaveToNextLook(error: unknown): undefined {
  if (asDeployError(error).kind !== 'unreachable') throw error;
  return undefined;
}
