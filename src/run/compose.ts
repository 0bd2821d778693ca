/** One run from raw inputs to reports: builds the real world, runs, and publishes. Shared by the action and the CLI. */

import { defined } from '@slipway/ecs-rules/values';
import { chooseClients } from '../adapters/aws/client.ts';
import { connectCodeDeploy } from '../adapters/aws/connect-code-deploy.ts';
import { connectEvidence } from '../adapters/aws/evidence.ts';
import { connectRequirements } from '../adapters/aws/requirements.ts';
import { connectSchedules } from '../adapters/aws/schedules.ts';
import { createCommands } from '../adapters/docker/commands.ts';
import { connectDocker } from '../adapters/docker/docker.ts';
import { createDockerConfig } from '../adapters/docker/docker-config.ts';
import { createFiles } from '../adapters/files/files.ts';
import { connectRunner, hideProxyPassword, type Runner } from '../adapters/runner/actions.ts';
import { createClock } from '../adapters/runner/clock.ts';
import { digestText } from '../adapters/runner/digest.ts';
import type { Environment } from '../adapters/runner/environment.ts';
import { readOrigin } from '../adapters/runner/origin.ts';
import { openState } from '../adapters/runner/state.ts';
import { createWeb } from '../adapters/web/web.ts';
import { toInputNotice, toInputProblem } from '../inputs/input-problem.ts';
import { type GivenTexts, readRequest } from '../inputs/inputs.ts';
import type { RehearsalSecret } from '../inputs/rehearsal-inputs.ts';
import type { DeployRequest } from '../inputs/request.ts';
import { openLedger } from '../ledger/ledger.ts';
import type { Ecr, RegistryLogin } from '../ports/ecr.ts';
import { openRetries, retryMethods } from '../ports/retry.ts';
import type { Clock, Origin } from '../ports/runner.ts';
import { collectLoginOutputs } from '../registry/login-outputs.ts';
import type { RunEvent } from '../report/event.ts';
import { createRunNotes } from '../report/run-notes.ts';
import type { RunRecord } from '../report/run-record.ts';
import { publish, setEarlyOutputs } from './publish.ts';
import { reportNotices } from './report-plan.ts';
import { cutRun, refuseRun, run } from './run-to-verdict.ts';
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

/** The SDK is loaded only now: a run whose inputs are wrong ends before. */
async function runConnected(request: DeployRequest, base: BaseWorld, environment: Environment): Promise<RunRecord> {
  const [{ createEcs }, { createEcr }, { identifyCaller }] = await Promise.all([
    import('../adapters/aws/ecs.ts'),
    import('../adapters/aws/ecr.ts'),
    import('../adapters/aws/identity.ts'),
  ]);
  const { httpProxy, shouldMaskPasswords } = request;
  hideProxyPassword(httpProxy, base.runner);
  const clients = chooseClients(request.maxRetries, httpProxy);
  const ecs = createEcs(clients);
  // A run does without the ledger, so all its calls together are waited for as long as one call of the others.
  const retry = openRetries(base, { isShared: true });
  const ledger = openLedger({ ecs: retryMethods(ecs, ['tagsOf', 'tag'], retry), report: base.report });
  const ports = {
    identify: () => identifyCaller(clients.reads),
    ecs,
    ledger,
    ecr: shouldMaskPasswords
      ? createEcr(base.runner.mask, clients)
      : giveLogins(
          createEcr(() => {}, clients),
          base.runner,
        ),
  };
  const secrets = readRehearsalSecrets(request.rehearsal?.secrets, environment);
  for (const value of secrets.values()) base.runner.mask(value);
  return run(request, {
    ...base,
    ...ports,
    evidence: () => connectEvidence(clients),
    codeDeploy: () => connectCodeDeploy(clients),
    requirements: () => connectRequirements(clients),
    scaling: async () => (await import('../adapters/aws/scaling.ts')).createScaling(clients.reads),
    schedules: () => connectSchedules(clients),
    cloudWatch: async () => (await import('../adapters/aws/cloud-watch.ts')).createCloudWatch(clients.reads),
    localTasks: async () =>
      (await import('../adapters/local-ecs/local-tasks.ts')).createLocalTasks(secrets, base.docker),
  });
}

/** Values by name; a name without a value has that of its environment variable, if that is set. */
function readRehearsalSecrets(
  secrets: readonly RehearsalSecret[] = [],
  environment: Environment,
): ReadonlyMap<string, string> {
  const values = secrets.map(({ name, value }) => [name, value ?? environment[name] ?? ''] as const);
  return new Map(values.filter(([, value]) => value !== ''));
}

/** Without masks another job may take the passwords up. */
function giveLogins(ecr: Ecr, runner: Runner): Ecr {
  const give = (login: RegistryLogin): RegistryLogin => {
    for (const [name, value] of Object.entries(collectLoginOutputs([login]))) runner.setOutput(name, value);
    return login;
  };
  return {
    ...ecr,
    authorize: async () => give(await ecr.authorize()),
    authorizePublic: async () => give(await ecr.authorizePublic()),
  };
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
