/** One run from raw inputs to reports: builds the real world, runs, and publishes. Shared by the action and the CLI. */
import { chooseClients } from './aws/client.ts';
import { connectCodeDeploy } from './aws/connect-code-deploy.ts';
import { connectEvidence } from './aws/evidence.ts';
import { tellInputFault, tellInputNotice } from './inputs/fault.ts';
import { type GivenTexts, readRequest } from './inputs/inputs.ts';
import type { DeployRequest } from './inputs/request.ts';
import { openLedger } from './ledger/ledger.ts';
import { makePatient, openPatience } from './patient.ts';
import { collectLoginOutputs } from './registry/login-outputs.ts';
import type { RunEvent } from './report/event.ts';
import { collectOutputs } from './report/outputs.ts';
import { renderRolloutJson } from './report/rollout-json.ts';
import { createRunNotes } from './report/run-notes.ts';
import type { RunRecord } from './report/run-record.ts';
import { renderSummary } from './report/summary.ts';
import { cutRun, refuseRun, run } from './run.ts';
import { connectRunner, hideProxyPassword, type Runner } from './runner/actions.ts';
import { createClock } from './runner/clock.ts';
import { digestText } from './runner/digest.ts';
import { connectDocker } from './runner/docker.ts';
import { createDockerConfig, type DockerConfig } from './runner/docker-config.ts';
import type { Environment } from './runner/environment.ts';
import { createFiles } from './runner/files.ts';
import { readOrigin } from './runner/origin.ts';
import { openState } from './runner/state.ts';
import { tellNotices } from './tell-plan.ts';
import type { Ecr, RegistryLogin } from './world/ecr.ts';
import type { Origin } from './world/runner.ts';
import type { World } from './world.ts';

/** Where a run comes from and where it speaks to. */
export interface Session extends GivenTexts {
  readonly environment: Environment;
  /** How what happens is told. */
  readonly speak: (runner: Runner, write: (line: string) => void) => (event: RunEvent) => void;
  readonly workspace: string;
  readonly temporary: string;
  readonly write: (line: string) => void;
  readonly signal: AbortSignal;
}

/** Outputs that are set as soon as they are known: a later step, or a person, may need them if the run is killed. */
const EARLY_OUTPUTS = [
  'image',
  'image-digest',
  'task-definition-arn',
  'previous-task-definition-arn',
  'run-task-arn',
  'deployment-id',
  'codedeploy-deployment-id',
] as const;

/** The runner kills a step 7.5 s after the first signal; the reports have to be out before. */
const CUT_AFTER_MS = 4_000;

type BaseWorld = Omit<World, 'identify' | 'ecs' | 'ledger' | 'ecr' | 'evidence' | 'codeDeploy'> & {
  readonly runner: Runner;
  readonly dockerConfig: DockerConfig;
};

/** Runs and reports. The record's verdict is what the step or the command ends with. */
export async function runSession(session: Session): Promise<RunRecord> {
  const reading = readRequest(session.raw, session.names, session.known);
  const base = openBase(session, reading, await connectRunner(session.environment));
  if ('faults' in reading) return publish(refuseRun(reading.faults.map(tellInputFault), base), base, undefined);
  tellNotices(reading.notices.map(tellInputNotice), base);
  try {
    const record = await Promise.race([runConnected(reading.request, base), cutAfterSignal(session.signal, base)]);
    return await publish(record, base, reading.request);
  } finally {
    base.dockerConfig.remove();
  }
}

