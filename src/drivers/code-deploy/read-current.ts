import { defined } from '@slipway/ecs-rules/values';
import type { CodeDeployRequest, DeployRequest } from '../../inputs/request.ts';
import type { AppSpec, CodeDeployState, GroupName } from '../../ports/code-deploy-records.ts';
import { asDeployError, DeployError } from '../../ports/deploy-error.ts';
import type { Ports } from '../../ports/ports.ts';
import type { ServiceRecord } from '../../ports/service-records.ts';
import { refuseDocument } from '../../task-definition/document-error.ts';
import { clusterName } from '../../text/arn.ts';
import { readActive } from './active-deployment.ts';
import { readAppSpec } from './app-spec.ts';

/**
 * Reads what a deployment by CodeDeploy needs: the AppSpec file, the deployment group and its deployment in progress.
 * @throws DeployError `input` for an AppSpec file that cannot be used, `absent` where application or group does not
 * exist
 */
export async function readCodeDeployState(
  service: ServiceRecord,
  request: DeployRequest,
  world: Pick<Ports, 'codeDeploy' | 'digest' | 'ecs' | 'files'>,
): Promise<CodeDeployState> {
  const name = chooseGroup(request.codeDeploy, { cluster: clusterName(service.clusterArn), service: service.name });
  const appSpec = await readFile(request.codeDeploy.appSpecPath, world);
  const codeDeploy = await world.codeDeploy();
  const group = await codeDeploy.describeGroup(name).catch((thrown: unknown) => {
    throw explainAbsence(thrown, name);
  });
  const active = await readActive({ service, appSpec, group }, world);
  return { appSpec, group, ...defined({ active }) };
}

async function readFile(path: string, world: Pick<Ports, 'files'>): Promise<AppSpec> {
  const read = await readAppSpec(await world.files.readText(path, 'codedeploy-appspec'), path);
  if ('errors' in read) throw refuseDocument(read.errors, 'The AppSpec file cannot be used.');
  return read.appSpec;
}

function explainAbsence(thrown: unknown, { application, group }: GroupName): unknown {
  const error = asDeployError(thrown);
  if (error.kind !== 'absent') return error;
  return new DeployError({
    kind: 'absent',
    message: error.message,
    advice: `Set codedeploy-application and codedeploy-deployment-group (tried ${application} and ${group}).`,
    cause: error,
  });
}

/** The names given, else those that the ECS console makes of cluster and service. */
function chooseGroup(
  { application, group }: Pick<CodeDeployRequest, 'application' | 'group'>,
  { cluster, service }: { readonly cluster: string; readonly service: string },
): GroupName {
  return {
    application: application ?? `AppECS-${cluster}-${service}`,
    group: group ?? `DgpECS-${cluster}-${service}`,
  };
}
