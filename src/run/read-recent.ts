import type { RevisionArn } from '@slipway/ecs-rules/arns';
import type { DeploymentDriver } from '../follow/driver.ts';
import type { DueUpdate, StartedService } from '../follow/due-update.ts';
import { joinHistory } from '../history/history.ts';
import type { PastDeployment } from '../history/past-deployment.ts';
import { endWithin } from '../ledger/end-within.ts';
import { asDeployError } from '../ports/deploy-error.ts';
import type { Ports } from '../ports/ports.ts';
import type { Verdict } from '../ports/verdict.ts';
import type { KnownRevision } from '../rollback/past.ts';
import { openKnown } from '../rollback/read-known.ts';
import { clusterName, splitRevision } from '../text/arn.ts';
import type { World } from './world.ts';

/** Rows of the job summary's table, ours among them. */
const MOST_SHOWN = 5;
/** Of a service that CodeDeploy deploys, so many revisions are read for them. */
const MOST_READ = 15;
/** Of so many services of one run is the past read: each costs a call for every row. */
const MOST_SERVICES = 10;

/**
 * Begins to read where the last deployments come from, so that it costs no time next to a rollout that is followed.
 *
 * @returns notes them, ours and its verdict first: to be called when there is one
 */
export function readRecent(
  started: StartedService,
  due: readonly DueUpdate[],
  world: World,
): (verdict: Verdict) => Promise<void> {
  const update = due.find(({ plan }) => plan.service.name === started.name);
  if (update === undefined || due.length > MOST_SERVICES) return () => Promise.resolve();
  const driver = started.kind === 'following' ? started.driver : undefined;
  if (driver?.controller === 'CodeDeploy') return readWritten(driver, update, world);
  const { service, history } = update.plan;
  const deployments = history.filter(({ arn }) => driver?.recorded?.before.has(arn) !== false).slice(0, MOST_SHOWN);
  const arns = deployments.flatMap(({ targetRevisionArn }) => targetRevisionArn ?? []);
  const reader = openKnown({ cluster: clusterName(service.clusterArn), service: service.name }, world);
  const reading = reader.of([update.revisionArn, ...arns]);
  return async (verdict) => {
    const known = await endWithin(reading, world);
    // The deployments are those of ECS; of our own revision only its origin is read.
    const past = joinHistory({ deployments, known: known?.filter(({ arn }) => arns.includes(arn)) }, MOST_SHOWN);
    const at = driver?.recorded?.createdAt;
    const ours = at === undefined ? [] : [describeOurs(at, { update, known, verdict })];
    world.notes.noteService(service.name, { past: [...ours, ...past].slice(0, MOST_SHOWN) });
  };
}

interface Judged {
  readonly update: DueUpdate;
  readonly known: readonly KnownRevision[] | undefined;
  readonly verdict: Verdict;
}

/**
 * ECS records no deployments by CodeDeploy: the history comes from the ledger, for the family's newest revisions. A
 * rollback is no deployment of ours.
 */
function readWritten(
  { before: service, requested }: DeploymentDriver,
  update: DueUpdate,
  world: World,
): (verdict: Verdict) => Promise<void> {
  const at = world.clock.date();
  const reader = openKnown({ cluster: clusterName(service.clusterArn), service: service.name }, world);
  const reading = listNewest(splitRevision(update.revisionArn).family, world).then((newest) =>
    reader.of([update.revisionArn, ...newest]),
  );
  return async (verdict) => {
    const known = await endWithin(reading, world);
    const others = known?.filter(({ arn }) => arn !== update.revisionArn);
    const past = joinHistory({ deployments: [], known: others }, MOST_SHOWN);
    const ours = requested === undefined ? [describeOurs(at, { update, known, verdict })] : [];
    world.notes.noteService(service.name, { past: [...ours, ...past].slice(0, MOST_SHOWN) });
  };
}

/** The table is not worth a run: where revisions may not be listed, ours is all that is reported. */
async function listNewest(family: string, world: Pick<Ports, 'ecs'>): Promise<readonly RevisionArn[]> {
  try {
    return await world.ecs.listRevisions(family, MOST_READ);
  } catch (thrown) {
    if (asDeployError(thrown).kind === 'internal') throw thrown;
    return [];
  }
}

/** A rollback's entry names its run alone: what it brings comes from the revision. */
function describeOurs(at: number, { update, known, verdict }: Judged): PastDeployment {
  const { revisionArn } = update;
  const written = known?.find(({ arn }) => arn === revisionArn)?.entry;
  return { at, revisionArn, entry: { ...written, ...update.entry }, outcome: verdict };
}