function openBase(session: Session, reading: ReturnType<typeof readRequest>, runner: Runner): BaseWorld {
  const { environment, signal, write } = session;
  const state = openState(runner);
  const origin = readOrigin(environment);
  const request = 'request' in reading ? reading.request : undefined;
  const tell = session.speak(runner, write);
  const staysLoggedIn = runner.isActions && request?.shouldStayLoggedIn === true;
  const dockerConfig = createDockerConfig(environment, (folder) =>
    staysLoggedIn ? runner.exportVariable('DOCKER_CONFIG', folder) : state.remember({ dockerConfig: folder }),
  );
  return {
    runner,
    dockerConfig: staysLoggedIn ? { ...dockerConfig, remove: () => {} } : dockerConfig,
    docker: connectDocker({ environment, workspace: session.workspace, config: dockerConfig, tell, signal }),
    files: createFiles({ workspace: session.workspace, temporary: session.temporary }),
    clock: createClock(),
    origin,
    digest: digestText,
    tell,
    notes: createRunNotes(openRecord(session, request, origin), setEarlyOutputs(runner)),
    remember: state.remember,
    signal,
  };
}

function openRecord(session: Session, request: DeployRequest | undefined, origin: Origin): RunRecord {
  const { commit, serverUrl } = origin;
  const rollbackTo = session.raw('rollback-to').trim();
  return {
    verdict: 'unknown',
    reason: 'The run ended before its verdict.',
    faults: [],
    asked: {
      cluster: request?.cluster ?? session.raw('cluster'),
      services: request?.services ?? [],
      isDryRun: request?.isDryRun ?? false,
      ...(rollbackTo === '' ? {} : { rollbackTo }),
      ...(commit === undefined ? {} : { commit }),
      ...(serverUrl === undefined ? {} : { serverUrl }),
    },
    services: [],
    notices: [],
    startedAt: Date.now(),
    tookMs: 0,
  };
}

function setEarlyOutputs(runner: Runner): (record: RunRecord) => void {
  const said = new Map<string, string>();
  return (record) => {
    const outputs = collectOutputs(record);
    for (const name of EARLY_OUTPUTS) {
      const value = outputs[name];
      if (value === undefined || said.get(name) === value) continue;
      said.set(name, value);
      runner.setOutput(name, value);
    }
  };
}

/** The SDK is loaded only now: a run whose inputs are wrong ends before. */
async function runConnected(request: DeployRequest, base: BaseWorld): Promise<RunRecord> {
  const [{ createEcs }, { createEcr }, { identifyCaller }] = await Promise.all([
    import('./aws/ecs.ts'),
    import('./aws/ecr.ts'),
    import('./aws/identity.ts'),
  ]);
  const { httpProxy, shouldMaskPasswords } = request;
  hideProxyPassword(httpProxy, base.runner);
  const clients = chooseClients(request.maxRetries, httpProxy);
  const ecs = createEcs(clients);
  // A run does without the ledger, so all its calls together are waited for as long as one call of the others.
  const patience = openPatience(base, { isShared: true });
  const ledger = openLedger({ ecs: makePatient(ecs, ['tagsOf', 'tag'], patience), tell: base.tell });
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
  return run(request, {
    ...base,
    ...ports,
    evidence: () => connectEvidence(clients),
    codeDeploy: () => connectCodeDeploy(clients),
  });
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

async function publish(record: RunRecord, base: BaseWorld, request: DeployRequest | undefined): Promise<RunRecord> {
  const report = await writeReport(record, base, request?.reportPath);
  for (const [name, value] of Object.entries(collectOutputs(record, report))) base.runner.setOutput(name, value);
  if (request?.shouldWriteSummary !== false) await base.runner.writeSummary(renderSummary(record));
  return record;
}

/** A report that cannot be written never changes the verdict. */
async function writeReport(record: RunRecord, base: BaseWorld, path: string | undefined): Promise<string | undefined> {
  const text = renderRolloutJson(record);
  try {
    if (path !== undefined) return await base.files.writeReport(path, text);
    return await base.files.writeTemporary('rollout.json', text);
  } catch (thrown) {
    base.tell({
      type: 'warning',
      text: `The report was not written: ${thrown instanceof Error ? thrown.message : ''}`,
    });
    return undefined;
  }
}
