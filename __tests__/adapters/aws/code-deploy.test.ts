import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { USUAL_CLIENTS } from '../../../src/adapters/aws/client.ts';
import { createCodeDeploy } from '../../../src/adapters/aws/code-deploy.ts';
import { type Amazon, openAmazon } from './amazon.ts';

const GROUP = { application: 'AppECS-production-web', group: 'DgpECS-production-web' };
let amazon: Amazon;

beforeAll(async () => {
  amazon = await openAmazon();
});
afterAll(() => amazon.close());

test.each([
  { name: 'a deployment group', read: () => createCodeDeploy(USUAL_CLIENTS).describeGroup(GROUP) },
  { name: 'deployments in progress', read: () => createCodeDeploy(USUAL_CLIENTS).activeDeployments(GROUP) },
])('an answer that says nothing is not taken for that of $name', async ({ read }) => {
  amazon.answer({ status: 200, type: 'application/x-amz-json-1.1', body: '{}' });

  await expect(read()).rejects.toMatchObject({ kind: 'unreachable' });
});
