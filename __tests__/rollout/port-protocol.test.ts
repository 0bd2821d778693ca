import { expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { warnOfPortProtocol } from '../../src/rollout/port-protocol.ts';
import { aService } from '../support/builders/service-builders.ts';

const SERVICE = aService({ loadBalancers: [{ targetGroupArn: 'arn:tg', containerName: 'web', containerPort: 80 }] });

function aDocument(...portMappings: readonly JsonObject[]): JsonObject {
  return { containerDefinitions: [{ name: 'web', portMappings }] };
}

const TCP = { containerPort: 80 };
const UDP = { containerPort: 80, protocol: 'udp' };

function warn(current: JsonObject, next: JsonObject, service = SERVICE): readonly string[] {
  return warnOfPortProtocol(service, current, next).map(({ text }) => text);
}

test('a port of the load balancer that changes its protocol is a warning', () => {
  expect(warn(aDocument(TCP), aDocument(UDP))).toEqual([
    'Container port 80 of container web changes from tcp to udp, and the load balancer of service web uses it. Health checks fail if the target group has another protocol.',
  ]);
});

test('one of two protocols that is lost is a warning', () => {
  expect(warn(aDocument(TCP, UDP), aDocument(TCP))[0]).toContain('changes from tcp and udp to tcp');
});

test.each([
  ['the same protocol, once by default', aDocument(TCP), aDocument({ ...TCP, protocol: 'tcp' })],
  ['a further protocol', aDocument(TCP), aDocument(TCP, UDP)],
  ['the same port in a range', aDocument(TCP), aDocument({ containerPortRange: '80-90' })],
  ['another port', aDocument(TCP, { containerPort: 81 }), aDocument(TCP, { containerPort: 81, protocol: 'udp' })],
  ['a port that is no longer mapped, which is an error elsewhere', aDocument(TCP), aDocument()],
  ['network mode awsvpc', aDocument(TCP), { ...aDocument(UDP), networkMode: 'awsvpc' }],
])('no warning: %s', (_, current, next) => {
  expect(warn(current, next)).toEqual([]);
});

test('a service without a load balancer has no warning', () => {
  expect(warn(aDocument(TCP), aDocument(UDP), aService())).toEqual([]);
});
