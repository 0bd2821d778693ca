/** The syntax of names, tags, paths and references. It is checked before any of them reaches Docker or AWS. */
import {
  type ImageReference,
  isRegistryHost,
  isTag,
  parseImageReference,
  parseRepository,
  proposeTag,
} from '../images/image-reference.ts';
import { quote } from '../text/input-error.ts';
import { expecting, type Parse, refuseText } from './parse.ts';

/** How one kind of text is named and bounded. */
interface Form {
  /** With its article: `an image tag`. */
  readonly noun: string;
  /** The rule in words: what is allowed. */
  readonly rule: string;
  /** Longest text, in characters. */
  readonly longest: number;
  /** Stands for the text in the help. */
  readonly placeholder?: string;
  /** Attributes may be secrets, so that no error quotes the text. */
  readonly isPrivate?: boolean;
  /** A better advice than the rule, for texts of which it is known. */
  readonly advise?: (text: string) => string | undefined;
}

/** The form of one kind of text that is taken as it is. */
export interface Grammar extends Form {
  readonly pattern: RegExp | ((text: string) => boolean);
}

/** A text of this form. Control characters and a leading `-`, which docker would read as an option, never pass. */
export function textOf(grammar: Grammar): Parse<string> {
  const { pattern } = grammar;
  const isLegal = pattern instanceof RegExp ? (text: string) => pattern.test(text) : pattern;
  return readAs(grammar, (text) => (isLegal(text) ? text : undefined));
}

/** What is read of a text of this form; `read` answers undefined for a text that is not legal. */
function readAs<Value>(form: Form, read: (text: string) => Value | undefined): Parse<Value> {
  return expecting(form, (raw) => {
    const text = raw.trim();
    const problem = findProblem(text, form);
    const value = problem === undefined ? read(text) : undefined;
    if (value !== undefined) return { value };
    const shown = form.isPrivate === true ? 'an item' : quote(text);
    return refuseText(`${shown} ${problem ?? `is not ${form.noun}`}`, form.advise?.(text) ?? `Use ${form.rule}`);
  });
}

/** What no form allows. */
function findProblem(text: string, { longest }: Form): string | undefined {
  if (/[\p{Cc}\p{Cs}]/u.test(text)) return 'contains control characters';
  if (text.startsWith('-')) return 'begins with "-", like an option';
  return [...text].length > longest ? `is longer than ${longest} characters` : undefined;
}

const TAG_RULE = 'letters, digits, "_", "." and "-" (at most 128, not "." or "-" first)';

/** Two branches may meet in one rewritten tag, so a legal tag is proposed and never put in its place. */
export const IMAGE_TAG: Grammar = {
  noun: 'an image tag',
  rule: TAG_RULE,
  pattern: isTag,
  longest: 128,
  advise: (text) => {
    const proposal = proposeTag(text);
    return proposal === undefined ? undefined : `Use ${TAG_RULE}, such as "${proposal}"`;
  },
  placeholder: 'TAG',
};

/** Name, or URI, of a repository. Names: ECR API reference, CreateRepository, repositoryName. */
export const ECR_REPOSITORY: Grammar = {
  noun: 'an ECR repository',
  rule: 'a name or HOST/name of lower-case letters and digits, with single ".", "_", "-" or "/" between them',
  pattern: isEcrRepository,
  longest: 512,
  advise: (text) => {
    if (/^https?:/.test(text)) return 'Remove the scheme (https://)';
    return /[^/:]:[^/]+$|@/.test(text) ? 'Set only the repository here, and the tag in image-tag' : undefined;
  },
  placeholder: 'REPOSITORY',
};

function isEcrRepository(text: string): boolean {
  const { registry, name } = parseRepository(text);
  const isName = name.length >= 2 && name.length <= 256 && /^[a-z0-9]+(?:[._/-][a-z0-9]+)*$/.test(name);
  return isName && (registry === undefined || isRegistryHost(registry));
}

