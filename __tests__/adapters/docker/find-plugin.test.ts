import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { makeFolder, removeFolder } from '../../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import { hasPlugin } from '../../../src/adapters/docker/find-plugin.ts';

let folder = '';
beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => {
  removeFolder(folder);
});

/** A plugin that no machine has. */
const NAME = 'canary-6c2e';

function install(into: string, mode = 0o755): void {
  mkdirSync(into, { recursive: true });
  writeFileSync(join(into, `docker-${NAME}`), '', { mode });
}

describe('a plugin of docker', () => {
  test('is found in the configuration, through a link too', () => {
    install(join(folder, 'users'));
    symlinkSync(join(folder, 'users'), join(folder, 'cli-plugins'));

    expect(hasPlugin(NAME, folder)).toBe(true);
  });

  test('is found in a folder that the configuration names', () => {
    install(join(folder, 'more'));
    writeFileSync(join(folder, 'config.json'), JSON.stringify({ cliPluginsExtraDirs: [1, join(folder, 'more')] }));

    expect(hasPlugin(NAME, folder)).toBe(true);
  });

  test('is not found where there is none, or no program', () => {
    install(join(folder, 'cli-plugins'), 0o644);
    writeFileSync(join(folder, 'config.json'), JSON.stringify({ cliPluginsExtraDirs: 'none' }));

    expect([hasPlugin(NAME, folder), hasPlugin('other-6c2e', folder)]).toEqual([false, false]);
  });
});
