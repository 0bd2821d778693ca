/** The main step of an action that rolls nothing out: reads the inputs, does its work, and is red when that failed. */
import { type ClientPair, chooseClients } from '../adapters/aws/client.ts';
import { connectRunner, hideProxyPassword, type Runner, readInputs } from '../adapters/runner/actions.ts';
import { type OwnProcess, openProcess } from '../adapters/runner/process.ts';
import { readStack } from '../adapters/runner/read-stack.ts';
import { type ActionName, takeInputs } from '../inputs/actions.ts';
import { toInputNotice, toInputProblem } from '../inputs/input-problem.ts';
import { readRequest } from '../inputs/inputs.ts';
import type { DeployRequest } from '../inputs/request.ts';
import { asDeployError } from '../ports/deploy-error.ts';
import type { Problem } from '../ports/finding.ts';
import type { RunEvent } from '../report/event.ts';
import { createEventPrinter } from '../run/event-printer.ts';

/** What the work of such a step is given. */
export interface SideStep {
  readonly request: DeployRequest;
  readonly own: OwnProcess;
  /** How AWS is called. */
  readonly clients: ClientPair;
  readonly runner: Runner;
  readonly report: (event: RunEvent) => void;
}

/** Ends the process: 1 when the inputs are wrong or the work throws, which is reported. */
export async function runSideStep(action: ActionName, work: (step: SideStep) => Promise<void>): Promise<void> {
  const own = openProcess();
  const given = takeInputs(action, readInputs(own.environment));
  const runner = await connectRunner(own.environment);
  const report = createEventPrinter(runner, { kind: 'workflow' }, own.write);
  const reading = readRequest(given.raw, given.names, given.known);
  const attempt = async (request: DeployRequest) => {
    hideProxyPassword(request.httpProxy, runner);
    const clients = await chooseClients(request.maxRetries, request.httpProxy);
    await work({ request, own, runner, report, clients });
    return [];
  };
  if ('notices' in reading) {
    for (const { level, ...words } of reading.notices.map(toInputNotice)) report({ type: level, ...words });
  }
  const errors =
    'errors' in reading
      ? reading.errors.map(toInputProblem)
      : await attempt(reading.request).catch((thrown: unknown) => [explain(thrown, report)]);
  if (errors.length > 0) report({ type: 'refused', errors });
  await own.end(errors.length === 0 ? 0 : 1);
}

function explain(thrown: unknown, report: SideStep['report']): Problem {
  const { kind, message, advice, cause } = asDeployError(thrown);
  if (kind === 'internal') report({ type: 'debug', text: readStack(cause) });
  return { text: message, advice };
}
