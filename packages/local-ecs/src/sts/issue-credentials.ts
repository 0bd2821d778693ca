/**
 * Temporary credentials. The session token contains whose they are, so nothing has to be remembered: they stay valid
 * after a reset and after the end of the process. Signatures are not verified, and neither is the end of a session.
 */
import type { JsonObject } from '@slipway/ecs-rules/values';

/** Who makes a call. */
export interface Identity {
  readonly arn: string;
  /** `ROLE-ID:SESSION`, or the id of a user. */
  readonly userId: string;
  /** Twelve digits. */
  readonly account: string;
}

export interface SessionRequest {
  readonly name: string;
  readonly seconds: number;
  /** Session tags; they are kept in the session token. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** What credentials are made of. */
export interface CredentialSource {
  /** Milliseconds since the epoch: clients compare the end of a session with their own clock. */
  readonly now: () => number;
  readonly drawHex: (digits: number) => string;
}

export interface IssuedCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
  readonly identity: Identity;
}

/** The id that GetRole shows for every role. */
const ROLE_ID = 'AROALOCALLOCALLOCAL00';

/** Credentials for a role, as AssumeRole hands them out. @param roleArn `arn:aws:iam::ACCOUNT:role/PATH/NAME` */
export function issueCredentials(
  roleArn: string,
  session: SessionRequest,
  source: CredentialSource,
): IssuedCredentials {
  return issueFor(identifySession(roleArn, session.name), session, source);
}

/** The ARN of a role that is given by ARN or name (ECS API reference, RegisterTaskDefinition, taskRoleArn). */
export function expandRole(role: string, account: string): string {
  return role.startsWith('arn:') ? role : `arn:aws:iam::${account}:role/${role}`;
}

/** The identity has no path (IAM User Guide, IAM identifiers, ARN of an assumed role). */
function identifySession(roleArn: string, session: string): Identity {
  const [, partition = 'aws', , , account = ''] = roleArn.split(':');
  const role = roleArn.slice(roleArn.lastIndexOf('/') + 1);
  const arn = `arn:${partition}:sts::${account}:assumed-role/${role}/${session}`;
  return { arn, userId: `${ROLE_ID}:${session}`, account };
}

/** Credentials for any identity. Keys of sessions begin with `ASIA` (IAM User Guide, IAM identifiers). */
export function issueFor(
  identity: Identity,
  { seconds, tags = {} }: Pick<SessionRequest, 'seconds' | 'tags'>,
  source: CredentialSource,
): IssuedCredentials {
  const accessKeyId = `ASIA${source.drawHex(16).toUpperCase()}`;
  const expiresAt = source.now() + seconds * 1000;
  const sessionToken = writeToken({ accessKeyId, ...identity, tags, expiresAt });
  return { accessKeyId, secretAccessKey: source.drawHex(40), sessionToken, expiresAt, identity };
}

/** Whose credentials these are; undefined when they were not handed out here. */
export function readIdentity(accessKeyId: string, sessionToken: string): Identity | undefined {
  const session = readToken(sessionToken);
  const { arn, userId, account } = session;
  if (session.accessKeyId !== accessKeyId) return undefined;
  if (typeof arn !== 'string' || typeof userId !== 'string' || typeof account !== 'string') return undefined;
  return { arn, userId, account };
}

function writeToken(session: JsonObject): string {
  return btoa(encodeURIComponent(JSON.stringify(session)));
}

function readToken(token: string): JsonObject {
  try {
    const session: unknown = JSON.parse(decodeURIComponent(atob(token)));
    return typeof session === 'object' && session !== null ? (session as JsonObject) : {};
  } catch {
    return {};
  }
}
