/** Reads the settings of a Classic Load Balancer (Elastic Load Balancing API reference, version 2012-06-01). */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError, notSimulated } from '../../api-error.ts';
import type { TargetGroupSpecification } from '../../contract.ts';
import {
  readFlag,
  readPart,
  readParts,
  readText,
  readWhole,
  requireText,
  requireWhole,
  validationError,
} from '../elb-input.ts';
import type { ClassicAttributes, ClassicHealthCheck, ClassicListener, ClassicRecord } from './records.ts';

const PORTS = { least: 1, most: 65_535 };
const PROTOCOLS = ['HTTP', 'HTTPS', 'TCP', 'SSL'];

/** Wordings not documented, except of the health check. */
export function readClassicListeners(input: JsonObject): readonly ClassicListener[] {
  const listeners = readParts(input, 'Listeners').map((listener): ClassicListener => {
    const protocol = readProtocol(requireText(listener, 'Protocol'));
    if (readText(listener, 'SSLCertificateId')) throw notSimulated('The field SSLCertificateId of a listener');
    const instance = readProtocol(readText(listener, 'InstanceProtocol') ?? protocol);
    if (instance !== protocol) {
      throw new ApiError('InvalidConfigurationRequest', 'Protocol and InstanceProtocol must be of the same layer');
    }
    return {
      protocol,
      port: requireWhole(listener, 'LoadBalancerPort', PORTS),
      instancePort: requireWhole(listener, 'InstancePort', PORTS),
    };
  });
  if (listeners.length === 0) throw validationError('Listeners cannot be empty');
  return listeners;
}

function readProtocol(text: string): ClassicListener['protocol'] {
  const protocol = text.toUpperCase();
  if (protocol === 'HTTP' || protocol === 'TCP') return protocol;
  if (PROTOCOLS.includes(protocol)) throw notSimulated(`A Classic Load Balancer with the protocol ${protocol}`);
  throw new ApiError('UnsupportedProtocol', `The protocol ${text} is not supported`);
}

/** The check of a new load balancer: a connection to the first instance port. */
export function defaultHealthCheck([first]: readonly ClassicListener[]): ClassicHealthCheck {
  const target = `TCP:${first?.instancePort ?? 80}`;
  return { target, interval: 30, timeout: 5, unhealthyThreshold: 2, healthyThreshold: 10 };
}

export const DEFAULT_ATTRIBUTES: ClassicAttributes = {
  crossZone: false,
  draining: { enabled: false, timeout: 300 },
  idleTimeout: 60,
};

export function readClassicHealthCheck(input: JsonObject): ClassicHealthCheck {
  const check = readPart(input, 'HealthCheck') ?? {};
  const target = requireText(check, 'Target');
  if (/^(?:HTTPS|SSL):/.test(target)) throw notSimulated(`The health check ${target}`);
  // Text observed.
  if (!/^(?:HTTP|TCP):/.test(target))
    throw validationError('HealthCheck Target must begin with one of HTTP, TCP, HTTPS, SSL');
  const [, , port = '0'] = /^(TCP:(?=\d+$)|HTTP:(?=\d+\/))(\d+)/.exec(target) ?? [];
  if (Number(port) < 1 || Number(port) > PORTS.most)
    throw validationError(`HealthCheck Target '${target}' is not valid`);
  const thresholds = { least: 2, most: 10 };
  const interval = requireWhole(check, 'Interval', { least: 5, most: 300 });
  const timeout = requireWhole(check, 'Timeout', { least: 2, most: 60 });
  // Text observed.
  if (timeout >= interval) throw validationError('HealthCheck timeout must be less than interval');
  return {
    target,
    interval,
    timeout,
    unhealthyThreshold: requireWhole(check, 'UnhealthyThreshold', thresholds),
    healthyThreshold: requireWhole(check, 'HealthyThreshold', thresholds),
  };
}

/** What is not specified stays. */
export function readClassicAttributes(input: JsonObject, before: ClassicAttributes): ClassicAttributes {
  const given = readPart(input, 'LoadBalancerAttributes') ?? {};
  const draining = readPart(given, 'ConnectionDraining') ?? {};
  const { enabled, timeout } = before.draining;
  if (readFlag(readPart(given, 'AccessLog') ?? {}, 'Enabled') === true) {
    throw notSimulated('The access log of a Classic Load Balancer');
  }
  return {
    crossZone: readFlag(readPart(given, 'CrossZoneLoadBalancing') ?? {}, 'Enabled') ?? before.crossZone,
    draining: {
      enabled: readFlag(draining, 'Enabled') ?? enabled,
      timeout: readWhole(draining, 'Timeout', { least: 1, most: 3600 }) ?? timeout,
    },
    idleTimeout:
      readWhole(readPart(given, 'ConnectionSettings') ?? {}, 'IdleTimeout', { least: 1, most: 4000 }) ??
      before.idleTimeout,
  };
}

/** How the instances are checked and drained, in the terms of a target group. Only `200 OK` counts as healthy. */
export function describeAsGroup({ name, healthCheck, attributes }: ClassicRecord): TargetGroupSpecification {
  const [, protocol, port = '', path] = /^(\w+):(\d+)(.*)$/.exec(healthCheck.target) ?? [];
  return {
    name,
    listenPort: 0,
    ...(protocol === 'TCP' ? { healthCheckProtocol: 'TCP' as const } : {}),
    healthCheckPort: Number(port),
    healthCheckPath: path || '/',
    healthCheckIntervalSeconds: healthCheck.interval,
    healthCheckTimeoutSeconds: healthCheck.timeout,
    healthyThreshold: healthCheck.healthyThreshold,
    unhealthyThreshold: healthCheck.unhealthyThreshold,
    matcher: '200',
    deregistrationDelaySeconds: attributes.draining.enabled ? attributes.draining.timeout : 0,
  };
}
