/** A reader who follows a link finds the page, and the place on it. */
import { existsSync, statSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { listPages, readPage } from './pages.ts';

/** Also the pages that npm shows: it resolves their links in this repository. */
const PAGES = [...listPages(), 'packages/local-ecs/README.md', 'packages/ecs-rules/README.md'];
/** A page of the repository, as the address of its file. */
const ROOT = new URL('../../', import.meta.url);

function dropCode(page: string): string {
  return page.replaceAll(/^```.*?^```$/gms, '');
}

/**
 * The anchors that GitHub makes of the headings of a page: small letters, no punctuation, a number for one that comes
 * again.
 */
function listAnchors(page: string): readonly string[] {
  const headings = [...dropCode(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => heading);
  const anchors = headings.map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
  return anchors.map((anchor, at) => {
    const earlier = anchors.slice(0, at).filter((other) => other === anchor).length;
    return earlier === 0 ? anchor : `${anchor}-${earlier}`;
  });
}

/** What is wrong with a link of a page, or nothing. */
function findPathError(page: string, link: string): readonly string[] {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? new URL(page, ROOT) : new URL(path, new URL(page, ROOT));
  if (!existsSync(target)) return [`${link}: there is no such file`];
  if (anchor === undefined) return [];
  const isPage = statSync(target).isFile() && target.pathname.endsWith('.md');
  const name = target.href.slice(ROOT.href.length);
  return isPage && listAnchors(readPage(name)).includes(anchor) ? [] : [`${link}: there is no such heading`];
}

function listLinks(page: string): readonly string[] {
  return [...dropCode(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link)
    .filter((link) => !/^[a-z]+:/.test(link));
}

describe.each(PAGES)('%s', (page) => {
  test('links to files and headings that are there', () => {
    expect(listLinks(readPage(page)).flatMap((link) => findPathError(page, link))).toEqual([]);
  });
});

test('there are links, and a wrong one is seen', () => {
  expect(PAGES.flatMap((page) => listLinks(readPage(page))).length).toBeGreaterThan(PAGES.length);
  expect(
    ['docs/nowhere.md', '#nowhere', 'docs/inputs.md#nowhere', 'src#nowhere'].flatMap((link) =>
      findPathError('README.md', link),
    ),
  ).toEqual([
    'docs/nowhere.md: there is no such file',
    '#nowhere: there is no such heading',
    'docs/inputs.md#nowhere: there is no such heading',
    'src#nowhere: there is no such heading',
  ]);
});

test('headings become anchors as on GitHub', () => {
  expect(listAnchors('# A: b, c\n## The action `login`\n```sh\n# no heading\n```\n## A: b, c\n')).toEqual([
    'a-b-c',
    'the-action-login',
    'a-b-c-1',
  ]);
});

test('no paragraph and no row of a table stands on two pages', () => {
  const ofProduct = PAGES.filter((page) => !page.startsWith('examples/'));
  const lines = ofProduct.flatMap((page) => [...new Set(dropCode(readPage(page)).split('\n'))]);
  const long = lines.filter((line) => line.length > 60);

  expect(long.filter((line, at) => long.indexOf(line) !== at)).toEqual([]);
});
