import { expect, test } from '@jest/globals';
import { canDrawLive } from '../../src/run/live-printer.ts';

test.each<readonly [string, Readonly<Record<string, string>>, boolean, boolean]>([
  ['a terminal', { TERM: 'xterm-256color' }, true, true],
  ['a pipe', { TERM: 'xterm-256color' }, false, false],
  ['a terminal without colours', { NO_COLOR: '1' }, true, false],
  ['an empty NO_COLOR, which asks for nothing', { NO_COLOR: '' }, true, true],
  ['a dumb terminal', { TERM: 'dumb' }, true, false],
  ['the terminal of another CI', { CI: 'true' }, true, false],
  ['a workflow', { GITHUB_ACTIONS: 'true' }, true, false],
])('a live table on %s', (_, environment, isTerminal, isDrawn) => {
  expect(canDrawLive(environment, isTerminal)).toBe(isDrawn);
});
