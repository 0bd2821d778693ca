/** Classic Load Balancers: made, changed, deleted. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../../../api-error.ts';
import type { MutableState } from '../../../mutable-state.ts';
import type { Call, OperationTable } from '../../../operation.ts';
import { writeCanonical } from '../../../service-shape.ts';
import { isRegistered } from '../../../task-stop.ts';
import { chooseNumber } from '../../choose-number.ts';
import { readChoice, readTexts, requireText, validationError } from '../../elb-input.ts';
import { checkElbName } from '../../elb-names.ts';
import { addElbTags, readElbTags } from '../../elb-tags.ts';
import {
  DEFAULT_ATTRIBUTES,
  defaultHealthCheck,
  readClassicAttributes,
  readClassicHealthCheck,
  readClassicListeners,
} from '../classic-settings.ts';
import { requireClassic, tagKeyOf } from '../find-classic.ts';
import type { ClassicRecord } from '../records.ts';
import { describeClassicGroup, listClassicEffects, nameClassicListener } from '../serve-classic.ts';

export const CLASSIC_LOAD_BALANCER_OPERATIONS: OperationTable = {
  'elb:CreateLoadBalancer': createLoadBalancer,
  'elb:DeleteLoadBalancer': deleteLoadBalancer,
  'elb:ConfigureHealthCheck': configureHealthCheck,
  'elb:ModifyLoadBalancerAttributes': modifyAttributes,
  'elb:ApplySecurityGroupsToLoadBalancer': applySecurityGroups,
};

/** Texts observed. */
function createLoadBalancer(state: MutableState, { input, now }: Call): JsonObject {
  const name = requireText(input, 'LoadBalancerName');
  checkElbName(name, 'Load balancer');
  const listeners = readClassicListeners(input);
  const settings = {
    name,
    listeners,
    scheme: readChoice(input, 'Scheme', ['internet-facing', 'internal'] as const) ?? 'internet-facing',
    availabilityZones: readTexts(input, 'AvailabilityZones'),
    subnets: readTexts(input, 'Subnets'),
    securityGroups: readTexts(input, 'SecurityGroups'),
  };
  if (settings.availabilityZones.length > 0 && settings.subnets.length > 0) {
    throw validationError('Only one of SubnetIds or AvailabilityZones may be specified');
  }
  if (settings.availabilityZones.length + settings.subnets.length === 0) {
    throw validationError('Either AvailabilityZones or SubnetIds must be specified');
  }
  const tags = readElbTags(input);
  const existing = state.classicLoadBalancers.get(name);
  if (existing !== undefined) return answerExisting(existing, settings);
  const base = { ...settings, number: chooseNumber(state), createdAt: now, instances: [] };
  const record = { ...base, healthCheck: defaultHealthCheck(listeners), attributes: DEFAULT_ATTRIBUTES };
  state.classicLoadBalancers.set(name, record);
  addElbTags(state, tagKeyOf(name), tags);
  state.effects.push(...listClassicEffects(state, record));
  registerTasks(state, name);
  return {};
}

type Settings = Pick<
  ClassicRecord,
  'name' | 'listeners' | 'scheme' | 'availabilityZones' | 'subnets' | 'securityGroups'
>;

function answerExisting(existing: ClassicRecord, settings: Settings): JsonObject {
  const write = ({ listeners, scheme, availabilityZones, subnets, securityGroups }: Settings): string => {
    const lists = [availabilityZones, subnets, securityGroups].map((list) => [...list].sort());
    return writeCanonical([scheme, ...lists, listeners.map((listener) => ({ ...listener }))]);
  };
  if (write(existing) === write(settings)) return {};
  throw new ApiError(
    'DuplicateLoadBalancerName',
    `Load Balancer named '${settings.name}' already exists and it is configured with different parameters.`,
  );
}

/** Tasks of services that have named it before are registered, as ECS does in its next pass. */
function registerTasks(state: MutableState, name: string): void {
  for (const task of state.tasks.values()) {
    if (!isRegistered(task)) continue;
    for (const { targetGroupArn, address, port, state: target } of task.targets) {
      if (targetGroupArn !== name || address === undefined || port === undefined || target === 'draining') continue;
      state.effects.push({ kind: 'register-target', targetGroupArn, taskArn: task.arn, address, port });
    }
  }
}

/** Also succeeds when there is none (API reference, DeleteLoadBalancer). */
function deleteLoadBalancer(state: MutableState, { input }: Call): JsonObject {
  const name = requireText(input, 'LoadBalancerName');
  const found = state.classicLoadBalancers.get(name);
  if (found === undefined) return {};
  for (const { port } of found.listeners) {
    state.effects.push({ kind: 'close-listener', listenerArn: nameClassicListener(name, port) });
  }
  state.effects.push({ kind: 'remove-target-group', targetGroupArn: name });
  state.classicLoadBalancers.delete(name);
  state.tags.delete(tagKeyOf(name));
  return {};
}

function put(state: MutableState, record: ClassicRecord): void {
  state.classicLoadBalancers.set(record.name, record);
  state.effects.push(describeClassicGroup(record));
}

function configureHealthCheck(state: MutableState, { input }: Call): JsonObject {
  put(state, { ...requireClassic(state, input), healthCheck: readClassicHealthCheck(input) });
  return {};
}

function modifyAttributes(state: MutableState, { input }: Call): JsonObject {
  const found = requireClassic(state, input);
  put(state, { ...found, attributes: readClassicAttributes(input, found.attributes) });
  return {};
}

function applySecurityGroups(state: MutableState, { input }: Call): JsonObject {
  const found = requireClassic(state, input);
  state.classicLoadBalancers.set(found.name, { ...found, securityGroups: readTexts(input, 'SecurityGroups') });
  return {};
}
