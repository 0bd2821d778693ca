/** The variables of a container that the AWS SDKs read. Values in, values out. */
import type { Pair } from './task-specification.ts';

export interface AwsEnvironmentParts {
  /** Address of the APIs, as containers reach it. */
  readonly api: string;
  readonly region: string;
  readonly isFargate: boolean;
  readonly credentials: RoleCredentials | undefined;
}

/** Temporary credentials of a task role. */
export interface RoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/**
 * ECS's own variables (ECS Developer Guide, Amazon ECS environment variables), and the address of the local ECS. What
 * the container sets itself has precedence. ECS gives an address of credentials instead of keys: without TLS, SDKs
 * accept only loopback and 169.254.170.2, which one local ECS of a machine could have, and none on a machine of ECS.
 *
 * @param own variables of the container
 */
export function writeAwsEnvironment(parts: AwsEnvironmentParts, own: readonly Pair[]): readonly Pair[] {
  const { api, region, isFargate, credentials } = parts;
  const named = new Set(own.map(({ name }) => name));
  const variables = [
    { name: 'AWS_EXECUTION_ENV', value: isFargate ? 'AWS_ECS_FARGATE' : 'AWS_ECS_EC2' },
    { name: 'AWS_REGION', value: region },
    { name: 'AWS_DEFAULT_REGION', value: region },
    { name: 'AWS_ENDPOINT_URL', value: api },
  ];
  const keys = writeCredentials(credentials);
  // Keys of two origins do not belong together.
  const hasKeys = keys.some(({ name }) => named.has(name));
  return [...variables.filter(({ name }) => !named.has(name)), ...(hasKeys ? [] : keys)];
}

function writeCredentials(credentials: RoleCredentials | undefined): readonly Pair[] {
  if (credentials === undefined) return [];
  return [
    { name: 'AWS_ACCESS_KEY_ID', value: credentials.accessKeyId },
    { name: 'AWS_SECRET_ACCESS_KEY', value: credentials.secretAccessKey },
    { name: 'AWS_SESSION_TOKEN', value: credentials.sessionToken },
  ];
}
