/** A page as its reader follows it: its shell blocks in order, in one shell, against the shipped command line. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { importBaseImage } from '@slipway/local-ecs/internal';
import { runProgram } from '../../../packages/local-ecs/__tests__/support/harness/run-program.ts';
import { makeFolder, removeFolder } from '../../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import { nodeOfRunner, ROOT } from './action-run.ts';
import { removeImages } from './example-stage.ts';

export interface PageStep {
  readonly script: string;
  /** What the page says that it prints; empty: nothing. */
  readonly printed: string;
}

/** The `sh` blocks of a text, each with the `text` block that follows before the next one. */
export function readPageSteps(text: string): readonly PageStep[] {
  const blocks = [...text.matchAll(/^```(sh|text)\n(.*?)^```$/gms)];
  return blocks.flatMap(([, language, script = ''], at) => {
    const [, next, printed = ''] = blocks[at + 1] ?? [];
    return language === 'sh' ? [{ script, printed: next === 'text' ? printed : '' }] : [];
  });
}

/** Whether this was printed. `…` is any text in a line, and alone in a line any number of lines. */
export function isPrinted(printed: string, output: string): boolean {
  const lines = printed.split('\n').filter((line, at, all) => line !== '' || at < all.length - 1);
  const patterns = lines.map((line) => (line === '…' ? '(?:.*\\n)*?' : `${lineAsPattern(line)}\\n`));
  return new RegExp(`^${patterns.join('')}$`).test(output);
}

/** A pattern for a line in which `…` is any text. */
export function lineAsPattern(line: string): string {
  const parts = line.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return parts.join('.*');
}

/**
 * Writes programs that stand before those of the machine: `slipway` is `dist/`, on a free port instead of 4566. The
 * base image of the Dockerfile cannot be pulled in a test. Version 2.9 of the AWS CLI, which Debian 12 has, does not
 * read AWS_ENDPOINT_URL.
 *
 * @param base build argument BASE of each build
 * @returns the variable PATH with them
 */
export function writePagePrograms(folder: string, base: string): string {
  const { PATH = '' } = process.env;
  const path = `PATH='${PATH}'`;
  const programs = {
    aws: `${path} exec aws --endpoint-url "$AWS_ENDPOINT_URL" "$@"`,
    docker: `if [ "$1" = build ]; then shift; set -- build --build-arg BASE=${base} "$@"; fi\n${path} exec docker "$@"`,
    slipway: `if [ "$1" = local ]; then set -- "$@" --port 0; fi\nexec '${nodeOfRunner()}' '${ROOT}/dist/cli/index.js' "$@"`,
  };
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  return `${folder}:${PATH}`;
}

/** Between the outputs of two steps. */
const MARK = '=== next step of the page ===';

export interface PageWalk {
  /** Of the shell, which ends at the first command that fails. */
  readonly exitCode: number;
  /** What each step printed, to stdout and stderr. */
  readonly outputs: readonly string[];
}

/**
 * Runs all steps by one `sh -e`, in a folder. A local ECS that a step started is stopped with the shell.
 *
 * @param base image with busybox, for all builds
 */
export async function walkPage(
  steps: readonly PageStep[],
  { folder, base }: { readonly folder: string; readonly base: string },
): Promise<PageWalk> {
  const stopLocal = 'trap \'code=$?; test -z "$!" || kill $! 2> /dev/null || :; wait; exit $code\' EXIT';
  const script = ['exec 2>&1', stopLocal, steps.map((step) => step.script).join(`echo '${MARK}'\n`)].join('\n');
  const home = makeFolder();
  const environment = { ...cleanVariables(), PATH: writePagePrograms(home, base), HOME: home };
  const { exitCode, stdout } = await runProgram('sh', ['-ec', script], { environment, folder });
  removeFolder(home);
  return { exitCode, outputs: stdout.split(`${MARK}\n`) };
}

/**
 * The same for a page that starts `slipway local > local.txt`, in a folder with these files. Images that the steps
 * pushed are removed.
 *
 * @param files paths in the repository
 * @returns what each step printed and should have, if they differ
 */
export async function walkFromNothing(
  steps: readonly PageStep[],
  files: readonly string[] = [],
): Promise<Pick<PageWalk, 'exitCode'> & { readonly differences: readonly (PageStep & { readonly output: string })[] }> {
  const folder = makeFolder();
  const base = `slipway-test-page:${basename(folder)}`.toLowerCase();
  await importBaseImage(base);
  for (const file of files) copyFileSync(join(ROOT, file), join(folder, basename(file)));
  const { exitCode, outputs } = await walkPage(steps, { folder, base });
  const [, host = base] = /AWS_ENDPOINT_URL=http:\/\/(\S+)/.exec(readFileSync(join(folder, 'local.txt'), 'utf8')) ?? [];
  await removeImages(base, host);
  removeFolder(folder);
  const compared = steps.map((step, at) => ({ ...step, output: outputs[at] ?? '<not run>' }));
  return { exitCode, differences: compared.filter(({ printed, output }) => !isPrinted(printed, output)) };
}

/** A reader at a laptop: neither a CI nor an AWS account. */
function cleanVariables(): Readonly<Record<string, string | undefined>> {
  const names = Object.keys(process.env).filter((name) => /^(?:CI$|GITHUB_|GITLAB_|AWS_)/.test(name));
  return {
    ...Object.fromEntries(names.map((name) => [name, undefined])),
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_PAGER: '',
  };
}
