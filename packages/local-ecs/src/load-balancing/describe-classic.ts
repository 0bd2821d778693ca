/** Descriptions of Classic Load Balancers (Elastic Load Balancing API reference, version 2012-06-01). */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { omitAbsent } from '../engine/input.ts';
import { findClassic, requireClassic, tagKeyOf } from '../engine/load-balancing/classic/find-classic.ts';
import type { ClassicHealthCheck, ClassicListener, ClassicRecord } from '../engine/load-balancing/classic/records.ts';
import { readTexts } from '../engine/load-balancing/elb-input.ts';
import { writeAddress } from '../engine/load-balancing/serve-listeners.ts';
import type { EngineState } from '../engine/step.ts';
import { listMembers } from './describe-instance-health.ts';
import { cutElbPage } from './paginate.ts';

export function describeClassicLoadBalancers(state: EngineState, input: JsonObject): JsonObject {
  const names = readTexts(input, 'LoadBalancerNames');
  const all = [...state.classicLoadBalancers.values()];
  const chosen = names.length === 0 ? all : names.map((name) => findClassic(state, name));
  return cutElbPage('LoadBalancerDescriptions', chosen, { input, describe: (one) => describeOne(state, one) });
}

function describeOne(state: EngineState, record: ClassicRecord): JsonObject {
  const { name, number, listeners, availabilityZones, subnets, securityGroups } = record;
  const address = writeAddress(state.settings, number);
  const zones = subnets.map((_, at) => `${state.settings.region}${'abcdef'.charAt(at % 6)}`);
  return omitAbsent({
    LoadBalancerName: name,
    DNSName: address,
    CanonicalHostedZoneName: address,
    CanonicalHostedZoneNameID: 'Z00000000000000000001',
    ListenerDescriptions: listeners.map((listener) => ({ Listener: describeListener(listener), PolicyNames: [] })),
    Policies: { AppCookieStickinessPolicies: [], LBCookieStickinessPolicies: [], OtherPolicies: [] },
    BackendServerDescriptions: [],
    AvailabilityZones: subnets.length > 0 ? zones : availabilityZones,
    Subnets: subnets,
    VPCId: subnets.length > 0 ? 'vpc-00000000000000001' : undefined,
    Instances: listMembers(state, record).map(({ id }) => ({ InstanceId: id })),
    HealthCheck: describeCheck(record.healthCheck),
    SourceSecurityGroup: { OwnerAlias: state.settings.account, GroupName: 'default' },
    SecurityGroups: securityGroups,
    CreatedTime: new Date(record.createdAt).toISOString(),
    Scheme: record.scheme,
  });
}

function describeListener({ protocol, port, instancePort }: ClassicListener): JsonObject {
  return { Protocol: protocol, LoadBalancerPort: port, InstanceProtocol: protocol, InstancePort: instancePort };
}

function describeCheck(check: ClassicHealthCheck): JsonObject {
  return {
    Target: check.target,
    Interval: check.interval,
    Timeout: check.timeout,
    UnhealthyThreshold: check.unhealthyThreshold,
    HealthyThreshold: check.healthyThreshold,
  };
}

export function describeDnsName(state: EngineState, input: JsonObject): JsonObject {
  return { DNSName: writeAddress(state.settings, requireClassic(state, input).number) };
}

export function describeClassicHealthCheck(state: EngineState, input: JsonObject): JsonObject {
  return { HealthCheck: describeCheck(requireClassic(state, input).healthCheck) };
}

export function describeInstances(state: EngineState, input: JsonObject): JsonObject {
  return { Instances: listMembers(state, requireClassic(state, input)).map(({ id }) => ({ InstanceId: id })) };
}

export function describeClassicAttributes(state: EngineState, input: JsonObject): JsonObject {
  const { crossZone, draining, idleTimeout } = requireClassic(state, input).attributes;
  return {
    LoadBalancerAttributes: {
      CrossZoneLoadBalancing: { Enabled: crossZone },
      AccessLog: { Enabled: false },
      ConnectionDraining: { Enabled: draining.enabled, Timeout: draining.timeout },
      ConnectionSettings: { IdleTimeout: idleTimeout },
      AdditionalAttributes: [{ Key: 'elb.http.desyncmitigationmode', Value: 'defensive' }],
    },
  };
}

export function describeClassicTags(state: EngineState, input: JsonObject): JsonObject {
  const describe = (name: string): JsonObject => ({
    LoadBalancerName: name,
    Tags: Object.entries(state.tags.get(tagKeyOf(findClassic(state, name).name)) ?? {}).map(([Key, Value]) => ({
      Key,
      Value,
    })),
  });
  return { TagDescriptions: readTexts(input, 'LoadBalancerNames').map(describe) };
}
