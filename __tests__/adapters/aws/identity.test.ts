import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { makeFolder, removeFolder } from '../../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import { identifyCaller, readDestinations } from '../../../src/adapters/aws/identity.ts';
import { type Amazon, openAmazon } from './amazon.ts';

let amazon: Amazon;
let before: NodeJS.ProcessEnv;

beforeAll(async () => {
  amazon = await openAmazon();
  before = { ...process.env };
  amazon.answer({
    type: 'text/xml',
    body: `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
      <Arn>arn:aws:iam::111122223333:user/ci</Arn><UserId>AIDA</UserId><Account>111122223333</Account>
      </GetCallerIdentityResult></GetCallerIdentityResponse>`,
  });
});
afterEach(() => {
  process.env = { ...before };
});
afterAll(() => amazon.close());

const address = () => before.AWS_ENDPOINT_URL ?? '';

/** The endpoint of all services alone is taken away. */
function without(environment: Record<string, string>): void {
  const { AWS_ENDPOINT_URL: _, ...rest } = before;
  process.env = { ...rest, ...environment };
}

test('AWS_ENDPOINT_URL alone is reported as the one address of all calls', async () => {
  expect(await identifyCaller()).toEqual({
    account: '111122223333',
    arn: 'arn:aws:iam::111122223333:user/ci',
    region: 'eu-west-1',
    endpoint: address(),
  });
});

test('an endpoint of one service is reported with it', async () => {
  without({ AWS_ENDPOINT_URL_STS: address(), AWS_ENDPOINT_URL_ECR: 'http://127.0.0.1:5000' });

  expect((await identifyCaller()).endpoint).toBe(`http://127.0.0.1:5000 (ECR), ${address()} (STS)`);
});

test('an endpoint of the shared configuration is reported', async () => {
  const folder = makeFolder();
  const file = join(folder, 'config');
  writeFileSync(file, `[default]\nendpoint_url = ${address()}\n`);
  without({ AWS_CONFIG_FILE: file });

  const { endpoint } = await identifyCaller();
  removeFolder(folder);

  expect(endpoint).toBe(address());
});

test('endpoints that the SDK is set to ignore are not reported', async () => {
  process.env.AWS_ENDPOINT_URL_ECS = 'http://127.0.0.1:5000';
  process.env.AWS_ENDPOINT_URL_STS = address();
  process.env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS = 'true';

  expect(await readDestinations()).toBeUndefined();
});
