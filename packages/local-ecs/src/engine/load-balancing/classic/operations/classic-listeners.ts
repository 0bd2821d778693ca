/** Listeners, instances and tags of Classic Load Balancers. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../../../api-error.ts';
import type { MutableState } from '../../../mutable-state.ts';
import type { Call, OperationTable } from '../../../operation.ts';
import { readParts, readTexts, requireText } from '../../elb-input.ts';
import { addElbTags, readElbTags } from '../../elb-tags.ts';
import { readClassicListeners } from '../classic-settings.ts';
import { findClassic, requireClassic, tagKeyOf } from '../find-classic.ts';
import type { ClassicInstance } from '../records.ts';
import {
  describeClassicListener,
  describeInstanceTarget,
  nameClassicListener,
  writeInstanceKey,
} from '../serve-classic.ts';

export const CLASSIC_LISTENER_OPERATIONS: OperationTable = {
  'elb:CreateLoadBalancerListeners': createListeners,
  'elb:DeleteLoadBalancerListeners': deleteListeners,
  'elb:RegisterInstancesWithLoadBalancer': registerInstances,
  'elb:DeregisterInstancesFromLoadBalancer': deregisterInstances,
  'elb:AddTags': addTags,
  'elb:RemoveTags': removeTags,
};

/** Text observed. */
function createListeners(state: MutableState, { input }: Call): JsonObject {
  const found = requireClassic(state, input);
  const added = readClassicListeners(input).filter((listener) => {
    const same = found.listeners.find(({ port }) => port === listener.port);
    if (same === undefined) return true;
    if (same.instancePort === listener.instancePort && same.protocol === listener.protocol) return false;
    throw new ApiError(
      'DuplicateListener',
      `A listener already exists for '${found.name}' with LoadBalancerPort ${listener.port}, but with a different InstancePort, Protocol, or SSLCertificateId`,
    );
  });
  const record = { ...found, listeners: [...found.listeners, ...added] };
  state.classicLoadBalancers.set(found.name, record);
  for (const listener of added) state.effects.push(describeClassicListener(state.settings, record, listener));
  return {};
}

function deleteListeners(state: MutableState, { input }: Call): JsonObject {
  const found = requireClassic(state, input);
  const ports = readTexts(input, 'LoadBalancerPorts').map(Number);
  const listeners = found.listeners.filter(({ port }) => !ports.includes(port));
  state.classicLoadBalancers.set(found.name, { ...found, listeners });
  for (const { port } of found.listeners) {
    if (!ports.includes(port)) continue;
    state.effects.push({ kind: 'close-listener', listenerArn: nameClassicListener(found.name, port) });
  }
  return {};
}

function readInstanceIds(input: JsonObject): readonly string[] {
  return readParts(input, 'Instances').map((instance) => requireText(instance, 'InstanceId'));
}

/** Container instances of any cluster. Wording not documented. Simulated ones are healthy at once. */
function registerInstances(state: MutableState, { input }: Call): JsonObject {
  const found = requireClassic(state, input);
  const known = new Set([...state.instances.values()].map(({ ec2InstanceId }) => ec2InstanceId));
  const ids = readInstanceIds(input).filter((id) => found.instances.every((one) => one.id !== id));
  for (const id of ids) if (!known.has(id)) throw new ApiError('InvalidInstance', `Could not find EC2 instance ${id}.`);
  const first = state.settings.tasks === 'simulated' ? 'healthy' : 'initial';
  const added = ids.map((id): ClassicInstance => ({ id, state: first }));
  const record = { ...found, instances: [...found.instances, ...added] };
  state.classicLoadBalancers.set(found.name, record);
  for (const id of ids) state.effects.push(...describeInstanceTarget(state, record, id));
  return {};
}

/** One that is not registered is left out without a refusal (API reference, DeregisterInstancesFromLoadBalancer). */
function deregisterInstances(state: MutableState, { input }: Call): JsonObject {
  const found = requireClassic(state, input);
  const ids = readInstanceIds(input);
  const left = found.instances.filter(({ id }) => !ids.includes(id));
  for (const { id } of found.instances) {
    if (!ids.includes(id)) continue;
    state.effects.push({ kind: 'deregister-target', targetGroupArn: found.name, taskArn: writeInstanceKey(id) });
  }
  state.classicLoadBalancers.set(found.name, { ...found, instances: left });
  return {};
}

function addTags(state: MutableState, { input }: Call): JsonObject {
  const tags = readElbTags(input);
  for (const name of readTexts(input, 'LoadBalancerNames'))
    addElbTags(state, tagKeyOf(findClassic(state, name).name), tags);
  return {};
}

function removeTags(state: MutableState, { input }: Call): JsonObject {
  const keys = readParts(input, 'Tags').map((tag) => requireText(tag, 'Key'));
  for (const name of readTexts(input, 'LoadBalancerNames')) {
    const key = tagKeyOf(findClassic(state, name).name);
    const kept = Object.entries(state.tags.get(key) ?? {}).filter(([one]) => !keys.includes(one));
    state.tags.set(key, Object.fromEntries(kept));
  }
  return {};
}
