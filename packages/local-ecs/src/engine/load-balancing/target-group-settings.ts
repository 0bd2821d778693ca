/** Settings of a target group (Elastic Load Balancing API reference, CreateTargetGroup). */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { defined } from '@slipway/ecs-rules/values';
import { notSimulated } from '../api-error.ts';
import type { TargetGroupSpecification } from '../contract.ts';
import { omitAbsent, readString } from '../input.ts';
import type { TargetGroupRecord } from '../state.ts';
import { readChoice, readFlag, readPart, readText, readWhole, requireText, validationError } from './elb-input.ts';
import { checkElbName } from './elb-names.ts';

const PROTOCOLS = ['HTTP', 'HTTPS', 'TCP', 'TLS', 'UDP', 'TCP_UDP', 'GENEVE', 'QUIC', 'TCP_QUIC'] as const;
const TYPES = ['instance', 'ip', 'lambda', 'alb'] as const;
const PORTS = { least: 1, most: 65_535 };
const THRESHOLDS = { least: 2, most: 10 };
const DEFAULT_DELAY_SECONDS = 300;

type HealthCheck = Omit<TargetGroupSpecification, 'name' | 'targetType' | 'listenPort' | 'deregistrationDelaySeconds'>;

/** One that was made at the control address has the protocol HTTP. */
export function readGroupProtocol({ given }: TargetGroupRecord): 'HTTP' | 'TCP' {
  return readString(given ?? {}, 'Protocol') === 'TCP' ? 'TCP' : 'HTTP';
}

/** Everything of a new target group but its ARN. Texts of missing settings observed. */
export function readGroupSettings(input: JsonObject): Omit<TargetGroupRecord, 'arn'> {
  const name = requireText(input, 'Name');
  checkElbName(name, 'Target group');
  const targetType = readChoice(input, 'TargetType', TYPES) ?? 'instance';
  if (targetType === 'lambda' || targetType === 'alb') throw notSimulated(`A target group of the type ${targetType}`);
  const protocol = readProtocol(input);
  const Port = readWhole(input, 'Port', PORTS);
  if (Port === undefined) throw validationError('A port must be specified');
  const VpcId = readText(input, 'VpcId');
  if (VpcId === undefined) throw validationError('A VPC ID must be specified');
  const ProtocolVersion = protocol === 'TCP' ? undefined : (readText(input, 'ProtocolVersion') ?? 'HTTP1');
  if (ProtocolVersion !== undefined && ProtocolVersion !== 'HTTP1') {
    throw notSimulated(`A target group with the protocol version ${ProtocolVersion}`);
  }
  const kept = { TargetControlPort: readWhole(input, 'TargetControlPort', PORTS) };
  const IpAddressType = readChoice(input, 'IpAddressType', ['ipv4', 'ipv6']) ?? 'ipv4';
  const given = omitAbsent({ Protocol: protocol, Port, VpcId, ProtocolVersion, IpAddressType, ...kept });
  const healthCheck = readHealthCheck(input, protocol, chooseDefaults(input, protocol));
  const base = { name, targetType, listenPort: 0, deregistrationDelaySeconds: DEFAULT_DELAY_SECONDS };
  return { specification: { ...base, ...healthCheck }, given };
}

function readProtocol(input: JsonObject): 'HTTP' | 'TCP' {
  const protocol = readChoice(input, 'Protocol', PROTOCOLS);
  if (protocol === undefined) throw validationError('A protocol must be specified');
  if (protocol === 'HTTP' || protocol === 'TCP') return protocol;
  throw notSimulated(`A target group with the protocol ${protocol}`);
}

/** Of the reference; the time-out of an HTTP check of an HTTP target group is that which real ones have. */
function chooseDefaults(input: JsonObject, protocol: 'HTTP' | 'TCP'): HealthCheck {
  const isTcpCheck = (readText(input, 'HealthCheckProtocol') ?? protocol) === 'TCP';
  const httpTimeout = protocol === 'HTTP' ? 5 : 6;
  return {
    healthCheckPath: '/',
    healthCheckIntervalSeconds: 30,
    healthCheckTimeoutSeconds: isTcpCheck ? 10 : httpTimeout,
    healthyThreshold: 5,
    unhealthyThreshold: 2,
    matcher: protocol === 'HTTP' ? '200' : '200-399',
  };
}

