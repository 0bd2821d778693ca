/** A service on the local ECS that CodeDeploy deploys, for the scenarios. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { mustFitModel } from '../../../packages/local-ecs/__tests__/support/harness/check-shape.ts';
import { aSteadyService, putTargetGroup, type ScenarioStage } from './scenario-stage.ts';

const LISTENER =
  'arn:aws:elasticloadbalancing:us-east-1:123456789012:listener/app/web/0123456789abcdef/0123456789abcdef';

/** Names in the style of the ECS console. */
export const USUAL_GROUP: JsonObject = {
  applicationName: 'AppECS-production-hello',
  deploymentGroupName: 'DgpECS-production-hello',
};

export const APP_SPEC = `version: 0.0
Resources:
  - hello:
      Type: AWS::ECS::Service
      Properties:
        TaskDefinition: <TASK_DEFINITION>
        LoadBalancerInfo:
          ContainerName: hello
          ContainerPort: 5000
`;

/** Four tasks of `hello:1` behind the first of two target groups, and the deployment group that takes them on. */
export async function aCodeDeployService(stage: ScenarioStage, group: JsonObject = {}): Promise<void> {
  const [targetGroupArn = ''] = ['blue', 'green'].map((name) => putTargetGroup(stage, name));
  const loadBalancers = [{ targetGroupArn, containerName: 'hello', containerPort: 5000 }];
  await aSteadyService(stage, {
    loadBalancers,
    deploymentController: { type: 'CODE_DEPLOY' },
    deploymentConfiguration: {},
  });
  const names = { ...USUAL_GROUP, ...group };
  callCodeDeploy(stage, 'CreateApplication', { applicationName: names.applicationName, computePlatform: 'ECS' });
  callCodeDeploy(stage, 'CreateDeploymentGroup', {
    serviceRoleArn: 'arn:aws:iam::123456789012:role/code-deploy',
    deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
    blueGreenDeploymentConfiguration: waits({}),
    autoRollbackConfiguration: { enabled: true, events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'] },
    loadBalancerInfo: {
      targetGroupPairInfoList: [
        { targetGroups: [{ name: 'blue' }, { name: 'green' }], prodTrafficRoute: { listenerArns: [LISTENER] } },
      ],
    },
    ecsServices: [{ serviceName: 'hello', clusterName: 'production' }],
    ...names,
  });
  stage.job.write('appspec.yaml', APP_SPEC);
}

/** The two waits of a group; without `reroute` nobody has to let the traffic move. */
export function waits({
  reroute,
  termination = 0,
}: {
  readonly reroute?: number;
  readonly termination?: number;
}): JsonObject {
  return {
    deploymentReadyOption:
      reroute === undefined
        ? { actionOnTimeout: 'CONTINUE_DEPLOYMENT' }
        : { actionOnTimeout: 'STOP_DEPLOYMENT', waitTimeInMinutes: reroute },
    terminateBlueInstancesOnDeploymentSuccess: { action: 'TERMINATE', terminationWaitTimeInMinutes: termination },
  };
}

/** Calls CodeDeploy as another client. @throws Error with the exception's words */
export function callCodeDeploy(stage: ScenarioStage, operation: string, input: JsonObject): JsonObject {
  const answer = stage.local.host.call(`codedeploy:${operation}`, input, {
    accessKeyId: 'AKIDOTHER',
    region: 'us-east-1',
  });
  mustFitModel({ service: 'codedeploy', operation, input, answer });
  if (!answer.ok) throw new Error(`${operation}: ${answer.message}`);
  return answer.output;
}

export function describeDeployment(stage: ScenarioStage, deploymentId: string): JsonObject {
  return callCodeDeploy(stage, 'GetDeployment', { deploymentId }).deploymentInfo as JsonObject;
}

/** Ids of all deployments, newest first. */
export function listCreated(stage: ScenarioStage): readonly string[] {
  return callCodeDeploy(stage, 'ListDeployments', {}).deployments as readonly string[];
}
