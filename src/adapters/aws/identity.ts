import { ECRClient } from '@aws-sdk/client-ecr';
import { ECSClient } from '@aws-sdk/client-ecs';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { defined } from '@slipway/ecs-rules/values';
import type { CallerIdentity } from '../../ports/identity.ts';
import { type ClientSettings, callAws, USUAL_CLIENTS } from './client.ts';
import { type Destination, describeDestinations } from './destination.ts';
import { requireField } from './require-field.ts';

/** Asks STS who we are; every IAM identity may ask that. Endpoints other than Amazon's own are called too. */
export async function identifyCaller(settings: ClientSettings = USUAL_CLIENTS.reads): Promise<CallerIdentity> {
  const client = new STSClient(settings);
  const name = { action: 'sts:GetCallerIdentity', resource: 'the credentials of this step' };
  return callAws(name, async () => {
    const output = await client.send(new GetCallerIdentityCommand({}));
    const endpoint = await readDestinations(settings);
    const { expiration } = await client.config.credentials();
    return {
      account: requireField(output.Account, 'Account', name),
      arn: output.Arn ?? '',
      region: await client.config.region(),
      ...defined({ expiresInMs: expiration === undefined ? undefined : expiration.getTime() - Date.now(), endpoint }),
    };
  });
}

/** The endpoint that the environment or the shared configuration sets, for all services or for one. */
export async function readDestinations(settings: ClientSettings = USUAL_CLIENTS.reads): Promise<string | undefined> {
  const clients = {
    ECS: new ECSClient(settings),
    ECR: new ECRClient(settings),
    STS: new STSClient(settings),
  };
  const destinations = Object.entries(clients).map(async ([service, { config }]): Promise<Destination> => {
    const url = await config.serviceConfiguredEndpoint?.();
    return url === undefined ? { service } : { service, url };
  });
  return describeDestinations(await Promise.all(destinations));
}
