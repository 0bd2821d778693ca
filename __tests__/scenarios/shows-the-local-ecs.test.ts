/** The page of the local ECS in a browser: a rollout that fails, without reload; its buttons; keys; a narrow screen. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { untilTrue } from '../../packages/local-ecs/__tests__/support/harness/http-clients.ts';
import { callApi } from '../../packages/local-ecs/__tests__/support/harness/local-client.ts';
import { CHROMIUM, describeWith } from '../../packages/local-ecs/__tests__/support/harness/needs-program.ts';
import { type Emulator, openEmulator } from '../../packages/local-ecs/src/emulator/emulator.ts';
import { type BrowserPage, openBrowser } from '../support/harness/browser.ts';
import { LEAST_CONTRASTS } from '../support/harness/contrast.ts';

let local: Emulator;
let page: BrowserPage;

beforeEach(async () => {
  local = await openEmulator({ clock: { kind: 'virtual', startMs: 1_700_000_000_000 } });
  local.addInstances('default', 2);
  page = await openBrowser();
});

afterEach(async () => {
  await page.close();
  await local.close();
});

function ecs(operation: string, input: Parameters<typeof callApi>[1]['input'] = {}) {
  return callApi(local, { service: 'ecs', operation, input });
}

async function register(image: string): Promise<void> {
  const containerDefinitions = [{ name: 'web', image, memory: 64, cpu: 16 }];
  await ecs('RegisterTaskDefinition', { family: 'web', containerDefinitions });
}

async function createService(desiredCount = 4): Promise<void> {
  await register('shop/web:1');
  const deploymentCircuitBreaker = { enable: true, rollback: true };
  const deploymentConfiguration = { minimumHealthyPercent: 50, maximumPercent: 150, deploymentCircuitBreaker };
  await ecs('CreateService', { serviceName: 'web', taskDefinition: 'web:1', desiredCount, deploymentConfiguration });
  local.advance(300_000);
}

async function show(): Promise<void> {
  await page.open(`${local.address}/`);
  await untilShown('Clusters');
}

/** Waits until the page has the words, as a reader sees them. */
function untilShown(...words: readonly string[]): Promise<void> {
  return untilTrue(async () => {
    const text = await page.evaluate<string>('document.body.innerText');
    return words.every((one) => text.includes(one));
  });
}

/** Moves the focus with the Tab key until an element of this name has it. */
async function tabTo(name: string): Promise<void> {
  const focused = `(() => {
    const element = document.activeElement;
    return element.getAttribute('aria-label') ?? element.labels?.[0]?.innerText ?? element.textContent;
  })()`;
  for (let presses = 0; presses < 200; presses += 1) {
    await press('Tab', 9);
    if ((await page.evaluate<string>(focused)) === name) return;
  }
  throw new Error(`no key reaches ${name}`);
}

async function press(key: string, code: number, text?: string): Promise<void> {
  const of = { key, code: key, windowsVirtualKeyCode: code };
  await page.send('Input.dispatchKeyEvent', { type: 'keyDown', ...of, ...(text === undefined ? {} : { text }) });
  await page.send('Input.dispatchKeyEvent', { type: 'keyUp', ...of });
}

function pressEnter(): Promise<void> {
  return press('Enter', 13, '\r');
}

