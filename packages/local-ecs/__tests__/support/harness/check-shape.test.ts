import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { type AnsweredCall, findShapeErrors, mustFitModel } from './check-shape.ts';

const ARN = 'arn:aws:ecs:eu-west-1:123456789012:service/default/web';

function aDescribedService(service: JsonObject): AnsweredCall {
  const output = { services: [{ serviceName: 'web', ...service }], failures: [] };
  return { service: 'ecs', operation: 'DescribeServices', input: { services: ['web'] }, answer: { ok: true, output } };
}

function aRefusal(type: string, message = 'No.'): AnsweredCall {
  const answer = { ok: false, type, message, status: 400 } as const;
  return { service: 'ecs', operation: 'ListClusters', input: {}, answer };
}

describe('an answer is validated against the SDK’s model', () => {
  test('one that fits has no error', () => {
    const service = { createdAt: 1_700_000_000.25, launchType: 'EC2', desiredCount: 1, events: [{ message: 'text' }] };

    expect(findShapeErrors(aDescribedService(service))).toEqual([]);
  });

  test.each<{ name: string; service: JsonObject; error: string }>([
    { name: 'an unknown field', service: { arn: ARN }, error: 'arn is no member of Service' },
    { name: 'a number as text', service: { desiredCount: '1' }, error: 'desiredCount is a number, not "1"' },
    { name: 'null for an absent field', service: { status: null }, error: 'status is a text, not null' },
    {
      name: 'milliseconds',
      service: { createdAt: 1_700_000_000_000 },
      error: 'createdAt is seconds since the epoch, not 1700000000000',
    },
    {
      name: 'a word that the enumeration lacks',
      service: { schedulingStrategy: 'SWARM' },
      error: 'schedulingStrategy is one of DAEMON, REPLICA, not "SWARM"',
    },
    {
      name: 'a nested field',
      service: { deployments: [{}, { rolloutState: 'DONE' }] },
      error: 'deployments[1].rolloutState is one of COMPLETED, FAILED, IN_PROGRESS, not "DONE"',
    },
    {
      name: 'a missing required field',
      service: { deploymentController: {} },
      error: 'deploymentController.type is required',
    },
    { name: 'a structure where a list belongs', service: { events: {} }, error: 'events is a list, not {}' },
  ])('$name is an error, reported with its path', ({ service, error }) => {
    expect(findShapeErrors(aDescribedService(service))).toEqual([`output.services[0].${error}`]);
  });

  test('an accepted input is validated too', () => {
    const call = { ...aDescribedService({}), input: { service: 'web' } };

    expect(findShapeErrors(call)).toEqual([
      'input.services is required',
      'input.service is no member of DescribeServicesRequest',
    ]);
  });

  test.each([
    { name: 'one that the operation declares', call: aRefusal('InvalidParameterException'), errors: [] },
    { name: 'one that every operation may answer', call: aRefusal('ThrottlingException'), errors: [] },
    {
      name: 'one of another operation',
      call: aRefusal('ServiceNotFoundException'),
      errors: ['not declared for ListClusters: ServiceNotFoundException: No.'],
    },
    {
      name: 'our own for what is not simulated',
      call: aRefusal('UnsupportedFeatureException', 'A dream is not simulated by the local ECS.'),
      errors: [],
    },
  ])('an exception: $name', ({ call, errors }) => {
    expect(findShapeErrors(call)).toEqual(errors);
  });

  test('an error fails the test of the call', () => {
    expect(() => mustFitModel(aDescribedService({ arn: ARN }))).toThrow(
      'ecs DescribeServices:\noutput.services[0].arn is no member of Service',
    );
  });

  test('the query services are known as well', () => {
    const answer = { ok: true, output: { Arn: 'arn:aws:iam::123456789012:user/local', Name: 'x' } } as const;

    expect(findShapeErrors({ service: 'sts', operation: 'GetCallerIdentity', input: {}, answer })).toEqual([
      'output.Name is no member of GetCallerIdentityResponse',
    ]);
  });
});
