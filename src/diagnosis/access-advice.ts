/** What to do where a task may not, or cannot, reach something that it needs to start. */
import { adviseRoleDenial, readDenial } from '../iam/denial.ts';
import type { CauseFacts } from './cause-facts.ts';
import { isParameter } from './cause-resource.ts';

/** What the execution role needs (ECS Developer Guide, task execution IAM role), where AWS does not name the action. */
const PULL = 'ecr:GetAuthorizationToken, ecr:BatchGetImage and ecr:GetDownloadUrlForLayer';
const WRITE_LOGS = 'logs:CreateLogStream and logs:PutLogEvents';

export function advisePullAccess(facts: CauseFacts): string {
  return adviseAccess(facts, PULL, facts.image);
}

export function adviseLogAccess(facts: CauseFacts): string {
  return adviseAccess(facts, WRITE_LOGS, facts.resource);
}

export function adviseSecretAccess(facts: CauseFacts): string {
  const { resource, words } = facts;
  const read = isParameter(resource ?? '', words) ? 'ssm:GetParameters' : 'secretsmanager:GetSecretValue';
  return adviseAccess(facts, read, resource);
}

export function adviseDecryption(facts: CauseFacts): string {
  return adviseAccess(facts, 'kms:Decrypt with the key of the secret', undefined);
}

/** The statement to add to the role's policy, as far as AWS names it. */
function adviseAccess({ words, executionRole }: CauseFacts, actions: string, what: string | undefined): string {
  const role = executionRole === undefined ? 'the execution role' : `the execution role ${executionRole}`;
  const denial = readDenial(words);
  if (denial !== undefined) return adviseRoleDenial(denial, role);
  return `Allow ${role} ${actions}${what === undefined ? '' : ` on ${what}`}.`;
}

/** @param what with the names of its VPC endpoints, where it has some */
export function adviseConnection(what: string): string {
  return `Give the subnets of the tasks a route to ${what}: a NAT gateway, a public IP or VPC endpoints; the security group must allow HTTPS out.`;
}
