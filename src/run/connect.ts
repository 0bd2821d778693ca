import { chooseClients } from '../adapters/aws/client.ts';
import { connectCodeDeploy } from '../adapters/aws/connect-code-deploy.ts';
import { connectEvidence } from '../adapters/aws/evidence.ts';
import { connectRequirements } from '../adapters/aws/requirements.ts';
import { connectSchedules } from '../adapters/aws/schedules.ts';
import { hideProxyPassword, type Runner } from '../adapters/runner/actions.ts';
import type { Environment } from '../adapters/runner/environment.ts';
import type { RehearsalSecret } from '../inputs/rehearsal-inputs.ts';
import type { DeployRequest } from '../inputs/request.ts';
import { openLedger } from '../ledger/open-ledger.ts';
import type { Ecr, RegistryLogin } from '../ports/ecr.ts';
import { openRetries, retryMethods } from '../ports/retry.ts';
import { collectLoginOutputs } from '../registry/login-outputs.ts';
import { collectSecrets, withholdFromEcs, withholdFromLogs } from './withhold-known.ts';
import type { BaseWorld, World } from './world.ts';

/** The world of a run, with the ports to AWS. The SDK is loaded only now. */
export async function connect(request: DeployRequest, base: BaseWorld, environment: Environment): Promise<World> {
  const [{ createEcs }, { createEcr }, { identifyCaller }] = await Promise.all([
    import('../adapters/aws/ecs.ts'),
    import('../adapters/aws/ecr.ts'),
    import('../adapters/aws/identity.ts'),
  ]);
  const { httpProxy, shouldMaskPasswords } = request;
  hideProxyPassword(httpProxy, base.runner);
  const clients = await chooseClients(request.maxRetries, httpProxy);
  const known = collectSecrets();
  const ecs = withholdFromEcs(createEcs(clients), known);
  // Mostly a run does without the ledger, so all its calls together are waited for as long as one call of the others;
  // tags that it needs are read again like the others.
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
  return {
    ...base,
    ...ports,
    evidence: async () => {
      const evidence = await connectEvidence(clients);
      return { ...evidence, logs: withholdFromLogs(evidence.logs, known) };
    },
    codeDeploy: () => connectCodeDeploy(clients),
    requirements: () => connectRequirements(clients),
    scaling: async () => (await import('../adapters/aws/scaling.ts')).createScaling(clients.reads),
    schedules: () => connectSchedules(clients),
    cloudWatch: async () => (await import('../adapters/aws/cloud-watch.ts')).createCloudWatch(clients.reads),
    localTasks: async () =>
      (await import('../adapters/local-ecs/local-tasks.ts')).createLocalTasks(secrets, base.docker),
  };
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
