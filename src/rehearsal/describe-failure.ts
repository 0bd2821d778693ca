/** Why a rehearsal failed, as one error: the causes and advice of a deployment that failed. Values in, values out. */
import { toRevisionArn, toTaskArn } from '@slipway/ecs-rules/arns';
import { quoteOutsideText } from '@slipway/ecs-rules/text';
import { defined, unreachable } from '@slipway/ecs-rules/values';
import { readDefinitionFacts } from '../diagnosis/definition-facts.ts';
import { diagnoseRollout } from '../diagnosis/diagnose.ts';
import type { Cause } from '../diagnosis/diagnosis.ts';
import { isErrorLine } from '../diagnosis/error-line.ts';
import { NO_EVIDENCE } from '../diagnosis/evidence-record.ts';
import { readRuntimeWords } from '../diagnosis/runtime-words.ts';
import type { Problem } from '../ports/finding.ts';
import type { StoppedContainer, StoppedTask } from '../ports/service-records.ts';
import { endSentence } from '../text/sentence.ts';
import { adviseOnRehearsal } from './advise.ts';
import type { FailedRehearsal } from './failed-rehearsal.ts';
import type { RehearsalFailure } from './judge-rehearsal.ts';

export interface DescribedFailure extends Problem {
  /** Containers at error. */
  readonly containers: readonly string[];
}

const QUOTE_WIDTH = 300;

export function describeRehearsalFailure(failed: FailedRehearsal): DescribedFailure {
  const { failure } = failed;
  if (failure.kind === 'not-listening') return describeSilence(failure, failed);
  const refused = describeRefusal(failed);
  if (refused !== undefined) return refused;
  const { causes } = diagnoseRollout({
    ...NO_EVIDENCE,
    stoppedTasks: [toStoppedTask(failed)],
    definition: readDefinitionFacts(failed.document),
  });
  // A stopped task always has a cause.
  const cause = causes[0] as Cause;
  const foreign = describeForeign(cause, failed);
  if (foreign !== undefined) return foreign;
  const meaning = cause.exitWords === undefined ? '' : ` (${cause.exitWords})`;
  return {
    text: [`Rehearsal: ${cause.title}${meaning}.`, ...quoteEvidence(cause, failed)].join(' '),
    advice: adviseOnRehearsal(cause, failed),
    containers: cause.containers,
  };
}

/** What could change the runner is not run (a message of the local ECS, not of Docker). */
function describeRefusal({ progress }: FailedRehearsal): DescribedFailure | undefined {
  const { container = '', containerReason = '' } = progress.failedStart ?? {};
  const what = /^CannotCreateContainerError: the local ECS does not (.+)$/.exec(containerReason)?.[1];
  if (what === undefined) return undefined;
  const text = `Rehearsal: container ${container} cannot run on the runner, because a rehearsal does not ${what}.`;
  return { text, advice: 'Deploy this task definition without rehearse.', containers: [] };
}

/** The image fits the task definition, but not the runner. */
function describeForeign({ kind, containers }: Cause, { foreign, platform }: FailedRehearsal) {
  const [container = ''] = containers;
  const other = foreign.get(container);
  if (kind !== 'wrong-architecture' || other === undefined) return undefined;
  const text = `Rehearsal: Docker on this runner (${platform}) cannot run the ${other} image of container ${container}.`;
  const advice =
    'Use a runner of that architecture, such as ubuntu-24.04-arm, or add docker/setup-qemu-action before Slipway.';
  return { text, advice, containers: [] };
}

function describeSilence(
  { container, port, sockets }: Extract<RehearsalFailure, { kind: 'not-listening' }>,
  failed: FailedRehearsal,
): DescribedFailure {
  const name = quoteOutsideText(container, QUOTE_WIDTH);
  const isLocal = sockets.some((socket) => socket.port === port && socket.isLoopback);
  const others = [...new Set(sockets.filter((socket) => socket.port !== port).map((socket) => socket.port))];
  const where = others.length > 0 ? ` It listens on ${others.join(', ')}.` : '';
  const text = isLocal
    ? `Rehearsal: container ${name} listens on port ${port} of 127.0.0.1 only, so nothing outside can connect.`
    : `Rehearsal: nothing listens on port ${port} of container ${name}.${where}`;
  const cause = { kind: 'port-silent', containers: [container], nextStep: '' } as const;
  return { text, advice: adviseOnRehearsal(cause, failed), containers: [container] };
}

/** Reasons that every such failure has. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['Task failed to start', 'Task failed container health checks']);

/** The line of the container that names its error, else its last one; without any, the words of Docker. */
function quoteEvidence({ containers, details }: Cause, { lines }: FailedRehearsal): readonly string[] {
  const written = (lines.get(containers[0] ?? '') ?? []).filter((line) => line.trim() !== '');
  const line = written.findLast(isErrorLine) ?? written.at(-1);
  if (line !== undefined) return [`It wrote: ${quoteOutsideText(line.trim(), QUOTE_WIDTH)}`].map(endSentence);
  const said = details.find((detail) => !SAYS_NOTHING.has(detail));
  return said === undefined ? [] : [endSentence(quoteOutsideText(said, QUOTE_WIDTH))];
}

const TASK = toTaskArn('arn:aws:ecs:us-east-1:000000000000:task/rehearsal/00000000000000000000000000000000');
const REVISION = toRevisionArn('arn:aws:ecs:us-east-1:000000000000:task-definition/rehearsal:1');

/** The task as ECS would have stopped it. */
function toStoppedTask(failed: FailedRehearsal): StoppedTask {
  const { containerDefinitions } = failed.document;
  return {
    arn: TASK,
    revisionArn: REVISION,
    hasRun: failed.progress.containers.size > 0,
    ...explainStop(failed),
    containers: containerDefinitions.map(({ name }) => describeContainer(name, failed)),
  };
}

/** In the words of ECS (ECS Developer Guide, stopped task error messages). */
function explainStop({ failure, progress }: FailedRehearsal): Pick<StoppedTask, 'stopCode' | 'stoppedReason'> {
  switch (failure.kind) {
    case 'start-failed':
      return { stopCode: 'TaskFailedToStart', ...defined({ stoppedReason: progress.failedStart?.reason }) };
    case 'not-started': {
      const stoppedReason = `CannotStartContainerError: ${failure.containers.join(', ')} did not start within 5 minutes`;
      return { stopCode: 'TaskFailedToStart', stoppedReason };
    }
    case 'unhealthy':
      return { stopCode: 'ServiceSchedulerInitiated', stoppedReason: 'Task failed container health checks' };
    case 'exited':
    case 'not-listening':
      return { stopCode: 'EssentialContainerExited', stoppedReason: 'Essential container in task exited' };
    default:
      return unreachable(failure);
  }
}

function describeContainer(name: string, { failure, progress, document, lines }: FailedRehearsal): StoppedContainer {
  const definition = document.containerDefinitions.find((each) => each.name === name);
  const exit = progress.containers.get(name)?.exit;
  const failedStart = progress.failedStart?.container === name ? progress.failedStart : undefined;
  const isUnhealthy = failure.kind === 'unhealthy' && failure.containers.includes(name);
  return {
    name,
    isEssential: definition?.essential !== false,
    ...defined({
      image: definition?.image,
      exitCode: exit?.exitCode ?? failedStart?.exitCode,
      reason: exit?.reason ?? failedStart?.containerReason,
      health: isUnhealthy ? 'UNHEALTHY' : undefined,
      lastWords: exit === undefined ? undefined : readRuntimeWords(lines.get(name) ?? []),
    }),
  };
}
