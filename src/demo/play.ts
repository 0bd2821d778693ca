import { defined } from '@slipway/ecs-rules/values';
import type { RawInputs } from '../inputs/inputs.ts';
import type { Clock } from '../ports/runner.ts';
import type { RunRecord } from '../report/run-record.ts';
import { runSession } from '../run/compose.ts';
import { type Act, listActs } from './acts.ts';
import { openDemoPrinter } from './printer.ts';
import type { ActResult } from './recap.ts';
import { type RequestCount, type RequestLoop, readPage, sendRequests } from './requests.ts';

/** What the acts need. */
export interface Play {
  readonly tasks: 'containers' | 'simulated';
  /** Page of the load balancer. */
  readonly page: string;
  /** Folder of the Dockerfiles. */
  readonly folder: string;
  readonly clock: Clock;
  readonly write: (line: string) => void;
  readonly signal: AbortSignal;
  /** Parses the arguments of a command that deploys. */
  readonly readCommand: (argv: readonly string[]) => RawInputs;
}

export interface Played {
  readonly results: readonly ActResult[];
  /** Absent where tasks are simulated: their load balancer answers no request. */
  readonly requests?: RequestCount;
}

/** Plays the acts in order; requests are sent from the end of the first one on. Ends early once the signal aborts. */
export async function playActs(play: Play): Promise<Played> {
  const results: ActResult[] = [];
  let loop: RequestLoop | undefined;
  try {
    for (const act of listActs(play.tasks)) {
      const record = await playAct(play, act, results.length + 1);
      if (play.signal.aborted) break;
      const page = play.tasks === 'containers' ? await readPage(play.page) : undefined;
      results.push({ act, record, ...defined({ page }) });
      if (play.tasks === 'containers') loop ??= sendRequests(play.page);
    }
  } finally {
    await loop?.stop();
  }
  return { results, ...defined({ requests: await loop?.stop() }) };
}

async function playAct(play: Play, act: Act, number: number): Promise<RunRecord> {
  const { clock, folder, write, signal } = play;
  write('');
  write(`━━ ${number}. ${act.title}`);
  for (const line of foldCommand(act.command)) write(line);
  return runSession({
    raw: play.readCommand(act.command),
    names: [],
    environment: process.env,
    workspace: folder,
    temporary: folder,
    clock,
    write,
    signal,
    openPrinter: (runner) => {
      const { planLines } = act;
      return openDemoPrinter(runner, { environment: process.env, write, signal, now: clock.now, planLines });
    },
  });
}

const WIDTH = 96;

/** A command to copy, on lines that fit a terminal of 100 columns; a flag stays with its value. */
export function foldCommand(command: readonly string[]): readonly string[] {
  const lines = ['$ slipway'];
  for (const part of command.join(' ').split(/ (?=--)/)) {
    const longer = `${lines.pop()} ${part}`;
    const folded = longer.length <= WIDTH ? [longer] : [longer.slice(0, -part.length - 1), `    ${part}`];
    lines.push(...folded);
  }
  return lines.map((line, at) => (at < lines.length - 1 ? `${line} \\` : line));
}
