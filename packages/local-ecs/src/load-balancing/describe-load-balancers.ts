/** DescribeLoadBalancers of Elastic Load Balancing, and the attributes of a load balancer. */
import type { Json, JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../engine/api-error.ts';
import { omitAbsent } from '../engine/input.ts';
import { describeAttributes, listLoadBalancerAttributes } from '../engine/load-balancing/attributes.ts';
import { readText, readTexts, requireText } from '../engine/load-balancing/elb-input.ts';
import type { LoadBalancerRecord } from '../engine/load-balancing/records.ts';
import { writeAddress } from '../engine/load-balancing/serve-listeners.ts';
import type { EngineState } from '../engine/step.ts';
import { cutElbPage } from './paginate.ts';

/** Invented, as that of container instances. */
const VPC = 'vpc-00000000000000001';
const ZONES = 'abcdef';
/** Invented: zone of Route 53 that the name belongs to. */
const HOSTED_ZONE = 'Z00000000000000000001';

/** By ARN, by name, or all. Texts observed. */
export function describeLoadBalancers(state: EngineState, input: JsonObject): JsonObject {
  const arns = readTexts(input, 'LoadBalancerArns');
  const names = readTexts(input, 'Names');
  const all = [...state.loadBalancers.values()];
  const isAll = arns.length === 0 && names.length === 0;
  const absent = names.filter((name) => all.every((one) => one.name !== name));
  if (absent.length > 0)
    throw new ApiError('LoadBalancerNotFound', `Load balancers '[${absent.join(', ')}]' not found`);
  if (!arns.every((arn) => state.loadBalancers.has(arn))) throw refuseAbsentLoadBalancer();
  const chosen = isAll ? all : all.filter(({ arn, name }) => arns.includes(arn) || names.includes(name));
  return cutElbPage('LoadBalancers', chosen, { input, describe: (one) => describeLoadBalancer(state, one) });
}

export function refuseAbsentLoadBalancer(): ApiError {
  return new ApiError('LoadBalancerNotFound', 'One or more load balancers not found');
}

function describeLoadBalancer(state: EngineState, record: LoadBalancerRecord): JsonObject {
  const { arn, name, type, scheme, kept, number, securityGroups, ipAddressType } = record;
  return omitAbsent({
    LoadBalancerArn: arn,
    DNSName: writeAddress(state.settings, number),
    CanonicalHostedZoneId: HOSTED_ZONE,
    CreatedTime: new Date(record.createdAt).toISOString(),
    LoadBalancerName: name,
    Scheme: scheme,
    VpcId: VPC,
    State: { Code: 'active' },
    Type: type,
    AvailabilityZones: describeZones(state, record),
    SecurityGroups: securityGroups.length === 0 ? undefined : securityGroups,
    IpAddressType: ipAddressType,
    ...kept,
  });
}

/** What zones subnets are in is not known here: the first is in the first, and so on. */
function describeZones(state: EngineState, { subnets }: LoadBalancerRecord): readonly JsonObject[] {
  return subnets.map((subnet, at) => {
    const { SubnetId, AllocationId, PrivateIPv4Address, IPv6Address } = subnet;
    const address = omitAbsent({ AllocationId, PrivateIPv4Address, IPv6Address });
    const hasAddress = Object.keys(address).length > 0;
    return omitAbsent({
      ZoneName: `${state.settings.region}${ZONES.charAt(at % ZONES.length)}`,
      SubnetId,
      LoadBalancerAddresses: hasAddress ? [address] : undefined,
    });
  });
}

export function describeLoadBalancerAttributes(state: EngineState, input: JsonObject): JsonObject {
  return { Attributes: describeAttributes(listLoadBalancerAttributes(requireRecord(state, input))) };
}

/** SetSubnets, SetSecurityGroups and SetIpAddressType answer with a part of the load balancer. */
export function describeSettings(state: EngineState, input: JsonObject): Readonly<Record<string, Json | undefined>> {
  const record = requireRecord(state, input);
  return {
    AvailabilityZones: describeZones(state, record),
    IpAddressType: record.ipAddressType,
    SecurityGroupIds: record.securityGroups,
    EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic: readText(
      record.kept,
      'EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic',
    ),
  };
}

function requireRecord(state: EngineState, input: JsonObject): LoadBalancerRecord {
  const arn = requireText(input, 'LoadBalancerArn');
  const record = state.loadBalancers.get(arn);
  if (record === undefined) throw new ApiError('LoadBalancerNotFound', `Load balancer '${arn}' not found`);
  return record;
}
