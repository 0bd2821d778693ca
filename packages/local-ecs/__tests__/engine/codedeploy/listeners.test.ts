/** The listeners of a deployment group, where they exist, lead to the task sets (AWS CodeDeploy User Guide, Amazon ECS). */
import { expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import {
  aPair,
  aShop,
  deploy,
  GROUP,
  runToEvent,
  runToStatus,
  seeDeployment,
} from '../../support/generators/code-deploy-stories.ts';
import { callElb, firstOf } from '../../support/harness/load-balancing.ts';

/** A service whose production listener, one of its rules, and test listener exist. */
function aShopWithListeners() {
  const ecs = aShop();
  const [blue = ''] = ecs.state.targetGroups.keys();
  const made = callElb(ecs, 'CreateLoadBalancer', { Name: 'front', Subnets: ['subnet-1', 'subnet-2'] });
  const LoadBalancerArn = String(firstOf(made, 'LoadBalancers').LoadBalancerArn);
  const Actions = [{ Type: 'forward', TargetGroupArn: blue }];
  const listen = (Port: number) => {
    const listener = callElb(ecs, 'CreateListener', {
      LoadBalancerArn,
      Protocol: 'HTTP',
      Port,
      DefaultActions: Actions,
    });
    return String(firstOf(listener, 'Listeners').ListenerArn);
  };
  const [production, testing] = [listen(80), listen(9000)];
  const addRule = (Priority: number, actions: readonly JsonObject[]) => {
    const Conditions = [{ Field: 'path-pattern', Values: [`/${Priority}`] }];
    callElb(ecs, 'CreateRule', { ListenerArn: production, Priority, Conditions, Actions: actions });
  };
  addRule(1, Actions);
  addRule(2, [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } }]);
  const pair = aPair({
    prodTrafficRoute: { listenerArns: [production] },
    testTrafficRoute: { listenerArns: [testing] },
  });
  ecs.call('codedeploy:UpdateDeploymentGroup', {
    applicationName: GROUP.applicationName,
    currentDeploymentGroupName: GROUP.deploymentGroupName,
    loadBalancerInfo: { targetGroupPairInfoList: [pair] },
  });
  /** Names and weights of the target groups that the rules of a listener forward to. */
  const see = (ListenerArn: string): readonly string[] => {
    const { Rules } = callElb(ecs, 'DescribeRules', { ListenerArn });
    return (Rules as readonly JsonObject[]).map(({ Actions: own }) => {
      const { ForwardConfig } = (own as readonly JsonObject[])[0] ?? {};
      const { TargetGroups = [] } = (ForwardConfig ?? {}) as { readonly TargetGroups?: readonly JsonObject[] };
      const shown = TargetGroups.map((each) => `${String(each.TargetGroupArn).split('/')[1]} ${each.Weight}`);
      return shown.join(', ');
    });
  };
  return { ecs, production: () => see(production), testing: () => see(testing) };
}

test('the test listener leads to the replacement first, then the production listener step by step', () => {
  const { ecs, production, testing } = aShopWithListeners();
  const id = deploy(ecs, { deploymentConfigName: 'CodeDeployDefault.ECSCanary10Percent5Minutes' });
  runToEvent(ecs, id, 'Install InProgress');
  const installing = [testing(), production()];
  const seen = new Set<string>();
  ecs.watch = () => seen.add(production().join(' | '));
  runToStatus(ecs, id, 'Succeeded');

  expect(installing).toEqual([['blue 1'], ['blue 1', '', 'blue 1']]);
  expect(testing()).toEqual(['green 100']);
  expect([...seen]).toEqual([
    'blue 1 |  | blue 1',
    'blue 90, green 10 |  | blue 90, green 10',
    'green 100 |  | green 100',
  ]);
});

test('a rollback leads production requests back to the original', () => {
  const { ecs, production } = aShopWithListeners();
  const id = deploy(ecs, { deploymentConfigName: 'CodeDeployDefault.ECSCanary10Percent5Minutes' });
  runToEvent(ecs, id, 'AllowTraffic InProgress');
  ecs.pass(30);
  const shifted = production();
  ecs.call('codedeploy:StopDeployment', { deploymentId: id, autoRollbackEnabled: true });
  ecs.run();

  expect(seeDeployment(ecs, id).status).toBe('Stopped');
  expect([shifted[0], production()[0]]).toEqual(['blue 90, green 10', 'blue 100']);
});
