import { describe, expect, test } from '@jest/globals';
import { linkToConsole } from '../../src/report/console-link.ts';
import { aRecord, aRollbackRecord, aServiceOutcome } from '../support/run-records.ts';

function deploymentIn(partition: string, region: string): string {
  return `arn:${partition}:ecs:${region}:111122223333:service-deployment/prod/web/abc`;
}

describe('the link to the AWS console', () => {
  test.each([
    { partition: 'aws', region: 'eu-west-1', host: 'eu-west-1.console.aws.amazon.com' },
    { partition: 'aws-cn', region: 'cn-north-1', host: 'console.amazonaws.cn' },
    { partition: 'aws-us-gov', region: 'us-gov-west-1', host: 'console.amazonaws-us-gov.com' },
  ])('in the partition $partition goes to $host', ({ partition, region, host }) => {
    const service = aServiceOutcome({ serviceDeploymentArn: deploymentIn(partition, region) });

    expect(linkToConsole(aRecord(), service)).toBe(
      `https://${host}/ecs/v2/clusters/prod/services/web/deployments?region=${region}`,
    );
  });

  test.each([
    { named: 'an unknown partition', service: aServiceOutcome({ serviceDeploymentArn: deploymentIn('aws-x', 'r-1') }) },
    {
      named: 'a partition named like a member of every object',
      service: aServiceOutcome({ serviceDeploymentArn: deploymentIn('constructor', 'r-1') }),
    },
    {
      named: 'a region that is none',
      service: aServiceOutcome({ serviceDeploymentArn: deploymentIn('aws', 'x/y?z') }),
    },
    { named: 'a service name that is none', service: aServiceOutcome({ name: 'web](//x)' }) },
  ])('is not made of $named', ({ service }) => {
    expect(linkToConsole(aRecord(), service)).toBeUndefined();
  });

  test('is not made when the calls did not go to Amazon', () => {
    expect(linkToConsole(aRollbackRecord(), aServiceOutcome())).toBeUndefined();
  });

  test('takes the cluster’s name from its ARN', () => {
    const service = aServiceOutcome({ cluster: 'arn:aws:ecs:eu-west-1:111122223333:cluster/blue' });

    expect(linkToConsole(aRecord(), service)).toContain('/clusters/blue/services/web/');
  });
});
