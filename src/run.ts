import { deploy } from './deploy.ts';
import { asDeployError, type DeployError } from './errors.ts';
import type { DeployRequest } from './inputs/request.ts';
import type { Fault, RunRecord } from './report/run-record.ts';
import { endSentence } from './report/sentence.ts';
import { quoteWord } from './report/shell-word.ts';
import { describeCause } from './report/verdict-lines.ts';
import type { ServiceEnding } from './rollout/start-service.ts';
import { EXIT_CODES, type Verdict } from './rollout/verdict.ts';
import { tellFaults } from './tell-plan.ts';
import type { World } from './world.ts';

/** Runs to a verdict, whatever happens: an exception becomes one too. Tells the end, and returns the whole record. */
export async function run(request: DeployRequest, world: World): Promise<RunRecord> {
  const startedMs = world.clock.now();
  const ending = await deployOrFail(request, world);
  // A cancelled run leaves its rollout to ECS: the post step looks what became of it.
  if (ending.verdict !== 'cancelled') world.remember({ isFinished: true });
  return end(ending, world.clock.now() - startedMs, world);
}

/** What speaking needs, without anything to call. */
export type Speech = Pick<World, 'tell' | 'notes'>;

/** A run whose inputs are wrong: all faults at once, nothing called. */
export function refuseRun(faults: readonly Fault[], speech: Speech): RunRecord {
  tellFaults(faults, speech);
  speech.notes.note({ faults });
  const [first] = faults;
  const words = faults.length === 1 && first !== undefined ? endSentence(first.text) : nameInputs(faults);
  return end({ verdict: 'refused', reason: `${words} So nothing was called and nothing was changed.` }, 0, speech);
}

const MOST_NAMED = 5;

function nameInputs(faults: readonly Fault[]): string {
  const names = [...new Set(faults.flatMap(({ input }) => input ?? []))];
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : '';
  return `The inputs have ${faults.length} faults: ${names.slice(0, MOST_NAMED).join(', ')}${more}.`;
}

/** A run that was cancelled and did not come to it by itself in time: what is known is said. */
export function cutRun(tookMs: number, speech: Speech): RunRecord {
  const reason = `The run was cancelled. ${nameRemains(speech)}`;
  return end({ verdict: 'cancelled', reason }, tookMs, speech);
}

function end(ending: Ending, tookMs: number, speech: Speech): RunRecord {
  speech.notes.note({ ...adviseSuperseded(speech.notes.record(), ending), ...ending, tookMs });
  const nextStep = findNextStep(speech.notes.record());
  const { verdict, reason } = ending;
  const why = findWhy(speech.notes.record());
  const more = { ...(nextStep === undefined ? {} : { nextStep }), ...(why === undefined ? {} : { why }) };
  speech.tell({ type: 'run-ended', verdict, reason, tookMs, ...more });
  return speech.notes.record();
}

/** A run that was superseded before its update has no diagnosis to advise it. */
function adviseSuperseded({ asked, services }: RunRecord, { verdict }: Ending): Pick<Ending, 'nextStep'> {
  const [service] = asked.services;
  const isAdvised = services.some(({ diagnosis }) => diagnosis !== undefined);
  if (verdict !== 'superseded' || isAdvised || service === undefined) return {};
  const names = `--cluster ${quoteWord(asked.cluster)} --service ${quoteWord(service)}`;
  const group = 'Give all workflows that deploy this service one concurrency group';
  return { nextStep: `${group}. See who deployed: slipway history ${names}` };
}

interface Ending extends ServiceEnding {
  readonly verdict: Verdict;
  readonly nextStep?: string;
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
  if (error.kind === 'internal') world.tell({ type: 'debug', text: stackOf(error) });
  const verdict = chooseVerdict(error, world);
  if (verdict === 'refused') world.notes.note({ faults: [{ text: error.message, advice: error.advice }] });
  return { verdict, reason: `${endSentence(error.message)} ${nameRemains(world)}`, nextStep: error.advice };
}

/** The deployments that were started or are followed, as far as they are known. */
function listDeployments({ services }: RunRecord): readonly string[] {
  return services.flatMap(({ deploymentId, codeDeploymentId }) => deploymentId ?? codeDeploymentId ?? []);
}

function isUpdateSent({ notes }: Speech): boolean {
  const record = notes.record();
  return listDeployments(record).length > 0 || findUnanswered(record) !== undefined;
}

/** A service whose update was sent and not answered. */
function findUnanswered({ services }: RunRecord) {
  return services.find((service) => service.isUpdateSent === true && service.verdict === undefined);
}

function nameRemains(world: Speech): string {
  const record = world.notes.record();
  const { taskDefinition, task } = record;
  const [deployment] = listDeployments(record);
  if (deployment !== undefined) return `Deployment ${deployment} was started and continues.`;
  const unanswered = findUnanswered(record);
  if (unanswered !== undefined)
    return `The update of ${unanswered.name} was under way and its answer is not known. Check the service: aws ecs describe-services --cluster ${unanswered.cluster} --services ${unanswered.name}`;
  const left = nameTask(task);
  const wasRegistered = taskDefinition?.revisionArn !== undefined;
  return `${left}${wasRegistered ? 'No service was changed; the next run takes up the revision.' : 'No service was changed.'}`;
}

/** A one-off task is never stopped by us. */
function nameTask(task: RunRecord['task']): string {
  if (task?.state === 'asked') return 'Whether the one-off task was started is not known. ';
  return task?.state === 'running' ? `The one-off task ${task.taskArns.join(', ')} is left as it is. ` : '';
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

function findWhy({ verdict, reason, services }: RunRecord): string | undefined {
  if (EXIT_CODES[verdict] === 0) return undefined;
  const [cause] = services.find((service) => service.diagnosis !== undefined)?.diagnosis?.causes ?? [];
  const isSaid = cause !== undefined && reason.toLowerCase().includes(cause.title.toLowerCase());
  return cause === undefined || isSaid ? undefined : describeCause(cause);
}

function findNextStep(record: RunRecord): string | undefined {
  if (EXIT_CODES[record.verdict] === 0) return undefined;
  const diagnosed = record.services.find((service) => service.diagnosis !== undefined)?.diagnosis?.nextStep;
  return record.nextStep ?? diagnosed ?? record.task?.nextStep ?? adviseFaults(record.faults);
}

function adviseFaults(faults: readonly Fault[]): string | undefined {
  return faults.length > 1 ? 'Correct each of them as it says, and run again.' : faults[0]?.advice;
}
