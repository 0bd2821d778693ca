import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { CallerIdentity } from '../world.ts';
import { type ClientSettings, callAws, READ_SETTINGS } from './client.ts';

/** Asks STS who we are; every IAM identity may ask that. An endpoint other than Amazon's own is told too. */
export async function identifyCaller(settings: ClientSettings = READ_SETTINGS): Promise<CallerIdentity> {
  const client = new STSClient(settings);
  const name = { action: 'sts:GetCallerIdentity', resource: 'the credentials of this step' };
  return callAws(name, async () => {
    const output = await client.send(new GetCallerIdentityCommand({}));
    const endpoint = await client.config.endpoint?.();
    const { expiration } = await client.config.credentials();
    return {
      account: output.Account ?? '',
      arn: output.Arn ?? '',
      region: await client.config.region(),
      ...(expiration === undefined ? {} : { expiresInMs: expiration.getTime() - Date.now() }),
      ...(endpoint === undefined ? {} : { endpoint: `${endpoint.protocol}//${endpoint.hostname}${portOf(endpoint)}` }),
    };
  });
}

function portOf(endpoint: { readonly port?: number }): string {
  return endpoint.port === undefined ? '' : `:${endpoint.port}`;
}
