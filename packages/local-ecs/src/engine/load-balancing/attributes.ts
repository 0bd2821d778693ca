/** Attributes and their defaults (Elastic Load Balancing API reference: LoadBalancerAttribute, TargetGroupAttribute, ListenerAttribute). */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { readParts, readText, requireText, validationError } from './elb-input.ts';
import type { ListenerRecord, LoadBalancerRecord } from './records.ts';

export type Attributes = Readonly<Record<string, string>>;

const OF_ALL = {
  'deletion_protection.enabled': 'false',
  'access_logs.s3.enabled': 'false',
  'access_logs.s3.bucket': '',
  'access_logs.s3.prefix': '',
  'ipv6.deny_all_igw_traffic': 'false',
  'zonal_shift.config.enabled': 'false',
};

const LOAD_BALANCER: Readonly<Record<LoadBalancerRecord['type'], Attributes>> = {
  application: {
    ...OF_ALL,
    'load_balancing.cross_zone.enabled': 'true',
    'idle_timeout.timeout_seconds': '60',
    'client_keep_alive.seconds': '3600',
    'connection_logs.s3.enabled': 'false',
    'connection_logs.s3.bucket': '',
    'connection_logs.s3.prefix': '',
    'health_check_logs.s3.enabled': 'false',
    'health_check_logs.s3.bucket': '',
    'health_check_logs.s3.prefix': '',
    'routing.http.desync_mitigation_mode': 'defensive',
    'routing.http.drop_invalid_header_fields.enabled': 'false',
    'routing.http.preserve_host_header.enabled': 'false',
    'routing.http.x_amzn_tls_version_and_cipher_suite.enabled': 'false',
    'routing.http.xff_client_port.enabled': 'false',
    'routing.http.xff_header_processing.mode': 'append',
    'routing.http2.enabled': 'true',
    'waf.fail_open.enabled': 'false',
  },
  network: {
    ...OF_ALL,
    'load_balancing.cross_zone.enabled': 'false',
    'dns_record.client_routing_policy': 'any_availability_zone',
    'secondary_ips.auto_assigned.per_subnet': '0',
  },
};

export function listLoadBalancerAttributes({ type, scheme, attributes }: LoadBalancerRecord): Attributes {
  const own = { 'ipv6.deny_all_igw_traffic': String(scheme === 'internal') };
  return { ...LOAD_BALANCER[type], ...own, ...attributes };
}

const HEADERS = [
  ...['x_amzn_mtls_clientcert_serial_number', 'x_amzn_mtls_clientcert_issuer', 'x_amzn_mtls_clientcert_subject'],
  ...['x_amzn_mtls_clientcert_validity', 'x_amzn_mtls_clientcert_leaf', 'x_amzn_mtls_clientcert'],
  ...['x_amzn_tls_version', 'x_amzn_tls_cipher_suite'],
].map((name) => `routing.http.request.${name}.header_name`);
const ANSWER_HEADERS = [
  ...['strict_transport_security', 'access_control_allow_origin', 'access_control_allow_methods'],
  ...['access_control_allow_headers', 'access_control_allow_credentials', 'access_control_expose_headers'],
  ...['access_control_max_age', 'content_security_policy', 'x_content_type_options', 'x_frame_options'],
].map((name) => `routing.http.response.${name}.header_value`);

const LISTENER: Readonly<Record<ListenerRecord['protocol'], Attributes>> = {
  HTTP: {
    'routing.http.response.server.enabled': 'true',
    ...Object.fromEntries([...HEADERS, ...ANSWER_HEADERS].map((name) => [name, ''])),
  },
  TCP: { 'tcp.idle_timeout.seconds': '350' },
};

export function listListenerAttributes({ protocol, attributes }: ListenerRecord): Attributes {
  return { ...LISTENER[protocol], ...attributes };
}

const OF_GROUPS = {
  'stickiness.enabled': 'false',
  'load_balancing.cross_zone.enabled': 'use_load_balancer_configuration',
  'target_group_health.dns_failover.minimum_healthy_targets.count': '1',
  'target_group_health.dns_failover.minimum_healthy_targets.percentage': 'off',
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count': '1',
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage': 'off',
};

const TARGET_GROUP: Readonly<Record<'HTTP' | 'TCP', Attributes>> = {
  HTTP: {
    ...OF_GROUPS,
    'stickiness.type': 'lb_cookie',
    'stickiness.lb_cookie.duration_seconds': '86400',
    'stickiness.app_cookie.cookie_name': '',
    'stickiness.app_cookie.duration_seconds': '86400',
    'slow_start.duration_seconds': '0',
    'load_balancing.algorithm.type': 'round_robin',
    'load_balancing.algorithm.anomaly_mitigation': 'off',
  },
  TCP: {
    ...OF_GROUPS,
    'stickiness.type': 'source_ip',
    'deregistration_delay.connection_termination.enabled': 'false',
    'preserve_client_ip.enabled': 'true',
    'proxy_protocol_v2.enabled': 'false',
    'target_health_state.unhealthy.connection_termination.enabled': 'true',
    'target_health_state.unhealthy.draining_interval_seconds': '0',
  },
};

/** Of a target group, without the deregistration delay. */
export function listGroupDefaults(protocol: 'HTTP' | 'TCP', targetType: string | undefined): Attributes {
  const defaults = TARGET_GROUP[protocol];
  return protocol === 'TCP' && targetType === 'ip' ? { ...defaults, 'preserve_client_ip.enabled': 'false' } : defaults;
}

/** The values of `stickiness.type` (API reference, TargetGroupAttribute). Texts observed. */
const STICKINESS: Readonly<Record<'HTTP' | 'TCP', readonly string[]>> = {
  HTTP: ['app_cookie', 'lb_cookie'],
  TCP: ['source_ip'],
};

export function checkStickiness({ 'stickiness.type': type }: Attributes, protocol: 'HTTP' | 'TCP'): void {
  if (type === undefined || STICKINESS[protocol].includes(type)) return;
  const all = [...STICKINESS.HTTP, ...STICKINESS.TCP];
  if (!all.includes(type)) throw validationError(`'Stickiness type' must be one of [${all.join(', ')}]`);
  throw validationError(`Stickiness type '${type}' is not supported for target groups with the ${protocol} protocol`);
}

/**
 * The attributes of a request, each of which must be among the known ones.
 * @param what as in `Load balancer`; the text is that which clients of the real service parse
 */
export function readAttributes(input: JsonObject, what: string, known: Attributes): Attributes {
  const attributes = readParts(input, 'Attributes').map((attribute) => {
    const key = requireText(attribute, 'Key');
    if (!Object.hasOwn(known, key)) throw validationError(`${what} attribute key '${key}' is not recognized`);
    return [key, readText(attribute, 'Value') ?? ''] as const;
  });
  return Object.fromEntries(attributes);
}

export function describeAttributes(attributes: Attributes): readonly JsonObject[] {
  return Object.entries(attributes).map(([Key, Value]) => ({ Key, Value }));
}
