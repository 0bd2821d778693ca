import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { makeFolder, removeFolder } from '../../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import { withFolderLock } from '../../../src/adapters/docker/folder-lock.ts';
import { copyLogin, endLogin, findHelper, shareLogin } from '../../../src/adapters/docker/shared-login.ts';

const HOST = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';
const OURS = { auth: 'b3Vycw==' };
const THEIRS = { auth: 'dGhlaXJz' };

let folder = '';
let into = '';
beforeEach(() => {
  folder = makeFolder();
  into = makeFolder();
  write(folder, { auths: { [HOST]: OURS }, credHelpers: { [HOST]: '' } });
});
afterEach(() => {
  removeFolder(folder);
  removeFolder(into);
});

const fileOf = (where: string) => join(where, 'config.json');

function write(where: string, config: object): void {
  writeFileSync(fileOf(where), JSON.stringify(config));
}

function read(where: string): unknown {
  return JSON.parse(readFileSync(fileOf(where), 'utf8'));
}

describe('a login that is given to a configuration', () => {
  test.each([
    { name: 'without a file', before: undefined, during: { auths: { [HOST]: OURS } } },
    { name: 'without logins', before: { proxies: {} }, during: { proxies: {}, auths: { [HOST]: OURS } } },
    {
      name: 'with an older login',
      before: { auths: { [HOST]: THEIRS, other: THEIRS } },
      during: { auths: { other: THEIRS, [HOST]: OURS } },
    },
    {
      name: 'with a credential store, past which an empty helper leads',
      before: { credsStore: 'vault' },
      during: { credsStore: 'vault', auths: { [HOST]: OURS }, credHelpers: { [HOST]: '' } },
    },
    {
      name: 'with a helper for the host, which is put aside',
      before: { credHelpers: { [HOST]: 'ecr-login', other: 'x' } },
      during: { credHelpers: { other: 'x' }, auths: { [HOST]: OURS } },
    },
  ])('$name is there until it is withdrawn, and then all is as before', async ({ before, during }) => {
    if (before !== undefined) write(into, before);

    await shareLogin({ folder, into }, [HOST]);
    const seen = read(into);
    const mode = statSync(fileOf(into)).mode & 0o777;
    await endLogin({ folder, into });

    expect([seen, mode]).toEqual([during, 0o600]);
    expect(existsSync(fileOf(into)) ? read(into) : undefined).toEqual(withoutEmpty(before));
    expect([existsSync(folder), readdirSync(into).filter((name) => name !== 'config.json')]).toEqual([false, []]);
  });

  test('stays when another login took its place', async () => {
    write(into, {});
    await shareLogin({ folder, into }, [HOST]);
    write(into, { auths: { [HOST]: THEIRS } });

    await endLogin({ folder, into });

    expect(read(into)).toEqual({ auths: { [HOST]: THEIRS } });
  });

  test('makes the folder that DOCKER_CONFIG names', async () => {
    const missing = join(into, 'later');

    await shareLogin({ folder, into: missing }, [HOST]);

    expect(read(missing)).toEqual({ auths: { [HOST]: OURS } });
  });

  test('is refused by a configuration that cannot be written, with its path', async () => {
    write(into, {});

    await expect(shareLogin({ folder, into: fileOf(into) }, [HOST])).rejects.toMatchObject({
      kind: 'build',
      message: `Cannot write the docker configuration in ${fileOf(into)} (DOCKER_CONFIG).`,
    });
  });

  test('is gone from the folder of the step even when the configuration was broken in between', async () => {
    await shareLogin({ folder, into }, [HOST]);
    writeFileSync(fileOf(into), '{"auths": ');

    await expect(endLogin({ folder, into })).rejects.toMatchObject({ kind: 'build' });

    expect(existsSync(folder)).toBe(false);
  });

  test('is written through a link, which stays one', async () => {
    const kept = makeFolder();
    write(kept, {});
    symlinkSync(fileOf(kept), fileOf(into));

    await shareLogin({ folder, into }, [HOST]);

    expect([lstatSync(fileOf(into)).isSymbolicLink(), read(kept)]).toEqual([true, { auths: { [HOST]: OURS } }]);
    removeFolder(kept);
  });
});

/** Objects that had to be made stay, empty: nobody reads anything from them. */
function withoutEmpty(before: object | undefined): unknown {
  if (before === undefined) return undefined;
  const made = 'auths' in before ? {} : { auths: {} };
  const helpers = 'credsStore' in before ? { credHelpers: {} } : {};
  return { ...before, ...made, ...helpers };
}

describe('a login in the folder of the job', () => {
  test('is under each host that its password opens, without helpers where there is no store', async () => {
    copyLogin(folder, HOST, 'second.example');

    await shareLogin({ folder }, [HOST, 'second.example']);

    expect(read(folder)).toEqual({ auths: { [HOST]: OURS, 'second.example': OURS }, credHelpers: {} });
  });

  test('takes the place of a helper, which is known before', () => {
    write(folder, { credHelpers: { [HOST]: 'ecr-login' } });

    expect([findHelper(folder, HOST), findHelper(folder, 'other')]).toEqual(['ecr-login', undefined]);
  });
});

describe('the lock of a folder', () => {
  test('is left by one before the next comes in', async () => {
    const order: string[] = [];
    mkdirSync(join(into, '.slipway-lock'));
    utimesSync(join(into, '.slipway-lock'), 0, 0);

    await Promise.all(['one', 'two'].map((name) => withFolderLock(into, () => void order.push(name))));

    expect([order.length, readdirSync(into)]).toEqual([2, []]);
  });

  test('is left when the act throws', async () => {
    const act = () => {
      throw new Error('no');
    };

    await expect(withFolderLock(into, act)).rejects.toThrow('no');

    expect(readdirSync(into)).toEqual([]);
  });
});