/** Docker's reference grammar; ECS allows at most 255 characters (ECS API reference, ContainerDefinition, image). */
const IMAGE_REFERENCE: Form = {
  noun: 'an image reference',
  rule: 'HOST/name:tag or HOST/name@sha256:digest, with the name in lower case',
  longest: 255,
  placeholder: 'IMAGE',
};

/** An image reference, in its parts. */
export const parseImage: Parse<ImageReference> = readAs(IMAGE_REFERENCE, parseImageReference);

const NAME = '[A-Za-z0-9_-]{1,255}';
const NAME_RULE = 'letters, digits, "_" and "-", at most 255';
const ECS_ARN = String.raw`arn:aws[a-z-]*:ecs:[a-z0-9-]+:\d{12}`;

/** ECS API reference, CreateService, serviceName. An ARN contains the cluster's name, except in the old form. */
export const SERVICE: Grammar = {
  noun: 'a service',
  rule: `a name (${NAME_RULE}) or an ARN`,
  pattern: new RegExp(String.raw`^(?:${NAME}|${ECS_ARN}:service\/(?:${NAME}\/)?${NAME})$`),
  longest: 640,
  placeholder: 'NAME',
};

/** ECS API reference, CreateCluster, clusterName. */
export const CLUSTER: Grammar = {
  noun: 'a cluster',
  rule: `a name (${NAME_RULE}) or an ARN`,
  pattern: new RegExp(String.raw`^(?:${NAME}|${ECS_ARN}:cluster\/${NAME})$`),
  longest: 384,
  placeholder: 'NAME',
};

/** ECS API reference, ContinueServiceDeployment, serviceDeploymentArn. */
export const SERVICE_DEPLOYMENT_ARN: Grammar = {
  noun: 'the ARN of a service deployment',
  rule: 'arn:aws:ecs:REGION:ACCOUNT:service-deployment/CLUSTER/SERVICE/ID',
  pattern: new RegExp(String.raw`^${ECS_ARN}:service-deployment\/${NAME}\/${NAME}\/${NAME}$`),
  longest: 1024,
  placeholder: 'ARN',
};

/** ECS API reference, ContinueServiceDeployment, hookId, which documents no form. */
export const HOOK_ID: Grammar = {
  noun: 'the ID of a lifecycle hook',
  rule: 'the output hook-id, such as ecs-pause-AbC123',
  pattern: /^[\w.:/-]+$/,
  longest: 255,
  placeholder: 'ID',
};

/** ECS API reference, RegisterTaskDefinition, family. */
export const FAMILY: Grammar = {
  noun: 'a family',
  rule: NAME_RULE,
  pattern: new RegExp(`^${NAME}$`),
  longest: 255,
  placeholder: 'NAME',
};

/** ECS API reference, ContainerDefinition, name. */
export const CONTAINER: Grammar = { ...FAMILY, noun: 'a container name' };

