import { type ClientPair, chooseClients } from '../adapters/aws/client.ts';
import { removeDockerConfig } from '../adapters/docker/docker-config.ts';
import { endLogin } from '../adapters/docker/shared-login.ts';
import { connectRunner, type Runner, readInputs } from '../adapters/runner/actions.ts';
import { createClock } from '../adapters/runner/clock.ts';
import type { Environment } from '../adapters/runner/environment.ts';
import { openProcess } from '../adapters/runner/process.ts';
import { readState, type SavedState } from '../adapters/runner/state.ts';
import { reportRollback } from '../follow/report-rollback.ts';
import { asDeployError } from '../ports/deploy-error.ts';
import type { Ecs } from '../ports/ecs.ts';
import type { RunState } from '../ports/run-state.ts';
import type { RunEvent } from '../report/event.ts';
import { findPrimary } from '../rollout/followed-deployment.ts';
import { revisionName } from '../text/arn.ts';
import { createEventPrinter } from './event-printer.ts';

/** The action's post step, to the end of the process. */
export async function runPostStep(): Promise<void> {
  const own = openProcess();
  await cleanUp(own.environment, own.write);
  await own.end(0);
}

/** Runs after the main step, however it ended: removes the login, and checks an update that was not followed. */
export async function cleanUp(environment: Environment, write: (line: string) => void): Promise<void> {
  const runner = await connectRunner(environment);
  const state = readState(runner);
  if (state.dockerConfig !== undefined) removeDockerConfig(state.dockerConfig);
  const report = createEventPrinter(runner, { kind: 'workflow' }, write);
  if (state.login !== undefined) await logOut(state.login, { runner, environment, report });
  if (state.isFinished === true) return;
  const text = await describeLeft(state, () => chooseClients(undefined, readInputs(environment)['http-proxy']));
  if (text === undefined) return;
  report({ type: 'warning', text });
}

interface Aftermath {
  readonly runner: Runner;
  readonly environment: Environment;
  readonly report: (event: RunEvent) => void;
}

/** Post steps of earlier steps run later: they find docker's configuration as it was before the login. */
async function logOut(
  login: NonNullable<SavedState['login']>,
  { runner, environment, report }: Aftermath,
): Promise<void> {
  const why = await endLogin(login).then(() => undefined, asDeployError);
  if (environment.DOCKER_CONFIG === login.folder) runner.exportVariable('DOCKER_CONFIG', '');
  if (why !== undefined) return report({ type: 'warning', text: `Docker may still be logged in: ${why.message}` });
  for (const registry of login.hosts) report({ type: 'logged-out', registry });
}

/**
 * An update comes after the one-off task, so that it is the last thing begun.
 * @param choose how AWS is called: the runner gives the inputs to the post step, too, and a proxy may hold a password,
 * which has no place in the state
 */
async function describeLeft(
  { updating, codeDeployments, rollbacks = [], task }: RunState,
  choose: () => Promise<ClientPair>,
): Promise<string | undefined> {
  if (codeDeployments !== undefined) return describeCodeDeployments(codeDeployments, await choose());
  if (updating === undefined && task === undefined) return undefined;
  const { createEcs } = await import('../adapters/aws/ecs.ts');
  const ecs = createEcs(await choose());
  if (updating !== undefined) {
    const clock = createClock();
    const returned = await Promise.all(rollbacks.map((rollback) => reportRollback(rollback, { ecs, clock })));
    const reported = new Set(rollbacks.map(({ service }) => service));
    return [...returned, ...(await describeUnfinished(updating, reported, ecs))].join(' ');
  }
  return task === undefined ? undefined : describeTask(task, ecs);
}

async function describeCodeDeployments(
  created: NonNullable<RunState['codeDeployments']>,
  clients: ClientPair,
): Promise<string> {
  const { connectCodeDeploy } = await import('../adapters/aws/connect-code-deploy.ts');
  const codeDeploy = await connectCodeDeploy(clients);
  const lines = created.map(async ({ service, id }) => {
    try {
      const { status } = await codeDeploy.describe(id);
      return `The run ended without a verdict. CodeDeploy deployment ${id} of service ${service} is ${status}.`;
    } catch (thrown) {
      return `The run ended without a verdict, and deployment ${id} of ${service} cannot be read: ${asDeployError(thrown).message}`;
    }
  });
  return (await Promise.all(lines)).join(' ');
}

async function describeTask({ cluster, arn }: NonNullable<RunState['task']>, ecs: Ecs): Promise<string> {
  try {
    const status = (await ecs.describeTask(cluster, arn))?.lastStatus ?? 'gone';
    return `The run ended without a verdict. The one-off task ${arn} is ${status}; no service was updated.`;
  } catch (thrown) {
    const why = asDeployError(thrown).message;
    return `The run ended without a verdict, and the one-off task ${arn} cannot be read: ${why}`;
  }
}

/** @param reported services that need no further sentence */
async function describeUnfinished(
  updating: NonNullable<RunState['updating']>,
  reported: ReadonlySet<string>,
  ecs: Ecs,
): Promise<readonly string[]> {
  const lines = updating.services.map(async (name, at): Promise<readonly string[]> => {
    if (reported.has(name)) return [];
    const wanted = revisionName(updating.revisionArns[at] ?? '');
    try {
      const primary = findPrimary(await ecs.describeService(updating.cluster, name));
      const now = primary === undefined ? 'is gone' : `has ${revisionName(primary.revisionArn)} as PRIMARY`;
      const how = primary?.rolloutState === undefined ? '' : ` (${primary.rolloutState})`;
      return [`The run ended without a verdict. Service ${name} ${now}${how}; the run was deploying ${wanted}.`];
    } catch (thrown) {
      return [`The run ended without a verdict, and service ${name} cannot be read: ${asDeployError(thrown).message}`];
    }
  });
  return (await Promise.all(lines)).flat();
}
