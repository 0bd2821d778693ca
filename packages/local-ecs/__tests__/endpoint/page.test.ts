import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { type Emulator, openEmulator } from '../../src/emulator/emulator.ts';
import { listen } from '../../src/http/server.ts';
import { askOnce } from '../support/harness/http-clients.ts';
import { SIGNED } from '../support/harness/local-client.ts';

let local: Emulator;

beforeEach(async () => {
  local = await openEmulator({ clock: { kind: 'virtual', startMs: 1_700_000_000_000 } });
});

afterEach(() => local.close());

function portOf(): number {
  return Number(new URL(local.address).port);
}

describe('GET /', () => {
  test('is the page, for itself alone', async () => {
    const response = await fetch(`${local.address}/`);

    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
  });

  test('has a policy that allows its script and its style by hash, and nothing else', async () => {
    const response = await fetch(`${local.address}/`);
    const page = await response.text();
    const hash = (element: string): string => {
      const [, text = ''] = new RegExp(`<${element}>([\\s\\S]*?)</${element}>`).exec(page) ?? [];
      return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
    };

    expect(response.headers.get('content-security-policy')).toBe(
      [
        "default-src 'none'",
        `script-src ${hash('script')}`,
        `style-src ${hash('style')}`,
        "connect-src 'self'",
        'img-src data:',
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
      ].join('; '),
    );
    expect(page.replace('http://www.w3.org/2000/svg', '')).not.toMatch(/\sstyle=|\son[a-z]+=|https?:/);
    expect(page).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write/);
  });

  test('is refused by a local ECS with a token, which a browser cannot send', async () => {
    const guarded = await openEmulator({ token: 'a-token-of-a-test' });
    const [page, events] = await Promise.all(['/', '/_slipway/events'].map((path) => fetch(guarded.address + path)));
    await guarded.close();

    expect([page?.status, events?.status]).toEqual([401, 401]);
    expect(await page?.text()).toContain('has no page');
  });

  test('that is signed is a call of Amazon S3, which does not exist here', async () => {
    const { status, text } = await askOnce(portOf(), { headers: { authorization: SIGNED.replace('/ecs/', '/s3/') } });

    expect([status, text.includes('<!doctype html>')]).not.toEqual([200, true]);
  });
});

const ROUTES = [
  { method: 'GET', path: '/' },
  { method: 'POST', path: '/' },
  { method: 'GET', path: '/v2/' },
  { method: 'POST', path: '/v2/shop/web/blobs/uploads/' },
  { method: 'GET', path: '/_slipway/events' },
  { method: 'GET', path: '/_slipway/scenario' },
  { method: 'POST', path: '/_slipway/instances' },
  { method: 'POST', path: '/_slipway/call' },
];

describe.each(ROUTES)('$method $path', (route) => {
  test.each([
    ['a host that is not loopback', { host: 'evil.example' }],
    ['a host that ends like loopback', { host: '127.0.0.1.evil.example' }],
    ['a page of another port', { origin: 'http://127.0.0.1:1' }],
    ['a page of another site', { origin: 'https://evil.example' }],
    ['a page without an origin', { origin: 'null' }],
    ['an image of another site', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
    ['an image of another port', { 'sec-fetch-site': 'same-site', 'sec-fetch-mode': 'no-cors' }],
    ['a frame', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' }],
  ])('is refused to %s', async (_name, headers) => {
    const before = local.host.state();

    const { status, text } = await askOnce(portOf(), { ...route, headers, body: route.method === 'POST' ? '{}' : '' });

    expect([status, text]).toEqual([403, expect.stringMatching(/^The local ECS (?:answers only|does not answer)/)]);
    expect([local.host.state(), local.calls()]).toEqual([before, []]);
  });
});

test('a link from another site may lead to the page, and to nothing else', async () => {
  const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  const follow = async (path: string): Promise<number> => (await askOnce(portOf(), { path, headers })).status;

  expect([await follow('/'), await follow('/_slipway/scenario')]).toEqual([200, 403]);
});

test('a body of the control address that is too long is refused, and changes nothing', async () => {
  const body = JSON.stringify({ images: [], comment: ' '.repeat(16 * 1024 * 1024) });

  const { status, text } = await askOnce(portOf(), { method: 'POST', path: '/_slipway/scenario', body });

  expect([status, text]).toEqual([413, 'A body has at most 16777216 bytes.\n']);
});

describe('an error of the local ECS itself', () => {
  test('has its stack on stderr, and a short text for the client', async () => {
    const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const listener = await listen({ port: 0, address: '127.0.0.1' });
    listener.answerWith(Promise.resolve(() => Promise.reject(new Error('the secret is 42'))));

    const { status, text } = await askOnce(listener.port, { path: '/v2/?token=abc' });
    const printed = written.mock.calls.map(([line]) => String(line)).join('');
    written.mockRestore();
    await listener.close();

    expect([status, text]).toEqual([
      500,
      'The local ECS failed. The error is in the output of its process (stderr).\n',
    ]);
    expect(printed).toMatch(/^GET \/v2\/: Error: the secret is 42\n {4}at /);
    expect(printed).not.toContain('abc');
  });
});
