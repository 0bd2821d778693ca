import { describe, expect, test } from '@jest/globals';
import { isLoopbackHost, isOwnOrigin } from '../../src/http/loopback.ts';

describe('a Host header', () => {
  test.each([
    '127.0.0.1',
    '127.0.0.1:4566',
    '127.0.1.3:80',
    'localhost',
    'LOCALHOST:4566',
    'ecs.localhost:4566',
    '[::1]:80',
  ])('%s names loopback', (host) => {
    expect(isLoopbackHost(host)).toBe(true);
  });

  test.each([
    undefined,
    '',
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'evil-localhost.example',
    '10.0.0.1',
    'notlocalhost',
  ])('%s does not name loopback', (host) => {
    expect(isLoopbackHost(host)).toBe(false);
  });
});

describe('an Origin header', () => {
  const own = 'localhost:4566';

  test.each([undefined, 'http://localhost:4566', 'http://LOCALHOST:4566'])('%s may ask', (origin) => {
    expect(isOwnOrigin(origin, own)).toBe(true);
  });

  test.each([
    ...['null', '', 'https://evil.example', 'http://localhost.evil.example:4566', 'http://localhost:3000'],
    ...['http://localhost', 'http://127.0.0.1:4566', 'https://localhost:4566', 'http://page.localhost:4566'],
  ])('%s may not ask', (origin) => {
    expect(isOwnOrigin(origin, own)).toBe(false);
  });
});
