import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { USUAL_CLIENTS } from '../../../src/adapters/aws/client.ts';
import { createEcs } from '../../../src/adapters/aws/ecs.ts';
import { type Amazon, openAmazon } from './amazon.ts';

let amazon: Amazon;

beforeAll(async () => {
  amazon = await openAmazon();
});
afterAll(() => amazon.close());

test.each([
  { name: 'container instances', read: () => createEcs(USUAL_CLIENTS).containerInstances('production') },
  { name: 'tasks of a service', read: () => createEcs(USUAL_CLIENTS).serviceTasks('production', 'web') },
])('an answer that says nothing does not mean that there are no $name', async ({ read }) => {
  amazon.answer({ status: 200, type: 'application/x-amz-json-1.1', body: '{}' });

  await expect(read()).rejects.toMatchObject({ kind: 'unreachable' });
});
