/** Runs the deployer in this process, on time that jumps: an outage of a minute takes no minute. */
// jest cannot load several modules at once that have a part in common, as `connect` does.
import '../../../src/adapters/aws/ecs.ts';
import '../../../src/adapters/aws/ecr.ts';
import '../../../src/adapters/aws/identity.ts';
import '../../../src/adapters/aws/evidence.ts';
import '../../../src/adapters/aws/tags.ts';
import { takeInputs } from '../../../src/inputs/actions.ts';
import type { Clock } from '../../../src/ports/runner.ts';
import type { RunRecord } from '../../../src/report/run-record.ts';
import { runSession } from '../../../src/run/compose.ts';
import { createEventPrinter } from '../../../src/run/event-printer.ts';
import type { Job } from './action-run.ts';

type Texts = Readonly<Record<string, string>>;

export interface SessionStep {
  readonly inputs: Texts;
  /** Variables of this process while the run takes place: the SDK reads them there. */
  readonly environment: Texts;
  readonly clock: Clock;
}

export async function runInProcess(
  { workspace, temporary }: Pick<Job, 'workspace' | 'temporary'>,
  { inputs, environment, clock }: SessionStep,
): Promise<{ readonly record: RunRecord; readonly log: string }> {
  const before = { ...process.env };
  Object.assign(process.env, environment);
  const lines: string[] = [];
  try {
    const record = await runSession({
      ...takeInputs('deploy', inputs),
      environment: process.env,
      workspace,
      temporary,
      clock,
      write: (line) => lines.push(line),
      signal: new AbortController().signal,
      openPrinter: (runner, write) => createEventPrinter(runner, { kind: 'workflow' }, write),
    });
    return { record, log: lines.join('\n') };
  } finally {
    process.env = before;
  }
}
