import { chooseClients } from '../adapters/aws/client.ts';
import { connectEvidence } from '../adapters/aws/evidence.ts';
import { connectRunner } from '../adapters/runner/actions.ts';
import { createClock } from '../adapters/runner/clock.ts';
import { digestText } from '../adapters/runner/digest.ts';
import type { Environment } from '../adapters/runner/environment.ts';
import { readOrigin } from '../adapters/runner/origin.ts';
import { readHistory } from '../history/read-history.ts';
import { readStatus, type StatusWorld } from '../history/read-status.ts';
import { openLedger } from '../ledger/open-ledger.ts';
import { asDeployError, type DeployError } from '../ports/deploy-error.ts';
import { EXIT_CODES, isSuccess } from '../ports/verdict.ts';
import type { RunEvent } from '../report/event.ts';
import { describeHistory, renderHistory } from '../report/history-lines.ts';
import { renderEvent } from '../report/log-lines.ts';
import { describeStatus, renderStatus } from '../report/status-lines.ts';
import { createJsonPrinter, toJsonLine } from '../run/json-printer.ts';
import { watchService } from '../run/watch-service.ts';
import type { ShowCommand, ShowOptions } from './show-options.ts';
import { openTextPrinter } from './text-printer.ts';

/** What showing needs of the process. */
export interface ShowProcess {
  readonly environment: Environment;
  readonly write: (line: string) => void;
  /** Ends the reading. */
  readonly signal: AbortSignal;
}

/** `slipway history` and `slipway status`: reads, writes lines, and changes nothing. Returns the exit code. */
export async function showService(command: ShowCommand, options: ShowOptions, own: ShowProcess): Promise<number> {
  if (command === 'status' && options.isWatch) return watch(options, own);
  const report = options.isJson ? createJsonPrinter(own.write) : reportAsText(own.write);
  const show = async () => {
    const lines = await describe(command, { options, server: readOrigin(own.environment).serverUrl }, report);
    for (const line of lines) own.write(line);
    return 0;
  };
  return Promise.race([
    show().catch((thrown) => reportFailure(asDeployError(thrown), report)),
    untilAborted(own.signal),
  ]);
}

/** Ends itself when the signal aborts, so that the table is left whole. */
async function watch(options: ShowOptions, { environment, write, signal }: ShowProcess): Promise<number> {
  const runner = await connectRunner(environment);
  const report = options.isJson
    ? createJsonPrinter(write)
    : openTextPrinter(environment, options.isLive, { runner, write });
  try {
    const world = { ...(await connect(report)), report, clock: createClock(), signal };
    const { verdict } = await watchService(options, world);
    if (verdict === 'cancelled') return EXIT_CODES.cancelled;
    return isSuccess(verdict) ? 0 : 1;
  } catch (thrown) {
    return reportFailure(asDeployError(thrown), report);
  }
}

interface ShowRequest {
  readonly options: ShowOptions;
  readonly server: string | undefined;
}

async function describe(
  command: ShowCommand,
  { options, server }: ShowRequest,
  report: (event: RunEvent) => void,
): Promise<readonly string[]> {
  const world = await connect(report);
  if (command === 'history') {
    const history = await readHistory(options, options.limit, world);
    return options.isJson ? describeHistory(history, server).map(toJsonLine) : renderHistory(history, server);
  }
  const status = await readStatus(options, world);
  return options.isJson ? [toJsonLine(describeStatus(status, server))] : renderStatus(status, server);
}

/** The SDK is loaded only now. */
async function connect(report: (event: RunEvent) => void): Promise<StatusWorld> {
  const { createEcs } = await import('../adapters/aws/ecs.ts');
  const clients = await chooseClients();
  const ecs = createEcs(clients);
  const evidence = () => connectEvidence(clients);
  return { ecs, ledger: openLedger({ ecs, report }), digest: digestText, evidence, report };
}

function reportAsText(write: (line: string) => void): (event: RunEvent) => void {
  return (event) => {
    const lines = renderEvent(event, { kind: 'terminal', hasColour: false });
    for (const line of lines) if (line.kind === 'text') write(line.text);
  };
}

function reportFailure({ kind, message, advice }: DeployError, report: (event: RunEvent) => void): number {
  report({ type: 'refused', errors: [{ text: message, advice }] });
  return kind === 'absent' || kind === 'unsupported' ? EXIT_CODES.refused : EXIT_CODES.failed;
}

function untilAborted(signal: AbortSignal): Promise<number> {
  return new Promise((resolve) => {
    const end = () => resolve(EXIT_CODES.cancelled);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end);
  });
}
