import { describe, expect, test } from '@jest/globals';
import { adviseOn } from '../../src/diagnosis/cause-advice.ts';
import type { CauseFacts } from '../../src/diagnosis/cause-facts.ts';
import type { CauseKind } from '../../src/diagnosis/diagnosis.ts';
import { aContainerLog, aStoppedTask, TARGET_GROUP } from '../support/builders/stopped-tasks.ts';

const FACTS: CauseFacts = { cluster: 'prod', service: 'web', subject: 'container app', words: '', isDaemon: false };
const DESCRIBE_SERVICE =
  "Run: aws ecs describe-services --cluster prod --services web --query 'services[0].events[:10]'";

describe('where no more than the cause is known, the advice', () => {
  test.each<readonly [CauseKind, string]>([
    ['image-absent', 'Check that the image of container app exists in its registry under that exact name.'],
    ['image-not-pulled', DESCRIBE_SERVICE],
    ['container-exited', DESCRIBE_SERVICE],
    ['secret-absent', 'Check that each secret of the task definition exists in this region.'],
    [
      'secret-inaccessible',
      'Check that each secret exists, the execution role can read it, and the subnets reach its endpoint.',
    ],
    ['log-group-absent', 'Create the log group that the task definition names.'],
    ['log-group-denied', 'Allow the execution role logs:CreateLogStream and logs:PutLogEvents.'],
    [
      'log-group-inaccessible',
      'Create the log group, or let the execution role do it (logs:CreateLogGroup, logs:CreateLogStream).',
    ],
    ['role-inaccessible', 'Check that the role exists and that ecs-tasks.amazonaws.com can assume it.'],
    ['no-free-address', 'Delete unused network interfaces, or give the service a larger subnet.'],
    [
      'load-balancer-health',
      'Check that the new version answers on the path and port of the health check within the grace period.',
    ],
    [
      'not-in-service',
      'Check that the service answers on the path and port of the health check within the grace period.',
    ],
    ['target-group-absent', 'Recreate the target group, or change it with aws ecs update-service --load-balancers.'],
    ['target-group-unattached', 'Add a listener or a rule of a load balancer that forwards to this target group.'],
    ['hook-failed', 'Check CloudTrail for who called ContinueServiceDeployment.'],
    ['no-evidence', DESCRIBE_SERVICE],
  ])('on %s is "%s"', (kind, advice) => {
    expect(adviseOn(kind, FACTS)).toBe(advice);
  });
});

const ECR = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';
const DIGEST = `sha256:${'a'.repeat(64)}`;

describe('the command that shows more', () => {
  test.each<readonly [string, CauseKind, Partial<CauseFacts>, string]>([
    [
      'of an image by tag',
      'image-absent',
      { image: `${ECR}/shop/web:v2` },
      'aws ecr describe-images --repository-name shop/web --image-ids imageTag=v2',
    ],
    [
      'of an image without a tag',
      'image-absent',
      { image: `${ECR}/shop/web` },
      'aws ecr describe-images --repository-name shop/web --image-ids imageTag=latest',
    ],
    [
      'of an image by digest',
      'image-absent',
      { image: `${ECR}/shop/web:v2@${DIGEST}` },
      `aws ecr describe-images --repository-name shop/web --image-ids imageDigest=${DIGEST}`,
    ],
    [
      'of parameters',
      'secret-absent',
      { resource: '/db/user, /db/password', words: 'invalid ssm parameters: /db/user, /db/password' },
      'aws ssm get-parameters --names /db/user /db/password',
    ],
    [
      'of a parameter by its ARN',
      'secret-absent',
      { resource: 'arn:aws:ssm:eu-west-1:111122223333:parameter/db' },
      'aws ssm get-parameters --names /db',
    ],
    [
      'of a log group that is to be created',
      'log-group-absent',
      { resource: '/ecs/web' },
      'aws logs create-log-group --log-group-name /ecs/web',
    ],
    [
      'of a target group without a load balancer',
      'target-group-unattached',
      { resource: TARGET_GROUP },
      `aws elbv2 describe-target-groups --target-group-arns ${TARGET_GROUP}`,
    ],
    [
      'of targets that are not in service',
      'not-in-service',
      { targetGroupArn: TARGET_GROUP },
      `aws elbv2 describe-target-health --target-group-arn ${TARGET_GROUP}`,
    ],
    [
      'of a log in another region',
      'container-exited',
      { log: { ...aContainerLog(), region: 'us-east-1' } },
      `aws logs tail /ecs/web --since 30m --log-stream-names ${aContainerLog().stream} --region us-east-1`,
    ],
    [
      'of a task that belongs to no service',
      'ecs-says',
      { service: '', taskArn: aStoppedTask().arn },
      `aws ecs describe-tasks --cluster prod --tasks ${aStoppedTask().arn}`,
    ],
  ])('%s is complete', (_, kind, facts, command) => {
    const advice = adviseOn(kind, { ...FACTS, ...facts });

    expect(advice.replace(/^.*?: (?=aws )/, '')).toBe(command);
  });

  test('of a task of a service, where ECS gives a reason, is that of the service', () => {
    expect(adviseOn('ecs-says', { ...FACTS, taskArn: aStoppedTask().arn })).toBe(DESCRIBE_SERVICE);
  });
});

test('a server error leads to the log of the container, and without a log to the health check', () => {
  const probe = { targetGroupArn: TARGET_GROUP, words: '', codes: '503' };

  expect(adviseOn('load-balancer-health', { ...FACTS, probe, log: aContainerLog() })).toContain('Read its log:');
  expect(adviseOn('load-balancer-health', { ...FACTS, probe })).toBe(
    `The target group checks the health of its targets; the new version answers 503. Fix the new version or the health check: aws elbv2 modify-target-group --target-group-arn ${TARGET_GROUP} --health-check-path /PATH`,
  );
});
