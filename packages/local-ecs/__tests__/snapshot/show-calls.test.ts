import { describe, expect, test } from '@jest/globals';
import { showCalls } from '../../src/snapshot/show-calls.ts';

const CALLS = [
  { service: 'ecs', operation: 'DescribeServices', answer: 'ok', at: 1 },
  { service: 'ecr', operation: 'DescribeImages', answer: 'ImageNotFoundException', at: 2 },
  { service: 'ecs', operation: 'UpdateService', answer: 'ThrottlingException', client: 'boto3', at: 3 },
];

describe('the filter of calls', () => {
  test.each([
    ['nothing', '', false, ['UpdateService', 'DescribeImages', 'DescribeServices']],
    ['a service', 'ecs', false, ['UpdateService', 'DescribeServices']],
    ['a part of an operation, in any case', 'describe', false, ['DescribeImages', 'DescribeServices']],
    ['a service and an operation', 'ecs:Describe', false, ['DescribeServices']],
    ['errors', '', true, ['UpdateService', 'DescribeImages']],
    ['no call at all', 'dynamodb', false, []],
  ])('by %s leaves the newest first', (_name, text, isErrorsOnly, operations) => {
    expect(showCalls(CALLS, { text, isErrorsOnly }).map(({ operation }) => operation)).toEqual(operations);
  });
});
