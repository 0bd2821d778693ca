import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { SIGNED } from '../support/harness/local-client.ts';

describe('a service that the local ECS does not have', () => {
  let local: Emulator;

  beforeEach(async () => {
    local = await openEmulator({ clock: { kind: 'virtual', startMs: 1_700_000_000_000 } });
  });

  afterEach(() => local.close());

  const ask = (service: string, path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${local.address}${path}`, {
      ...init,
      headers: { authorization: SIGNED.replace('/ecs/', `/${service}/`), ...init.headers },
    });

  test('is named in JSON to a client that speaks by targets', async () => {
    const response = await ask('ssm', '/', {
      method: 'POST',
      headers: { 'x-amz-target': 'AmazonSSM.GetParameterHistory' },
    });

    expect([response.status, await response.json()]).toEqual([
      400,
      {
        __type: 'UnknownOperationException',
        message: 'GetParameterHistory (ssm) is not an operation of the local ECS.',
      },
    ]);
  });

  test('is named in XML to a client that speaks by forms', async () => {
    const body = 'Action=DescribeInstances&Version=2016-11-15';
    const response = await ask('ec2', '/', { method: 'POST', body });

    expect(response.status).toBe(400);
    const text = await response.text();
    expect(text).toContain('<Code>InvalidAction</Code>');
    expect(text).toContain('<Message>DescribeInstances (ec2) is not an operation of the local ECS.</Message>');
  });

  test('RunInstances is refused with what does the same here', async () => {
    const response = await ask('ec2', '/', { method: 'POST', body: 'Action=RunInstances&Version=2016-11-15' });

    expect(response.status).toBe(400);
    expect(await response.text()).toContain('POST /_slipway/instances ');
  });

  test('is named in JSON to a client that speaks by paths', async () => {
    const response = await ask('lambda', '/2015-03-31/functions');

    expect([response.status, response.headers.get('x-amzn-errortype'), await response.json()]).toEqual([
      404,
      'UnknownOperationException',
      {
        __type: 'UnknownOperationException',
        message: 'GET /2015-03-31/functions (lambda) is not an operation of the local ECS.',
      },
    ]);
  });

  test('is named in the XML of S3 to a client of S3', async () => {
    const response = await ask('s3', '/bucket/a&b', { method: 'PUT', body: 'x' });

    expect([response.status, await response.text()]).toEqual([
      501,
      '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>NotImplemented</Code><Message>PUT /bucket/a&#38;b (s3) is not an operation of the local ECS.</Message></Error>\n',
    ]);
  });

  test('an unsigned path is not found', async () => {
    const response = await fetch(`${local.address}/favicon.ico`);

    expect([response.status, await response.text()]).toEqual([404, 'The local ECS has no GET /favicon.ico.\n']);
  });
});

describe('ECR Public', () => {
  let local: Emulator;

  beforeEach(async () => {
    local = await openEmulator({ clock: { kind: 'virtual', startMs: 1_700_000_000_000 } });
  });

  afterEach(() => local.close());

  async function ask(operation: string, input = {}): Promise<unknown> {
    const response = await fetch(`${local.address}/`, {
      method: 'POST',
      headers: { authorization: SIGNED, 'x-amz-target': `SpencerFrontendService.${operation}` },
      body: JSON.stringify(input),
    });
    return response.json();
  }

  test('gives one token, not a list, and no address', async () => {
    expect(await ask('GetAuthorizationToken')).toEqual({
      authorizationData: {
        authorizationToken: expect.stringMatching(/^[A-Za-z0-9+/=]{64,}$/),
        expiresAt: expect.any(Number),
      },
    });
  });

  test('has no repositories', async () => {
    expect(await ask('DescribeRepositories')).toEqual({ repositories: [] });
    expect(await ask('DescribeRepositories', { repositoryNames: ['web'] })).toEqual({
      __type: 'RepositoryNotFoundException',
      message: "The repository with name 'web' does not exist in the registry with id '123456789012'",
    });
  });

  test('names an operation that is left out', async () => {
    expect(await ask('CreateRepository')).toEqual({
      __type: 'UnknownOperationException',
      message: 'CreateRepository (ecr-public) is not an operation of the local ECS.',
    });
  });
});
