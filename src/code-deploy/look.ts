import { asDeployError, DeployError } from '../errors.ts';
import type { DeployRequest } from '../inputs/request.ts';
import type { ServiceRecord } from '../rollout/observation.ts';
import { nameRevision } from '../task-definition/document.ts';
import { refuseDocument } from '../task-definition/fault.ts';
import type { World } from '../world.ts';
import { readActive } from './active.ts';
import { readAppSpec } from './app-spec.ts';
import { nameGroup } from './group-name.ts';
import type { AppSpec, CodeDeploySight, GroupName } from './records.ts';

/**
 * Reads what a deployment by CodeDeploy needs: the AppSpec file, the deployment group and its deployment under way.
 * @throws DeployError `input` for an AppSpec file that cannot be used, `absent` where application or group is not there
 */
export async function lookAtCodeDeploy(
  service: ServiceRecord,
  request: DeployRequest,
  world: World,
): Promise<CodeDeploySight> {
  const name = nameGroup(request.codeDeploy, { cluster: nameRevision(service.clusterArn), service: service.name });
  const appSpec = await readFile(request.codeDeploy.appSpecPath, world);
  const codeDeploy = await world.codeDeploy();
  const group = await codeDeploy.describeGroup(name).catch((thrown: unknown) => {
    throw explainAbsence(thrown, name);
  });
  const active = await readActive({ service, appSpec, group }, world);
  return { appSpec, group, ...(active === undefined ? {} : { active }) };
}

async function readFile(path: string, world: World): Promise<AppSpec> {
  const read = readAppSpec(await world.files.readText(path, 'codedeploy-appspec'), path);
  if ('faults' in read) throw refuseDocument(read.faults, 'The AppSpec file cannot be used.');
  return read.appSpec;
}

function explainAbsence(thrown: unknown, { application, group }: GroupName): unknown {
  const error = asDeployError(thrown);
  if (error.kind !== 'absent') return error;
  return new DeployError({
    kind: 'absent',
    message: error.message,
    advice: `Set codedeploy-application and codedeploy-deployment-group; ${application} and ${group} were looked for.`,
    cause: error,
  });
}
