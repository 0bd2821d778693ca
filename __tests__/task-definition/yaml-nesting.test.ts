import { expect, test } from '@jest/globals';
import { isTooDeep } from '../../src/task-definition/yaml-nesting.ts';

test.each<readonly [string, (level: number) => string]>([
  ['lists', (level) => '['.repeat(level) + ']'.repeat(level)],
  ['objects', (level) => `${'{"a": '.repeat(level)}1${'}'.repeat(level)}`],
  ['lists one after the other, of which none is deep', (level) => `[${'[], '.repeat(200)}${'['.repeat(level - 1)}`],
  ['blocks, at two columns a level', (level) => `a:\n${' '.repeat(2 * level - 2)}- x`],
])('%s may have 64 levels, and no more', (_, make) => {
  expect([isTooDeep(make(64)), isTooDeep(make(65))]).toEqual([false, true]);
});

test.each([
  ['at the end', `[]${' '.repeat(200)}`],
  ['at the end of a line', `[]${' '.repeat(200)}\n`],
  ['in a line of their own', `a: 1\n${' '.repeat(200)}\r\nb: 2\n`],
  ['before a comment', `a: 1\n${' '.repeat(200)}# comment\nb: 2\n`],
])('blanks %s are no levels', (_, text) => {
  expect(isTooDeep(text)).toBe(false);
});

test.each([
  ['a member', `a:\n${' '.repeat(200)}b: 1\n`],
  ['an item', `a:\n${' '.repeat(200)}- 1\n`],
  ['a list in brackets', `a:\n${' '.repeat(200)}[1]\n`],
  ['an anchor', `a:\n${' '.repeat(200)}&x 1\n`],
])('blanks before %s are', (_, text) => {
  expect(isTooDeep(text)).toBe(true);
});

test('brackets in a text are no levels', () => {
  expect(isTooDeep(JSON.stringify(['['.repeat(200)]))).toBe(false);
});
