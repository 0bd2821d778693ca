/** Whatever a client can send is answered or refused as the model of Elastic Load Balancing has it. */
import { expect, test } from '@jest/globals';
import { isJsonList, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import fc from 'fast-check';
import { LOAD_BALANCING_OPERATIONS } from '../../src/engine/load-balancing/operations/table.ts';
import { VirtualEcs } from '../support/fakes/virtual-ecs.ts';
import { anyInput } from '../support/generators/any-input.ts';
import {
  answerElb,
  askLoadBalancing,
  buildFront,
  callElb,
  createGroup,
  firstOf,
} from '../support/harness/load-balancing.ts';
import { readModel } from '../support/harness/service-model.ts';

const READS = [
  ...['DescribeLoadBalancers', 'DescribeLoadBalancerAttributes', 'DescribeTargetGroups', 'DescribeTags'],
  ...['DescribeTargetGroupAttributes', 'DescribeTargetHealth', 'DescribeListeners', 'DescribeListenerAttributes'],
  'DescribeRules',
];
const OPERATIONS = [...Object.keys(LOAD_BALANCING_OPERATIONS).map((name) => name.slice('elbv2:'.length)), ...READS];

function buildShop() {
  const ecs = new VirtualEcs();
  ecs.addInstances(1);
  const front = buildFront(ecs);
  const rule = callElb(ecs, 'CreateRule', {
    ListenerArn: front.listenerArn,
    Priority: 1,
    Conditions: [{ Field: 'path-pattern', Values: ['/api/*'] }],
    Actions: [{ Type: 'forward', TargetGroupArn: createGroup(ecs, 'api') }],
  });
  return {
    ecs,
    arns: [front.loadBalancerArn, front.targetGroupArn, front.listenerArn, String(firstOf(rule, 'Rules').RuleArn)],
  };
}

const { ecs: SHOP, arns: ARNS } = buildShop();
const [INSTANCE] = [...SHOP.state.instances.values()].map(({ ec2InstanceId }) => ec2InstanceId);
const WORDS = [
  ...['front', 'web', 'other', 'forward', 'redirect', 'fixed-response', 'path-pattern', 'host-header', '/a/*', ''],
  ...['80', '200', 'HTTP_301', 'traffic-port', '127.0.0.1', INSTANCE ?? '', 'subnet-1', 'stickiness.enabled', 'true'],
];

/** The same as the query protocol has it: every value is a text, an empty list too. */
function writeTexts(value: Json): Json {
  if (isJsonList(value)) return value.length === 0 ? '' : value.map(writeTexts);
  if (!isJsonObject(value)) return value === null ? '' : String(value);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, writeTexts(one ?? null)]));
}

test.each(OPERATIONS)('%s', (operation) => {
  const model = readModel('elbv2').operations.get(operation);
  if (model === undefined) throw new Error(`${operation} is not in the model`);
  const wordsFor = (field: string) => (field.includes('Arn') ? [...ARNS, 'gone'] : WORDS);
  const copyShop = () => Object.assign(new VirtualEcs(), { state: SHOP.state, now: SHOP.now });
  fc.assert(
    fc.property(anyInput(model.input, wordsFor), (value) => {
      const input: JsonObject = JSON.parse(JSON.stringify(Object(value)));
      const answer = askLoadBalancing(copyShop(), operation, input);

      expect(answerElb(copyShop(), operation, Object(writeTexts(input)))).toEqual(answer);
    }),
    { numRuns: 150 },
  );
});
