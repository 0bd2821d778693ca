/** The statements of docs/permissions.md for other names than those of its example. */
import { FEATURES, type Statement } from './policy.ts';

/** One service that the role deploys. */
export interface PolicyService {
  readonly name: string;
  readonly family: string;
  /** Of Amazon ECR; absent: the role builds and pushes no image. */
  readonly repository?: string;
  /** ARNs of the roles of the task definition. */
  readonly roles: readonly string[];
  /** ARNs of the secrets that the task definition names. */
  readonly secrets: readonly string[];
  readonly logGroups: readonly string[];
}

/** What the role deploys, and where. */
export interface PolicyNames {
  /** `aws`, `aws-cn`, … */
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly cluster: string;
  readonly services: readonly PolicyService[];
  /** ARN of the role that deploys. */
  readonly deployRole: string;
}

/** Resources for one of the example. */
type Rename = (names: PolicyNames) => readonly string[];

/** What replaces each resource of the example, by its text in `policy.ts` without partition, region and account. */
const RENAMED: Readonly<Record<string, Rename>> = {
  'ecs:cluster/production': inEcs(({ cluster }) => `cluster/${cluster}`),
  'ecs:task/production/*': inEcs(({ cluster }) => `task/${cluster}/*`),
  'ecs:container-instance/production/*': inEcs(({ cluster }) => `container-instance/${cluster}/*`),
  'ecs:service/production/web': ofServices('ecs', ({ name }, cluster) => [`service/${cluster}/${name}`]),
  'ecs:service-deployment/production/web/*': ofServices('ecs', ({ name }, cluster) => [
    `service-deployment/${cluster}/${name}/*`,
  ]),
  'ecs:service-revision/production/web/*': ofServices('ecs', ({ name }, cluster) => [
    `service-revision/${cluster}/${name}/*`,
  ]),
  'ecs:task-definition/web:*': ofServices('ecs', ({ family }) => [`task-definition/${family}:*`]),
  'ecr:repository/web': ofServices('ecr', ({ repository }) =>
    repository === undefined ? [] : [`repository/${repository}`],
  ),
  'logs:log-group:/ecs/web:log-stream:*': ofServices('logs', ({ logGroups }) =>
    logGroups.map((group) => `log-group:${group}:log-stream:*`),
  ),
  'logs:log-group:*': (names) => [arn(names, 'logs', 'log-group:*')],
  'secretsmanager:secret:production/web/*': ({ services }) => services.flatMap(({ secrets }) => secrets),
  // The example has two roles of the task; those of all services take the place of the first.
  'iam:role/web-execution': ({ services }) => services.flatMap(({ roles }) => roles),
  'iam:role/web-task': () => [],
  'iam:role/github-deploy': ({ deployRole }) => [deployRole],
};

function arn({ partition, region, account }: PolicyNames, service: string, resource: string): string {
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}

function inEcs(resource: (names: PolicyNames) => string): Rename {
  return (names) => [arn(names, 'ecs', resource(names))];
}

function ofServices(service: string, list: (one: PolicyService, cluster: string) => readonly string[]): Rename {
  return (names) =>
    names.services.flatMap((one) => list(one, names.cluster).map((resource) => arn(names, service, resource)));
}

/**
 * The statements with these names, in the order of docs/permissions.md; a statement whose resources the services do not
 * have is left out.
 */
export function narrowStatements(sids: ReadonlySet<string>, names: PolicyNames): readonly Statement[] {
  return FEATURES.flatMap(({ statements }) => statements)
    .filter(({ Sid }) => sids.has(Sid))
    .map((statement) => narrow(statement, names))
    .filter(({ Resource }) => Resource.length > 0);
}

function narrow({ Resource, Condition, ...statement }: Statement, names: PolicyNames): Statement {
  const resources = [...new Set(Resource.flatMap((resource) => rename(resource, names)))];
  if (Condition === undefined) return { ...statement, Resource: resources };
  const conditions = Object.entries(Condition).map(([operator, keys]) => {
    const values = Object.entries(keys).map(([key, value]) => [key, rename(value, names).join('')]);
    return [operator, Object.fromEntries(values)];
  });
  return { ...statement, Resource: resources, Condition: Object.fromEntries(conditions) };
}

/** A text that is no ARN stays. @throws Error for an ARN of the example that has no counterpart: a bug */
function rename(text: string, names: PolicyNames): readonly string[] {
  if (!text.startsWith('arn:')) return [text];
  const [, , service = '', , , ...resource] = text.split(':');
  const own = RENAMED[`${service}:${resource.join(':')}`];
  if (own === undefined) throw new Error(`narrowStatements does not know ${text}`);
  return own(names);
}