describeWith([CHROMIUM], 'the page of the local ECS', () => {
  test('shows a rollout that fails and is rolled back, without reload', async () => {
    await createService();
    await show();
    await page.evaluate('window.isSame = true');

    local.putImageBehaviour({ image: 'shop/web:2', exits: { afterMs: 3000, code: 1 } });
    await register('shop/web:2');
    await ecs('UpdateService', { service: 'web', taskDefinition: 'web:2' });
    local.advance(25_000);
    await untilShown('IN_PROGRESS', 'of 3');
    local.advance(600_000);
    await untilShown('ROLLBACK_SUCCESSFUL', 'deployment failed: tasks failed to start.');

    const [isSame, crosses, markers] = await page.evaluate<[boolean, number, string]>(
      `[window.isSame, document.querySelectorAll('figure > .scroll .failure').length,
        [...document.querySelectorAll('.marker text')].map((one) => one.textContent).join()]`,
    );
    expect([isSame, markers]).toEqual([true, 'rollback,ROLLBACK_SUCCESSFUL']);
    expect(crosses).toBeGreaterThanOrEqual(3);
    expect(page.errors()).toEqual([]);
  });

  test('lets an image crash, and makes it healthy again, by keys alone', async () => {
    await createService();
    await show();

    await tabTo('Let it crash: shop/web:1');
    await pressEnter();
    await untilShown('exits with code 1 after 3 s', 'Let it crash: shop/web:1: done.');
    const crashing = local.scenario().images;
    await tabTo('Make it healthy: shop/web:1');
    await pressEnter();
    await untilShown('Make it healthy: shop/web:1: done.');

    expect(crashing).toEqual([{ image: 'shop/web:1', exits: { afterMs: 3000, code: 1 } }]);
    expect(local.scenario().images).toEqual([{ image: 'shop/web:1' }]);
    expect(page.errors()).toEqual([]);
  });

  test('keeps the focus and what a reader has opened and typed while it is updated', async () => {
    await createService();
    await show();
    await page.evaluate(`document.querySelector('details').open = true`);
    await tabTo('alarm');
    await page.send('Input.insertText', { text: 'web-5xx' });

    local.advance(10_000);
    local.addInstances('default', 1);
    await untilShown('127.0.1.3');
    await tabTo('Set');
    await pressEnter();
    await untilShown('Set: done.');

    expect(await page.evaluate(`document.querySelector('details').open`)).toBe(true);
    expect(local.alarms()).toEqual([{ name: 'web-5xx', state: 'ALARM' }]);
  });

  test('drains, adds and removes instances, moves the clock and injects errors', async () => {
    await createService();
    await show();
    const press = (name: string) =>
      page.evaluate(`[...document.querySelectorAll('button')].find((one) =>
        (one.getAttribute('aria-label') ?? one.textContent).startsWith('${name}')).click()`);

    await press('Drain');
    await untilShown('DRAINING');
    await press('Activate');
    await press('Add instances');
    await untilTrue(() => local.instances().length === 3);
    await press('Remove');
    await untilTrue(() => local.instances().length === 2);
    const before = local.clock().now;
    await press('+1 min');
    await untilTrue(() => local.clock().now === before + 60_000);
    await press('Inject');
    await untilShown('throttled, every call');
    const injected = local.faults();
    await press('Clear all errors');
    await untilShown('No errors are injected.');

    expect(injected).toEqual([{ operation: 'DescribeServices', on: 'every', fault: { kind: 'throttled' } }]);
    expect([local.faults(), page.errors()]).toEqual([[], []]);
  });

  test('filters calls by service, operation and errors', async () => {
    await ecs('ListClusters');
    await ecs('ListTasks', { cluster: 'nowhere' });
    await show();
    await untilShown('ListClusters', 'ListTasks');

    await page.evaluate(`document.querySelector('[name=errors]').click()`);
    await untilTrue(async () => !(await page.evaluate<string>('document.body.innerText')).includes('ListClusters'));

    expect(await page.evaluate<string>('document.body.innerText')).toContain('ListTasks');
  });

  test.each([4, 200])('fits into 400 pixels with %i tasks', async (count) => {
    await createService(count);
    await page.resize(400, 800);
    await show();

    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    const nodes = await page.evaluate<number>(`document.querySelectorAll('*').length`);

    expect([width, nodes < 2500]).toEqual([400, true]);
  });

  test('has a contrast of at least 4.5 for all text, in light and in dark', async () => {
    await createService();
    local.putAlarm({ name: 'web-5xx', state: 'ALARM' });
    const poor: Record<string, readonly object[]> = {};

    for (const value of ['light', 'dark']) {
      await page.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
      await show();
      poor[value] = await page.evaluate<readonly object[]>(LEAST_CONTRASTS);
    }

    expect(poor).toEqual({ light: [], dark: [] });
  });

  test('shows names as text, whatever they contain', async () => {
    const name = `<img src=x onerror="alert(1)">`;
    local.putAlarm({ name, state: 'ALARM' });
    local.putImageBehaviour({ image: `${name}:1`, pullFails: 'no such image' });

    await show();
    await untilShown(name, `${name}:1`);

    expect(await page.evaluate('document.images.length')).toBe(0);
    expect(page.errors()).toEqual([]);
  });

  test('sends nothing to any other address', async () => {
    await createService();
    await show();

    const addresses = await page.evaluate<readonly string[]>(
      `performance.getEntriesByType('resource').map(({ name }) => new URL(name).origin)`,
    );

    expect(new Set(addresses).size).toBeLessThanOrEqual(1);
    expect(addresses.filter((one) => one !== local.address)).toEqual([]);
    expect(page.errors()).toEqual([]);
  });

  test('says that it is disconnected, and continues once the local ECS is back', async () => {
    await show();
    const port = Number(new URL(local.address).port);

    await local.close();
    await untilShown('disconnected, trying again');
    local = await openEmulator({ port, clock: { kind: 'virtual' } });
    local.addInstances('default', 3);

    await untilShown('live', '127.0.1.3');
  });
});
