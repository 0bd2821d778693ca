import { describe, expect, test } from '@jest/globals';
import { asAwsFailure } from '../../src/aws/failure.ts';

const CALL = { action: 'sts:GetCallerIdentity', resource: 'the credentials of this step' };
const LOOK = { action: 'ecs:DescribeServices', resource: 'service web in cluster prod' };

function thrownBy(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

describe('what nobody was asked for', () => {
  // The SDK's own words, as it throws them without a region and with an empty one.
  test.each(['Region is missing', 'Region not accepted: region="" is not a valid hostname component.'])(
    'a region is told as an input that is missing, so that nothing waits for it: %s',
    (message) => {
      expect(asAwsFailure(thrownBy('Error', message), CALL)).toMatchObject({
        kind: 'input',
        message: 'No AWS region is set, or what is set is not the name of one.',
      });
    },
  );

  test('credentials are told as missing, not as denied', () => {
    const thrown = thrownBy('CredentialsProviderError', 'Could not load credentials from any providers');

    expect(asAwsFailure(thrown, CALL)).toMatchObject({
      kind: 'access',
      message: 'This step has no usable AWS credentials: Could not load credentials from any providers.',
    });
  });
});

test('a cluster that is not there is named itself, and not the service in it', () => {
  const thrown = thrownBy('ClusterNotFoundException', 'Cluster not found.');

  expect(asAwsFailure(thrown, LOOK)).toMatchObject({
    kind: 'absent',
    message: 'Cluster prod is not there: Cluster not found.',
  });
});
