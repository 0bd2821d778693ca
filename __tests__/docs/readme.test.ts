import { describe, expect, test } from '@jest/globals';
import { renderHelp } from '../../src/cli/help.ts';
import { EXIT_CODES } from '../../src/ports/verdict.ts';
import { VERSION } from '../../src/text/version.ts';
import { findBlocks, findRows, findSection, listFolder, readPage } from './pages.ts';

const README = readPage('README.md');

describe('the table of verdicts', () => {
  test('has each verdict once, with its colour and its exit code', () => {
    const rows = findRows(findSection(README, 'Verdicts'));
    const described = Object.fromEntries(rows.map(([verdict, colour, code]) => [verdict, `${colour} ${code}`]));
    const codes = Object.entries(EXIT_CODES);

    expect(rows).toHaveLength(codes.length);
    expect(described).toEqual(
      Object.fromEntries(codes.map(([verdict, code]) => [`\`${verdict}\``, `${code === 0 ? 'green' : 'red'} ${code}`])),
    );
  });
});

describe('the README', () => {
  test('gives the two commands of a fresh clone alone, each in a block of its own', () => {
    expect(findBlocks(findSection(README, 'Try it'), 'sh')).toEqual(['npm run demo\n', 'npm test\n']);
  });

  test('lists every page', () => {
    const pages = findSection(README, 'Pages');

    expect(listFolder('docs/').filter((name) => name.endsWith('.md') && !pages.includes(`](docs/${name})`))).toEqual(
      [],
    );
  });
});

test('the page on the command line shows the help as it is', () => {
  expect(findBlocks(readPage('docs/command-line.md'), 'text')).toEqual([renderHelp()]);
});

describe('the version', () => {
  const { version } = JSON.parse(readPage('package.json')) as { readonly version: string };

  test('of the program is that of the package', () => {
    expect(VERSION).toBe(version);
  });

  test('has its lines in the changelog', () => {
    expect(readPage('CHANGELOG.md').split('\n')).toContain(`## ${version}`);
  });
});
