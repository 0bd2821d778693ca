import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

interface Entry {
  readonly integrity?: string;
  readonly resolved?: string;
  /** A package of this repository. */
  readonly link?: boolean;
}

const TEXT = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8');
const { packages }: { packages: Readonly<Record<string, Entry>> } = JSON.parse(TEXT);
const INSTALLED = Object.entries(packages).filter(
  ([path, { link }]) => path.startsWith('node_modules/') && link !== true,
);

test('the lockfile has the hash of every package, those of other platforms included', () => {
  expect(INSTALLED.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? '')).map(([path]) => path)).toEqual([]);
});

test('the lockfile names no registry, so that each machine uses its own', () => {
  expect(INSTALLED.filter(([, { resolved }]) => resolved !== undefined).map(([path]) => path)).toEqual([]);
});
