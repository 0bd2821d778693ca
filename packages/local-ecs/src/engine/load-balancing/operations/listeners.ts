/** Listeners: made, changed, deleted. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError, notSimulated } from '../../api-error.ts';
import { drawHex } from '../../identifiers.ts';
import type { MutableState } from '../../mutable-state.ts';
import type { Call, OperationTable } from '../../operation.ts';
import { writeCanonical } from '../../service-shape.ts';
import { readActions } from '../actions.ts';
import { listListenerAttributes, readAttributes } from '../attributes.ts';
import { checkForward } from '../check-forward.ts';
import { writeListenerArn, writeRuleArn } from '../elb-arn.ts';
import { readChoice, readItems, readText, readWhole, validationError } from '../elb-input.ts';
import { addElbTags, readElbTags } from '../elb-tags.ts';
import { requireListener, requireLoadBalancer } from '../find-resources.ts';
import type { ListenerRecord, LoadBalancerRecord } from '../records.ts';
import { removeListener } from '../remove-listener.ts';
import { describeListenerEffect } from '../serve-listeners.ts';

export const LISTENER_OPERATIONS: OperationTable = {
  'elbv2:CreateListener': createListener,
  'elbv2:ModifyListener': modifyListener,
  'elbv2:DeleteListener': deleteListener,
  'elbv2:ModifyListenerAttributes': modifyListenerAttributes,
};

const PORTS = { least: 1, most: 65_535 };
const PROTOCOLS = ['HTTP', 'HTTPS', 'TCP', 'TLS', 'UDP', 'TCP_UDP', 'GENEVE', 'QUIC', 'TCP_QUIC'] as const;

/** The same settings again make no other listener (API reference, CreateListener). Text observed. */
function createListener(state: MutableState, { input }: Call): JsonObject {
  const loadBalancer = requireLoadBalancer(state, input);
  refuseEncryption(input);
  const port = readWhole(input, 'Port', PORTS);
  if (port === undefined) throw validationError('A listener port must be specified');
  const protocol = readProtocol(input, loadBalancer);
  const defaultActions = readActions(input, 'DefaultActions');
  checkForward(state, loadBalancer, defaultActions);
  const tags = readElbTags(input);
  const existing = findByPort(state, loadBalancer, port);
  if (existing !== undefined) {
    const isSame = writeCanonical(existing.defaultActions) === writeCanonical(defaultActions);
    if (isSame) return { arns: [existing.arn] };
    throw new ApiError(
      'DuplicateListener',
      `A listener already exists on this port for this load balancer '${loadBalancer.arn}'`,
    );
  }
  const arn = writeListenerArn(loadBalancer.arn, drawHex(state, 16));
  const defaultRuleArn = writeRuleArn(arn, drawHex(state, 16));
  const base = { arn, loadBalancerArn: loadBalancer.arn, port, protocol };
  putListener(state, { ...base, defaultActions, defaultRuleArn, attributes: {} });
  addElbTags(state, arn, tags);
  return { arns: [arn] };
}

function putListener(state: MutableState, listener: ListenerRecord): void {
  state.listeners.set(listener.arn, listener);
  state.effects.push(describeListenerEffect(state, listener));
}

function findByPort(state: MutableState, { arn }: LoadBalancerRecord, port: number): ListenerRecord | undefined {
  return [...state.listeners.values()].find((one) => one.loadBalancerArn === arn && one.port === port);
}

function refuseEncryption(input: JsonObject): void {
  for (const field of ['Certificates', 'AlpnPolicy']) {
    if (readItems(input, field).length > 0) throw notSimulated(`The field ${field} of a listener`);
  }
  for (const field of ['SslPolicy', 'MutualAuthentication']) {
    if ((input[field] ?? '') !== '') throw notSimulated(`The field ${field} of a listener`);
  }
}

/** Wordings not documented. */
function readProtocol(input: JsonObject, { type }: LoadBalancerRecord): ListenerRecord['protocol'] {
  const protocol = readChoice(input, 'Protocol', PROTOCOLS);
  if (protocol === undefined) throw validationError('A listener protocol must be specified');
  const fitting = type === 'application' ? 'HTTP' : 'TCP';
  if (protocol === fitting) return fitting;
  const possible = type === 'application' ? ['HTTPS'] : ['TLS', 'UDP', 'TCP_UDP', 'QUIC', 'TCP_QUIC'];
  if (possible.includes(protocol)) throw notSimulated(`A listener with the protocol ${protocol}`);
  throw validationError(`Protocol '${protocol}' must be one of '[${[fitting, ...possible].join(', ')}]'`);
}

/** What is not specified stays (API reference, ModifyListener). Text observed. */
function modifyListener(state: MutableState, { input }: Call): JsonObject {
  const found = requireListener(state, input);
  refuseEncryption(input);
  const loadBalancer = requireLoadBalancer(state, { LoadBalancerArn: found.loadBalancerArn });
  const port = readWhole(input, 'Port', PORTS) ?? found.port;
  const holder = findByPort(state, loadBalancer, port);
  if (holder !== undefined && holder.arn !== found.arn) {
    throw validationError(`Listener port '${port}' is already in use`);
  }
  const protocol = readText(input, 'Protocol') === undefined ? found.protocol : readProtocol(input, loadBalancer);
  const isChanged = readItems(input, 'DefaultActions').length > 0;
  const defaultActions = isChanged ? readActions(input, 'DefaultActions') : found.defaultActions;
  if (isChanged) checkForward(state, loadBalancer, defaultActions);
  putListener(state, { ...found, port, protocol, defaultActions });
  return { arns: [found.arn] };
}

function deleteListener(state: MutableState, { input }: Call): JsonObject {
  removeListener(state, requireListener(state, input));
  return {};
}

function modifyListenerAttributes(state: MutableState, { input }: Call): JsonObject {
  const found = requireListener(state, input);
  const given = readAttributes(input, 'Listener', listListenerAttributes(found));
  state.listeners.set(found.arn, { ...found, attributes: { ...found.attributes, ...given } });
  return { arns: [found.arn] };
}
