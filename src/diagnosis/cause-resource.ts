/** The resource that a text of AWS is about: a secret, an image, a role, a log group. Outside text, not yet cleaned. */
import type { CauseKind } from './diagnosis.ts';

const SECRET_ARN = /arn:aws[\w-]{0,16}:(?:secretsmanager|ssm):[\w-]*:[\w*]*:(?:secret:|parameter)[^\s'",]{1,512}/;
const PARAMETERS = /invalid (?:ssm )?parameters: ([^\s'",]{1,512}(?:, ?[^\s'",]{1,512})*)/i;
const SECRET_NAME = /\bsecret '?([\w/+=.@!-]{1,512})'?(?: from|: | in )/;
const ROLE_ARN = /arn:aws[\w-]{0,16}:iam::\d*:role\/[\w+=,.@/-]{1,512}/;
const ASSUMED_ROLE = /assumed-role\/([\w+=,.@-]{1,64})\//;
const LOG_GROUP = /log-group:([\w./#-]{1,512})/;
const IMAGE =
  /resolve ref(?:erence)? "?(\S{1,512}?)"?:(?:\s|$)|(?:access denied for|manifest for|cannot pull) '?([^\s,']{1,512})/i;
const PLATFORM = /matching platform '?([\w/-]{1,64})|matching manifest for ([\w/-]{1,64})/;
const TARGET_GROUP = /arn:aws[\w-]{0,16}:elasticloadbalancing:[\w-]*:\d*:targetgroup\/[\w/-]{1,128}/;
const SUBNET = /\bsubnet-[0-9a-f]{8,17}\b/;
const PROVIDER = /capacity provider ([\w-]{1,255})/;
const MISSING_KEY = /json key ([\w.-]{1,255})/;

/** What a cause is about, where its words say it; undefined when they do not. */
export function findResource(kind: CauseKind, words: string): string | undefined {
  if (kind.startsWith('secret-')) return findSecret(words);
  if (kind === 'role-inaccessible') return trim(ROLE_ARN.exec(words)?.[0]);
  if (kind.startsWith('log')) return LOG_GROUP.exec(words)?.[1];
  if (kind.startsWith('target-group-')) return TARGET_GROUP.exec(words)?.[0];
  if (kind === 'no-free-address') return SUBNET.exec(words)?.[0];
  return kind === 'provider-failed' ? PROVIDER.exec(words)?.[1] : undefined;
}

/** The reference that a pull failure names. */
export function findImage(words: string): string | undefined {
  const [, resolved, named] = IMAGE.exec(words) ?? [];
  return trim(resolved ?? named);
}

/** As docker names it, such as `linux/arm64`. */
export function findPlatform(words: string): string | undefined {
  const [, wanted, missing] = PLATFORM.exec(words) ?? [];
  return wanted ?? missing;
}

/** The name of the role that was denied something. */
export function findDeniedRole(words: string): string | undefined {
  return ASSUMED_ROLE.exec(words)?.[1];
}

export function findMissingKey(words: string): string | undefined {
  return trim(MISSING_KEY.exec(words)?.[1]);
}

/** Of AWS Systems Manager, and not of AWS Secrets Manager. */
export function isParameter(resource: string, words: string): boolean {
  return (
    /:ssm:|:parameter\//.test(resource) || (!resource.startsWith('arn:') && /\bssm\b|Systems Manager/i.test(words))
  );
}

function findSecret(words: string): string | undefined {
  return trim(SECRET_ARN.exec(words)?.[0] ?? PARAMETERS.exec(words)?.[1] ?? SECRET_NAME.exec(words)?.[1]);
}

/** The end of a sentence is no part of a name. */
function trim(found: string | undefined): string | undefined {
  return found?.replace(/[.,:;)]+$/, '');
}
