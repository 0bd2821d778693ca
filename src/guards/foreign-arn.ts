/** ARNs of another account, partition or region than that of the credentials. */
import type { DeployFault } from '../errors.ts';
import type { DeployRequest } from '../inputs/request.ts';
import type { JsonObject } from '../json.ts';
import { quoteOutsideText } from '../report/outside-text.ts';
import type { CallerIdentity } from '../world.ts';

interface ArnParts {
  readonly partition: string;
  /** Empty for IAM, which has no regions. */
  readonly region: string;
  readonly account: string;
}

/** The clusters, services and revisions that the inputs name by ARN: their calls would go elsewhere, or find nothing. */
export function findForeignReferences(request: DeployRequest, identity: CallerIdentity): readonly DeployFault[] {
  const { taskDefinition, rollbackTo } = request;
  const references: readonly (readonly [string, string])[] = [
    ['cluster', request.cluster],
    ...request.services.map((service) => ['service', service] as const),
    ...(taskDefinition.kind === 'registered' ? [['task-definition-arn', taskDefinition.reference] as const] : []),
    ...(rollbackTo?.kind === 'arn' ? [['rollback-to', rollbackTo.arn] as const] : []),
  ];
  return references.flatMap(([input, arn]) => {
    const difference = describeDifference(arn, identity);
    if (difference === undefined) return [];
    return [
      {
        kind: 'input',
        message: `${input}: ${quoteOutsideText(arn, 255)} ${difference}.`,
        advice: 'Log in where it is, or correct the input.',
      },
    ];
  });
}

const ROLES = ['taskRoleArn', 'executionRoleArn'] as const;

/**
 * Roles of a task definition that ECS cannot pass on: it passes roles of its own account only (IAM User Guide, "Grant a
 * user permissions to pass a role to an AWS service"). A role that a revision has already was accepted by ECS.
 */
export function findForeignRoles(
  next: JsonObject,
  serving: readonly JsonObject[],
  identity: CallerIdentity,
): readonly DeployFault[] {
  return ROLES.flatMap((member) => {
    const role = next[member];
    if (typeof role !== 'string' || serving.some((described) => described[member] === role)) return [];
    const difference = describeDifference(role, identity);
    if (difference === undefined) return [];
    return [
      {
        kind: 'input',
        message: `${member}: the role ${quoteOutsideText(role, 255)} ${difference}.`,
        advice: 'Name a role of the account that is deployed to.',
      },
    ];
  });
}

function describeDifference(arn: string, identity: CallerIdentity): string | undefined {
  const parts = readArn(arn);
  const own = readArn(identity.arn);
  if (parts === undefined) return undefined;
  if (own !== undefined && parts.partition !== own.partition) {
    return `is of the partition ${parts.partition}, and the credentials are of ${own.partition}`;
  }
  if (parts.account !== identity.account) {
    return `is of the account ${parts.account}, and the credentials are of ${identity.account}`;
  }
  if (parts.region !== '' && parts.region !== identity.region) {
    return `is of the region ${parts.region}, and the run is in ${identity.region}`;
  }
  return undefined;
}

/** `arn:PARTITION:SERVICE:REGION:ACCOUNT:…` (IAM User Guide, "Amazon Resource Names"). */
function readArn(text: string): ArnParts | undefined {
  const [, partition = '', region = '', account = ''] =
    /^arn:(aws[a-z-]*):[a-z0-9-]+:([a-z0-9-]*):(\d{12}):/.exec(text) ?? [];
  return account === '' ? undefined : { partition, region, account };
}
