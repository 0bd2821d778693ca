import { connectEvidence } from '../aws/evidence.ts';
import { asDeployError, type DeployError } from '../errors.ts';
import { readHistory } from '../history/read-history.ts';
import { readStatus, type StatusWorld } from '../history/read-status.ts';
import { openLedger } from '../ledger/ledger.ts';
import type { RunEvent } from '../report/event.ts';
import { describeHistory, renderHistory } from '../report/history-lines.ts';
import { renderEvent } from '../report/log-lines.ts';
import { describeStatus, renderStatus } from '../report/status-lines.ts';
import { EXIT_CODES } from '../rollout/verdict.ts';
import { digestText } from '../runner/digest.ts';
import { type Environment, readVariable } from '../runner/environment.ts';
import { createJsonVoice, toJsonLine } from '../runner/json-voice.ts';
import type { ShowCommand, ShowOptions } from './show-options.ts';

/** What showing needs of the process. */
export interface ShowProcess {
  readonly environment: Environment;
  readonly write: (line: string) => void;
  /** Ends the reading. */
  readonly signal: AbortSignal;
}

/** `slipway history` and `slipway status`: reads, writes lines, and changes nothing. Returns the exit code. */
export async function showService(command: ShowCommand, options: ShowOptions, own: ShowProcess): Promise<number> {
  const tell = options.isJson ? createJsonVoice(own.write) : tellAsText(own.write);
  const show = async () => {
    const lines = await describe(
      command,
      { options, server: readVariable(own.environment, 'GITHUB_SERVER_URL') },
      tell,
    );
    for (const line of lines) own.write(line);
    return 0;
  };
  return Promise.race([show().catch((thrown) => tellFailure(asDeployError(thrown), tell)), untilAborted(own.signal)]);
}

interface Asked {
  readonly options: ShowOptions;
  readonly server: string | undefined;
}

async function describe(
  command: ShowCommand,
  { options, server }: Asked,
  tell: (event: RunEvent) => void,
): Promise<readonly string[]> {
  const world = await connect(tell);
  if (command === 'history') {
    const history = await readHistory(options, options.limit, world);
    return options.isJson ? describeHistory(history, server).map(toJsonLine) : renderHistory(history, server);
  }
  const status = await readStatus(options, world);
  return options.isJson ? [toJsonLine(describeStatus(status, server))] : renderStatus(status, server);
}

/** The SDK is loaded only now. */
async function connect(tell: (event: RunEvent) => void): Promise<StatusWorld> {
  const { createEcs } = await import('../aws/ecs.ts');
  const ecs = createEcs();
  return { ecs, ledger: openLedger({ ecs, tell }), digest: digestText, evidence: connectEvidence, tell };
}

function tellAsText(write: (line: string) => void): (event: RunEvent) => void {
  return (event) => {
    const lines = renderEvent(event, { kind: 'terminal', hasColour: false });
    for (const line of lines) if (line.kind === 'text') write(line.text);
  };
}

function tellFailure({ kind, message, advice }: DeployError, tell: (event: RunEvent) => void): number {
  tell({ type: 'refused', faults: [{ text: message, advice }] });
  return kind === 'absent' ? EXIT_CODES.refused : EXIT_CODES.failed;
}

function untilAborted(signal: AbortSignal): Promise<number> {
  return new Promise((resolve) => {
    const end = () => resolve(EXIT_CODES.cancelled);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end);
  });
}
