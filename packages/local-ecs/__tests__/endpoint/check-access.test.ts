import { describe, expect, test } from '@jest/globals';
import { type Access, type AccessedRequest, refuseRequest } from '../../src/endpoint/check-access.ts';

const TOKEN = 'a-token-of-a-test';
const LOOPBACK: Access = { isOpen: false };
const OPEN: Access = { isOpen: true, token: TOKEN };

function ask(access: Access, request: Partial<AccessedRequest>): number {
  const whole = { path: '/', host: 'localhost:4566', origin: undefined, authorization: undefined, ...request };
  return refuseRequest(access, whole)?.status ?? 200;
}

describe('a local ECS on loopback', () => {
  test('answers no other host name, and needs no token', () => {
    expect(ask(LOOPBACK, { host: 'ecs:4566' })).toBe(403);
    expect(ask(LOOPBACK, { host: '172.17.0.2:4566' })).toBe(403);
    expect(ask(LOOPBACK, { path: '/_slipway/calls' })).toBe(200);
  });

  test('needs the token if one is given', () => {
    expect(ask({ isOpen: false, token: TOKEN }, { path: '/_slipway/calls' })).toBe(401);
  });
});

describe('a local ECS that is open to other machines', () => {
  test.each(['localhost:4566', 'ecs:4566', 'my_project-ecs-1', '172.17.0.2:4566', '[fd00::2]:4566'])(
    'answers at %s',
    (host) => {
      expect(ask(OPEN, { host })).toBe(200);
    },
  );

  test.each(['host.docker.internal:4566', 'ecs.default.svc.cluster.local:4566'])('answers at %s', (host) => {
    expect(ask(OPEN, { host })).toBe(200);
  });

  test.each([undefined, 'evil.example', 'local.evil.example', '1.2.3.4.evil.example:4566', 'evil.internal.example'])(
    'does not answer at %s, which a page can resolve to it',
    (host) => {
      expect(ask(OPEN, { host, origin: `http://${host}` })).toBe(403);
    },
  );

  test.each(['https://evil.example', 'http://localhost:3000', 'null'])('does not answer a page of %s', (origin) => {
    expect(ask(OPEN, { origin })).toBe(403);
  });

  test('needs the token at the control address, except for its health', () => {
    expect(ask(OPEN, { path: '/_slipway/health' })).toBe(200);
    expect(ask(OPEN, { path: '/v2/' })).toBe(200);
    expect(ask(OPEN, { path: '/_slipway/reset', authorization: `Bearer ${TOKEN}` })).toBe(200);
    expect(ask(OPEN, { path: '/_slipway/reset', authorization: `bearer ${TOKEN}` })).toBe(200);
  });

  test.each([undefined, '', 'Bearer', 'Bearer ', `Bearer ${TOKEN}x`, `Basic ${TOKEN}`, TOKEN])(
    'answers the control address with 401 for the authorization %s',
    (authorization) => {
      expect(refuseRequest(OPEN, { path: '/_slipway/reset', host: 'ecs', origin: undefined, authorization })).toEqual({
        status: 401,
        headers: expect.objectContaining({ 'www-authenticate': 'Bearer' }),
        body: {
          kind: 'text',
          text: expect.stringContaining('The control address needs the header \\"Authorization: Bearer TOKEN\\".'),
        },
      });
    },
  );
});