/** What the request changes of a health check. */
function readHealthCheck(input: JsonObject, protocol: 'HTTP' | 'TCP', before: HealthCheck): HealthCheck {
  if (readFlag(input, 'HealthCheckEnabled') === false) {
    throw validationError('Health checks cannot be disabled for target groups with target type instance or ip');
  }
  const checkProtocol = readChoice(input, 'HealthCheckProtocol', PROTOCOLS) ?? before.healthCheckProtocol ?? protocol;
  if (checkProtocol !== 'HTTP' && !(checkProtocol === 'TCP' && protocol === 'TCP')) {
    throw notSimulated(
      `A health check with the protocol ${checkProtocol} of a target group with the protocol ${protocol}`,
    );
  }
  const { healthCheckProtocol: _protocol, healthCheckPort: _port, ...others } = before;
  const portText = readText(input, 'HealthCheckPort');
  const port = portText === undefined ? before.healthCheckPort : readCheckPort(portText, input);
  const next = {
    ...others,
    ...defined({
      healthCheckProtocol: checkProtocol === 'TCP' ? ('TCP' as const) : undefined,
      healthCheckPort: port,
    }),
    healthCheckPath: readText(input, 'HealthCheckPath') || before.healthCheckPath,
    healthCheckIntervalSeconds:
      readWhole(input, 'HealthCheckIntervalSeconds', { least: 5, most: 300 }) ?? before.healthCheckIntervalSeconds,
    healthCheckTimeoutSeconds:
      readWhole(input, 'HealthCheckTimeoutSeconds', { least: 2, most: 120 }) ?? before.healthCheckTimeoutSeconds,
    healthyThreshold: readWhole(input, 'HealthyThresholdCount', THRESHOLDS) ?? before.healthyThreshold,
    unhealthyThreshold: readWhole(input, 'UnhealthyThresholdCount', THRESHOLDS) ?? before.unhealthyThreshold,
    matcher: readMatcher(input) ?? before.matcher,
  };
  checkTimeout(next, protocol);
  return next;
}

/** Only a group of an application load balancer needs a longer interval: that of a network load balancer may be equal. Texts observed. */
function checkTimeout(check: HealthCheck, protocol: 'HTTP' | 'TCP'): void {
  const { healthCheckTimeoutSeconds: timeout, healthCheckIntervalSeconds: interval } = check;
  if (protocol === 'HTTP' && timeout >= interval) {
    throw validationError('Health check interval must be greater than the timeout.');
  }
  if (timeout > interval) {
    throw validationError(
      `Health check timeout '${timeout}' must be smaller than or equal to the interval '${interval}'`,
    );
  }
}

function readCheckPort(text: string, input: JsonObject): number | undefined {
  return text === 'traffic-port' ? undefined : readWhole(input, 'HealthCheckPort', PORTS);
}

function readMatcher(input: JsonObject): string | undefined {
  const matcher = readPart(input, 'Matcher') ?? {};
  if (readText(matcher, 'GrpcCode') !== undefined) throw notSimulated('A matcher of gRPC codes');
  const codes = readText(matcher, 'HttpCode');
  if (codes === undefined || codes === '') return undefined;
  // Text observed.
  if (!/^\d{3}(?:[-,]\d{3})*$/.test(codes))
    throw validationError(`Health check matcher HTTP code '${codes}' must be within '200-499' inclusive`);
  return codes;
}

/** ModifyTargetGroup: what is not specified stays. */
export function changeHealthCheck(group: TargetGroupRecord, input: JsonObject): TargetGroupRecord {
  const { healthCheckProtocol: _protocol, healthCheckPort: _port, ...specification } = group.specification;
  const healthCheck = readHealthCheck(input, readGroupProtocol(group), group.specification);
  return { ...group, specification: { ...specification, ...healthCheck } };
}
