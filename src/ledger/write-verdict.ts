import { findPrimary } from '../rollout/facts.ts';
import type { Rollout } from '../rollout/follow.ts';
import type { ServiceRecord } from '../rollout/observation.ts';
import type { StartedService } from '../rollout/start-service.ts';
import type { Verdict } from '../rollout/verdict.ts';
import { nameRevision } from '../task-definition/document.ts';
import type { World } from '../world.ts';
import { endWithin } from './end-within.ts';
import { readVerdict, type ServiceName, writeVerdict } from './verdict.ts';

/** Writes the verdict on the revision that was rolled out; a service without a rollout has none. */
export async function writeDownVerdict(started: StartedService, verdict: Verdict, world: World): Promise<void> {
  if (started.kind === 'judged') return;
  const name = nameService(started);
  const writing = listVerdicts(started, verdict).map(([arn, word]) =>
    world.ledger.write(arn, writeVerdict(name, { verdict: word, at: world.clock.date() }, world.digest)),
  );
  await endWithin(Promise.all(writing), world);
}

/**
 * A deployment that had completed before it was read has the verdict of one that was followed: the run that made it was
 * killed or cancelled, or did not wait.
 */
export async function writeDownCompleted(service: ServiceRecord, revisionArn: string, world: World): Promise<void> {
  const primary = findPrimary(service);
  if (primary?.revisionArn !== revisionArn || primary.rolloutState !== 'COMPLETED') return;
  const name = { cluster: nameRevision(service.clusterArn), service: service.name };
  await endWithin(writeSteady(name, revisionArn, world), world);
}

async function writeSteady(name: ServiceName, revisionArn: string, world: World): Promise<void> {
  const { ledger, digest, clock } = world;
  const tags = await ledger.read(revisionArn);
  if (tags === undefined || readVerdict(tags, name, digest)?.verdict === 'steady') return;
  await ledger.write(revisionArn, writeVerdict(name, { verdict: 'steady', at: clock.date() }, digest));
}

function nameService(started: Exclude<StartedService, { readonly kind: 'judged' }>): ServiceName {
  const { before } = started.kind === 'code-deploy' ? started.course : rolloutOf(started);
  return { cluster: nameRevision(before.clusterArn), service: before.name };
}

function rolloutOf(started: Extract<StartedService, { readonly kind: 'rollout' | 'return' }>): Rollout {
  return started.kind === 'return' ? started.back.rollout : started.rollout;
}

function listVerdicts(
  started: Exclude<StartedService, { readonly kind: 'judged' }>,
  verdict: Verdict,
): readonly (readonly [string, Verdict])[] {
  if (started.kind === 'rollout') return [[started.rollout.sight.facts.revisionArn, verdict]];
  if (started.kind === 'return') {
    return listReturn({ to: started.back.due.revisionArn, from: started.back.wayBack.revisionArn }, verdict);
  }
  const { facts, returnsToArn } = started.course;
  return returnsToArn === undefined
    ? [[facts.revisionArn, verdict]]
    : listReturn({ to: returnsToArn, from: facts.revisionArn }, verdict);
}

/** A way back that arrived says something of two revisions; one that did not leaves both as they are written. */
function listReturn(
  { to, from }: { readonly to: string; readonly from: string },
  verdict: Verdict,
): readonly (readonly [string, Verdict])[] {
  if (verdict !== 'steady') return [];
  return [
    [to, 'steady'],
    [from, 'rolled-back'],
  ];
}
