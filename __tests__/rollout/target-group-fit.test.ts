import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { TargetGroupRecord } from '../../src/ports/service-records.ts';
import { listMisfits, selectFitting } from '../../src/rollout/target-group-fit.ts';

const PORT = { containerName: 'web', containerPort: 80 };
const TCP = { containerPort: 80 };
const UDP = { containerPort: 80, protocol: 'udp' };

function aDocument(...portMappings: readonly JsonObject[]): JsonObject {
  return { containerDefinitions: [{ name: 'web', portMappings }] };
}

function inAwsvpc(document: JsonObject): JsonObject {
  return { ...document, networkMode: 'awsvpc' };
}

function aGroup(group: Partial<TargetGroupRecord> = {}, port = 'traffic-port'): TargetGroupRecord {
  return { protocol: 'HTTP', targetType: 'instance', healthCheck: { protocol: 'HTTP', port }, ...group };
}

function explain(document: JsonObject, group: TargetGroupRecord): readonly string[] {
  return listMisfits(document, PORT, group).map(({ text }) => text);
}

describe('the target type', () => {
  test('instance does not work with awsvpc', () => {
    expect(explain(inAwsvpc(aDocument(TCP)), aGroup())).toEqual([
      'target type instance does not work with network mode awsvpc, which needs target type ip',
    ]);
  });

  test.each(['bridge', 'host'])('ip does not work with %s', (networkMode) => {
    expect(explain({ ...aDocument({ ...TCP, hostPort: 80 }), networkMode }, aGroup({ targetType: 'ip' }))).toEqual([
      `target type ip does not work with network mode ${networkMode}, which needs target type instance`,
    ]);
  });

  test.each([
    ['ip with awsvpc', inAwsvpc(aDocument(TCP)), aGroup({ targetType: 'ip' })],
    ['instance with bridge, the default', aDocument(TCP), aGroup()],
    ['a type that is not known', aDocument(TCP), { healthCheck: { protocol: 'HTTP', port: 'traffic-port' } }],
  ])('%s fits', (_, document, group) => {
    expect(explain(document, group)).toEqual([]);
  });
});

describe('the protocol in network mode bridge', () => {
  test.each(['HTTP', 'HTTPS', 'TCP', 'TLS'])('%s needs a TCP port', (protocol) => {
    expect(explain(aDocument(UDP), aGroup({ protocol }))).toEqual([
      `protocol ${protocol} needs tcp, and container port 80 of container web is udp: targets get no traffic`,
    ]);
  });

  test.each(['UDP', 'QUIC'])('%s needs a UDP port', (protocol) => {
    expect(explain(aDocument(TCP), aGroup({ protocol }))[0]).toContain(`protocol ${protocol} needs udp`);
  });

  test.each([
    ['both are mapped', aDocument(TCP, UDP), 'UDP'],
    ['the port is in a range', aDocument({ containerPortRange: '80-90' }), 'TCP'],
    ['the group takes both', aDocument(UDP), 'TCP_UDP'],
    ['the port is not mapped, which is an error elsewhere', aDocument(), 'UDP'],
  ])('fits if %s', (_, document, protocol) => {
    expect(explain(document, aGroup({ protocol }))).toEqual([]);
  });

  test('does not matter with awsvpc', () => {
    expect(explain(inAwsvpc(aDocument(UDP)), aGroup({ targetType: 'ip' }))).toEqual([]);
  });
});

describe('the port of the health check in network mode bridge', () => {
  test('must be a host port of the task', () => {
    expect(explain(aDocument(TCP, { containerPort: 81, hostPort: 8081 }), aGroup({}, '8080'))).toEqual([
      'its health check uses port 8080, and no container maps that host port (mapped: chosen by ECS, 8081)',
    ]);
  });

  test('may be that of another container', () => {
    const agent = { name: 'agent', portMappings: [{ containerPort: 9000, hostPort: 9000 }] };
    const document = { containerDefinitions: [{ name: 'web', portMappings: [TCP] }, agent] };

    expect(explain(document, aGroup({}, '9000'))).toEqual([]);
  });

  test.each(['awsvpc', 'host'])('does not matter with %s, where containers listen on any port', (networkMode) => {
    const targetType = networkMode === 'awsvpc' ? 'ip' : 'instance';

    expect(explain({ ...aDocument(TCP), networkMode }, aGroup({ targetType }, '8080'))).toEqual([]);
  });
});

test('a document of another image decides the same, one of another port does not', () => {
  const document = aDocument(TCP);
  const [container] = document.containerDefinitions as JsonObject[];

  expect(selectFitting({ containerDefinitions: [{ ...container, image: 'web:2' }] }, PORT)).toEqual(
    selectFitting(document, PORT),
  );
  expect(selectFitting(aDocument({ ...TCP, hostPort: 80 }), PORT)).not.toEqual(selectFitting(document, PORT));
});
