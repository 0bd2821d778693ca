/** Where a redirect leads (Elastic Load Balancing API reference, RedirectActionConfig). */
import { expect, test } from '@jest/globals';
import type { Redirect } from '../../../src/engine/load-balancing/listener-specification.ts';
import { readRedirect, writeLocation } from '../../../src/engine/load-balancing/redirect.ts';

const aRedirect = (parts: Readonly<Record<string, string>>): Redirect =>
  readRedirect({ StatusCode: 'HTTP_301', ...parts });

test.each([
  [{ Protocol: 'HTTPS', Port: '443' }, 'https://shop.example.com/a/b?x=1'],
  [{ Port: '8443' }, 'http://shop.example.com:8443/a/b?x=1'],
  [{ Host: 'www.#{host}' }, 'http://www.shop.example.com:8080/a/b?x=1'],
  [{ Path: '/new/#{path}', Query: 'from=old&#{query}' }, 'http://shop.example.com:8080/new/a/b?from=old&x=1'],
  [{ Path: '/', Query: '' }, 'http://shop.example.com:8080/'],
])('%j leads to %s', (parts, location) => {
  const request = { host: 'shop.example.com:8080', port: 8080, target: '/a/b?x=1' };

  expect(writeLocation(aRedirect(parts), request)).toBe(location);
});
