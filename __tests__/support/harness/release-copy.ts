import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type ProgramResult, runProgram } from '../../../packages/local-ecs/__tests__/support/harness/run-program.ts';
import { makeFolder, removeFolder } from '../../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import { ROOT } from './action-run.ts';

/** The version that a copy is prepared for. */
export const NEXT = '9.8.7';

/** What the release tools read. */
const COPIED = [
  ...['package.json', 'package-lock.json', 'CHANGELOG.md', 'README.md', 'src/text/version.ts'],
  ...['packages/ecs-rules/package.json', 'packages/local-ecs/package.json', 'packages/local-ecs/CHANGELOG.md'],
  ...['examples/workflows/deploy.yml', 'docs/verify.md', 'docs/command-line.md', 'dist/bundle/licenses.txt'],
];

/** A commit with the files that the release tools read, in a folder of its own. */
export interface ReleaseCopy {
  readonly folder: string;
  read(path: string): string;
  /** Replaces the first match; throws if there is none. */
  edit(path: string, match: string | RegExp, by: string): void;
  /** Runs a tool of `tools/release/`; it gets the folder as its last argument. */
  run(tool: string, ...args: readonly string[]): Promise<ProgramResult>;
  remove(): void;
}

/** @param repository OWNER/NAME that GitHub Actions names; absent: the tools run elsewhere */
export async function copyForRelease(repository?: string): Promise<ReleaseCopy> {
  const folder = makeFolder();
  for (const path of COPIED) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(ROOT, path), join(folder, path));
  }
  await commit(folder);
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
  return {
    folder,
    read,
    edit: (path, match, by) => {
      const text = read(path);
      const edited = text.replace(match, () => by);
      if (edited === text) throw new Error(`${path} has nothing that matches ${match}.`);
      writeFileSync(join(folder, path), edited);
    },
    run: (tool, ...args) => {
      const environment = { GITHUB_REPOSITORY: repository };
      return runProgram(process.execPath, [join(ROOT, 'tools/release', tool), ...args, folder], { environment });
    },
    remove: () => removeFolder(folder),
  };
}

/** The same time in each copy, so that its commit is the same. */
async function commit(folder: string): Promise<void> {
  const identity = { NAME: 'A', EMAIL: 'a@example.com', DATE: '2026-01-02T03:04:05Z' };
  const entries = ['AUTHOR', 'COMMITTER'].flatMap((role) =>
    Object.entries(identity).map(([key, value]) => [`GIT_${role}_${key}`, value]),
  );
  for (const args of [
    ['init', '--quiet'],
    ['add', '--all'],
    ['commit', '--quiet', '--message', 'A commit'],
  ]) {
    const { exitCode, stderr } = await runProgram('git', args, { folder, environment: Object.fromEntries(entries) });
    if (exitCode !== 0) throw new Error(stderr);
  }
}
