/**
 * IAM, as far as a deploy checks roles: GetRole, and SimulatePrincipalPolicy for iam:PassRole. There are no policies:
 * which roles exist, who may assume them and whether they may be passed is given.
 */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { answerOperation, type Operations } from '../engine/answer-operation.ts';
import { ApiError } from '../engine/api-error.ts';
import type { Answer } from '../engine/contract.ts';
import { omitAbsent, readString, readStrings } from '../engine/input.ts';

export interface LocalRole {
  /** Without path. */
  readonly name: string;
  /** Services that may assume it; absent: ecs-tasks.amazonaws.com. */
  readonly trusts?: readonly string[];
  /** Whether callers may pass it; absent: they may. */
  readonly mayBePassed?: boolean;
}

export interface RoleStore {
  readonly account: string;
  /** Absent: every role exists, with a path that is not known. */
  readonly roles?: readonly LocalRole[];
}

const OPERATIONS: Operations<RoleStore> = new Map([
  ['GetRole', getRole],
  ['SimulatePrincipalPolicy', simulate],
]);

/** Undefined when there is no such operation. */
export function answerIam(store: RoleStore, operation: string, input: JsonObject): Answer | undefined {
  return answerOperation(OPERATIONS, { operation, input }, store);
}

function findRole({ roles }: RoleStore, name: string): LocalRole | undefined {
  return roles === undefined ? { name } : roles.find((role) => role.name === name);
}

function getRole(store: RoleStore, input: JsonObject): JsonObject {
  const name = readString(input, 'RoleName') ?? '';
  const role = findRole(store, name);
  // Observed in answers of the real service.
  if (role === undefined) throw new ApiError('NoSuchEntity', `The role with name ${name} cannot be found.`);
  return {
    Role: omitAbsent({
      Path: '/',
      RoleName: name,
      RoleId: 'AROALOCALLOCALLOCAL00',
      Arn: store.roles === undefined ? undefined : `arn:aws:iam::${store.account}:role/${name}`,
      CreateDate: '2026-01-01T00:00:00Z',
      AssumeRolePolicyDocument: encodeURIComponent(JSON.stringify(writeTrust(role))),
    }),
  };
}

function writeTrust({ trusts = ['ecs-tasks.amazonaws.com'] }: LocalRole): JsonObject {
  const statement = { Effect: 'Allow', Principal: { Service: [...trusts] }, Action: 'sts:AssumeRole' };
  return { Version: '2012-10-17', Statement: [statement] };
}

/** Each action on each resource; other actions than iam:PassRole are allowed. */
function simulate(store: RoleStore, input: JsonObject): JsonObject {
  const evaluate = (action: string, resource: string): JsonObject => {
    const role = findRole(store, resource.slice(resource.lastIndexOf('/') + 1));
    const isDenied = action === 'iam:PassRole' && role?.mayBePassed === false;
    return {
      EvalActionName: action,
      EvalResourceName: resource,
      EvalDecision: isDenied ? 'implicitDeny' : 'allowed',
      MatchedStatements: [],
      MissingContextValues: [],
    };
  };
  const resources = readStrings(input, 'ResourceArns');
  const pairs = readStrings(input, 'ActionNames').flatMap((action) =>
    (resources.length === 0 ? ['*'] : resources).map((resource) => evaluate(action, resource)),
  );
  return { EvaluationResults: pairs, IsTruncated: false };
}
