import { defined } from '@slipway/ecs-rules/values';
import { EXAMPLE, type Statement } from './policy.ts';

/** Where a role may act, in the place of the names of docs/permissions.md. */
export interface Scope {
  /** The partition, Region and account of ARNs: names, or variables of the text that the ARNs become part of. */
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly cluster: string;
  /** Also the name of the family and the repository, and the beginning of the names of the task's two roles. */
  readonly service: string;
  readonly deployRole: string;
}

/** A statement of the policy for other resources than the example's. */
export function scopeStatement(statement: Statement, scope: Scope): Statement {
  const move = (resource: string): string => moveArn(resource, scope);
  const { Sid, Effect, Action, Resource, Condition } = statement;
  return {
    Sid,
    Effect,
    Action,
    Resource: Resource.map(move),
    ...defined({ Condition: moveCondition(Condition, move) }),
  };
}

function moveCondition(condition: Statement['Condition'], move: (value: string) => string): Statement['Condition'] {
  if (condition === undefined) return undefined;
  const moveValues = (values: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, move(value)]));
  return Object.fromEntries(Object.entries(condition).map(([operator, values]) => [operator, moveValues(values)]));
}

/** Anything that is not an ARN stays. */
function moveArn(text: string, scope: Scope): string {
  const [prefix, partition, service, region, account, ...resource] = text.split(':');
  if (prefix !== 'arn' || partition === undefined || service === undefined) return text;
  const place = [scope.partition, service, region === '' ? '' : scope.region, account === '' ? '' : scope.account];
  return ['arn', ...place, moveResource(resource.join(':'), scope)].join(':');
}

/** The parts of a resource are between slashes and colons; each is a name of the example or stays. */
function moveResource(resource: string, { cluster, service, deployRole }: Scope): string {
  const names = new Map([
    [EXAMPLE.cluster, cluster],
    [EXAMPLE.service, service],
    [`${EXAMPLE.service}-execution`, `${service}-execution`],
    [`${EXAMPLE.service}-task`, `${service}-task`],
    [EXAMPLE.deployRole, deployRole],
  ]);
  return resource.replaceAll(/[^/:]+/g, (part) => names.get(part) ?? part);
}
