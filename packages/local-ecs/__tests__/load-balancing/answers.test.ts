import { expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ANY_PORT, aService, aTaskDefinition, VirtualEcs } from '../support/fakes/virtual-ecs.ts';
import { findShapeErrors } from '../support/harness/check-shape.ts';
import { askLoadBalancing } from '../support/harness/load-balancing.ts';

/** A service of two tasks behind a target group. Returns the group's ARN. */
function serveBehindTargets(ecs: VirtualEcs): string {
  ecs.addInstances(2);
  const targetGroupArn = ecs.addTargetGroup();
  ecs.call('RegisterTaskDefinition', aTaskDefinition(ANY_PORT));
  const loadBalancers = [{ targetGroupArn, containerName: 'web', containerPort: 5000 }];
  ecs.call('CreateService', aService({ loadBalancers }));
  ecs.run(600);
  return targetGroupArn;
}

test('answers and refusals of Elastic Load Balancing are those of its model', () => {
  const ecs = new VirtualEcs();
  const TargetGroupArn = serveBehindTargets(ecs);
  const calls: readonly (readonly [string, JsonObject])[] = [
    ['DescribeTargetHealth', { TargetGroupArn }],
    ['DescribeTargetHealth', { TargetGroupArn: `${TargetGroupArn}0` }],
    ['DescribeTargetGroups', {}],
    ['DescribeTargetGroups', { Names: ['nowhere'] }],
    ['DescribeTargetGroupAttributes', { TargetGroupArn }],
  ];

  const answers = calls.map(([operation, input]) => {
    const answer = askLoadBalancing(ecs, operation, input);
    const errors = findShapeErrors({ service: 'elbv2', operation, input, answer });
    return [operation, answer.ok ? 'ok' : answer.type, errors];
  });

  expect(answers).toEqual([
    ['DescribeTargetHealth', 'ok', []],
    ['DescribeTargetHealth', 'TargetGroupNotFound', []],
    ['DescribeTargetGroups', 'ok', []],
    ['DescribeTargetGroups', 'TargetGroupNotFound', []],
    ['DescribeTargetGroupAttributes', 'ok', []],
  ]);
});
