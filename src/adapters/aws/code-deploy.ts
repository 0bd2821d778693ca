import {
  BatchGetDeploymentTargetsCommand,
  CodeDeployClient,
  CreateDeploymentCommand,
  GetDeploymentCommand,
  GetDeploymentGroupCommand,
  ListDeploymentsCommand,
  ListDeploymentTargetsCommand,
  StopDeploymentCommand,
} from '@aws-sdk/client-codedeploy';
import { defined } from '@slipway/ecs-rules/values';
import type { CodeDeploy } from '../../ports/code-deploy.ts';
import type { CodeDeploymentRequest, DeploymentTarget, GroupName } from '../../ports/code-deploy-records.ts';
import { type ClientPair, callAws } from './client.ts';
import { toCodeDeployment, toDeploymentGroup, toDeploymentTarget } from './code-deploy-records.ts';
import { requireField } from './require-field.ts';

/** AWS CodeDeploy, or whatever `AWS_ENDPOINT_URL` points to. */
export function createCodeDeploy(settings: ClientPair): CodeDeploy {
  const reads = new CodeDeployClient(settings.reads);
  const writes = new CodeDeployClient(settings.writes);
  const targets = new Map<string, string>();
  return {
    describeGroup: (name) => describeGroup(reads, name),
    activeDeployments: (name) => listActive(reads, name),
    create: (request) => createDeployment(writes, request),
    describe: async (id) => {
      const name = { action: 'codedeploy:GetDeployment', resource: `deployment ${id}` };
      const output = await callAws(name, () => reads.send(new GetDeploymentCommand({ deploymentId: id })));
      return toCodeDeployment(requireField(output.deploymentInfo, 'deploymentInfo', name));
    },
    target: async (id) => {
      const targetId = targets.get(id) ?? (await findTarget(reads, id));
      if (targetId === undefined) return undefined;
      targets.set(id, targetId);
      return describeTarget(reads, id, targetId);
    },
    stopWithRollback: async (id) => {
      const name = { action: 'codedeploy:StopDeployment', resource: `deployment ${id}` };
      const command = new StopDeploymentCommand({ deploymentId: id, autoRollbackEnabled: true });
      await callAws(name, () => writes.send(command));
    },
  };
}

async function describeGroup(client: CodeDeployClient, { application, group }: GroupName) {
  const resource = `CodeDeploy deployment group ${group} of application ${application}`;
  const command = new GetDeploymentGroupCommand({ applicationName: application, deploymentGroupName: group });
  const name = { action: 'codedeploy:GetDeploymentGroup', resource };
  const output = await callAws(name, () => client.send(command));
  const info = requireField(output.deploymentGroupInfo, 'deploymentGroupInfo', name);
  return toDeploymentGroup(info, { application, group });
}

/** A group has one at most (AWS CodeDeploy quotas). */
async function listActive(client: CodeDeployClient, { application, group }: GroupName): Promise<readonly string[]> {
  const resource = `CodeDeploy deployment group ${group} of application ${application}`;
  const command = new ListDeploymentsCommand({
    applicationName: application,
    deploymentGroupName: group,
    includeOnlyStatuses: ['Created', 'Queued', 'InProgress', 'Baking', 'Ready'],
  });
  const name = { action: 'codedeploy:ListDeployments', resource };
  const output = await callAws(name, () => client.send(command));
  return requireField(output.deployments, 'deployments', name);
}

async function createDeployment(client: CodeDeployClient, request: CodeDeploymentRequest): Promise<string> {
  const { application, group, content, sha256, configName, description } = request;
  const command = new CreateDeploymentCommand({
    applicationName: application,
    deploymentGroupName: group,
    revision: { revisionType: 'AppSpecContent', appSpecContent: { content, sha256 } },
    ...defined({ deploymentConfigName: configName, description }),
  });
  const resource = `CodeDeploy deployment group ${group} of application ${application}`;
  const name = { action: 'codedeploy:CreateDeployment', resource };
  const output = await callAws(name, () => client.send(command));
  return requireField(output.deploymentId, 'deploymentId', name);
}

/** Undefined before the deployment has started, which CodeDeploy says with an exception. */
async function findTarget(client: CodeDeployClient, deploymentId: string): Promise<string | undefined> {
  const name = { action: 'codedeploy:ListDeploymentTargets', resource: `deployment ${deploymentId}` };
  const output = await callAws(name, () =>
    client.send(new ListDeploymentTargetsCommand({ deploymentId })).catch((thrown: unknown) => {
      if (thrown instanceof Error && thrown.name === 'DeploymentNotStartedException') return undefined;
      throw thrown;
    }),
  );
  return output?.targetIds?.[0];
}

async function describeTarget(
  client: CodeDeployClient,
  deploymentId: string,
  targetId: string,
): Promise<DeploymentTarget | undefined> {
  const name = { action: 'codedeploy:BatchGetDeploymentTargets', resource: `deployment ${deploymentId}` };
  const command = new BatchGetDeploymentTargetsCommand({ deploymentId, targetIds: [targetId] });
  const output = await callAws(name, () => client.send(command));
  const target = output.deploymentTargets?.[0]?.ecsTarget;
  return target === undefined ? undefined : toDeploymentTarget(target);
}
