import { describe, expect, test } from '@jest/globals';
import { asAwsFailure } from '../../../src/adapters/aws/failure.ts';

const CALL = { action: 'sts:GetCallerIdentity', resource: 'the credentials of this step' };
const READ = { action: 'ecs:DescribeServices', resource: 'service web in cluster prod' };

function thrownBy(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

describe('an error that nobody caused', () => {
  // The SDK's own words, as it throws them without a region and with an empty one.
  test.each(['Region is missing', 'Region not accepted: region="" is not a valid hostname component.'])(
    'a region is reported as an input that is missing, so that nothing waits for it: %s',
    (message) => {
      expect(asAwsFailure(thrownBy('Error', message), CALL)).toMatchObject({
        kind: 'input',
        message: 'No AWS region is set, or the value is not a region.',
      });
    },
  );

  test('credentials are reported as missing, not as denied', () => {
    const thrown = thrownBy('CredentialsProviderError', 'Could not load credentials from any providers');

    expect(asAwsFailure(thrown, CALL)).toMatchObject({
      kind: 'access',
      message: 'No usable AWS credentials: Could not load credentials from any providers.',
    });
  });
});

test('a cluster that does not exist is named itself, and not the service in it', () => {
  const thrown = thrownBy('ClusterNotFoundException', 'Cluster not found.');

  expect(asAwsFailure(thrown, READ)).toMatchObject({
    kind: 'absent',
    message: 'Cluster prod not found: Cluster not found.',
  });
});

describe('the words of AWS', () => {
  const CANONICAL =
    "The Canonical String for this request should have been\n'POST\n/\n\nhost:ecs.eu-west-1.amazonaws.com\nx-amz-security-token:IQoJb3JpZ2luX2VjEJr\n\nhost;x-amz-date'";
  const MISMATCH = 'The request signature we calculated does not match the signature you provided.';
  const rejected = { $metadata: { httpStatusCode: 400 } };

  test.each([
    [
      'SignatureDoesNotMatch',
      `${MISMATCH} Check your AWS Secret Access Key and signing method.\n\n${CANONICAL}`,
      MISMATCH,
    ],
    ['InvalidSignatureException', `${MISMATCH} Check your key.\n\n${CANONICAL}`, MISMATCH],
    [
      'IncompleteSignature',
      "Authorization header requires 'Signature' parameter. Authorization=AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE/20261128",
      "Authorization header requires 'Signature' parameter.",
    ],
    ['SignatureDoesNotMatch', `Mismatch of ${CANONICAL}`, 'Mismatch of The.'],
    [
      'InvalidSignatureException',
      'Signature expired: 20261128T200000Z is now earlier than 20261128T201000Z (20261128T201500Z - 5 min.)',
      'Signature expired: 20261128T200000Z is now earlier than 20261128T201000Z (20261128T201500Z - 5 min.).',
    ],
  ])('about a signature (%s) hold no part of the signed request', (name, said, shown) => {
    const { message, advice } = asAwsFailure(thrownBy(name, said), READ);

    expect(message).toBe(`ecs:DescribeServices on service web in cluster prod was denied: ${name}: ${shown}`);
    expect(message).not.toMatch(/IQoJb3JpZ2luX2VjEJr|ASIAEXAMPLE/);
    expect(advice).toContain("the runner's clock");
  });

  test('are not cut at their end', () => {
    const end = 'because no identity-based policy allows the ecs:DescribeServices action';
    const said = `User: arn:aws:sts::111122223333:assumed-role/${'deploy'.repeat(200)} is not authorized ${end}`;

    expect(asAwsFailure(thrownBy('AccessDeniedException', said), READ).message).toContain(end);
  });

  test('name the exception of a refusal', () => {
    const said = 'One or more of the requested capabilities are not supported.';
    const thrown = Object.assign(thrownBy('PlatformTaskDefinitionIncompatibilityException', said), rejected);

    expect(asAwsFailure(thrown, { ...READ, action: 'ecs:UpdateService' })).toMatchObject({
      message: `ecs:UpdateService on service web in cluster prod was refused: PlatformTaskDefinitionIncompatibilityException: ${said}`,
      advice:
        'The Fargate platform version lacks a capability that the task definition needs. Use the newest: aws ecs update-service --cluster prod --service web --platform-version LATEST',
    });
  });

  test.each([
    [
      'a service-linked role',
      'Unable to assume the service linked role. Please verify that the ECS service linked role exists.',
      'Create the role once in this account: aws iam create-service-linked-role --aws-service-name ecs.amazonaws.com',
    ],
    [
      'a target group without a load balancer',
      'The target group with targetGroupArn arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/0123456789abcdef does not have an associated load balancer.',
      'Add a listener or a rule of a load balancer that forwards to this target group: aws elbv2 describe-target-groups --target-group-arns arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/web/0123456789abcdef',
    ],
    ['what has no better answer', 'Something else.', 'Correct what the message names, then run again.'],
  ])('about %s have fitting advice', (_, said, advice) => {
    const thrown = Object.assign(thrownBy('InvalidParameterException', said), rejected);

    expect(asAwsFailure(thrown, READ).advice).toBe(advice);
  });

  test('about an expired session lead to a longer one', () => {
    const said = 'The security token included in the request is expired';

    expect(asAwsFailure(thrownBy('ExpiredTokenException', said), READ)).toMatchObject({
      message: `ecs:DescribeServices on service web in cluster prod was denied: ExpiredTokenException: ${said}.`,
      advice: 'Set role-duration-seconds of aws-actions/configure-aws-credentials longer than the job, then run again.',
    });
  });
});
