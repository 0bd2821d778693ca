/** What names, tags, paths and references may look like: checked before any of them reaches docker or AWS. */
import {
  isRegistryHost,
  isTag,
  parseImageReference,
  parseRepository,
  proposeTag,
} from '../registry/image-reference.ts';
import { quote } from './fault.ts';
import { type Parse, refuse } from './parse.ts';

/** The form of one kind of text. */
export interface Grammar {
  /** With its article: `an image tag`. */
  readonly noun: string;
  /** The rule in words: what is allowed. */
  readonly rule: string;
  readonly pattern: RegExp | ((text: string) => boolean);
  /** Longest text, in characters. */
  readonly longest: number;
  /** Attributes may be secrets, so that no fault quotes the text. */
  readonly isPrivate?: boolean;
  /** A better advice than the rule, for texts of which it is known. */
  readonly advise?: (text: string) => string | undefined;
}

/** A text of this form. Control characters and a leading `-`, which docker would read as an option, never pass. */
export function textOf(grammar: Grammar): Parse<string> {
  return (raw) => {
    const text = raw.trim();
    const problem = findProblem(text, grammar);
    if (problem === undefined) return { value: text };
    const shown = grammar.isPrivate === true ? 'an item' : quote(text);
    return refuse(`${shown} ${problem}`, grammar.advise?.(text) ?? `Write ${grammar.noun}: ${grammar.rule}`);
  };
}

function findProblem(text: string, grammar: Grammar): string | undefined {
  if (/[\p{Cc}\p{Cs}]/u.test(text)) return 'holds control characters';
  if (text.startsWith('-')) return 'begins with "-", as an option does';
  if ([...text].length > grammar.longest) return `is longer than ${grammar.longest} characters`;
  const { pattern } = grammar;
  const isLegal = pattern instanceof RegExp ? pattern.test(text) : pattern(text);
  return isLegal ? undefined : `is not ${grammar.noun}`;
}

const TAG_RULE = 'letters, digits, "_", "." and "-", at most 128, neither "." nor "-" first';

/** Two branches may meet in one rewritten tag, so a legal tag is proposed and never put in its place. */
export const IMAGE_TAG: Grammar = {
  noun: 'an image tag',
  rule: TAG_RULE,
  pattern: isTag,
  longest: 128,
  advise: (text) => {
    const proposal = proposeTag(text);
    return proposal === undefined ? undefined : `A tag is ${TAG_RULE}; "${proposal}" would do`;
  },
};

/** Name, or URI, of a repository. Names: ECR API reference, CreateRepository, repositoryName. */
export const ECR_REPOSITORY: Grammar = {
  noun: 'an ECR repository',
  rule: 'lower case letters, digits, and single ".", "_", "-" or "/" between them, as name or as HOST/name',
  pattern: isEcrRepository,
  longest: 512,
  advise: (text) => {
    if (/^https?:/.test(text)) return 'Leave the scheme out';
    return /[^/:]:[^/]+$|@/.test(text) ? 'Give the repository alone; the tag goes into image-tag' : undefined;
  },
};

function isEcrRepository(text: string): boolean {
  const { registry, name } = parseRepository(text);
  const isName = name.length >= 2 && name.length <= 256 && /^[a-z0-9]+(?:[._/-][a-z0-9]+)*$/.test(name);
  return isName && (registry === undefined || isRegistryHost(registry));
}

/** Docker's reference grammar; ECS takes at most 255 characters (ECS API reference, ContainerDefinition, image). */
export const IMAGE_REFERENCE: Grammar = {
  noun: 'an image reference',
  rule: 'HOST/name:tag or HOST/name@sha256:digest, the name in lower case',
  pattern: (text) => parseImageReference(text) !== undefined,
  longest: 255,
};

const NAME = '[A-Za-z0-9_-]{1,255}';
const NAME_RULE = 'letters, digits, "_" and "-", at most 255';
const ECS_ARN = String.raw`arn:aws[a-z-]*:ecs:[a-z0-9-]+:\d{12}`;

/** ECS API reference, CreateService, serviceName. An ARN may hold the cluster's name or, in the old form, not. */
export const SERVICE: Grammar = {
  noun: 'a service',
  rule: `its name (${NAME_RULE}) or its ARN`,
  pattern: new RegExp(String.raw`^(?:${NAME}|${ECS_ARN}:service\/(?:${NAME}\/)?${NAME})$`),
  longest: 640,
};

/** ECS API reference, CreateCluster, clusterName. */
export const CLUSTER: Grammar = {
  noun: 'a cluster',
  rule: `its name (${NAME_RULE}) or its ARN`,
  pattern: new RegExp(String.raw`^(?:${NAME}|${ECS_ARN}:cluster\/${NAME})$`),
  longest: 384,
};

/** ECS API reference, RegisterTaskDefinition, family. */
export const FAMILY: Grammar = {
  noun: 'a family',
  rule: NAME_RULE,
  pattern: new RegExp(`^${NAME}$`),
  longest: 255,
};

/** ECS API reference, ContainerDefinition, name. */
export const CONTAINER: Grammar = { ...FAMILY, noun: 'a container name' };

