/** A parameter of Parameter Store and its versions. Values in, values out. */
import { inventDigest } from '../engine/image.ts';

export interface ParameterVersion {
  readonly number: number;
  readonly value: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

export interface Parameter {
  readonly name: string;
  readonly arn: string;
  readonly type: string;
  readonly tier: string;
  readonly dataType: string;
  readonly description?: string;
  readonly allowedPattern?: string;
  readonly keyId?: string;
  readonly tags: Readonly<Record<string, string>>;
  /** Oldest first, at least one. */
  readonly versions: readonly ParameterVersion[];
}

/** In the ARN a parameter `/a/b` is `parameter/a/b`, and so is `a/b`. */
export function parameterArn(place: { readonly region: string; readonly account: string }, name: string): string {
  return `arn:aws:ssm:${place.region}:${place.account}:parameter${name.startsWith('/') ? name : `/${name}`}`;
}

/** The value as it is answered: without decryption that of a SecureString stays unreadable. */
export function showValue(
  { type, name }: Parameter,
  { value, number }: ParameterVersion,
  isDecrypted: boolean,
): string {
  return type === 'SecureString' && !isDecrypted ? btoa(inventDigest(`${name}:${number}`)) : value;
}
