import { ECRPUBLICClient, GetAuthorizationTokenCommand } from '@aws-sdk/client-ecr-public';
import { dualStackHost, PUBLIC_HOST } from '@slipway/ecs-rules/images';
import { defined } from '@slipway/ecs-rules/values';
import { DeployError } from '../../ports/deploy-error.ts';
import type { RegistryLogin } from '../../ports/ecr.ts';
import { type ClientSettings, callAws } from './client.ts';
import { readToken } from './registry-token.ts';

/** ECR Public gives its passwords in this region alone (ECR Public User Guide, "Registry authentication"). */
const REGION = 'us-east-1';

export interface PublicLoginSetup {
  readonly settings: ClientSettings;
  /** Called with the password before it goes anywhere. */
  readonly mask: (secret: string) => void;
  /** The region of the run: credentials of another partition do not hold in `us-east-1`. */
  readonly region: string;
}

/** @throws DeployError `unsupported` with the credentials of another partition than `aws`, and as for every call */
export async function authorizePublic({ settings, mask, region }: PublicLoginSetup): Promise<RegistryLogin> {
  if (/^(?:cn|us-gov|us-iso[a-z]*|eu-isoe|eusc)-/.test(region)) throw otherPartition(region);
  const client = new ECRPUBLICClient({ ...settings, region: REGION });
  const name = { action: 'ecr-public:GetAuthorizationToken', resource: 'Amazon ECR Public' };
  const output = await callAws(name, () => client.send(new GetAuthorizationTokenCommand({})));
  const data = output.authorizationData;
  const dualStack = (await client.config.useDualstackEndpoint()) ? dualStackHost(PUBLIC_HOST) : undefined;
  return {
    ...readToken(data?.authorizationToken ?? '', mask),
    registry: PUBLIC_HOST,
    expiresAt: data?.expiresAt?.getTime() ?? 0,
    ...defined({ dualStackRegistry: dualStack }),
  };
}

function otherPartition(region: string): DeployError {
  return new DeployError({
    kind: 'unsupported',
    message: `ECR Public is not available for accounts in ${region}, only in commercial AWS regions.`,
    advice: 'Remove registry-type, or use credentials of a commercial account. Pulling needs no login.',
  });
}
