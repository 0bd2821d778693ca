/** Pages of other origins in a browser: whatever they send to the local ECS changes nothing, and they read nothing. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { CHROMIUM, describeWith } from '../../packages/local-ecs/__tests__/support/harness/needs-program.ts';
import { type Emulator, openEmulator } from '../../packages/local-ecs/src/emulator/emulator.ts';
import { type BrowserPage, openBrowser } from '../support/harness/browser.ts';

let local: Emulator;
let other: Server;
let page: BrowserPage;

beforeEach(async () => {
  local = await openEmulator({ clock: { kind: 'virtual', startMs: 1_700_000_000_000 } });
  other = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>other</title><body></body>');
  });
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  page = await openBrowser(['--host-resolver-rules=MAP *.example 127.0.0.1']);
});

afterEach(async () => {
  await page.close();
  other.closeAllConnections();
  await new Promise((resolve) => other.close(resolve));
  await local.close();
});

/** Everything that a page can send without permission; what it could read comes back. */
function attack(target: string): string {
  return `(async () => {
    const target = ${JSON.stringify(target)};
    const task = JSON.stringify({ operation: 'CreateCluster', input: { clusterName: 'evil' } });
    const seen = [];
    const note = (name) => (value) => void seen.push(name + ': ' + value);
    const request = async (path, options) => {
      const response = await fetch(target + path, options).catch(() => undefined);
      if (response !== undefined && response.type !== 'opaque') seen.push(path + ': ' + (await response.text()));
    };
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      const headers = { 'content-type': type };
      for (const path of ['/_slipway/call', '/_slipway/instances', '/', '/v2/evil/blobs/uploads/'])
        await request(path, { method: 'POST', mode: 'no-cors', headers, body: task });
    }
    for (const method of ['PUT', 'DELETE', 'POST'])
      await request('/_slipway/scenario/images', { method, headers: { 'content-type': 'application/json' }, body: '{"image":"x"}' });
    for (const path of ['/', '/_slipway/scenario', '/_slipway/events', '/v2/']) {
      await request(path, {});
      await request(path, { mode: 'no-cors' });
    }
    navigator.sendBeacon(target + '/_slipway/call', task);
    const once = (element, names) => new Promise((resolve) => {
      for (const name of names) element.addEventListener(name, () => resolve(name));
    });
    const image = new Image();
    const loaded = once(image, ['load', 'error']).then((name) => { if (name === 'load') note('image')(name); });
    image.src = target + '/_slipway/events';
    await loaded;
    const script = document.createElement('script');
    script.src = target + '/_slipway/scenario';
    const ran = once(script, ['load', 'error']).then((name) => { if (name === 'load') note('script')(name); });
    document.body.append(script);
    await ran;
    const stream = new EventSource(target + '/_slipway/events');
    stream.addEventListener('message', (event) => note('stream')(event.data));
    await once(stream, ['open', 'error']).then((name) => { if (name === 'open') note('stream')(name); });
    stream.close();
    const socket = new WebSocket(target.replace('http', 'ws') + '/_slipway/events');
    await once(socket, ['open', 'error']).then((name) => { if (name === 'open') note('socket')(name); });
    const frame = document.createElement('iframe');
    frame.name = 'frame';
    document.body.append(frame);
    const form = document.createElement('form');
    Object.assign(form, { method: 'POST', action: target + '/_slipway/call', enctype: 'text/plain', target: 'frame' });
    const field = document.createElement('input');
    field.name = task.slice(0, -1) + ',"x":"';
    field.value = '"}';
    form.append(field);
    document.body.append(form);
    const sent = once(frame, ['load']);
    form.submit();
    await sent;
    return seen;
  })()`;
}

describeWith([CHROMIUM], 'a page', () => {
  test.each([
    { name: 'of another port of this machine', host: '127.0.0.1', target: '127.0.0.1' },
    { name: 'of another port, by name', host: 'localhost', target: 'localhost' },
    { name: 'of another name of this machine', host: 'page.localhost', target: '127.0.0.1' },
    { name: 'of another site', host: 'evil.example', target: '127.0.0.1' },
    { name: 'whose name leads to this machine', host: 'evil.example', target: 'evil.example' },
  ])('$name changes nothing and reads nothing', async ({ host, target }) => {
    const { port } = other.address() as AddressInfo;
    const before = local.host.state();
    await page.open(`http://${host}:${port}/`);

    const seen = await page.evaluate<readonly string[]>(attack(`http://${target}:${new URL(local.address).port}`));

    expect(seen).toEqual([]);
    expect(local.host.state()).toBe(before);
    expect(local.calls()).toEqual([]);
  });

  test('by a name that was made to lead here is refused', async () => {
    await page.open(`http://evil.example:${new URL(local.address).port}/`);

    expect(await page.evaluate('document.body.innerText.trim()')).toBe('The local ECS answers only on loopback.');
  });
});
