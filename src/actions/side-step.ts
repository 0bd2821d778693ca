/** The main step of an action that rolls nothing out: reads the inputs, does its work, and is red when that failed. */
import { type ClientPair, chooseClients } from '../aws/client.ts';
import { asDeployError } from '../errors.ts';
import { type ActionName, takeInputs } from '../inputs/actions.ts';
import { tellInputFault, tellInputNotice } from '../inputs/fault.ts';
import { readRequest } from '../inputs/inputs.ts';
import type { DeployRequest } from '../inputs/request.ts';
import type { RunEvent } from '../report/event.ts';
import type { Fault } from '../report/run-record.ts';
import { connectRunner, hideProxyPassword, type Runner, readInputs } from '../runner/actions.ts';
import { type OwnProcess, openProcess } from '../runner/process.ts';
import { createVoice } from '../runner/voice.ts';

/** What the work of such a step is given. */
export interface SideStep {
  readonly request: DeployRequest;
  readonly own: OwnProcess;
  /** How AWS is called. */
  readonly clients: ClientPair;
  readonly runner: Runner;
  readonly tell: (event: RunEvent) => void;
}

/** Ends the process: 1 when the inputs are wrong or the work throws, which is told. */
export async function runSideStep(action: ActionName, work: (step: SideStep) => Promise<void>): Promise<void> {
  const own = openProcess();
  const given = takeInputs(action, readInputs(own.environment));
  const runner = await connectRunner(own.environment);
  const tell = createVoice(runner, { kind: 'workflow' }, own.write);
  const reading = readRequest(given.raw, given.names, given.known);
  const attempt = async (request: DeployRequest) => {
    hideProxyPassword(request.httpProxy, runner);
    await work({ request, own, runner, tell, clients: chooseClients(request.maxRetries, request.httpProxy) });
    return [];
  };
  if ('notices' in reading) {
    for (const { level, ...words } of reading.notices.map(tellInputNotice)) tell({ type: level, ...words });
  }
  const faults =
    'faults' in reading
      ? reading.faults.map(tellInputFault)
      : await attempt(reading.request).catch((thrown: unknown) => [explain(thrown, tell)]);
  if (faults.length > 0) tell({ type: 'refused', faults });
  await own.end(faults.length === 0 ? 0 : 1);
}

function explain(thrown: unknown, tell: SideStep['tell']): Fault {
  const { kind, message, advice, cause } = asDeployError(thrown);
  const stack = cause instanceof Error ? cause.stack : undefined;
  if (kind === 'internal' && stack !== undefined) tell({ type: 'debug', text: stack });
  return { text: message, advice };
}
