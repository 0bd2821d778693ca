import { GetRoleCommand, IAMClient, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import { defined, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import type { RoleRecord } from '../../ports/requirement-ports.ts';
import { type ClientSettings, callAws, orUndefined } from './client.ts';

export async function getRole(
  name: string,
  settings: ClientSettings,
  deadline: AbortSignal,
): Promise<RoleRecord | undefined> {
  const client = new IAMClient(settings);
  const call = { action: 'iam:GetRole', resource: `role ${name}` };
  const command = new GetRoleCommand({ RoleName: name });
  const sent = callAws(call, () => client.send(command, { abortSignal: deadline }));
  const output = await orUndefined('NoSuchEntityException', sent);
  if (output?.Role === undefined) return undefined;
  const { Arn: arn, AssumeRolePolicyDocument: policy } = output.Role;
  return defined({ arn, trustPolicy: policy === undefined ? undefined : readPolicy(policy) });
}

/** "Policies returned by this operation are URL-encoded" (IAM API reference, GetRole). */
function readPolicy(encoded: string): JsonObject | undefined {
  try {
    const policy: Json = JSON.parse(decodeURIComponent(encoded));
    return isJsonObject(policy) ? policy : undefined;
  } catch {
    return undefined;
  }
}

export async function mayPassRole(
  { caller, role }: { readonly caller: string; readonly role: string },
  settings: ClientSettings,
  deadline: AbortSignal,
): Promise<boolean | undefined> {
  const client = new IAMClient(settings);
  const call = { action: 'iam:SimulatePrincipalPolicy', resource: caller };
  // The service that the role is passed to (IAM User Guide, passing a role).
  const service = 'ecs-tasks.amazonaws.com';
  const command = new SimulatePrincipalPolicyCommand({
    PolicySourceArn: caller,
    ActionNames: ['iam:PassRole'],
    ResourceArns: [role],
    ContextEntries: [{ ContextKeyName: 'iam:PassedToService', ContextKeyType: 'string', ContextKeyValues: [service] }],
  });
  const output = await callAws(call, () => client.send(command, { abortSignal: deadline }));
  const [result] = output.EvaluationResults ?? [];
  if (result?.EvalDecision === 'allowed') return true;
  return result === undefined || (result.MissingContextValues ?? []).length > 0 ? undefined : false;
}
