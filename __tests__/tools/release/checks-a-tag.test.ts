import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { VERSION } from '../../../src/text/version.ts';
import { copyForRelease, NEXT, type ReleaseCopy } from '../../support/harness/release-copy.ts';

const ADVICE = `Run "node tools/release/set-version.mjs ${NEXT}", commit, and tag that commit.`;

describe('the check of a release', () => {
  let copy: ReleaseCopy;

  beforeEach(async () => {
    copy = await copyForRelease();
    expect(await copy.run('set-version.mjs', NEXT)).toMatchObject({ exitCode: 0, stderr: '' });
  });

  afterEach(() => copy.remove());

  const check = (tag: string) => copy.run('check.mjs', tag);

  test('passes for the tag of a commit that set-version.mjs has prepared', async () => {
    expect(await check(`v${NEXT}`)).toEqual({
      exitCode: 0,
      stdout: `v${NEXT} can be released from this commit.\n`,
      stderr: '',
    });
  });

  test.each(['v9.8', `${NEXT}`, `v${NEXT}-rc.1`, 'v09.8.x', ''])('refuses the tag "%s"', async (tag) => {
    expect(await check(tag)).toMatchObject({
      exitCode: 1,
      stderr: `Tag "${tag}" is invalid: a release tag is vMAJOR.MINOR.PATCH, such as v0.1.0. Delete the tag.\n`,
    });
  });

  test('names each file that has another version than the tag', async () => {
    const { exitCode, stderr } = await check('v9.9.0');

    expect(exitCode).toBe(1);
    expect(
      stderr
        .trim()
        .split('\n')
        .map((line) => line.split(': ')[0]),
    ).toEqual([
      ...['package.json', 'packages/ecs-rules/package.json', 'packages/local-ecs/package.json'],
      ...['package-lock.json, package.json', 'package-lock.json, packages/ecs-rules/package.json'],
      ...['package-lock.json, packages/local-ecs/package.json', 'src/text/version.ts'],
      ...['CHANGELOG.md', 'packages/local-ecs/CHANGELOG.md'],
    ]);
    expect(stderr).toContain(
      `package.json: the version is ${NEXT}, the tag is v9.9.0. Run "node tools/release/set-version.mjs 9.9.0", `,
    );
  });

  test.each(['CHANGELOG.md', 'packages/local-ecs/CHANGELOG.md'])('refuses %s with unreleased changes', async (path) => {
    copy.edit(path, '## Unreleased\n', '## Unreleased\n\n- A change after the release.\n');

    expect(await check(`v${NEXT}`)).toMatchObject({
      exitCode: 1,
      stderr: `${path}: the section "Unreleased" is not empty. ${ADVICE}\n`,
    });
  });

  test('refuses a changelog whose newest section is another version', async () => {
    copy.edit('CHANGELOG.md', /^## 9\.8\.7$/m, '## 9.8.6');

    expect(await check(`v${NEXT}`)).toMatchObject({
      exitCode: 1,
      stderr: `CHANGELOG.md: the newest section is "9.8.6", expected ${NEXT}. ${ADVICE}\n`,
    });
  });

  test('refuses a changelog without a section for unreleased changes', async () => {
    copy.edit('CHANGELOG.md', '## Unreleased\n\n', '');

    expect(await check(`v${NEXT}`)).toMatchObject({
      exitCode: 1,
      stderr: expect.stringMatching(/^CHANGELOG\.md: the first section is "9\.8\.7"\. Add an empty section/),
    });
  });

  test('refuses a lockfile with a package that has no hash, of another platform too', async () => {
    const lockfile = JSON.parse(copy.read('package-lock.json'));
    const path = 'node_modules/@biomejs/cli-win32-x64';
    copy.edit('package-lock.json', lockfile.packages[path].integrity, 'sha1-of-long-ago');

    expect(await check(`v${NEXT}`)).toMatchObject({
      exitCode: 1,
      stderr: `package-lock.json: ${path} has no sha512 integrity. Remove the entry, run "npm install" and commit the lockfile.\n`,
    });
  });
});

test('a package that names another repository is refused, because npm would refuse its provenance', async () => {
  const copy = await copyForRelease('someone/slipway');
  await copy.run('set-version.mjs', NEXT);

  const { exitCode, stderr } = await copy.run('check.mjs', `v${NEXT}`);
  copy.remove();

  const named = 'repository.url is git+https://github.com/OWNER/slipway.git';
  const advice = 'Set it to git+https://github.com/someone/slipway.git.';
  expect([exitCode, stderr.trim().split('\n')]).toEqual([
    1,
    ['package.json', 'packages/local-ecs/package.json'].map((path) => `${path}: ${named}. ${advice}`),
  ]);
});

describe('set-version.mjs', () => {
  let copy: ReleaseCopy;

  beforeEach(async () => {
    copy = await copyForRelease();
  });

  afterEach(() => copy.remove());

  test('moves what is unreleased into the section of the version, which becomes the notes of the release', async () => {
    copy.edit('CHANGELOG.md', '## Unreleased\n', '## Unreleased\n\n- The newest change.\n');

    await copy.run('set-version.mjs', NEXT);
    const { stdout } = await copy.run('notes.mjs', `v${NEXT}`);

    expect(stdout).toMatch(/^- The newest change\.\n/);
    expect(stdout).not.toContain('\n## ');
  });

  test('writes the version into the examples, and into nothing of other packages', async () => {
    const before = JSON.parse(copy.read('package-lock.json'));

    await copy.run('set-version.mjs', NEXT);

    const after = JSON.parse(copy.read('package-lock.json'));
    const paths = Object.keys(after.packages).filter((path) => path.includes('node_modules/'));
    expect(copy.read('examples/workflows/deploy.yml')).toContain(`OWNER/slipway@COMMIT # v${NEXT}`);
    expect(copy.read('docs/command-line.md')).toContain(`npx slipway@${NEXT} version`);
    expect(copy.read('docs/verify.md')).not.toContain(VERSION);
    expect(paths.map((path) => after.packages[path])).toEqual(paths.map((path) => before.packages[path]));
    expect(after.packages['packages/local-ecs'].dependencies).toMatchObject({ '@slipway/ecs-rules': NEXT });
  });

  test('refuses what is no version, and changes no file', async () => {
    const before = copy.read('package.json');

    expect(await copy.run('set-version.mjs', 'v1.0')).toMatchObject({
      exitCode: 1,
      stderr: 'Version "v1.0" is invalid. Use MAJOR.MINOR.PATCH, such as 0.2.0. No file was changed.\n',
    });
    expect(copy.read('package.json')).toBe(before);
  });

  test('refuses a version that was released, and changes no file', async () => {
    copy.edit('CHANGELOG.md', '## Unreleased\n', `## Unreleased\n\n- A change.\n\n## ${NEXT}\n`);
    const before = copy.read('package.json');

    expect(await copy.run('set-version.mjs', NEXT)).toMatchObject({
      exitCode: 1,
      stderr:
        `CHANGELOG.md: the section ${NEXT} exists, and "Unreleased" is not empty. Choose a later version. ` +
        'No file was changed.\n',
    });
    expect(copy.read('package.json')).toBe(before);
  });

  test('a tag without a section has no notes', async () => {
    expect(await copy.run('notes.mjs', 'v7.7.7')).toMatchObject({
      exitCode: 1,
      stdout: '',
      stderr: 'CHANGELOG.md: no section "## 7.7.7". Run "node tools/release/set-version.mjs 7.7.7".\n',
    });
  });
});
