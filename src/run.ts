import { deploy } from './deploy.ts';
import { asDeployError, type DeployError } from './errors.ts';
import type { DeployRequest } from './inputs/request.ts';
import type { Fault, RunRecord } from './report/run-record.ts';
import type { ServiceEnding } from './rollout/fleet.ts';
import type { Verdict } from './rollout/verdict.ts';
import type { World } from './world.ts';

/** The inputs, read: a request, or all their faults. */
export type Reading = { readonly request: DeployRequest } | { readonly faults: readonly Fault[] };

/** Runs to a verdict, whatever happens: an exception becomes one too. Tells the end, and returns the whole record. */
export async function run(reading: Reading, world: World): Promise<RunRecord> {
  const startedMs = world.clock.now();
  const ending = 'faults' in reading ? refuse(reading.faults, world) : await deployOrFail(reading.request, world);
  const tookMs = world.clock.now() - startedMs;
  world.notes.note({ ...ending, tookMs });
  const nextStep = findNextStep(world.notes.record(), ending);
  world.tell({
    type: 'run-ended',
    verdict: ending.verdict,
    reason: ending.reason,
    tookMs,
    ...(nextStep === undefined ? {} : { nextStep }),
  });
  world.remember({ isFinished: true });
  return world.notes.record();
}

interface Ending extends ServiceEnding {
  readonly verdict: Verdict;
}

function refuse(faults: readonly Fault[], world: World): Ending {
  world.tell({ type: 'refused', faults });
  world.notes.note({ faults });
  const count = faults.length === 1 ? 'An input is' : `${faults.length} inputs are`;
  return { verdict: 'refused', reason: `${count} not acceptable; nothing was called and nothing was changed.` };
}

async function deployOrFail(request: DeployRequest, world: World): Promise<Ending> {
  try {
    return await deploy(request, world);
  } catch (thrown) {
    return endWithError(asDeployError(thrown), world);
  }
}

/** What an exception amounts to depends on how far the run had come. */
function endWithError(error: DeployError, world: World): Ending {
  const fault: Fault = { text: error.message, advice: error.advice };
  if (error.kind === 'internal') world.tell({ type: 'debug', text: stackOf(error) });
  const verdict = chooseVerdict(error, world);
  if (verdict === 'refused') world.notes.note({ faults: [fault] });
  world.tell({ type: 'refused', faults: [fault] });
  return { verdict, reason: `${error.message} ${nameRemains(world)}` };
}

function isUpdateSent(world: World): boolean {
  return world.notes.record().services.some((service) => service.deploymentId !== undefined);
}

function nameRemains(world: World): string {
  if (isUpdateSent(world)) return 'The update was sent before; ECS goes on with it.';
  const wasRegistered = world.notes.record().taskDefinition?.revisionArn !== undefined;
  return wasRegistered ? 'No service was changed; the next run takes up the revision.' : 'No service was changed.';
}

function chooseVerdict(error: DeployError, world: World): Verdict {
  if (world.signal.aborted || error.kind === 'cancelled') return 'cancelled';
  if (isUpdateSent(world)) return 'unknown';
  const isUsers = error.kind === 'input' || error.kind === 'absent' || error.kind === 'unsupported';
  return isUsers ? 'refused' : 'failed';
}

function stackOf(error: DeployError): string {
  const { cause } = error;
  return cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
}

function findNextStep(record: RunRecord, ending: Ending): string | undefined {
  const diagnosed = record.services.find((service) => service.diagnosis !== undefined)?.diagnosis?.nextStep;
  return diagnosed ?? (ending.verdict === 'unchanged' ? undefined : record.faults[0]?.advice);
}
