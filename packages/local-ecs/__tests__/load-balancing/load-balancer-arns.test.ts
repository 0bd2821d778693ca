/** Which load balancer a target group belongs to (Elastic Load Balancing API Reference, TargetGroup). */
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ANY_PORT, aService, aTaskDefinition, VirtualEcs } from '../support/fakes/virtual-ecs.ts';
import { mustFitModel } from '../support/harness/check-shape.ts';
import { askLoadBalancing, buildFront } from '../support/harness/load-balancing.ts';

const ELB = 'arn:aws:elasticloadbalancing:eu-west-1:123456789012';
const SHOP = `${ELB}:loadbalancer/app/shop/50dc6c495c0c9188`;
const LOCAL = `${ELB}:loadbalancer/app/local/50dc6c495c0c9188`;
const RULE = `${ELB}:listener-rule/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2/9683b2d02a6cabee`;

describe('the load balancer of a target group', () => {
  let ecs: VirtualEcs;

  beforeEach(() => {
    ecs = new VirtualEcs();
  });

  function describeGroups(input: JsonObject = {}) {
    const answer = askLoadBalancing(ecs, 'DescribeTargetGroups', input);
    mustFitModel({ service: 'elbv2', operation: 'DescribeTargetGroups', input, answer });
    if (!answer.ok) return answer.type;
    const groups = answer.output.TargetGroups as readonly JsonObject[];
    return groups.map((group) => [group.TargetGroupName, group.LoadBalancerArns]);
  }

  /** A service with an alternate target group. */
  function createService(targetGroupArn: string, advancedConfiguration: JsonObject): void {
    ecs.addInstances(2);
    ecs.call('RegisterTaskDefinition', aTaskDefinition(ANY_PORT));
    const loadBalancers = [{ targetGroupArn, containerName: 'web', containerPort: 5000, advancedConfiguration }];
    ecs.call('CreateService', aService({ loadBalancers }));
  }

  test('is that of the production listener rule of its service, also for the alternate target group', () => {
    const blue = ecs.addTargetGroup({ name: 'blue', listenPort: 8000 });
    const alternateTargetGroupArn = ecs.addTargetGroup({ name: 'green' });
    ecs.addTargetGroup({ name: 'other' });
    createService(blue, { alternateTargetGroupArn, productionListenerRule: RULE });

    expect(describeGroups()).toEqual([
      ['blue', [SHOP]],
      ['green', [SHOP]],
      ['other', []],
    ]);
    expect(describeGroups({ LoadBalancerArn: SHOP })).toEqual([
      ['blue', [SHOP]],
      ['green', [SHOP]],
    ]);
  });

  test('is that of the local ECS where a listener has no name, shared by both target groups of a service', () => {
    const blue = ecs.addTargetGroup({ name: 'blue', listenPort: 8000 });
    createService(blue, { alternateTargetGroupArn: ecs.addTargetGroup({ name: 'green' }) });

    expect(describeGroups()).toEqual([
      ['blue', [LOCAL]],
      ['green', [LOCAL]],
    ]);
  });

  test('is that of the production listener of CodeDeploy', () => {
    for (const name of ['blue', 'green']) ecs.addTargetGroup({ name });
    ecs.addInstances(2);
    ecs.call('RegisterTaskDefinition', aTaskDefinition(ANY_PORT));
    ecs.call('CreateService', aService({ deploymentController: { type: 'CODE_DEPLOY' }, loadBalancers: [aPlace()] }));
    ecs.call('codedeploy:CreateApplication', { applicationName: 'shop', computePlatform: 'ECS' });
    const listenerArns = [`${ELB}:listener/app/shop/50dc6c495c0c9188/f2f7dc8efc522ab2`];
    const targetGroups = [{ name: 'blue' }, { name: 'green' }];
    ecs.call('codedeploy:CreateDeploymentGroup', {
      applicationName: 'shop',
      deploymentGroupName: 'web',
      serviceRoleArn: 'arn:aws:iam::123456789012:role/codedeploy',
      deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
      blueGreenDeploymentConfiguration: {},
      loadBalancerInfo: { targetGroupPairInfoList: [{ targetGroups, prodTrafficRoute: { listenerArns } }] },
      ecsServices: [{ clusterName: 'default', serviceName: 'web' }],
    });

    expect(describeGroups()).toEqual([
      ['blue', [SHOP]],
      ['green', [SHOP]],
    ]);
  });

  const aPlace = (): JsonObject => {
    const [targetGroupArn = ''] = ecs.state.targetGroups.keys();
    return { targetGroupArn, containerName: 'web', containerPort: 5000 };
  };

  test('is the one whose listener forwards to it, whatever a service names', () => {
    const { loadBalancerArn, targetGroupArn } = buildFront(ecs);
    const alternateTargetGroupArn = ecs.addTargetGroup({ name: 'green' });
    createService(targetGroupArn, { alternateTargetGroupArn, productionListenerRule: RULE });

    expect(describeGroups()).toEqual([
      ['web', [loadBalancerArn]],
      ['green', [SHOP]],
    ]);
    expect(describeGroups({ LoadBalancerArn: loadBalancerArn })).toEqual([['web', [loadBalancerArn]]]);
  });

  test('is unknown when no target group belongs to it', () => {
    ecs.addTargetGroup();

    expect([describeGroups(), describeGroups({ LoadBalancerArn: LOCAL })]).toEqual([
      [['web', []]],
      'LoadBalancerNotFound',
    ]);
  });
});
