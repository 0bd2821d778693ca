/** What to do where a task may not, or cannot, reach something that it needs to start. */
import { adviseRoleDenial, readDenial } from '../iam/denial.ts';
import { isParameter } from './cause-resource.ts';
import type { Scene } from './cause-scene.ts';

/** What the execution role needs (ECS Developer Guide, task execution IAM role), where AWS does not name the action. */
const PULL = 'ecr:GetAuthorizationToken, ecr:BatchGetImage and ecr:GetDownloadUrlForLayer';
const WRITE_LOGS = 'logs:CreateLogStream and logs:PutLogEvents';

export function advisePullAccess(scene: Scene): string {
  return adviseAccess(scene, PULL, scene.image);
}

export function adviseLogAccess(scene: Scene): string {
  return adviseAccess(scene, WRITE_LOGS, scene.resource);
}

export function adviseSecretAccess(scene: Scene): string {
  const { resource, words } = scene;
  const read = isParameter(resource ?? '', words) ? 'ssm:GetParameters' : 'secretsmanager:GetSecretValue';
  return adviseAccess(scene, read, resource);
}

export function adviseDecryption(scene: Scene): string {
  return adviseAccess(scene, 'kms:Decrypt with the key of the secret', undefined);
}

/** The statement to add to the role's policy, as far as AWS names it. */
function adviseAccess({ words, executionRole }: Scene, actions: string, what: string | undefined): string {
  const role = executionRole === undefined ? 'the execution role' : `the execution role ${executionRole}`;
  const denial = readDenial(words);
  if (denial !== undefined) return adviseRoleDenial(denial, role);
  return `Allow ${role} ${actions}${what === undefined ? '' : ` on ${what}`}.`;
}

/** @param what with the names of its VPC endpoints, where it has some */
export function adviseConnection(what: string): string {
  return `Give the subnets of the tasks a route to ${what}: a NAT gateway, a public IP or VPC endpoints; the security group must allow HTTPS out.`;
}
