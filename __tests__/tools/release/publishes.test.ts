import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { runProgram } from '../../../packages/local-ecs/__tests__/support/harness/run-program.ts';
import { makeFolder, removeFolder } from '../../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import { VERSION } from '../../../src/text/version.ts';
import { ROOT } from '../../support/harness/action-run.ts';

interface Job {
  readonly needs?: string;
  readonly environment?: string;
  readonly steps: readonly { readonly uses?: string; readonly run?: string }[];
}

const TAG = `v${VERSION}`;
const FILES = [`slipway-${VERSION}.tgz`, `slipway-local-ecs-${VERSION}.tgz`, `slipway-${VERSION}.cdx.json`];
const { jobs }: { readonly jobs: Readonly<Record<string, Job>> } = parse(
  readFileSync(join(ROOT, '.github/workflows/release.yml'), 'utf8'),
);

/** Programs that a job starts, each of which only writes its arguments; `gh` has a release with the files of this test. */
const GH = `
echo "gh $*" >> calls.txt
case "$*" in
  'release view'*) echo "$IS_DRAFT" ;;
  'release download'*) cp -r ../uploaded release ;;
  'attestation verify'*"$UNATTESTED"*) [ -z "$UNATTESTED" ] ;;
esac`;

let folder: string;

beforeEach(() => {
  folder = makeFolder();
  for (const name of ['bin', 'work', 'uploaded']) mkdirSync(join(folder, name));
  writeProgram('gh', GH.replace('calls.txt', join(folder, 'calls.txt')));
  writeProgram('npm', `echo "npm $*" >> ${join(folder, 'calls.txt')}`);
  for (const name of FILES) writeFileSync(join(folder, 'uploaded', name), `content of ${name}`);
  const sums = FILES.map((name) => `${createHash('sha256').update(`content of ${name}`).digest('hex')}  ${name}\n`);
  writeFileSync(join(folder, 'uploaded', 'SHA256SUMS'), sums.join(''));
});

afterEach(() => removeFolder(folder));

function writeProgram(name: string, script: string): void {
  writeFileSync(join(folder, 'bin', name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, 'bin', name), 0o755);
}

/** Runs the last script of a job as the runner does, and returns the calls that it made. */
async function runLastScript(job: string, environment: Readonly<Record<string, string>> = {}) {
  const script = jobs[job]?.steps.findLast(({ run }) => run !== undefined)?.run ?? '';
  const { exitCode } = await runProgram('bash', ['-e', '-c', script], {
    folder: join(folder, 'work'),
    environment: {
      PATH: `${join(folder, 'bin')}:${process.env.PATH ?? ''}`,
      ...{ TAG, GH_REPO: 'OWNER/slipway', PACKAGE: 'slipway', IS_DRAFT: 'false', UNATTESTED: '' },
      ...environment,
    },
  });
  const calls = join(folder, 'calls.txt');
  return { exitCode, calls: existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : [] };
}

/** What an earlier job has handed over. */
function receiveArtifact(): void {
  mkdirSync(join(folder, 'work', 'release'));
  for (const name of [...FILES, 'SHA256SUMS']) {
    writeFileSync(join(folder, 'work', 'release', name), readFileSync(join(folder, 'uploaded', name)));
  }
}

describe('the workflow of a release', () => {
  test('goes one way: each job needs the one before', () => {
    expect(Object.entries(jobs).map(([name, { needs }]) => [name, needs])).toEqual([
      ...[
        ['check', undefined],
        ['build', 'check'],
        ['draft', 'build'],
        ['publish', 'draft'],
        ['npm', 'publish'],
      ],
    ]);
  });

  test('runs no code of the repository, and none of its packages, where it may write', () => {
    const writing = ['draft', 'publish', 'npm'].flatMap((name) => jobs[name]?.steps ?? []);

    expect(writing.filter(({ uses }) => uses?.startsWith('actions/checkout'))).toEqual([]);
    expect(writing.filter(({ run }) => /\bnode |npm (?!publish)|\.ci\/run/.test(run ?? ''))).toEqual([]);
  });

  test('publishes in the environment that people approve', () => {
    expect(['publish', 'npm'].map((name) => jobs[name]?.environment)).toEqual(['release', 'release']);
  });

  test('moves no tag', () => {
    const scripts = Object.values(jobs).flatMap(({ steps }) => steps.map(({ run = '' }) => run));

    expect(scripts.filter((run) => /\bgit\b|refs\/tags.*(?:PATCH|POST)|gh api/.test(run))).toEqual([]);
  });

  test('drafts the release with all files and the notes', async () => {
    receiveArtifact();

    const { exitCode, calls } = await runLastScript('draft');

    const files = ['SHA256SUMS', ...FILES].map((name) => `release/${name}`).sort();
    expect([exitCode, calls.map((call) => call.split(' release/')[0])]).toEqual([
      0,
      [
        `gh release view ${TAG} --json isDraft --jq .isDraft`,
        `gh release create ${TAG} --draft --verify-tag --title ${TAG} --notes-file notes.md`,
      ],
    ]);
    expect(calls[1]?.split(' ').slice(-4).sort()).toEqual(files);
  });

  test('replaces the draft of an earlier attempt, and no published release', async () => {
    receiveArtifact();

    const { calls } = await runLastScript('draft', { IS_DRAFT: 'true' });

    expect(calls[1]).toBe(`gh release delete ${TAG} --yes`);
  });

  test('publishes the draft after each of its files was verified', async () => {
    const { exitCode, calls } = await runLastScript('publish');

    expect(exitCode).toBe(0);
    expect(calls.filter((call) => call.startsWith('gh attestation verify')).length).toBe(FILES.length);
    expect(calls.at(-1)).toBe(`gh release edit ${TAG} --draft=false`);
  });

  test.each([
    ['the attestation of a file', () => ({ UNATTESTED: 'local-ecs' })],
    [
      'the checksum of a file',
      () => {
        writeFileSync(join(folder, 'uploaded', FILES[0] ?? ''), 'other content');
        return {};
      },
    ],
  ])('publishes nothing if %s is wrong', async (_, damage) => {
    const { exitCode, calls } = await runLastScript('publish', damage());

    expect(exitCode).not.toBe(0);
    expect(calls.filter((call) => call.startsWith('gh release edit'))).toEqual([]);
  });

  test('publishes the files of the release on npm, with provenance', async () => {
    receiveArtifact();

    expect(await runLastScript('npm')).toEqual({
      exitCode: 0,
      calls: [`npm publish ./release/slipway-${VERSION}.tgz --access public --provenance --ignore-scripts`],
    });
  });
});