/** IAM User Guide, "Your AWS account identifiers". YAML reads a number where there are no quotes. */
export const ACCOUNT: Grammar = {
  noun: 'an AWS account',
  rule: 'its twelve digits, in quotes, since YAML drops zeros in front of a number',
  pattern: /^\d{12}$/,
  longest: 12,
};

const NUMBER = String.raw`:[1-9]\d{0,6}`;
const NUMBERED_ARN = String.raw`${ECS_ARN}:task-definition\/${NAME}${NUMBER}`;

/** ARN of a revision. */
export const REVISION_ARN: Grammar = {
  noun: 'the ARN of a revision',
  rule: 'arn:aws:ecs:REGION:ACCOUNT:task-definition/FAMILY:NUMBER',
  pattern: new RegExp(`^${NUMBERED_ARN}$`),
  longest: 384,
};

/**
 * What DescribeTaskDefinition takes (ECS API reference, DescribeTaskDefinition, taskDefinition). Whether an ARN without a number
 * is accepted is not documented there, so ECS decides.
 */
export const REVISION: Grammar = {
  noun: 'a revision',
  rule: `${REVISION_ARN.rule}, FAMILY:NUMBER, or FAMILY for its latest active one`,
  pattern: new RegExp(String.raw`^(?:${ECS_ARN}:task-definition\/)?${NAME}(?:${NUMBER})?$`),
  longest: 384,
};

/** Of a role: IAM API reference, CreateRole. ECS takes its name or its ARN (ECS API reference, RegisterTaskDefinition). */
export const ROLE: Grammar = {
  noun: 'a role',
  rule: 'its ARN, arn:aws:iam::ACCOUNT:role/NAME, or its name (letters, digits and "+=,.@_-", at most 64)',
  pattern: /^(?:arn:aws[a-z-]*:iam::\d{12}:role\/(?:[!-.0-~]+\/)*)?[\w+=,.@-]{1,64}$/,
  longest: 640,
};

/** ECS API reference, EnvironmentFile; Amazon S3 User Guide, bucket naming rules. */
export const ENVIRONMENT_FILE: Grammar = {
  noun: 'the ARN of a file of environment variables',
  rule: 'arn:aws:s3:::BUCKET/KEY, the key ending in .env',
  pattern: /^arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/\S+\.env$/,
  longest: 1200,
  advise: (text) => (/^s3:\/\/./.test(text) ? `Write arn:aws:s3:::BUCKET/KEY instead of s3://BUCKET/KEY` : undefined),
};

/** A member of a task definition, or the name of an option or label in it. */
export const MEMBER: Grammar = {
  noun: 'the name of a member',
  rule: 'the name alone, without its place, as tag',
  pattern: /^[^\s[\]{}"]+$/u,
  longest: 255,
};

/** A path of the file system; where it may lead is checked by whoever opens it. */
export const PATH: Grammar = {
  noun: 'a path',
  rule: 'any text that does not begin with "-"',
  pattern: /^.+$/u,
  longest: 4096,
  advise: (text) => (text.startsWith('-') ? 'Write ./ in front of the path' : 'Give a path without them'),
};

/** Docker's build stages, or the number of one. */
export const STAGE: Grammar = {
  noun: 'a build stage',
  rule: 'letters, digits, "_", "." and "-", a letter or digit first',
  pattern: /^[A-Za-z0-9][A-Za-z0-9_.-]*$/,
  longest: 128,
};

/** OCI image specification, platform: operating system, architecture, variant. */
export const PLATFORM: Grammar = {
  noun: 'a platform',
  rule: 'os/architecture or os/architecture/variant, as linux/arm64',
  pattern: /^[a-z0-9_]+\/[a-z0-9_]+(?:\/[a-z0-9_.]+)?$/,
  longest: 64,
};

/** Where a build cache is kept: an image reference, or `type=…` with attributes. */
export const CACHE: Grammar = {
  noun: 'a place for a cache',
  rule: 'an image reference or attributes as type=registry,ref=…, without blanks',
  pattern: /^[^\s"]+$/u,
  longest: 1024,
  isPrivate: true,
};

/** Amazon EC2 API reference, CreateSubnet. */
export const SUBNET: Grammar = {
  noun: 'the id of a subnet',
  rule: 'subnet- and letters or digits',
  pattern: /^subnet-[A-Za-z0-9]+$/,
  longest: 64,
};

/** Amazon EC2 API reference, CreateSecurityGroup. */
export const SECURITY_GROUP: Grammar = {
  noun: 'the id of a security group',
  rule: 'sg- and letters or digits',
  pattern: /^sg-[A-Za-z0-9]+$/,
  longest: 64,
};

/** ECS API reference, RunTask, startedBy. */
export const STARTED_BY: Grammar = {
  noun: 'a name for startedBy',
  rule: 'letters, digits, "-", "/" and "_", at most 128',
  pattern: /^[A-Za-z0-9/_-]+$/,
  longest: 128,
};

/** Of an application, a deployment group or a configuration (AWS CodeDeploy quotas). */
export const CODE_DEPLOY_NAME: Grammar = {
  noun: 'a name of CodeDeploy',
  rule: 'letters, digits and ". _ + = , @ -", at most 100',
  pattern: /^[A-Za-z0-9._+=,@-]+$/,
  longest: 100,
};

/** ECS API reference, Volume, name. */
export const VOLUME_NAME: Grammar = { ...FAMILY, noun: 'the name of a volume' };
