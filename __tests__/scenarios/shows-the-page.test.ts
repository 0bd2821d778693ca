/** The page of a run in a browser: nothing is blocked, text is readable in light and dark, and keys reach everything. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { untilTrue } from '../../packages/local-ecs/__tests__/support/harness/http-clients.ts';
import { CHROMIUM, describeWith } from '../../packages/local-ecs/__tests__/support/harness/needs-program.ts';
import { renderHtml } from '../../src/report/html/page.ts';
import type { RunRecord } from '../../src/report/run-record.ts';
import { aShiftedRecord } from '../support/builders/run-records.ts';
import { aRolledBackRollout, aRollout } from '../support/builders/timelines.ts';
import { type BrowserPage, openBrowser } from '../support/harness/browser.ts';
import { LEAST_CONTRASTS } from '../support/harness/contrast.ts';

let folder: string;
let page: BrowserPage | undefined;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'slipway-page-'));
});

afterEach(async () => {
  await page?.close();
  page = undefined;
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function show(record: RunRecord): Promise<BrowserPage> {
  const path = join(folder, 'rollout.html');
  writeFileSync(path, renderHtml(record));
  const opened = await openBrowser();
  await opened.open(pathToFileURL(path).href);
  page = opened;
  return opened;
}

async function preferScheme(value: 'light' | 'dark', { send }: BrowserPage): Promise<void> {
  await send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
}

describeWith([CHROMIUM], 'the page in a browser', () => {
  test('shows verdict, cause, next step and log lines, and its policy blocks nothing of it', async () => {
    const { errors, evaluate } = await show(aRolledBackRollout(4));

    const text = await evaluate<string>('document.body.innerText');
    const [width, font] = await evaluate<[number, string]>(
      '[document.querySelector("main").offsetWidth, getComputedStyle(document.querySelector("h1")).fontSize]',
    );

    expect(errors()).toEqual([]);
    for (const words of [
      'Rolled back',
      'Cause',
      'exited with code 1',
      'Next step',
      'DATABASE_URL is not set',
      'web:41: 4 tasks',
    ]) {
      expect(text).toContain(words);
    }
    // The style was applied.
    expect([width <= 1080, font]).toEqual([true, '26px']);
  });

  test.each([
    { name: 'a rollback', record: aRolledBackRollout(4) },
    { name: 'a rollout of 40 tasks', record: aRollout(40) },
    { name: 'a shift of traffic', record: aShiftedRecord() },
  ])('has a contrast of at least 4.5 for all text of $name, in light and in dark', async ({ record }) => {
    const opened = await show(record);
    const poor: Record<string, readonly object[]> = {};

    for (const scheme of ['light', 'dark'] as const) {
      await preferScheme(scheme, opened);
      poor[scheme] = await opened.evaluate<readonly object[]>(LEAST_CONTRASTS);
    }

    expect(poor).toEqual({ light: [], dark: [] });
  });

  test('is worked by keys alone: each part that is folded is reached and opened', async () => {
    const { evaluate, send } = await show(aRolledBackRollout(40));
    const folded = await evaluate<number>('document.querySelectorAll("details:not([open])").length');
    const stops = await evaluate<number>('document.querySelectorAll("a, summary, [tabindex]").length');

    for (let at = 0; at < stops; at += 1) {
      await press('Tab', send);
      const isFolded = await evaluate<boolean>(
        'document.activeElement.tagName === "SUMMARY" && !document.activeElement.parentElement.open',
      );
      if (isFolded) await press('Enter', send);
    }

    expect(folded).toBeGreaterThan(0);
    expect(await evaluate('document.querySelectorAll("details:not([open])").length')).toBe(0);
  });

  test('prints what is folded, black on white, also where the reader prefers dark', async () => {
    const { evaluate, send } = await show(aRolledBackRollout(40));
    await send('Emulation.setEmulatedMedia', {
      media: 'print',
      features: [{ name: 'prefers-color-scheme', value: 'dark' }],
    });

    const areShown =
      '[...document.querySelectorAll("details:not([open]) table")].every((one) => one.checkVisibility({ contentVisibilityAuto: true }) && one.offsetHeight > 0)';
    // The browser opens them with the next frame that it draws.
    await untilTrue(() => evaluate<boolean>(areShown), 'what is folded is shown in print');
    expect(await evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(255, 255, 255)');
  });
});

async function press(key: 'Tab' | 'Enter', send: BrowserPage['send']): Promise<void> {
  const [code, text] = key === 'Tab' ? [9, undefined] : [13, '\r'];
  await send('Input.dispatchKeyEvent', {
    type: 'keyDown',
    key,
    code: key,
    windowsVirtualKeyCode: code,
    ...(text && { text }),
  });
  await send('Input.dispatchKeyEvent', { type: 'keyUp', key, code: key, windowsVirtualKeyCode: code });
}
