import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@jest/globals';
import { readStack } from '../../../src/adapters/runner/read-stack.ts';
import { ROOT } from '../../support/harness/action-run.ts';

/** A whole text of `src/run/compose.ts`; others only begin with it. */
const TEXT = 'The run ended without a verdict.';

function thrownAt(place: string): Error {
  const error = new Error('something is wrong');
  error.stack = `Error: something is wrong\n    at f (${place})`;
  return error;
}

test('names the place in our sources instead of the one in the minified bundle', () => {
  const folder = join(ROOT, 'dist', 'bundle');
  const files = readdirSync(folder).filter((name) => name.endsWith('.js'));
  const file = files.find((name) => readFileSync(join(folder, name), 'utf8').includes(`"${TEXT}"`)) ?? '';
  const before = readFileSync(join(folder, file), 'utf8').split(`"${TEXT}"`)[0]?.split('\n') ?? [];
  const place = `${pathToFileURL(join(folder, file))}:${before.length}:${before.at(-1)?.length}`;
  const source = readFileSync(join(ROOT, 'src/run/compose.ts'), 'utf8').split('\n');
  const statement = 1 + source.findIndex((line) => line.includes('function openRecord('));
  const line = 1 + source.findIndex((each) => each.includes(TEXT));

  const [, named] = /\n {4}at f \(src\/run\/compose\.ts:(\d+):\d+\)$/.exec(readStack(thrownAt(place))) ?? [];

  // The map has the beginnings of statements and functions.
  expect([Number(named) >= statement, Number(named) <= line]).toEqual([true, true]);
});

test('keeps a place that has no map', () => {
  const error = thrownAt('file:///absent/index.js:1:2');

  expect(readStack(error)).toBe(error.stack);
});

test('gives what is no error as text', () => {
  expect(readStack('broken')).toBe('broken');
});
