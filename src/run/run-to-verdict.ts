import { readStack } from '../adapters/runner/read-stack.ts';
import type { ServiceEnding } from '../follow/due-update.ts';
import type { DeployRequest } from '../inputs/request.ts';
import { asDeployError, type DeployError } from '../ports/deploy-error.ts';
import type { Problem } from '../ports/finding.ts';
import type { Verdict } from '../ports/verdict.ts';
import { describeEnd } from '../report/run-end.ts';
import type { RunRecord } from '../report/run-record.ts';
import { listSome } from '../text/list-some.ts';
import { endSentence } from '../text/sentence.ts';
import { quoteWord } from '../text/shell-word.ts';
import { reportProblems } from './report-plan.ts';
import type { World } from './world.ts';

/** Runs to a verdict, whatever happens: an exception becomes one too. Reports the end and returns the record. */
export async function run(request: DeployRequest, world: World): Promise<RunRecord> {
  const startedMs = world.clock.now();
  const ending = await deployOrFail(request, world);
  // A cancelled run leaves its rollout to ECS: the post step checks how it ended.
  if (ending.verdict !== 'cancelled') world.remember({ isFinished: true });
  return end(ending, world.clock.now() - startedMs, world);
}

/** The ports for reporting, without AWS or docker. */
export type ReportPorts = Pick<World, 'report' | 'notes'>;

/** A run that ends before anything is called. */
export function failRun(thrown: unknown, ports: ReportPorts & Pick<World, 'signal'>): RunRecord {
  return end(endWithError(asDeployError(thrown), ports), 0, ports);
}

/** A run whose inputs are wrong: all errors at once, nothing called. */
export function refuseRun(errors: readonly Problem[], ports: ReportPorts): RunRecord {
  reportProblems(errors, ports);
  ports.notes.note({ errors });
  const [first] = errors;
  const words = errors.length === 1 && first !== undefined ? endSentence(first.text) : describeInputErrors(errors);
  return end({ verdict: 'refused', reason: `${words} No changes were made.` }, 0, ports);
}

const MOST_NAMED = 5;

function describeInputErrors(errors: readonly Problem[]): string {
  const names = [...new Set(errors.flatMap(({ input }) => input ?? []))];
  return `${errors.length} invalid inputs: ${listSome(names, MOST_NAMED)}.`;
}

/** A cancelled run that did not end in time: its record says what is known. */
export function cutRun(tookMs: number, ports: ReportPorts): RunRecord {
  const reason = `The run was cancelled. ${describeProgressSoFar(ports)}`;
  return end({ verdict: 'cancelled', reason }, tookMs, ports);
}

function end(ending: Ending, tookMs: number, ports: ReportPorts): RunRecord {
  ports.notes.note({ ...adviseSuperseded(ports.notes.record(), ending), ...ending, tookMs });
  const record = ports.notes.record();
  ports.report(describeEnd(record));
  return record;
}

/** A run that was superseded before its update has no diagnosis to advise it. */
function adviseSuperseded({ asked, services }: RunRecord, { verdict }: Ending): Pick<Ending, 'nextStep'> {
  const [service] = asked.services;
  const isAdvised = services.some(({ diagnosis }) => diagnosis !== undefined);
  if (verdict !== 'superseded' || isAdvised || service === undefined) return {};
  const names = `--cluster ${quoteWord(asked.cluster)} --service ${quoteWord(service)}`;
  const group = 'Use one concurrency group in all workflows that deploy this service';
  return { nextStep: `${group}. See who deployed: slipway history ${names}` };
}

interface Ending extends ServiceEnding {
  readonly verdict: Verdict;
  readonly nextStep?: string;
}

async function deployOrFail(request: DeployRequest, world: World): Promise<Ending> {
  try {
    return await carryOut(request, world);
  } catch (thrown) {
    return endWithError(asDeployError(thrown), world);
  }
}

/** Each way is loaded only here: a run that is refused for its inputs needs none of them. */
async function carryOut(request: DeployRequest, world: World): Promise<ServiceEnding> {
  if (request.answer !== undefined) {
    const { answerDeployment } = await import('./answer-deployment.ts');
    return answerDeployment(request, request.answer, world);
  }
  if (request.serviceDefinition === undefined) {
    const { deploy } = await import('./deploy.ts');
    return deploy(request, world);
  }
  const { deployOrCreate } = await import('./first-deploy.ts');
  return deployOrCreate(request, world);
}

/** The verdict of an exception depends on how far the run was. */
function endWithError(error: DeployError, world: ReportPorts & Pick<World, 'signal'>): Ending {
  if (error.kind === 'internal') world.report({ type: 'debug', text: readStack(error.cause ?? error) });
  const verdict = chooseVerdict(error, world);
  if (verdict === 'refused') world.notes.note({ errors: [{ text: error.message, advice: error.advice }] });
  return { verdict, reason: `${endSentence(error.message)} ${describeProgressSoFar(world)}`, nextStep: error.advice };
}

/** The deployments that were started or are followed, as far as they are known. */
function listDeployments({ services }: RunRecord): readonly string[] {
  return services.flatMap(({ deploymentId, codeDeploymentId }) => deploymentId ?? codeDeploymentId ?? []);
}

function isUpdateSent({ notes }: ReportPorts): boolean {
  const record = notes.record();
  return listDeployments(record).length > 0 || (findUnanswered(record) ?? findCreated(record)) !== undefined;
}

/** A service whose first deployment is not followed yet. */
function findCreated({ services }: RunRecord) {
  return services.find(({ isCreated }) => isCreated === true);
}

/** A service whose update was sent and not answered. */
function findUnanswered({ services }: RunRecord) {
  return services.find((service) => service.isUpdateSent === true && service.verdict === undefined);
}

function describeProgressSoFar(world: ReportPorts): string {
  const record = world.notes.record();
  const { taskDefinition, task } = record;
  const [deployment] = listDeployments(record);
  if (deployment !== undefined) return `Deployment ${deployment} was started and continues.`;
  const unanswered = findUnanswered(record);
  if (unanswered !== undefined)
    return `The update of ${unanswered.name} was sent, but no answer arrived. Check the service: aws ecs describe-services --cluster ${unanswered.cluster} --services ${unanswered.name}`;
  const created = findCreated(record);
  if (created !== undefined) return `Service ${created.name} was created, and its first deployment continues.`;
  const left = describeTask(task);
  const wasRegistered = taskDefinition?.revisionArn !== undefined;
  return `${left}${wasRegistered ? 'No service was changed; the next run reuses the revision.' : 'No service was changed.'}`;
}

/** A one-off task is never stopped by us. */
function describeTask(task: RunRecord['task']): string {
  if (task?.state === 'asked') return 'Unknown whether the one-off task was started. ';
  return task?.state === 'running' ? `The one-off task ${task.taskArns.join(', ')} keeps running. ` : '';
}

function chooseVerdict(error: DeployError, world: ReportPorts & Pick<World, 'signal'>): Verdict {
  if (world.signal.aborted || error.kind === 'cancelled') return 'cancelled';
  if (isUpdateSent(world)) return 'unknown';
  const isUsers = error.kind === 'input' || error.kind === 'absent' || error.kind === 'unsupported';
  return isUsers ? 'refused' : 'failed';
}
