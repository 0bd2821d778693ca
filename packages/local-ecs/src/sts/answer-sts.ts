/**
 * AWS Security Token Service. Every role may be assumed, unless those that exist are given; there are no policies, and
 * the token of a web identity is not verified.
 */
import { defined, type JsonObject } from '@slipway/ecs-rules/values';
import { answerOperation, type Operations } from '../engine/answer-operation.ts';
import { ApiError } from '../engine/api-error.ts';
import { userArn } from '../engine/arn.ts';
import type { Answer } from '../engine/contract.ts';
import { omitAbsent, readString } from '../engine/input.ts';
import {
  type CredentialSource,
  type Identity,
  type IssuedCredentials,
  issueCredentials,
  issueFor,
  readIdentity,
} from './issue-credentials.ts';
import {
  readBounded,
  readClaims,
  readRoleArn,
  readSeconds,
  readSessionName,
  readSessionTags,
  refuseStsParameter,
} from './sts-input.ts';

export interface StsParts extends CredentialSource {
  /** Twelve digits. */
  readonly account: string;
  /** Names of the roles of the account, without paths; absent: every role exists. */
  readonly roles?: readonly string[];
}

/** What a call is signed with. */
export interface StsCaller {
  readonly accessKeyId: string;
  readonly sessionToken?: string;
}

interface StsContext extends StsParts {
  readonly identity: Identity;
  /** Whether the caller has credentials of a session of a role. */
  readonly isChained: boolean;
}

const OPERATIONS: Operations<StsContext> = new Map([
  ['GetCallerIdentity', getCallerIdentity],
  ['AssumeRole', assumeRole],
  ['AssumeRoleWithWebIdentity', assumeRoleWithWebIdentity],
  ['GetSessionToken', getSessionToken],
  ['GetAccessKeyInfo', ({ account }: StsContext) => ({ Account: account })],
]);

/** Undefined when there is no such operation. */
export function answerSts(
  parts: StsParts,
  caller: StsCaller,
  call: { readonly operation: string; readonly input: JsonObject },
): Answer | undefined {
  const identity = readIdentity(caller.accessKeyId, caller.sessionToken ?? '') ?? identifyUser(parts.account);
  const isChained = identity.arn.includes(':assumed-role/');
  return answerOperation(OPERATIONS, call, { ...parts, identity, isChained });
}

/** Every caller without a session is the same user of the account, whatever the access key. */
function identifyUser(account: string): Identity {
  return { arn: userArn(account), userId: 'AIDALOCALLOCALLOCAL00', account };
}

function getCallerIdentity({ identity }: StsContext): JsonObject {
  return { Arn: identity.arn, UserId: identity.userId, Account: identity.account };
}

/** STS API reference, AssumeRole, AssumeRoleWithWebIdentity. */
const ROLE_SECONDS = { least: 900, most: 43_200 };
const CHAINED_SECONDS = 3600;

function assumeRole(context: StsContext, input: JsonObject): JsonObject {
  const arn = readRoleArn(input);
  const name = readSessionName(input);
  const seconds = readSeconds(input, ROLE_SECONDS, CHAINED_SECONDS);
  const tags = readSessionTags(input);
  if (context.isChained && seconds > CHAINED_SECONDS) {
    // Observed in answers of the real service.
    throw refuseStsParameter(
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining',
    );
  }
  if (!hasRole(context, arn)) {
    const what = `is not authorized to perform: sts:AssumeRole on resource: ${arn}`;
    throw new ApiError('AccessDenied', `User: ${context.identity.arn} ${what}`);
  }
  return {
    ...describeSession(issueCredentials(arn, { name, seconds, tags }, context)),
    ...defined({ SourceIdentity: readString(input, 'SourceIdentity') }),
  };
}

function assumeRoleWithWebIdentity(context: StsContext, input: JsonObject): JsonObject {
  const arn = readRoleArn(input);
  const name = readSessionName(input);
  const seconds = readSeconds(input, ROLE_SECONDS, CHAINED_SECONDS);
  const claims = readClaims(readBounded(input, 'WebIdentityToken', { least: 4, most: 20_000 }));
  if (!hasRole(context, arn)) {
    // Observed in answers of the real service.
    throw new ApiError('AccessDenied', 'Not authorized to perform sts:AssumeRoleWithWebIdentity');
  }
  const [audience] = [claims.aud ?? []].flat();
  return omitAbsent({
    ...describeSession(issueCredentials(arn, { name, seconds }, context)),
    SubjectFromWebIdentityToken: claims.sub,
    Audience: audience,
    Provider: claims.iss,
  });
}

/** The roles of other accounts are not known: they exist. */
function hasRole({ account, roles }: StsContext, arn: string): boolean {
  const isOwn = arn.split(':')[4] === account;
  return !isOwn || roles === undefined || roles.includes(arn.slice(arn.lastIndexOf('/') + 1));
}

function getSessionToken(context: StsContext, input: JsonObject): JsonObject {
  const seconds = readSeconds(input, { least: 900, most: 129_600 }, 43_200);
  if (context.isChained) throw new ApiError('AccessDenied', 'Cannot call GetSessionToken with session credentials');
  return { Credentials: describeCredentials(issueFor(context.identity, { seconds }, context)) };
}

function describeSession(issued: IssuedCredentials): JsonObject {
  const { arn, userId } = issued.identity;
  return { Credentials: describeCredentials(issued), AssumedRoleUser: { AssumedRoleId: userId, Arn: arn } };
}

function describeCredentials({ accessKeyId, secretAccessKey, sessionToken, expiresAt }: IssuedCredentials): JsonObject {
  return {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: sessionToken,
    Expiration: new Date(expiresAt).toISOString().replace(/\.\d+Z$/, 'Z'),
  };
}
