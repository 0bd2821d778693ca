/** Names and ARNs that the task definition, the permissions and the CloudFormation template share. */

/** Where the service runs. */
export interface Place {
  readonly accountId: string;
  readonly region: string;
}

/** Of the region (IAM User Guide, Amazon Resource Names, partition). */
export function findPartition(region: string): 'aws' | 'aws-cn' | 'aws-us-gov' {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** The role that the workflow takes. */
export function deployRoleName(cluster: string): string {
  return `slipway-deploy-${cluster}`;
}

/** The role with which ECS pulls the image and writes the log. */
export function executionRoleName(service: string): string {
  return `${service}-execution`;
}

/** The role of the program in the container. */
export function taskRoleName(service: string): string {
  return `${service}-task`;
}

export function logGroupName(service: string): string {
  return `/ecs/${service}`;
}

export function roleArn({ accountId, region }: Place, role: string): string {
  return `arn:${findPartition(region)}:iam::${accountId}:role/${role}`;
}

/** All secrets of AWS Secrets Manager whose names begin with `CLUSTER/SERVICE/`. */
export function secretArns({ accountId, region }: Place, cluster: string, service: string): string {
  return `arn:${findPartition(region)}:secretsmanager:${region}:${accountId}:secret:${cluster}/${service}/*`;
}

/** The host of the private registry (ECR User Guide, Amazon ECR private registry). */
export function registryHost({ accountId, region }: Place): string {
  const domain = findPartition(region) === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `${accountId}.dkr.ecr.${region}.${domain}`;
}
