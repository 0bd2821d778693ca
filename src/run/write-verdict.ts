import type { RevisionArn } from '@slipway/ecs-rules/arns';
import type { DeploymentDriver } from '../follow/driver.ts';
import type { StartedService } from '../follow/due-update.ts';
import { endWithin } from '../ledger/end-within.ts';
import { readEntry } from '../ledger/entry.ts';
import { readVerdict, writeVerdict } from '../ledger/verdict.ts';
import type { Message, Reporter } from '../ports/message.ts';
import type { Ports } from '../ports/ports.ts';
import type { ServiceRecord } from '../ports/service-records.ts';
import type { Verdict } from '../ports/verdict.ts';
import { findPrimary } from '../rollout/followed-deployment.ts';
import { clusterName } from '../text/arn.ts';

/** A write that gets no answer is given up after 15 seconds, and sent once more. */
const WRITTEN_WITHIN_MS = 20_000;

type VerdictWorld = Pick<Ports, 'clock' | 'digest' | 'ledger' | 'signal'> & Reporter<Message>;

/** Writes the verdict on the revision that was rolled out; a service without a rollout has none. */
export async function writeDownVerdict(started: StartedService, verdict: Verdict, world: VerdictWorld): Promise<void> {
  if (started.kind === 'judged') return;
  const { before } = started.driver;
  const name = { cluster: clusterName(before.clusterArn), service: before.name };
  const writing = listVerdicts(started.driver, verdict).map(([arn, word]) =>
    world.ledger.write(arn, writeVerdict(name, { verdict: word, at: world.clock.date() }, world.digest)),
  );
  await endWrites(Promise.all(writing), world);
}

/**
 * A deployment that had completed before it was read has the verdict of one that was followed: the run that made it was
 * killed or cancelled, or did not wait.
 */
export async function writeDownCompleted(completed: CompletedDeployment, world: VerdictWorld): Promise<void> {
  if (isCompleted(completed)) await endWrites(writeSteady(completed, world), world);
}

async function endWrites(writes: Promise<unknown>, world: VerdictWorld): Promise<void> {
  const ended = await endWithin(
    writes.then(() => true),
    world,
    WRITTEN_WITHIN_MS,
  );
  if (ended === true || world.signal.aborted) return;
  const text = 'The verdict is not recorded in tags: AWS does not answer.';
  world.report({ type: 'notice', text, advice: 'Everything else works without it.' });
}

interface CompletedDeployment {
  readonly service: ServiceRecord;
  readonly revisionArn: RevisionArn;
  /** It may be that no run deployed it: then the verdict is written only if a run registered the revision. */
  readonly mayBeForeign: boolean;
}

/** ECS shows a state of its own deployments only (ECS API reference, Deployment); CodeDeploy has none in progress. */
function isCompleted({ service, revisionArn }: CompletedDeployment): boolean {
  const primary = findPrimary(service);
  if (primary?.revisionArn !== revisionArn) return false;
  return service.controller === 'CODE_DEPLOY' || primary.rolloutState === 'COMPLETED';
}

async function writeSteady(
  { service, revisionArn, mayBeForeign }: CompletedDeployment,
  world: Pick<Ports, 'clock' | 'digest' | 'ledger'>,
): Promise<void> {
  const { ledger, digest, clock } = world;
  const name = { cluster: clusterName(service.clusterArn), service: service.name };
  const tags = await ledger.read(revisionArn);
  if (tags === undefined || readVerdict(tags, name, digest)?.verdict === 'steady') return;
  if (mayBeForeign && readEntry(tags).content === undefined) return;
  await ledger.write(revisionArn, writeVerdict(name, { verdict: 'steady', at: clock.date() }, digest));
}

/** A rollback that arrived says something of two revisions; one that did not leaves both as they are written. */
function listVerdicts(
  { facts, requested }: DeploymentDriver,
  verdict: Verdict,
): readonly (readonly [RevisionArn, Verdict])[] {
  if (requested === undefined) return [[facts.revisionArn, verdict]];
  if (verdict !== 'steady') return [];
  return [
    [requested.toArn, 'steady'],
    [facts.revisionArn, 'rolled-back'],
  ];
}
