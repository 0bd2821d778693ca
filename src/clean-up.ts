import { type ClientPair, chooseClients } from './aws/client.ts';
import { asDeployError } from './errors.ts';
import type { RunEvent } from './report/event.ts';
import { findPrimary } from './rollout/facts.ts';
import { reportRollback } from './rollout/report-rollback.ts';
import { connectRunner, type Runner, readInputs } from './runner/actions.ts';
import { createClock } from './runner/clock.ts';
import { removeDockerConfig } from './runner/docker-config.ts';
import type { Environment } from './runner/environment.ts';
import { endLogin } from './runner/shared-login.ts';
import { readState, type SavedState } from './runner/state.ts';
import { createVoice } from './runner/voice.ts';
import { nameRevision } from './task-definition/document.ts';
import type { Ecs } from './world/ecs.ts';
import type { RunState } from './world.ts';

/** After the main step, however it ended: no login stays behind, and an update that nobody followed is looked at. */
export async function cleanUp(environment: Environment, write: (line: string) => void): Promise<void> {
  const runner = await connectRunner(environment);
  const state = readState(runner);
  if (state.dockerConfig !== undefined) removeDockerConfig(state.dockerConfig);
  const tell = createVoice(runner, { kind: 'workflow' }, write);
  if (state.login !== undefined) await logOut(state.login, { runner, environment, tell });
  if (state.isFinished === true) return;
  const text = await describeLeft(state, () => chooseClients(undefined, readInputs(environment)['http-proxy']));
  if (text === undefined) return;
  tell({ type: 'warning', text });
}

interface Aftermath {
  readonly runner: Runner;
  readonly environment: Environment;
  readonly tell: (event: RunEvent) => void;
}

/** Post steps of earlier steps run later: they find docker's configuration as it was before the login. */
async function logOut(
  login: NonNullable<SavedState['login']>,
  { runner, environment, tell }: Aftermath,
): Promise<void> {
  const why = await endLogin(login).then(() => undefined, asDeployError);
  if (environment.DOCKER_CONFIG === login.folder) runner.exportVariable('DOCKER_CONFIG', '');
  if (why !== undefined) return tell({ type: 'warning', text: `Docker may still be logged in: ${why.message}` });
  for (const registry of login.hosts) tell({ type: 'logged-out', registry });
}

/**
 * An update comes after the one-off task, so that it is the last thing begun.
 * @param choose how AWS is called: the runner gives the inputs to the post step, too, and a proxy may hold a password,
 * which has no place in the state
 */
async function describeLeft(
  { updating, codeDeployments, rollbacks = [], task }: RunState,
  choose: () => ClientPair,
): Promise<string | undefined> {
  if (codeDeployments !== undefined) return describeCodeDeployments(codeDeployments, choose());
  if (updating === undefined && task === undefined) return undefined;
  const { createEcs } = await import('./aws/ecs.ts');
  const ecs = createEcs(choose());
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
  const { connectCodeDeploy } = await import('./aws/connect-code-deploy.ts');
  const codeDeploy = await connectCodeDeploy(clients);
  const lines = created.map(async ({ service, id }) => {
    try {
      const { status } = await codeDeploy.describe(id);
      return `The run ended before its verdict. For service ${service} CodeDeploy's deployment ${id} is ${status}.`;
    } catch (thrown) {
      return `The run ended before its verdict, and deployment ${id} of ${service} cannot be looked at: ${asDeployError(thrown).message}`;
    }
  });
  return (await Promise.all(lines)).join(' ');
}

async function describeTask({ cluster, arn }: NonNullable<RunState['task']>, ecs: Ecs): Promise<string> {
  try {
    const status = (await ecs.describeTask(cluster, arn))?.lastStatus ?? 'gone';
    return `The run ended before its verdict. The one-off task ${arn} is ${status}; no service was updated.`;
  } catch (thrown) {
    const why = asDeployError(thrown).message;
    return `The run ended before its verdict, and the one-off task ${arn} cannot be looked at: ${why}`;
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
    const wanted = nameRevision(updating.revisionArns[at] ?? '');
    try {
      const primary = findPrimary(await ecs.describeService(updating.cluster, name));
      const now = primary === undefined ? 'is gone' : `has ${nameRevision(primary.revisionArn)} as PRIMARY`;
      const how = primary?.rolloutState === undefined ? '' : ` (${primary.rolloutState})`;
      return [`The run ended before its verdict. Service ${name} ${now}${how}; the run was to bring ${wanted}.`];
    } catch (thrown) {
      return [`The run ended before its verdict, and service ${name} cannot be read: ${asDeployError(thrown).message}`];
    }
  });
  return (await Promise.all(lines)).flat();
}
