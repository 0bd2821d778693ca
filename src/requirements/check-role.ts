/** Whether ECS can use a role: it exists, ECS tasks may assume it, and this run may pass it. */
import { isJsonList, isJsonObject, type Json, type JsonObject, readObjects } from '@slipway/ecs-rules/values';
import type { RequirementPorts, RoleRecord } from '../ports/requirement-ports.ts';
import type { Requirement, RequirementState } from './requirement.ts';

/** @param role with the name of the requirement, if there is one */
export function stateOfRole(role: RoleRecord | undefined, { ids }: Requirement): RequirementState {
  // Names are unique within an account (IAM User Guide, quotas); another path is another ARN.
  if (role === undefined || (role.arn !== undefined && !ids.includes(role.arn))) return { kind: 'absent' };
  const isTrusting = role.trustPolicy === undefined || trustsTasks(role.trustPolicy);
  return { kind: isTrusting ? 'exists' : 'untrusting' };
}

/**
 * Tasks assume their roles as the service ecs-tasks.amazonaws.com (ECS Developer Guide, task IAM role, task execution
 * IAM role). A statement for everyone, or for all but some, is taken as trust.
 */
function trustsTasks(policy: JsonObject): boolean {
  const statement = policy.Statement;
  const statements = isJsonObject(statement) ? [statement] : readObjects(policy, 'Statement');
  return statements.some(({ Effect, Principal, NotPrincipal }) => {
    if (Effect !== 'Allow') return false;
    if (NotPrincipal !== undefined || Principal === '*') return true;
    if (!isJsonObject(Principal)) return false;
    return listTexts(Principal.Service).some(isTasks) || listTexts(Principal.AWS).includes('*');
  });
}

function isTasks(service: string): boolean {
  return service.startsWith('ecs-tasks.') || service.includes('*');
}

function listTexts(value: Json | undefined): readonly string[] {
  return isJsonList(value) ? value.map(String) : typeof value === 'string' ? [value] : [];
}

/**
 * Policies of the caller are simulated: a session policy or a policy of the organization may still deny.
 * @param callerArn as GetCallerIdentity answers it
 */
export async function readPass(
  { ids: [role = ''] }: Requirement,
  callerArn: string,
  ports: RequirementPorts,
): Promise<RequirementState> {
  const caller = await findPrincipal(callerArn, ports);
  const mayPass = caller === undefined ? undefined : await ports.mayPassRole(caller, role);
  return caller === undefined || mayPass !== false ? { kind: 'exists' } : { kind: 'unpassable', caller };
}

/**
 * The ARN whose policies count. That of a session has the name of its role without the path (IAM User Guide, IAM
 * identifiers). Undefined for others, such as the root user.
 */
async function findPrincipal(callerArn: string, ports: RequirementPorts): Promise<string | undefined> {
  const [, type, name = ''] = /^arn:[a-z-]+:(?:sts|iam)::\d{12}:(assumed-role|user)\/([^/]+)/.exec(callerArn) ?? [];
  if (type === 'user') return callerArn;
  return type === 'assumed-role' ? (await ports.getRole(name))?.arn : undefined;
}
