/** ARNs of another account, partition or region than that of the credentials. */

import { quoteOutsideText } from '@slipway/ecs-rules/text';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { DeployRequest } from '../inputs/request.ts';
import type { ErrorDetails } from '../ports/deploy-error.ts';
import type { CallerIdentity } from '../ports/identity.ts';

interface ArnParts {
  readonly partition: string;
  /** Empty for IAM, which has no regions. */
  readonly region: string;
  readonly account: string;
}

/**
 * The clusters, services and revisions that the inputs name by ARN: their calls would go elsewhere, or find nothing.
 */
export function findForeignReferences(request: DeployRequest, identity: CallerIdentity): readonly ErrorDetails[] {
  const { taskDefinition, rollbackTo, answer } = request;
  const arn = answer?.serviceDeploymentArn;
  const references: readonly (readonly [string, string])[] = [
    ['cluster', request.cluster],
    ...request.services.map((service) => ['service', service] as const),
    ...(taskDefinition.kind === 'registered' ? [['task-definition-arn', taskDefinition.reference] as const] : []),
    ...(arn === undefined ? [] : [['service-deployment-arn', arn] as const]),
    ...(rollbackTo?.kind === 'arn' ? [['rollback-to', rollbackTo.arn] as const] : []),
  ];
  return references.flatMap(([input, arn]) => {
    const difference = describeDifference(arn, identity);
    if (difference === undefined) return [];
    return [
      {
        kind: 'input',
        message: `${input}: ${quoteOutsideText(arn, 255)} ${difference}.`,
        advice: 'Use credentials for it, or correct the input.',
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
  current: readonly JsonObject[],
  identity: CallerIdentity,
): readonly ErrorDetails[] {
  return ROLES.flatMap((field) => {
    const role = next[field];
    if (typeof role !== 'string' || current.some((described) => described[field] === role)) return [];
    const difference = describeDifference(role, identity);
    if (difference === undefined) return [];
    return [
      {
        kind: 'input',
        message: `${field}: the role ${quoteOutsideText(role, 255)} ${difference}.`,
        advice: 'Use a role of the account that you deploy to.',
      },
    ];
  });
}

function describeDifference(arn: string, identity: CallerIdentity): string | undefined {
  const parts = readArn(arn);
  const own = readArn(identity.arn);
  if (parts === undefined) return undefined;
  if (own !== undefined && parts.partition !== own.partition) {
    return `is in partition ${parts.partition}, but the credentials are for ${own.partition}`;
  }
  if (parts.account !== identity.account) {
    return `is in account ${parts.account}, but the credentials are for ${identity.account}`;
  }
  if (parts.region !== '' && parts.region !== identity.region) {
    return `is in region ${parts.region}, but this run uses ${identity.region}`;
  }
  return undefined;
}

/** `arn:PARTITION:SERVICE:REGION:ACCOUNT:…` (IAM User Guide, "Amazon Resource Names"). */
function readArn(text: string): ArnParts | undefined {
  const [, partition = '', region = '', account = ''] =
    /^arn:(aws[a-z-]*):[a-z0-9-]+:([a-z0-9-]*):(\d{12}):/.exec(text) ?? [];
  return account === '' ? undefined : { partition, region, account };
}
