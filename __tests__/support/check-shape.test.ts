import { describe, expect, test } from '@jest/globals';
import type { JsonObject } from '../../src/json.ts';
import { type AnsweredCall, findFaults, mustFitModel } from './check-shape.ts';

const ARN = 'arn:aws:ecs:eu-west-1:123456789012:service/default/web';

function aDescribedService(service: JsonObject): AnsweredCall {
  const output = { services: [{ serviceName: 'web', ...service }], failures: [] };
  return { service: 'ecs', operation: 'DescribeServices', input: { services: ['web'] }, answer: { ok: true, output } };
}

function aRefusal(type: string, message = 'No.'): AnsweredCall {
  const answer = { ok: false, type, message, status: 400 } as const;
  return { service: 'ecs', operation: 'ListClusters', input: {}, answer };
}

describe('an answer is held against the SDK’s model', () => {
  test('one that fits has no fault', () => {
    const service = { createdAt: 1_700_000_000.25, launchType: 'EC2', desiredCount: 1, events: [{ message: 'text' }] };

    expect(findFaults(aDescribedService(service))).toEqual([]);
  });

  test.each<{ name: string; service: JsonObject; fault: string }>([
    { name: 'an unknown member', service: { arn: ARN }, fault: 'arn is no member of Service' },
    { name: 'a number as text', service: { desiredCount: '1' }, fault: 'desiredCount is a number, not "1"' },
    { name: 'null for an absent member', service: { status: null }, fault: 'status is a text, not null' },
    {
      name: 'milliseconds',
      service: { createdAt: 1_700_000_000_000 },
      fault: 'createdAt is seconds since the epoch, not 1700000000000',
    },
    {
      name: 'a word that the enumeration lacks',
      service: { schedulingStrategy: 'SWARM' },
      fault: 'schedulingStrategy is one of DAEMON, REPLICA, not "SWARM"',
    },
    {
      name: 'a member deep inside',
      service: { deployments: [{}, { rolloutState: 'DONE' }] },
      fault: 'deployments[1].rolloutState is one of COMPLETED, FAILED, IN_PROGRESS, not "DONE"',
    },
    {
      name: 'a required member that is missing',
      service: { deploymentController: {} },
      fault: 'deploymentController.type is required',
    },
    { name: 'a structure where a list belongs', service: { events: {} }, fault: 'events is a list, not {}' },
  ])('$name is a fault, told with its path', ({ service, fault }) => {
    expect(findFaults(aDescribedService(service))).toEqual([`output.services[0].${fault}`]);
  });

  test('an input that was accepted is held against it too', () => {
    const call = { ...aDescribedService({}), input: { service: 'web' } };

    expect(findFaults(call)).toEqual([
      'input.services is required',
      'input.service is no member of DescribeServicesRequest',
    ]);
  });

  test.each([
    { name: 'one that the operation declares', call: aRefusal('InvalidParameterException'), faults: [] },
    { name: 'one that every operation may answer', call: aRefusal('ThrottlingException'), faults: [] },
    {
      name: 'one of another operation',
      call: aRefusal('ServiceNotFoundException'),
      faults: ['not declared for ListClusters: ServiceNotFoundException: No.'],
    },
    {
      name: 'our own for what is not simulated',
      call: aRefusal('UnsupportedFeatureException', 'A dream is not simulated by the local ECS.'),
      faults: [],
    },
  ])('an exception: $name', ({ call, faults }) => {
    expect(findFaults(call)).toEqual(faults);
  });

  test('a fault fails the test that asked', () => {
    expect(() => mustFitModel(aDescribedService({ arn: ARN }))).toThrow(
      'ecs DescribeServices:\noutput.services[0].arn is no member of Service',
    );
  });

  test('the query services are known as well', () => {
    const answer = { ok: true, output: { Arn: 'arn:aws:iam::123456789012:user/local', Name: 'x' } } as const;

    expect(findFaults({ service: 'sts', operation: 'GetCallerIdentity', input: {}, answer })).toEqual([
      'output.Name is no member of GetCallerIdentityResponse',
    ]);
  });
});
