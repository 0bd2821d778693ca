import type { StartedService } from '../rollout/start-service.ts';
import type { Verdict } from '../rollout/verdict.ts';
import { nameRevision } from '../task-definition/document.ts';
import type { World } from '../world.ts';
import { writeVerdict } from './verdict.ts';

/** Nobody waits long for a line in a ledger: a run that is told to end still has its reports to write. */
const WITHIN_MS = 3_000;
const CANCELLED_WITHIN_MS = 1_000;

/** Writes the verdict on the revision that was rolled out; a service without a rollout has none. */
export async function writeDownVerdict(started: StartedService, verdict: Verdict, world: World): Promise<void> {
  if (started.kind === 'judged') return;
  const { cluster, service, facts } = started.rollout.sight;
  const name = { cluster: nameRevision(cluster), service };
  const tags = writeVerdict(name, { verdict, at: world.clock.date() }, world.digest);
  await endWithin(world.ledger.write(facts.revisionArn, tags), world);
}

async function endWithin(work: Promise<unknown>, { clock, signal }: World): Promise<void> {
  const patience = new AbortController();
  const limitMs = signal.aborted ? CANCELLED_WITHIN_MS : WITHIN_MS;
  await Promise.race([work, clock.sleep(limitMs, patience.signal)]);
  patience.abort();
}
