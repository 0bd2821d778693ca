import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ROOT } from '../support/harness/action-run.ts';

const SHORTEST_TEXT = 500;

interface Licensed {
  readonly name: string;
  readonly length: number;
}

/** An entry begins with the name of an installed package and its licence, each on a line. */
function readLicenses(): readonly Licensed[] {
  const lines = readFileSync(join(ROOT, 'dist', 'bundle', 'licenses.txt'), 'utf8').split('\n');
  const starts = lines.flatMap((name, at) => (isEntry(name, lines[at + 1]) ? [at] : []));
  return starts.map((at, index) => ({
    name: String(lines[at]),
    length: lines.slice(at + 2, starts[index + 1]).join('\n').length,
  }));
}

function isEntry(name: string, license: string | undefined): boolean {
  if (!/^(?:@[a-z0-9-]+\/)?[a-z0-9._-]+$/.test(name)) return false;
  const file = join(ROOT, 'node_modules', name, 'package.json');
  return existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).license === license;
}

test('each bundled package stands in licenses.txt with the text of its licence', () => {
  const licenses = readLicenses();

  expect(licenses.filter(({ length }) => length < SHORTEST_TEXT)).toEqual([]);
  expect(licenses.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['@aws-sdk/client-ecs', '@aws-sdk/nested-clients', 'proxy-agent-negotiate', 'yaml']),
  );
});
