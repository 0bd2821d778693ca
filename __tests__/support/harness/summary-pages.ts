import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { marked } from 'marked';
import { type BrowserPage, openBrowser } from './browser.ts';

/** Shows job summaries as GitHub does, in one Chromium. */
export interface SummaryPages {
  show(markdown: string, theme: Theme): Promise<ShownSummary>;
  /** The whole page that is shown, as PNG. */
  takePicture(height?: number): Promise<Buffer>;
  close(): Promise<void>;
}

export type Theme = 'light' | 'dark';

/** What the page shows, in CSS pixels from its top. */
export interface ShownSummary {
  readonly height: number;
  /** Console errors and exceptions, and what Mermaid says of a chart that it cannot draw. */
  readonly errors: readonly string[];
  readonly charts: number;
  /** Elements in view, in their order. */
  readonly elements: readonly ShownElement[];
}

export interface ShownElement {
  readonly tag: string;
  readonly text: string;
  readonly bottom: number;
  /** Wider than the page. */
  readonly isCut: boolean;
}

export const WIDTH = 1000;
const TEMPLATE = new URL('./summary-page.html', import.meta.url);

/** In the page: replaces what is shown, colours the lines of a diff as GitHub does, draws the charts, and measures. */
const SHOW = `async (html, theme) => {
  const main = document.querySelector('main');
  document.body.className = theme;
  main.innerHTML = html;
  for (const source of main.querySelectorAll('code.language-mermaid')) {
    const chart = document.createElement('div');
    chart.className = 'mermaid';
    chart.textContent = source.textContent;
    source.parentElement.replaceWith(chart);
  }
  for (const diff of main.querySelectorAll('code.language-diff')) {
    const lines = diff.textContent.trimEnd().split('\\n');
    diff.replaceChildren(...lines.flatMap((line) => {
      const span = document.createElement('span');
      span.className = { '+': 'added', '-': 'removed' }[line[0]] ?? '';
      span.textContent = line;
      return [span, '\\n'];
    }));
  }
  mermaid.initialize({ startOnLoad: false, theme: theme === 'dark' ? 'dark' : 'default' });
  await mermaid.run();
  const visible = [...main.children].filter((element) => element.getBoundingClientRect().height > 0);
  return {
    height: Math.ceil(main.getBoundingClientRect().bottom),
    charts: main.querySelectorAll('.mermaid svg').length,
    mermaid: [...main.querySelectorAll('.error-text')].map((text) => text.textContent),
    elements: visible.map((element) => ({
      tag: element.className === 'mermaid' ? 'chart' : element.tagName.toLowerCase(),
      text: element.textContent.trim(),
      bottom: Math.ceil(element.getBoundingClientRect().bottom),
      isCut: element.getBoundingClientRect().right > ${WIDTH},
    })),
  };
}`;

/** @throws Error where Chromium is not installed */
export async function openSummaryPages(): Promise<SummaryPages> {
  const folder = join(tmpdir(), `slipway-summaries-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'page.html');
  writeFileSync(path, writePage());
  const page = await openBrowser();
  await page.resize(WIDTH, 900);
  await page.open(pathToFileURL(path).href);
  return {
    show: (markdown, theme) => show(page, markdown, theme),
    takePicture: async (height) => page.takePicture(WIDTH, height ?? Number(await page.evaluate(HEIGHT))),
    close: async () => {
      await page.close();
      rmSync(folder, { recursive: true });
    },
  };
}

const HEIGHT = `Math.ceil(document.querySelector('main').getBoundingClientRect().bottom)`;

/** The page with Mermaid in it, so that nothing is fetched. */
function writePage(): string {
  const mermaid = createRequire(import.meta.url).resolve('mermaid');
  const script = pathToFileURL(join(dirname(mermaid), 'mermaid.min.js')).href;
  return readFileSync(TEMPLATE, 'utf8').replace('</style>', `</style><script src="${script}"></script>`);
}

async function show(page: BrowserPage, markdown: string, theme: Theme): Promise<ShownSummary> {
  const known = page.errors().length;
  const html = await marked.parse(markdown, { gfm: true });
  const shown = await page.evaluate(`(${SHOW})(${JSON.stringify(html)}, ${JSON.stringify(theme)})`);
  const { mermaid, ...rest } = shown as ShownSummary & { readonly mermaid: readonly string[] };
  return { ...rest, errors: [...mermaid, ...page.errors().slice(known)] };
}
