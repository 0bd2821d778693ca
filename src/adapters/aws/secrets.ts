import { DescribeSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { defined } from '@slipway/ecs-rules/values';
import type { SecretRecord } from '../../ports/requirement-ports.ts';
import { type ClientSettings, callAws, orUndefined } from './client.ts';

/** "The response does not include the encrypted secret value" (AWS Secrets Manager API reference, DescribeSecret). */
export async function describeSecret(
  id: string,
  settings: ClientSettings,
  deadline: AbortSignal,
): Promise<SecretRecord | undefined> {
  const client = new SecretsManagerClient(settings);
  const command = new DescribeSecretCommand({ SecretId: id });
  const name = { action: 'secretsmanager:DescribeSecret', resource: `secret ${id}` };
  const sent = callAws(name, () => client.send(command, { abortSignal: deadline }));
  const output = await orUndefined('ResourceNotFoundException', sent);
  return output && defined({ deletedAt: output.DeletedDate?.getTime() });
}
