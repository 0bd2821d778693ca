/** Load balancers: made, changed, deleted. Each operation returns the ARNs of what it is about. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError, notSimulated } from '../../api-error.ts';
import { drawHex } from '../../identifiers.ts';
import { pickFields } from '../../input.ts';
import type { MutableState } from '../../mutable-state.ts';
import type { Call, OperationTable } from '../../operation.ts';
import { writeCanonical } from '../../service-shape.ts';
import { listLoadBalancerAttributes, readAttributes } from '../attributes.ts';
import { chooseNumber } from '../choose-number.ts';
import { writeLoadBalancerArn } from '../elb-arn.ts';
import { readChoice, readParts, readText, readTexts, requireText, validationError } from '../elb-input.ts';
import { checkElbName } from '../elb-names.ts';
import { addElbTags, readElbTags } from '../elb-tags.ts';
import { requireLoadBalancer } from '../find-resources.ts';
import type { LoadBalancerRecord } from '../records.ts';
import { removeListener } from '../remove-listener.ts';

export const LOAD_BALANCER_OPERATIONS: OperationTable = {
  'elbv2:CreateLoadBalancer': createLoadBalancer,
  'elbv2:DeleteLoadBalancer': deleteLoadBalancer,
  'elbv2:ModifyLoadBalancerAttributes': modifyLoadBalancerAttributes,
  'elbv2:SetSubnets': setSubnets,
  'elbv2:SetSecurityGroups': setSecurityGroups,
  'elbv2:SetIpAddressType': setIpAddressType,
};

const TYPES = ['application', 'network', 'gateway'] as const;
const SCHEMES = ['internet-facing', 'internal'] as const;
const IP_TYPES = ['ipv4', 'dualstack', 'dualstack-without-public-ipv4'] as const;
const KEPT = ['CustomerOwnedIpv4Pool', 'EnablePrefixForIpv6SourceNat', 'IpamPools'];

type Settings = Omit<LoadBalancerRecord, 'arn' | 'number' | 'createdAt' | 'attributes'>;

/** The same settings again make no other load balancer (API reference, CreateLoadBalancer). Text observed. */
function createLoadBalancer(state: MutableState, { input, now }: Call): JsonObject {
  const settings = readSettings(input);
  const tags = readElbTags(input);
  const existing = [...state.loadBalancers.values()].find(({ name }) => name === settings.name);
  if (existing !== undefined) {
    if (isSame(existing, settings)) return { arns: [existing.arn] };
    throw new ApiError(
      'DuplicateLoadBalancerName',
      `A load balancer with the same name '${settings.name}' exists, but with different settings`,
    );
  }
  const arn = writeLoadBalancerArn(state.settings, settings, drawHex(state, 16));
  state.loadBalancers.set(arn, { ...settings, arn, number: chooseNumber(state), createdAt: now, attributes: {} });
  addElbTags(state, arn, tags);
  return { arns: [arn] };
}

function readSettings(input: JsonObject): Settings {
  const name = requireText(input, 'Name');
  checkElbName(name, 'Load balancer');
  if (name.startsWith('internal-')) throw validationError(`Load balancer name '${name}' cannot begin with 'internal-'`);
  const type = readChoice(input, 'Type', TYPES) ?? 'application';
  if (type === 'gateway') throw notSimulated('A load balancer of the type gateway');
  return {
    name,
    type,
    scheme: readChoice(input, 'Scheme', SCHEMES) ?? 'internet-facing',
    ipAddressType: readChoice(input, 'IpAddressType', IP_TYPES) ?? 'ipv4',
    subnets: readSubnets(input, type),
    securityGroups: readTexts(input, 'SecurityGroups'),
    kept: pickFields(input, KEPT),
  };
}

/** Each subnet counts as one of another Availability Zone: there is no VPC. Text observed. */
function readSubnets(input: JsonObject, type: LoadBalancerRecord['type']): readonly JsonObject[] {
  const ids = readTexts(input, 'Subnets');
  const mappings = readParts(input, 'SubnetMappings');
  // Wording not documented.
  if (ids.length > 0 && mappings.length > 0)
    throw validationError('Only one of Subnets and SubnetMappings can be specified');
  const subnets = ids.length > 0 ? ids.map((SubnetId) => ({ SubnetId })) : mappings;
  const distinct = new Set(subnets.map((subnet) => requireText(subnet, 'SubnetId')));
  if (type === 'application' && distinct.size < 2) {
    throw validationError('At least two subnets in two different Availability Zones must be specified');
  }
  // Wording not documented.
  if (distinct.size === 0) throw validationError('At least one subnet must be specified');
  return subnets;
}

function isSame(existing: LoadBalancerRecord, settings: Settings): boolean {
  const write = ({ type, scheme, ipAddressType, kept, ...lists }: Settings): string => {
    const subnets = lists.subnets.map(writeCanonical).sort();
    return writeCanonical({ type, scheme, ipAddressType, kept, subnets, groups: [...lists.securityGroups].sort() });
  };
  return write(existing) === write(settings);
}

/** Also succeeds when there is none (API reference, DeleteLoadBalancer). Text observed. */
function deleteLoadBalancer(state: MutableState, { input }: Call): JsonObject {
  const arn = requireText(input, 'LoadBalancerArn');
  const found = state.loadBalancers.get(arn);
  if (found === undefined) return {};
  if (listLoadBalancerAttributes(found)['deletion_protection.enabled'] === 'true') {
    throw new ApiError(
      'OperationNotPermitted',
      `Load balancer '${arn}' cannot be deleted because deletion protection is enabled`,
    );
  }
  for (const listener of [...state.listeners.values()]) {
    if (listener.loadBalancerArn === arn) removeListener(state, listener);
  }
  state.loadBalancers.delete(arn);
  state.tags.delete(arn);
  return {};
}

function modifyLoadBalancerAttributes(state: MutableState, { input }: Call): JsonObject {
  const found = requireLoadBalancer(state, input);
  const given = readAttributes(input, 'Load balancer', listLoadBalancerAttributes(found));
  state.loadBalancers.set(found.arn, { ...found, attributes: { ...found.attributes, ...given } });
  return { arns: [found.arn] };
}

function setSubnets(state: MutableState, { input }: Call): JsonObject {
  const found = requireLoadBalancer(state, input);
  const ipAddressType = readChoice(input, 'IpAddressType', IP_TYPES) ?? found.ipAddressType;
  const kept = { ...found.kept, ...pickFields(input, ['EnablePrefixForIpv6SourceNat']) };
  state.loadBalancers.set(found.arn, { ...found, ipAddressType, kept, subnets: readSubnets(input, found.type) });
  return { arns: [found.arn] };
}

function setSecurityGroups(state: MutableState, { input }: Call): JsonObject {
  const found = requireLoadBalancer(state, input);
  const kept = { ...found.kept, ...pickFields(input, ['EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic']) };
  state.loadBalancers.set(found.arn, { ...found, kept, securityGroups: readTexts(input, 'SecurityGroups') });
  return { arns: [found.arn] };
}

function setIpAddressType(state: MutableState, { input }: Call): JsonObject {
  const found = requireLoadBalancer(state, input);
  requireText(input, 'IpAddressType');
  const ipAddressType = readChoice(input, 'IpAddressType', IP_TYPES) ?? readText(input, 'IpAddressType') ?? 'ipv4';
  state.loadBalancers.set(found.arn, { ...found, ipAddressType });
  return { arns: [found.arn] };
}
