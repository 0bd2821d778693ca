import { spawnSync } from 'node:child_process';
import { expect, test } from '@jest/globals';

test('the script of the page is that of its sources', () => {
  const { stderr, status } = spawnSync(process.execPath, ['tools/page.mjs', '--check'], { encoding: 'utf8' });

  expect([stderr, status]).toEqual(['', 0]);
});
