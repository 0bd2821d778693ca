import { describe, expect, test } from '@jest/globals';
import { type ServiceDeploymentArn, toRevisionArn } from '@slipway/ecs-rules/arns';
import { linkToDeployments, linkToLog, linkToRevision, linkToTask, linkToWatch } from '../../src/text/console-link.ts';
import { aRecord, aRollbackRecord, aServiceOutcome } from '../support/builders/run-records.ts';

function deploymentIn(partition: string, region: string): ServiceDeploymentArn {
  return `arn:${partition}:ecs:${region}:111122223333:service-deployment/prod/web/abc`;
}

const TASK = 'arn:aws:ecs:eu-west-1:111122223333:task/prod/0a1b2c';
const HOST = 'https://eu-west-1.console.aws.amazon.com';

describe('the link to the deployments of a service', () => {
  test.each([
    { partition: 'aws', region: 'eu-west-1', host: 'eu-west-1.console.aws.amazon.com' },
    { partition: 'aws-cn', region: 'cn-north-1', host: 'cn-north-1.console.amazonaws.cn' },
    { partition: 'aws-us-gov', region: 'us-gov-west-1', host: 'us-gov-west-1.console.amazonaws-us-gov.com' },
    { partition: 'aws-eusc', region: 'eusc-de-east-1', host: 'eusc-de-east-1.console.amazonaws-eusc.eu' },
  ])('in the partition $partition goes to $host', ({ partition, region, host }) => {
    const service = aServiceOutcome({ serviceDeploymentArn: deploymentIn(partition, region) });

    expect(linkToDeployments(aRecord(), service)).toBe(
      `https://${host}/ecs/v2/clusters/prod/services/web/deployments?region=${region}`,
    );
  });

  test.each([
    {
      named: 'an isolated partition, whose console is not public',
      service: aServiceOutcome({ serviceDeploymentArn: deploymentIn('aws-iso-b', 'us-isob-east-1') }),
    },
    {
      named: 'an unknown partition',
      service: aServiceOutcome({ serviceDeploymentArn: deploymentIn('aws-x', 'eu-west-1') }),
    },
    {
      named: 'a partition named like a property of every object',
      service: aServiceOutcome({ serviceDeploymentArn: deploymentIn('constructor', 'eu-west-1') }),
    },
    {
      named: 'a region that is none',
      service: aServiceOutcome({ serviceDeploymentArn: deploymentIn('aws', 'x/y?z') }),
    },
    { named: 'a service name that is none', service: aServiceOutcome({ name: 'web](//x)' }) },
  ])('is not made of $named', ({ service }) => {
    expect(linkToDeployments(aRecord(), service)).toBeUndefined();
  });

  test('is not made when the calls did not go to Amazon', () => {
    expect(linkToDeployments(aRollbackRecord(), aServiceOutcome())).toBeUndefined();
  });

  test('takes the cluster’s name from its ARN', () => {
    const service = aServiceOutcome({ cluster: 'arn:aws:ecs:eu-west-1:111122223333:cluster/blue' });

    expect(linkToDeployments(aRecord(), service)).toContain('/clusters/blue/services/web/');
  });
});

describe('the link to watch', () => {
  test('is that to the deployment of the service that is named, in CodeDeploy if that deploys it', () => {
    const record = aRecord({ services: [aServiceOutcome({ codeDeploymentId: 'd-A1B2C3D4E' })] });

    expect(linkToWatch(record, 'web')).toBe(`${HOST}/codesuite/codedeploy/deployments/d-A1B2C3D4E?region=eu-west-1`);
  });

  test.each([
    { named: 'a service that is not of the run', record: aRecord(), service: 'other' },
    { named: 'calls that did not go to Amazon', record: aRollbackRecord(), service: 'web' },
  ])('is not made of $named', ({ record, service }) => {
    expect(linkToWatch(record, service)).toBeUndefined();
  });
});

test('a revision is linked to by family and number', () => {
  const arn = 'arn:aws:ecs:eu-west-1:111122223333:task-definition/web-api:42';

  expect(linkToRevision(aRecord(), arn)).toBe(`${HOST}/ecs/v2/task-definitions/web-api/42/containers?region=eu-west-1`);
});

test('a task is linked to by cluster and id', () => {
  expect(linkToTask(aRecord(), TASK)).toBe(`${HOST}/ecs/v2/clusters/prod/tasks/0a1b2c/configuration?region=eu-west-1`);
});

test('a task without a cluster in its ARN, and a revision that is none, have no link', () => {
  expect([
    linkToTask(aRecord(), 'arn:aws:ecs:eu-west-1:1:task/0a1b2c'),
    linkToRevision(aRecord(), toRevisionArn('web:1')),
  ]).toEqual([undefined, undefined]);
});

describe('the link to a log', () => {
  const log = { group: '/ecs/web', stream: 'web/app/0a1b2c', taskArn: TASK } as const;

  test('has the names of group and stream as the console encodes them', () => {
    expect(linkToLog(aRecord(), log)).toBe(
      `${HOST}/cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/$252Fecs$252Fweb/log-events/web$252Fapp$252F0a1b2c`,
    );
  });

  test('goes to the region that the container writes to', () => {
    expect(linkToLog(aRecord(), { ...log, region: 'us-east-1' })).toContain(
      'https://us-east-1.console.aws.amazon.com/',
    );
  });

  test('is not made of names that CloudWatch Logs would not take', () => {
    expect(linkToLog(aRecord(), { ...log, group: 'web](//x)' })).toBeUndefined();
  });
});
