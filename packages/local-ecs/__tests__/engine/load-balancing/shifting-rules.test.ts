/**
 * The rules that a service names follow the weights of its deployment (ECS Developer Guide, blue/green deployments:
 * production and test listener rules).
 */
import { expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { listListeners } from '../../../src/engine/lost-tasks.ts';
import { ANY_PORT, aService, aTaskDefinition, VirtualEcs } from '../../support/fakes/virtual-ecs.ts';
import { buildFront, callElb, createGroup, firstOf } from '../../support/harness/load-balancing.ts';

const BLUE_GREEN: JsonObject = {
  deploymentConfiguration: {
    strategy: 'CANARY',
    canaryConfiguration: { canaryPercent: 20, canaryBakeTimeInMinutes: 5 },
  },
};

/** A service with a production rule, and the default rule of another listener for tests. */
function createShop(ecs: VirtualEcs) {
  const { loadBalancerArn: LoadBalancerArn, targetGroupArn, listenerArn: ListenerArn } = buildFront(ecs);
  const alternateTargetGroupArn = createGroup(ecs, 'green');
  const forward = [{ Type: 'forward', TargetGroupArn: targetGroupArn }];
  const Conditions = [{ Field: 'path-pattern', Values: ['/shop/*'] }];
  const rule = callElb(ecs, 'CreateRule', { ListenerArn, Priority: 1, Conditions, Actions: forward });
  const productionListenerRule = String(firstOf(rule, 'Rules').RuleArn);
  const test = callElb(ecs, 'CreateListener', { LoadBalancerArn, Protocol: 'HTTP', Port: 81, DefaultActions: forward });
  const testListener = String(firstOf(test, 'Listeners').ListenerArn);
  const rules = callElb(ecs, 'DescribeRules', { ListenerArn: testListener });
  const testListenerRule = String(firstOf(rules, 'Rules').RuleArn);
  ecs.addInstances(4);
  for (const image of ['web:1', 'web:2']) ecs.call('RegisterTaskDefinition', aTaskDefinition({ ...ANY_PORT, image }));
  const roleArn = 'arn:aws:iam::123456789012:role/ecs';
  const advancedConfiguration = { alternateTargetGroupArn, productionListenerRule, testListenerRule, roleArn };
  const loadBalancers = [{ targetGroupArn, containerName: 'web', containerPort: 5000, advancedConfiguration }];
  ecs.call('CreateService', aService({ taskDefinition: 'web:1', loadBalancers, ...BLUE_GREEN }));
  const weigh = (RuleArn: string): readonly number[] => {
    const [action = {}] = firstOf(callElb(ecs, 'DescribeRules', { RuleArns: [RuleArn] }), 'Rules')
      .Actions as readonly JsonObject[];
    const { TargetGroups } = action.ForwardConfig as { readonly TargetGroups: readonly JsonObject[] };
    return [targetGroupArn, alternateTargetGroupArn].map((arn) =>
      Number(TargetGroups.find((one) => one.TargetGroupArn === arn)?.Weight),
    );
  };
  return {
    ListenerArn,
    weighProduction: () => weigh(productionListenerRule),
    weighTest: () => weigh(testListenerRule),
  };
}

test('their weights shift to the alternate target group step by step, and describe where requests go', () => {
  const ecs = new VirtualEcs();
  const { weighProduction, weighTest } = createShop(ecs);
  ecs.run();
  const before = weighProduction();
  const seen = new Set<string>();
  ecs.watch = () => seen.add(`${weighTest()} ${weighProduction()}`);
  ecs.call('UpdateService', { service: 'web', taskDefinition: 'web:2' });
  ecs.run();

  expect(before).toEqual([100, 0]);
  expect([...seen]).toEqual(expect.arrayContaining(['0,100 100,0', '0,100 80,20', '0,100 0,100']));
  expect(weighProduction()).toEqual([0, 100]);
  const served = listListeners(ecs.state).flatMap((effect) =>
    effect.kind === 'serve-listener' ? [effect.listener] : [],
  );
  expect(served[0]?.rules.map(({ action }) => action)).toMatchObject([
    { kind: 'forward', targetGroups: [{ weight: 0 }, { weight: 100 }] },
    { kind: 'forward', targetGroups: [{ weight: 1 }] },
  ]);
});
