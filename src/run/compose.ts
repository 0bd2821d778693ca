/** One run from raw inputs to reports: builds the real world, runs, and publishes. Shared by the action and the CLI. */

import { defined } from '@slipway/ecs-rules/values';
import { createCommands } from '../adapters/docker/commands.ts';
import { connectDocker } from '../adapters/docker/docker.ts';
import { createDockerConfig } from '../adapters/docker/docker-config.ts';
import { createFiles } from '../adapters/files/files.ts';
import { connectRunner, type Runner } from '../adapters/runner/actions.ts';
import { createClock } from '../adapters/runner/clock.ts';
import { digestText } from '../adapters/runner/digest.ts';
import type { Environment } from '../adapters/runner/environment.ts';
import { readOrigin } from '../adapters/runner/origin.ts';
import { openState } from '../adapters/runner/state.ts';
import { createWeb } from '../adapters/web/web.ts';
import { toInputNotice, toInputProblem } from '../inputs/input-problem.ts';
import { type GivenTexts, readRequest } from '../inputs/inputs.ts';
import type { DeployRequest } from '../inputs/request.ts';
import type { Clock, Origin } from '../ports/runner.ts';
import type { RunEvent } from '../report/event.ts';
import { createRunNotes } from '../report/run-notes.ts';
import type { RunRecord } from '../report/run-record.ts';
import { checkSurroundings } from './check-run.ts';
import { connect } from './connect.ts';
import { publish, setEarlyOutputs } from './publish.ts';
import { reportNotices } from './report-plan.ts';
import { cutRun, failRun, refuseRun, run } from './run-to-verdict.ts';
import { openSummaryFile } from './summary-file.ts';
import type { BaseWorld } from './world.ts';

/** The input of a run, and where its output goes. */
export interface Session extends GivenTexts {
  readonly environment: Environment;
  /** Creates the function that prints events. */
  readonly openPrinter: (runner: Runner, write: (line: string) => void) => (event: RunEvent) => void;
  readonly workspace: string;
  readonly temporary: string;
  readonly write: (line: string) => void;
  readonly signal: AbortSignal;
  /** Path of a file for the job summary; absent: only the runner gets it, if there is one. */
  readonly summaryFile?: string;
  /** Default: time that really passes. */
  readonly clock?: Clock;
}

/** The runner kills a step 7.5 s after the first signal; the reports have to be out before. */
const CUT_AFTER_MS = 4_000;

/** Runs and reports. The record's verdict is what the step or the command ends with. */
export async function runSession(session: Session): Promise<RunRecord> {
  const reading = readRequest(session.raw, session.names, session.known);
  const base = openBase(session, reading, await connectRunner(session.environment));
  const summary = await openSummaryFile(session.summaryFile, base);
  const errors = [...('errors' in reading ? reading.errors.map(toInputProblem) : []), ...summary.errors];
  if ('errors' in reading || errors.length > 0) {
    return summary.write(await publish(refuseRun(errors, base), base, undefined));
  }
  reportNotices(reading.notices.map(toInputNotice), base);
  try {
    const record = await Promise.race([
      runConnected(reading.request, base, session.environment),
      cutAfterSignal(session.signal, base),
    ]);
    return await summary.write(await publish(record, base, reading.request));
  } finally {
    base.dockerConfig.remove();
  }
}

function openBase(session: Session, reading: ReturnType<typeof readRequest>, runner: Runner): BaseWorld {
  const { environment, signal, write } = session;
  const state = openState(runner);
  const origin = readOrigin(environment);
  const request = 'request' in reading ? reading.request : undefined;
  const report = session.openPrinter(runner, write);
  const clock = session.clock ?? createClock();
  const staysLoggedIn = runner.isActions && request?.shouldStayLoggedIn === true;
  const dockerConfig = createDockerConfig(environment, (folder) =>
    staysLoggedIn ? runner.exportVariable('DOCKER_CONFIG', folder) : state.remember({ dockerConfig: folder }),
  );
  return {
    runner,
    dockerConfig: staysLoggedIn ? { ...dockerConfig, remove: () => {} } : dockerConfig,
    docker: connectDocker({ environment, workspace: session.workspace, config: dockerConfig, report, signal }),
    commands: createCommands({ environment, workspace: session.workspace, report, signal }),
    web: createWeb(),
    files: createFiles({ workspace: session.workspace, temporary: session.temporary }),
    clock,
    origin,
    digest: digestText,
    report,
    notes: createRunNotes(openRecord(session, { request, origin, startedAt: clock.date() }), setEarlyOutputs(runner)),
    remember: state.remember,
    signal,
  };
}

interface RunStart {
  readonly request: DeployRequest | undefined;
  readonly origin: Origin;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
}

function openRecord(session: Session, { request, origin, startedAt }: RunStart): RunRecord {
  const { commit, serverUrl } = origin;
  const rollbackTo = request?.answer?.action === 'rollback' ? 'previous' : session.raw('rollback-to').trim();
  return {
    verdict: 'unknown',
    reason: 'The run ended without a verdict.',
    errors: [],
    asked: {
      cluster: request?.cluster ?? session.raw('cluster'),
      services: request?.services ?? [],
      isDryRun: request?.isDryRun ?? false,
      ...defined({ isDriftCheck: request?.isDriftCheck === true ? true : undefined }),
      ...defined({ rollbackTo: rollbackTo === '' ? undefined : rollbackTo, commit, serverUrl }),
    },
    services: [],
    notices: [],
    startedAt,
    tookMs: 0,
  };
}

/** The SDK is loaded only when the inputs are right and the file that they name can be read. */
async function runConnected(request: DeployRequest, base: BaseWorld, environment: Environment): Promise<RunRecord> {
  try {
    await checkSurroundings(request, base);
    const { taskDefinition, rollbackTo } = request;
    if (taskDefinition.kind === 'file' && rollbackTo === undefined) {
      await base.files.readText(taskDefinition.path, 'task-definition');
    }
  } catch (thrown) {
    return failRun(thrown, base);
  }
  return run(request, await connect(request, base, environment));
}

function cutAfterSignal(signal: AbortSignal, base: BaseWorld): Promise<RunRecord> {
  const startedMs = base.clock.now();
  return new Promise((resolve) => {
    const cut = () => resolve(cutRun(base.clock.now() - startedMs, base));
    const arm = () => setTimeout(cut, CUT_AFTER_MS).unref();
    if (signal.aborted) arm();
    else signal.addEventListener('abort', arm);
  });
}
