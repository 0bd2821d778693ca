/** Redirect actions (Elastic Load Balancing API reference, RedirectActionConfig). */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../api-error.ts';
import { readPart, readText, requireText, validationError } from './elb-input.ts';
import type { Redirect } from './listener-specification.ts';

const DEFAULTS = { Protocol: '#{protocol}', Host: '#{host}', Port: '#{port}', Path: '/#{path}', Query: '#{query}' };

/** Absent parts are those of the request. */
export function readRedirectConfig(action: JsonObject): JsonObject {
  const given = readPart(action, 'RedirectConfig') ?? {};
  const StatusCode = requireText(given, 'StatusCode');
  // Wordings not documented.
  if (!/^HTTP_30[12]$/.test(StatusCode)) throw validationError(`The status code '${StatusCode}' is not valid`);
  const parts = Object.entries(DEFAULTS).map(([name, own]) => [name, readText(given, name) ?? own] as const);
  const changed = parts.filter(([name, value]) => name !== 'Query' && value !== Object(DEFAULTS)[name]);
  if (changed.length === 0) {
    throw new ApiError('InvalidLoadBalancerAction', 'The redirect must change the protocol, host, port or path');
  }
  return { ...Object.fromEntries(parts), StatusCode };
}

export function readRedirect(config: JsonObject): Redirect {
  const part = (name: keyof typeof DEFAULTS): string => readText(config, name) ?? DEFAULTS[name];
  return {
    kind: 'redirect',
    status: readText(config, 'StatusCode') === 'HTTP_301' ? 301 : 302,
    protocol: part('Protocol'),
    host: part('Host'),
    port: part('Port'),
    path: part('Path'),
    query: part('Query'),
  };
}

/** What a redirected request was for. */
export interface RedirectedRequest {
  readonly host: string;
  readonly port: number;
  /** Path and query. */
  readonly target: string;
}

/** The header Location. The default port of a protocol is left out, which is assumed. */
export function writeLocation(redirect: Redirect, { host, port, target }: RedirectedRequest): string {
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const values: Readonly<Record<string, string>> = {
    protocol: 'http',
    host: host.replace(/:\d*$/, ''),
    port: String(port),
    path: path.replace(/^\//, ''),
    query: mark < 0 ? '' : target.slice(mark + 1),
  };
  const fill = (text: string): string =>
    text.replace(/#\{(protocol|host|port|path|query)\}/g, (_, name) => values[name] ?? '');
  const protocol = fill(redirect.protocol).toLowerCase();
  const asked = fill(redirect.port);
  const standard = protocol === 'https' ? '443' : '80';
  const query = fill(redirect.query);
  const suffix = query === '' ? '' : `?${query}`;
  const shownPort = asked === standard ? '' : `:${asked}`;
  return `${protocol}://${fill(redirect.host)}${shownPort}${fill(redirect.path)}${suffix}`;
}