/** IAM User Guide, "Your AWS account identifiers". YAML reads a number where there are no quotes. */
export const ACCOUNT: Grammar = {
  noun: 'an AWS account',
  rule: 'twelve digits in quotes (YAML drops leading zeros of a number)',
  pattern: /^\d{12}$/,
  longest: 12,
  placeholder: 'ACCOUNT',
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
 * What DescribeTaskDefinition accepts (ECS API reference, DescribeTaskDefinition, taskDefinition). Whether an ARN
 * without a number is accepted is not documented there, so ECS decides.
 */
export const REVISION: Grammar = {
  noun: 'a revision',
  rule: `${REVISION_ARN.rule}, FAMILY:NUMBER, or FAMILY for its latest active revision`,
  pattern: new RegExp(String.raw`^(?:${ECS_ARN}:task-definition\/)?${NAME}(?:${NUMBER})?$`),
  longest: 384,
  placeholder: 'REVISION',
};

/**
 * Of a role: IAM API reference, CreateRole. ECS accepts its name or its ARN (ECS API reference,
 * RegisterTaskDefinition).
 */
export const ROLE: Grammar = {
  noun: 'a role',
  rule: 'an ARN (arn:aws:iam::ACCOUNT:role/NAME) or a name (letters, digits and "+=,.@_-", at most 64)',
  pattern: /^(?:arn:aws[a-z-]*:iam::\d{12}:role\/(?:[!-.0-~]+\/)*)?[\w+=,.@-]{1,64}$/,
  longest: 640,
  placeholder: 'ROLE',
};

/** ECS API reference, EnvironmentFile; Amazon S3 User Guide, bucket naming rules. */
export const ENVIRONMENT_FILE: Grammar = {
  noun: 'the ARN of an environment file',
  rule: 'arn:aws:s3:::BUCKET/KEY, with a key that ends in .env',
  pattern: /^arn:aws[a-z-]*:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/\S+\.env$/,
  longest: 1200,
  advise: (text) => (/^s3:\/\/./.test(text) ? `Use arn:aws:s3:::BUCKET/KEY instead of s3://BUCKET/KEY` : undefined),
  placeholder: 'ARN',
};

/** A field of a task definition, or the name of an option or label in it. */
export const FIELD_NAME: Grammar = {
  noun: 'the name of a field',
  rule: 'the name only, without its path, such as tag',
  pattern: /^[^\s[\]{}"]+$/u,
  longest: 255,
  placeholder: 'NAME',
};

/** A path of the file system; the code that opens it checks where it leads. */
export const PATH: Grammar = {
  noun: 'a path',
  rule: 'any text that does not begin with "-"',
  pattern: /^.+$/u,
  longest: 4096,
  advise: (text) => (text.startsWith('-') ? 'Put ./ before it' : 'Use a path without them'),
  placeholder: 'PATH',
};

/** Docker's build stages, or the number of one. */
export const STAGE: Grammar = {
  noun: 'a build stage',
  rule: 'letters, digits, "_", "." and "-", with a letter or digit first',
  pattern: /^[A-Za-z0-9][A-Za-z0-9_.-]*$/,
  longest: 128,
  placeholder: 'STAGE',
};

/** OCI image specification, platform: operating system, architecture, variant. */
export const PLATFORM: Grammar = {
  noun: 'a platform',
  rule: 'os/architecture or os/architecture/variant, such as linux/arm64',
  pattern: /^[a-z0-9_]+\/[a-z0-9_]+(?:\/[a-z0-9_.]+)?$/,
  longest: 64,
  placeholder: 'PLATFORM',
};

/** Where a build cache is kept: an image reference, or `type=…` with attributes. */
export const CACHE: Grammar = {
  noun: 'a cache location',
  rule: 'an image reference or attributes such as type=registry,ref=…, without spaces',
  pattern: /^[^\s"]+$/u,
  longest: 1024,
  isPrivate: true,
  placeholder: 'CACHE',
};

/** Amazon EC2 API reference, CreateSubnet. */
export const SUBNET: Grammar = {
  noun: 'a subnet id',
  rule: 'subnet- followed by letters or digits',
  pattern: /^subnet-[A-Za-z0-9]+$/,
  longest: 64,
  placeholder: 'SUBNET',
};

/** Amazon EC2 API reference, CreateSecurityGroup. */
export const SECURITY_GROUP: Grammar = {
  noun: 'a security group id',
  rule: 'sg- followed by letters or digits',
  pattern: /^sg-[A-Za-z0-9]+$/,
  longest: 64,
  placeholder: 'GROUP',
};

/** ECS API reference, RunTask, startedBy. */
export const STARTED_BY: Grammar = {
  noun: 'a startedBy value',
  rule: 'letters, digits, "-", "/" and "_", at most 128',
  pattern: /^[A-Za-z0-9/_-]+$/,
  longest: 128,
  placeholder: 'NAME',
};

/** Of an application, a deployment group or a configuration (AWS CodeDeploy quotas). */
export const CODE_DEPLOY_NAME: Grammar = {
  noun: 'a CodeDeploy name',
  rule: 'letters, digits and ". _ + = , @ -", at most 100',
  pattern: /^[A-Za-z0-9._+=,@-]+$/,
  longest: 100,
  placeholder: 'NAME',
};

/** ECS API reference, Volume, name. */
export const VOLUME_NAME: Grammar = { ...FAMILY, noun: 'a volume name' };
