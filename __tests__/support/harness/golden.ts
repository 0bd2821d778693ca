import { readFileSync, writeFileSync } from 'node:fs';
import { expect } from '@jest/globals';

/**
 * Compares with a file of `__tests__/golden/`, whole. With `UPDATE_GOLDEN=1` the file is written instead, and its
 * difference is read in review like code.
 */
export function expectGolden(name: string, text: string): void {
  const path = new URL(`../../golden/${name}`, import.meta.url);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
}
