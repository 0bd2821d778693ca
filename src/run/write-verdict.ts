import type { RevisionArn } from '@slipway/ecs-rules/arns';
import type { DeploymentDriver } from '../follow/driver.ts';
import type { StartedService } from '../follow/due-update.ts';
import { endWithin } from '../ledger/end-within.ts';
import { readVerdict, type ServiceName, writeVerdict } from '../ledger/verdict.ts';
import type { Ports } from '../ports/ports.ts';
import type { ServiceRecord } from '../ports/service-records.ts';
import type { Verdict } from '../ports/verdict.ts';
import { findPrimary } from '../rollout/followed-deployment.ts';
import { clusterName } from '../text/arn.ts';

/** Writes the verdict on the revision that was rolled out; a service without a rollout has none. */
export async function writeDownVerdict(
  started: StartedService,
  verdict: Verdict,
  world: Pick<Ports, 'clock' | 'digest' | 'ledger' | 'signal'>,
): Promise<void> {
  if (started.kind === 'judged') return;
  const { before } = started.driver;
  const name = { cluster: clusterName(before.clusterArn), service: before.name };
  const writing = listVerdicts(started.driver, verdict).map(([arn, word]) =>
    world.ledger.write(arn, writeVerdict(name, { verdict: word, at: world.clock.date() }, world.digest)),
  );
  await endWithin(Promise.all(writing), world);
}

/**
 * A deployment that had completed before it was read has the verdict of one that was followed: the run that made it was
 * killed or cancelled, or did not wait.
 */
export async function writeDownCompleted(
  service: ServiceRecord,
  revisionArn: RevisionArn,
  world: Pick<Ports, 'clock' | 'digest' | 'ledger' | 'signal'>,
): Promise<void> {
  const primary = findPrimary(service);
  if (primary?.revisionArn !== revisionArn || primary.rolloutState !== 'COMPLETED') return;
  const name = { cluster: clusterName(service.clusterArn), service: service.name };
  await endWithin(writeSteady(name, revisionArn, world), world);
}

async function writeSteady(
  name: ServiceName,
  revisionArn: RevisionArn,
  world: Pick<Ports, 'clock' | 'digest' | 'ledger'>,
): Promise<void> {
  const { ledger, digest, clock } = world;
  const tags = await ledger.read(revisionArn);
  if (tags === undefined || readVerdict(tags, name, digest)?.verdict === 'steady') return;
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
