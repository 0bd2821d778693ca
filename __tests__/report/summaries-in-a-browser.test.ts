/**
 * The golden summaries and plans, shown as GitHub shows them. `npm run render-summaries` keeps a picture of each in
 * `.cache/summaries/`.
 */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { EXIT_CODES } from '../../src/ports/verdict.ts';
import { GOLDEN_RUNS } from '../support/builders/golden-runs.ts';
import {
  openSummaryPages,
  type ShownSummary,
  type SummaryPages,
  type Theme,
} from '../support/harness/summary-pages.ts';

/** Height of a window on a laptop, without the bars of the browser. */
const FIRST_SCREEN = 900;
const FOLDER = process.env.SLIPWAY_PICTURES;
const THEMES: readonly Theme[] = FOLDER === undefined ? ['light'] : ['light', 'dark'];

let pages: SummaryPages;
const shown = new Map<string, ShownSummary>();

beforeAll(async () => {
  pages = await openSummaryPages();
  for (const theme of THEMES) for (const name of [...SUMMARIES, ...PLANS]) await showOne(name, theme);
});

afterAll(async () => {
  await pages.close();
});

function readGolden(name: string): string {
  return readFileSync(new URL(`../golden/${name}.md`, import.meta.url), 'utf8');
}

async function showOne(name: string, theme: Theme): Promise<void> {
  shown.set(name, await pages.show(readGolden(name), theme));
  if (FOLDER === undefined) return;
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${name}-${theme}.png`), await pages.takePicture());
}

const RUNS = Object.entries(GOLDEN_RUNS).map(([name, run]) => [`summary-${name}`, run] as const);
const SUMMARIES = RUNS.map(([name]) => name);
/** Comments on a pull request; `docs/plan-comment.png` is the picture of the first. */
const PLANS = ['plan-one-service', 'plan-changes', 'plan-refused'];
/** Runs that failed after something was deployed. */
const FAILED = RUNS.filter(([, { verdict }]) => EXIT_CODES[verdict] !== 0 && verdict !== 'refused');

function find(name: string): ShownSummary {
  const found = shown.get(name);
  if (found === undefined) throw new Error(`${name} was not shown`);
  return found;
}

describe('a summary in the browser', () => {
  test.each([...SUMMARIES, ...PLANS])('of the file %s has no error, and nothing is wider than the page', (name) => {
    const { errors, elements } = find(name);

    expect([errors, elements.filter(({ isCut }) => isCut)]).toEqual([[], []]);
  });

  test.each(SUMMARIES)('of the file %s draws all its charts', (name) => {
    const markdown = readGolden(name);
    const { charts, elements } = find(name);
    const inView = elements.filter(({ tag }) => tag === 'chart').length;

    expect(charts).toBe(markdown.split('```mermaid').length - 1);
    expect(charts).toBeGreaterThanOrEqual(inView);
  });

  test.each(FAILED.map(([name]) => name))(
    'of the failed run in %s has all that matters on its first screen',
    (name) => {
      const { elements } = find(name);
      const inView = elements.filter(({ bottom }) => bottom <= FIRST_SCREEN);
      const has = (is: (element: (typeof elements)[number]) => boolean) => inView.some(is);

      expect({
        heading: inView[0]?.tag,
        cause: has(({ tag, text }) => tag === 'p' && text !== '' && !text.startsWith('Verdict ')),
        nextStep: has(({ text }) => text.startsWith('Next step:')),
        table: has(({ tag }) => tag === 'table'),
      }).toEqual({ heading: 'h2', cause: true, nextStep: true, table: true });
    },
  );
});
