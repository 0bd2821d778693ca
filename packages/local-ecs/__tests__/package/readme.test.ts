import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { startLocalEcs } from '@slipway/local-ecs';
import { LOCAL_OPTION_NAMES } from '../../src/command/local-options.ts';

const PACKAGE = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, PACKAGE), 'utf8');
const README = read('README.md');

describe('the README of the package', () => {
  test.each(['jest/rollback.test.js', 'vitest/rollback.test.ts', 'node-test/rollback.test.js'])(
    'shows examples/%s as it is, in 15 lines',
    (path) => {
      expect(read(`examples/${path}`).split('\n')).toHaveLength(15 + 1);
      expect(README).toContain(`(examples/${path})`);
      expect(README).toContain(`\n${read(`examples/${path}`)}\`\`\`\n`);
    },
  );

  test('has a row for each member of the object', async () => {
    const local = await startLocalEcs();
    await local.stop();

    const rows = [...README.matchAll(/^\| `(\w+)(?:\([^`]*\))?` \|/gm)].map(([, name]) => name);
    expect(Object.keys(local).filter((name) => !rows.includes(name))).toEqual([]);
  });

  test('names each option', () => {
    const options = LOCAL_OPTION_NAMES.filter((name) => name !== 'config');

    expect(options.filter((name) => !README.includes(`\`${name}\``))).toEqual([]);
  });
});
