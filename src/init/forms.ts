/** The forms of answers. Names are narrower than ECS allows: other resources get the same names. */
import { type Grammar, integerIn, oneOf, type Parse, textOf } from '@slipway/ecs-rules/grammar';

/**
 * Also a repository (ECR API reference, CreateRepository), a target group of at most 32 letters, digits and hyphens
 * (Elastic Load Balancing API reference, CreateTargetGroup), and a part of role names.
 */
const SERVICE_NAME: Grammar = {
  noun: 'a service name that its repository and target group can have too',
  rule: '2 to 32 lower-case letters, digits and single hyphens, with a letter first',
  pattern: /^(?=.{2,})[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/,
  longest: 32,
  placeholder: 'NAME',
};

/** ECS API reference, CreateCluster; a role name of at most 64 characters contains it (IAM API reference, CreateRole). */
const CLUSTER_NAME: Grammar = {
  noun: 'a cluster name',
  rule: 'letters, digits, "_" and "-", at most 49',
  pattern: /^[A-Za-z0-9_][A-Za-z0-9_-]*$/,
  longest: 49,
  placeholder: 'NAME',
};

/** Elastic Load Balancing API reference, CreateTargetGroup, HealthCheckPath, without quotes and `$`. */
const HEALTH_CHECK_PATH: Grammar = {
  noun: 'a path',
  rule: '"/" and letters, digits and "/_.~?=&%+,:@-"',
  pattern: /^\/[A-Za-z0-9/_.~?=&%+,:@-]*$/,
  longest: 1024,
  placeholder: 'PATH',
};

/** GitHub allows more characters; a `:` would end the name in the subject of the trust policy. */
const ENVIRONMENT: Grammar = {
  noun: 'an environment that the trust policy can name',
  rule: 'letters, digits, "_", "." and "-"',
  pattern: /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/,
  longest: 255,
  placeholder: 'NAME',
};

/**
 * `owner/name` of GitHub, each perhaps with `@` and its id as in the subject of a token; a project of GitLab may lie in
 * groups of groups.
 */
const CODE_REPOSITORY: Grammar = {
  noun: 'a repository',
  rule: 'owner/name, without the host and ".git"',
  pattern: /^[A-Za-z0-9_][\w.-]*(?:@\d+)?(?:\/[A-Za-z0-9_.][\w.-]*(?:@\d+)?)+(?<!\.git)$/,
  longest: 255,
  placeholder: 'OWNER/NAME',
};

/** AWS General Reference, regional endpoints. */
const REGION: Grammar = {
  noun: 'a region',
  rule: 'a name such as eu-west-1',
  pattern: /^[a-z]{2}(?:-[a-z]+)+-\d$/,
  longest: 32,
  placeholder: 'REGION',
};

/** IAM User Guide, "Your AWS account identifiers". */
const ACCOUNT_ID: Grammar = {
  noun: 'an AWS account',
  rule: 'its twelve digits',
  pattern: /^\d{12}$/,
  longest: 12,
  placeholder: 'ACCOUNT',
};

const ACTION: Grammar = {
  noun: 'an action with its commit',
  rule: 'OWNER/NAME@SHA, with the 40 digits of the commit',
  pattern: /^[A-Za-z0-9-]+\/[\w.-]+@(?:[0-9a-f]{40}|COMMIT)$/,
  longest: 255,
  placeholder: 'ACTION',
};

const PORT = integerIn({ from: 1, to: 65_535 });

/** A port, or `none`. */
const parsePort: Parse<number | undefined> = Object.assign(
  (raw: string) => (raw.trim() === 'none' ? { value: undefined } : PORT(raw)),
  { placeholder: 'PORT' },
);

/** Parsers by flag. */
export const FORMS = {
  capacity: oneOf(['FARGATE', 'EC2']),
  cluster: textOf(CLUSTER_NAME),
  service: textOf(SERVICE_NAME),
  port: parsePort,
  'health-check-path': textOf(HEALTH_CHECK_PATH),
  // On EC2 from 128 CPU units (ECS Developer Guide, task size); a container has at least 6 MiB (Docker).
  cpu: integerIn({ from: 128, to: 196_608 }),
  memory: integerIn({ from: 6 }),
  // Tasks of a service (Amazon ECS service quotas).
  'desired-count': integerIn({ from: 1, to: 5_000 }),
  ci: oneOf(['github', 'gitlab', 'circleci', 'jenkins']),
  'code-repository': textOf(CODE_REPOSITORY),
  environment: textOf(ENVIRONMENT),
  account: textOf(ACCOUNT_ID),
  region: textOf(REGION),
  action: textOf(ACTION),
} as const;

/** The name of an answer and of its flag. */
export type AnswerName = keyof typeof FORMS;
