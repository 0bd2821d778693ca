/** References of a task definition to secrets and parameters. Undefined where the run's own API cannot answer. */

import type { Place, Resource } from './requirement.ts';

interface ArnParts {
  readonly service: string;
  /** Such as `secret:prod/db-a1B2c3`; the suffixes of a `valueFrom` are still there. */
  readonly resource: string;
}

/**
 * A `valueFrom`: the ARN of a secret or parameter, or the name of a parameter in the region of the task (ECS API
 * reference, Secret).
 */
export function parseValueFrom(text: string, place: Place): Resource | undefined {
  if (!text.startsWith('arn:')) return toParameter(text);
  const parts = parseOwnArn(text, place);
  if (parts?.service === 'secretsmanager') return toSecret(text, parts);
  const path = parts?.service === 'ssm' ? /^parameter(\/.+)$/.exec(parts.resource)?.[1] : undefined;
  return path === undefined ? undefined : toParameter(path);
}

/** "You can use either the full ARN or the name of the secret" (ECS API reference, RepositoryCredentials). */
export function parseCredentials(text: string, place: Place): Resource | undefined {
  if (text.startsWith('arn:')) {
    const parts = parseOwnArn(text, place);
    return parts?.service === 'secretsmanager' ? toSecret(text, parts) : undefined;
  }
  // Letters, numbers and these (AWS Secrets Manager API reference, CreateSecret, Name).
  return /^[\w/+=.@-]+$/.test(text) ? { kind: 'secret', name: text, ids: [text] } : undefined;
}

function parseOwnArn(text: string, place: Place): ArnParts | undefined {
  const [, service = '', region, account, resource = ''] =
    /^arn:[a-z-]+:([a-z]+):([a-z0-9-]+):(\d{12}):(.+)$/.exec(text) ?? [];
  return region === place.region && account === place.account ? { service, resource } : undefined;
}

/**
 * `secret:NAME-SUFFIX`, then `:json-key:version-stage:version-id` (ECS Developer Guide, secrets in environment
 * variables).
 */
function toSecret(text: string, { resource }: ArnParts): Resource | undefined {
  const name = /^secret:([^:]+)/.exec(resource)?.[1];
  if (name === undefined) return undefined;
  return { kind: 'secret', name, ids: [text.split(':').slice(0, 7).join(':')] };
}

/**
 * Names of AWS's own parameters and of references to Secrets Manager, which DescribeParameters does not list; nobody
 * else can use them (AWS Systems Manager API reference, PutParameter, Name).
 */
const RESERVED = /^\/?(?:aws|ssm)/i;

/**
 * A name, perhaps with a version or a label after a colon (AWS Systems Manager User Guide, parameter versions and
 * labels). In an ARN a name of one level is the same with and without its slash.
 */
function toParameter(text: string): Resource | undefined {
  const name = /^([\w./-]+)(?::[\w.-]+)?$/.exec(text)?.[1];
  if (name === undefined || RESERVED.test(name)) return undefined;
  const level = /^\/?([^/]+)$/.exec(name)?.[1];
  return { kind: 'parameter', name, ids: level === undefined ? [name] : [level, `/${level}`] };
}
