/**
 * Tests that need a program which not every machine has. Where it is absent they are skipped, with its name in their
 * title; on CI one test fails instead and says what to install.
 */
import { spawnSync } from 'node:child_process';
import { describe, test } from '@jest/globals';

export interface Needed {
  readonly name: string;
  /** What makes it usable here. */
  readonly install: string;
  /** Debian 12 has no package of it: then a test is skipped on CI too. */
  readonly mayBeAbsent?: boolean;
  isUsable(): boolean;
}

/** A program that is usable when this command succeeds. */
function aProgram(name: string, install: string, [command, ...args]: readonly [string, ...string[]]): Needed {
  return { name, install, isUsable: () => spawnSync(command, args, { stdio: 'ignore' }).status === 0 };
}

export const AWS_CLI = aProgram('the AWS CLI', 'apt-get install awscli', ['aws', '--version']);
/** `aws ecs deploy` does not pass `--endpoint-url` to its CodeDeploy client. */
export const AWS_CLI_BY_VARIABLE: Needed = {
  ...aProgram('AWS CLI 1.29 or 2.13, which read AWS_ENDPOINT_URL', 'pip install awscli', [
    'sh',
    '-c',
    "aws --version 2>&1 | grep -Eq 'aws-cli/(1[.](29|[3-9][0-9])|2[.](1[3-9]|[2-9][0-9]))[.]'",
  ]),
  mayBeAbsent: true,
};
export const BOTO3 = aProgram('boto3', 'apt-get install python3-boto3', ['python3', '-c', 'import boto3']);
export const CURL = aProgram('curl', 'apt-get install curl', ['curl', '--version']);
export const PS = aProgram('ps', 'apt-get install procps', ['ps', '-A']);
export const PYTHON = aProgram('python3', 'apt-get install python3', ['python3', '--version']);
export const DOCKER = aProgram('Docker', 'apt-get install docker.io, then start dockerd', ['docker', 'version']);
export const BASH = aProgram('bash', 'apt-get install bash', ['bash', '--version']);
export const FISH = aProgram('fish', 'apt-get install fish', ['fish', '--version']);
export const ZSH = aProgram('zsh', 'apt-get install zsh', ['zsh', '--version']);
export const CHROMIUM = aProgram('Chromium', 'apt-get install chromium', ['chromium', '--version']);
export const GIT = aProgram('git', 'apt-get install git', ['git', '--version']);
/** `tools/buildx.mjs` finds or starts what these tests need, and names it in this variable. */
export const BUILDX: Needed = {
  name: 'docker buildx',
  install: 'run npm test as root on Linux, which starts engines of its own',
  isUsable: () => process.env.SLIPWAY_TEST_BUILDX !== undefined,
};
export const LINUX: Needed = {
  name: 'Linux',
  install: 'run it on Linux',
  isUsable: () => process.platform === 'linux',
};

/** A `describe` whose tests need these programs. */
export function describeWith(needed: readonly Needed[], name: string, define: () => void): void {
  const missing = findMissing(needed);
  if (missing === undefined) describe(name, define);
  else if (mustFail(missing)) test(name, () => failFor(missing));
  else describe.skip(titleOf(name, missing), define);
}

/** A `test` that needs these programs. */
export function testWith(needed: readonly Needed[], name: string, run: () => void | Promise<void>): void {
  const missing = findMissing(needed);
  if (missing === undefined) test(name, run);
  else if (mustFail(missing)) test(name, () => failFor(missing));
  else test.skip(titleOf(name, missing), run);
}

function findMissing(needed: readonly Needed[]): Needed | undefined {
  return needed.find((one) => !one.isUsable());
}

function mustFail({ mayBeAbsent = false }: Needed): boolean {
  return process.env.CI === 'true' && !mayBeAbsent;
}

function failFor({ name, install }: Needed): never {
  throw new Error(`This test needs ${name}, which is not usable here: ${install}.`);
}

function titleOf(test: string, { name, install }: Needed): string {
  return `${test} (needs ${name}: ${install})`;
}
