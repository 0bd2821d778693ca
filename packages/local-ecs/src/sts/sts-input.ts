/** The input fields of STS. All are texts, as the query protocol has them. */
import { isJsonList, isJsonObject, type JsonObject } from '@slipway/ecs-rules/values';
import { ApiError } from '../engine/api-error.ts';
import { readString } from '../engine/input.ts';

interface Bounds {
  readonly least: number;
  readonly most: number;
}

export function refuseStsParameter(message: string): ApiError {
  return new ApiError('ValidationError', message);
}

function refuseConstraint(field: string, value: string, constraint: string): ApiError {
  const where = `Value ${value} at '${field[0]?.toLowerCase()}${field.slice(1)}'`;
  return refuseStsParameter(`1 validation error detected: ${where} failed to satisfy constraint: ${constraint}`);
}

/** @throws ApiError ValidationError */
export function readBounded(input: JsonObject, field: string, { least, most }: Bounds): string {
  const value = readString(input, field);
  if (value === undefined) throw refuseConstraint(field, 'null', 'Member must not be null');
  const than = value.length < least ? `greater than or equal to ${least}` : `less than or equal to ${most}`;
  if (value.length >= least && value.length <= most) return value;
  throw refuseConstraint(field, `'${value.slice(0, most)}'`, `Member must have length ${than}`);
}

/** `arn:PARTITION:iam::ACCOUNT:role/PATH/NAME` (STS API reference, AssumeRole); the wording of the last refusal is assumed. */
export function readRoleArn(input: JsonObject): string {
  const arn = readBounded(input, 'RoleArn', { least: 20, most: 2048 });
  if (/^arn:[a-z-]+:iam::\d{12}:role\/(?:[!-~]+\/)?[\w+=,.@-]{1,64}$/.test(arn)) return arn;
  throw refuseStsParameter(`${arn} is invalid`);
}

/** STS API reference, AssumeRole, RoleSessionName. */
export function readSessionName(input: JsonObject): string {
  const name = readBounded(input, 'RoleSessionName', { least: 2, most: 64 });
  if (/^[\w+=,.@-]*$/.test(name)) return name;
  const constraint = 'Member must satisfy regular expression pattern: [\\w+=,.@-]*';
  throw refuseConstraint('RoleSessionName', `'${name}'`, constraint);
}

/** @param unset the seconds of a session whose request names none */
export function readSeconds(input: JsonObject, bounds: Bounds, unset: number): number {
  const value = readString(input, 'DurationSeconds');
  const seconds = value === undefined ? unset : Number(value);
  if (Number.isInteger(seconds) && seconds >= bounds.least && seconds <= bounds.most) return seconds;
  const bound =
    seconds > bounds.most ? `less than or equal to ${bounds.most}` : `greater than or equal to ${bounds.least}`;
  throw refuseConstraint('DurationSeconds', `'${value}'`, `Member must have value ${bound}`);
}

const MOST_TAGS = 50;

/** Keys are compared without case (IAM User Guide, session tags); the wording of refusals is assumed. */
export function readSessionTags(input: JsonObject): Readonly<Record<string, string>> {
  // The query protocol writes an empty list as an empty text.
  const given = isJsonList(input.Tags) ? input.Tags : [];
  const tags = given
    .filter(isJsonObject)
    .map((tag): [string, string] => [
      readBounded(tag, 'Key', { least: 1, most: 128 }),
      readBounded({ Value: tag.Value ?? '' }, 'Value', { least: 0, most: 256 }),
    ]);
  if (tags.length > MOST_TAGS) throw refuseStsParameter(`A session has at most ${MOST_TAGS} tags.`);
  if (new Set(tags.map(([key]) => key.toLowerCase())).size < tags.length) {
    throw refuseStsParameter('Duplicate tag keys found. Please note that Tag keys are case insensitive.');
  }
  return Object.fromEntries(tags);
}

/** The claims of a JSON Web Token; nothing of it is verified. @throws ApiError InvalidIdentityToken */
export function readClaims(token: string): JsonObject {
  const [header = '', payload = '', signature] = token.split('.');
  const claims = signature === undefined || readPart(header) === undefined ? undefined : readPart(payload);
  if (claims !== undefined) return claims;
  // Observed in answers of the real service.
  const message = 'The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)';
  throw new ApiError('InvalidIdentityToken', message);
}

function readPart(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(atob(text.replaceAll('-', '+').replaceAll('_', '/')));
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
