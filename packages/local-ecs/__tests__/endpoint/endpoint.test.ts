import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { SIGNED } from '../support/harness/local-client.ts';

const ECS = 'AmazonEC2ContainerServiceV20141113';

function nest(levels: number): string {
  return `{"x":${'['.repeat(levels)}${']'.repeat(levels)}}`;
}

describe('the local endpoint', () => {
  let local: Emulator;

  beforeEach(async () => {
    local = await openEmulator({ clock: { kind: 'virtual', startMs: 1_700_000_000_000 } });
  });

  afterEach(() => local.close());

  function post(headers: Readonly<Record<string, string>>, body = '{}'): Promise<Response> {
    return fetch(`${local.address}/`, { method: 'POST', headers, body });
  }

  describe('AWS JSON 1.1', () => {
    test('an answer has the content type of the protocol and a request id', async () => {
      const response = await post({ authorization: SIGNED, 'x-amz-target': `${ECS}.ListClusters` });

      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toBe('application/x-amz-json-1.1');
      expect(response.headers.get('x-amzn-requestid')).toMatch(/^[0-9a-f-]{36}$/);
      expect(await response.json()).toMatchObject({ clusterArns: expect.any(Array) });
    });

    test('a refusal has its type in the body and in a header', async () => {
      const response = await post(
        { authorization: SIGNED, 'x-amz-target': `${ECS}.ListTasks` },
        '{"cluster":"nowhere"}',
      );

      expect(response.status).toBe(400);
      const body = (await response.json()) as { __type: string; message: string };
      expect(body).toEqual({ __type: response.headers.get('x-amzn-errortype'), message: expect.any(String) });
    });

    test.each([
      ['an operation of ECS', `${ECS}.DescribeDaemon`, 'DescribeDaemon'],
      [
        'an operation of ECR',
        'AmazonEC2ContainerRegistry_V20150921.CreatePullThroughCacheRule',
        'CreatePullThroughCacheRule',
      ],
      ['an operation of CloudWatch Logs', 'Logs_20140328.StartQuery', 'StartQuery'],
      ['a service', 'DynamoDB_20120810.GetItem', 'GetItem'],
    ])('a missing %s is named', async (_name, target, named) => {
      const response = await post({ authorization: SIGNED, 'x-amz-target': target });

      expect(response.status).toBe(400);
      expect(await response.json()).toEqual({
        __type: 'UnknownOperationException',
        message: expect.stringContaining(named),
      });
    });

    test('a request without a signature is refused as AWS does', async () => {
      const response = await post({ 'x-amz-target': `${ECS}.ListClusters` });

      expect([response.status, await response.json()]).toEqual([
        400,
        { __type: 'MissingAuthenticationTokenException', message: 'Missing Authentication Token' },
      ]);
    });

    test.each([
      ['another scheme in Authorization', { authorization: 'Bearer x' }, '{}', 'IncompleteSignatureException'],
      ['a body that is no JSON', { authorization: SIGNED }, '{', 'SerializationException'],
      ['a body that is no object', { authorization: SIGNED }, '[]', 'SerializationException'],
      ['a body of a thousand levels', { authorization: SIGNED }, nest(1000), 'SerializationException'],
    ])('%s is refused', async (_name, headers, body, type) => {
      const response = await post({ ...headers, 'x-amz-target': `${ECS}.ListClusters` }, body);

      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ __type: type });
    });

    test('a body above 16 MiB is refused', async () => {
      const headers = { authorization: SIGNED, 'x-amz-target': `${ECS}.ListClusters` };

      const response = await post(headers, ' '.repeat(16 * 1024 * 1024 + 1));

      expect(response.status).toBe(413);
    });
  });

  describe('STS', () => {
    test('GetCallerIdentity returns the account, in XML', async () => {
      const response = await post({ authorization: SIGNED }, 'Action=GetCallerIdentity&Version=2011-06-15');

      expect(response.headers.get('content-type')).toBe('text/xml');
      const text = await response.text();
      expect(text).toContain('<Account>123456789012</Account>');
      expect(text).toContain('<Arn>arn:aws:iam::123456789012:user/local</Arn>');
    });

    test.each([
      ['another action', { authorization: SIGNED }, 'Action=%3Cb%3E', 400, '<Code>InvalidAction</Code>'],
      ['no signature', {}, 'Action=GetCallerIdentity', 403, '<Code>MissingAuthenticationToken</Code>'],
    ])('%s is refused in XML', async (_name, headers, form, status, code) => {
      const response = await post(headers, form);

      expect(response.status).toBe(status);
      const text = await response.text();
      expect(text).toContain(code);
      expect(text).not.toContain('<b>');
    });
  });

  describe('only this machine is answered', () => {
    function ask(headers: Readonly<Record<string, string>>): Promise<number | undefined> {
      return new Promise((resolve, reject) => {
        request(`${local.address}/_slipway/health`, { headers }, (response) => {
          response.resume();
          resolve(response.statusCode);
        })
          .on('error', reject)
          .end();
      });
    }

    test.each([
      ['a name that was made to point here', { host: 'evil.example' }, 403],
      ['a page of another site', { origin: 'https://evil.example' }, 403],
      ['a page of another port', { host: 'localhost:1234', origin: 'http://localhost:3000' }, 403],
      ['its own page', { host: 'localhost:1234', origin: 'http://localhost:1234' }, 200],
      ['localhost', { host: 'localhost:1234' }, 200],
    ])('a request by %s is answered with its status', async (_name, headers, status) => {
      expect(await ask(headers)).toBe(status);
    });
  });

  test('a port that is taken is said', async () => {
    const port = Number(local.registryHost.split(':')[1]);

    await expect(openEmulator({ port })).rejects.toThrow(
      `Port ${port} is in use (another slipway local, or LocalStack?).`,
    );
  });
});
