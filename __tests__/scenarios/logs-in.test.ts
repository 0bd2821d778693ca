import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Emulator, importBaseImage, openEmulator, removeImage } from '@slipway/local-ecs/internal';
import { untilTrue } from '../../packages/local-ecs/__tests__/support/harness/http-clients.ts';
import { callApi, environmentOf } from '../../packages/local-ecs/__tests__/support/harness/local-client.ts';
import { DOCKER, testWith } from '../../packages/local-ecs/__tests__/support/harness/needs-program.ts';
import { runProgram } from '../../packages/local-ecs/__tests__/support/harness/run-program.ts';
import { type Job, openJob, type Step, type StepResult } from '../support/harness/action-run.ts';
import { recordCalls } from '../support/harness/record-calls.ts';

/** The sub-action `login`: docker is logged in for later steps of the job, and for nobody else. */

const OLD = { auth: Buffer.from('old:login').toString('base64') };

let local: Emulator;
let job: Job;
beforeEach(async () => {
  local = await openEmulator({ clock: { kind: 'real' } });
  job = openJob();
});
afterEach(async () => {
  job.remove();
  recordCalls(local);
  await local.close();
});

function logIn(step: Partial<Step> = {}): Promise<StepResult> {
  const environment = { ...environmentOf(local), ...step.environment };
  return job.run({ action: 'login', inputs: {}, ...step, environment });
}

interface Config {
  readonly auths?: Readonly<Record<string, { readonly auth: string }>>;
  readonly credHelpers?: Readonly<Record<string, string>>;
}

function readConfig(folder: string): Config {
  return JSON.parse(readFileSync(join(folder, 'config.json'), 'utf8'));
}

function writeConfig(folder: string, config: object): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config));
  return folder;
}

/** The password of a login, as its configuration holds it. */
function readPassword(folder: string): string {
  const { auth = '' } = readConfig(folder).auths?.[local.registryHost] ?? {};
  return Buffer.from(auth, 'base64').toString().replace('AWS:', '');
}

/** A docker that notes its arguments; with `isBlocked`, `login` waits until the test releases it. */
function wrapDocker(isBlocked = false): { readonly path: string; readonly arguments: () => string } {
  const folder = join(job.temporary, 'bin');
  mkdirSync(folder);
  const log = join(folder, 'arguments');
  writeFileSync(log, '');
  const hold = isBlocked ? 'sleep 30' : ':';
  writeFileSync(
    join(folder, 'docker'),
    `#!/bin/sh\nprintf '%s\\n' "$@" >> ${log}\n${hold}\nPATH="$REAL_PATH" exec docker "$@"\n`,
  );
  chmodSync(join(folder, 'docker'), 0o755);
  return { path: folder, arguments: () => readFileSync(log, 'utf8') };
}

function withDocker(folder: string): Record<string, string> {
  return { PATH: `${folder}:${process.env.PATH ?? ''}`, REAL_PATH: process.env.PATH ?? '' };
}

const outputName = (what: string) => `docker_${what}_${local.registryHost.replaceAll(/[^A-Za-z0-9_]/g, '_')}`;

describe('login', () => {
  testWith([DOCKER], 'lets later steps push, hides the password everywhere, and leaves nothing behind', async () => {
    const docker = wrapDocker();
    const image = `${local.registryHost}/web:v1`;
    await callApi(local, { service: 'ecr', operation: 'CreateRepository', input: { repositoryName: 'web' } });
    await importBaseImage(image);
    const seen: { push?: number; password?: string } = {};

    const result = await logIn({
      environment: withDocker(docker.path),
      meanwhile: async ({ variables }) => {
        const folder = variables.DOCKER_CONFIG ?? '';
        seen.password = readPassword(folder);
        seen.push = (await runProgram('docker', ['push', image], { environment: { DOCKER_CONFIG: folder } })).exitCode;
      },
    });
    await removeImage(image);

    const password = seen.password ?? '';
    expect([result.exitCode, result.postExitCode, seen.push]).toEqual([0, 0, 0]);
    expect(result.outputs).toEqual({
      registry: local.registryHost,
      [outputName('username')]: 'AWS',
      [outputName('password')]: password,
    });
    const unmasked = result.log.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    expect(password.length).toBeGreaterThan(20);
    expect([unmasked.join('\n'), result.postLog, docker.arguments()].filter((text) => text.includes(password))).toEqual(
      [],
    );
    expect(result.log.indexOf(`::add-mask::${password}`)).toBeGreaterThanOrEqual(0);
    expect(result.postLog).toContain(`Logged out of ${local.registryHost}`);
    expect(job.leftovers().filter((path) => path.includes('slipway'))).toEqual([]);
    expect(existsSync(join(job.home, '.docker'))).toBe(false);
  });

  test('of two jobs with one home gives each its own, and ends each alone', async () => {
    writeConfig(join(job.home, '.docker'), { auths: { 'docker.io': OLD } });
    const before = readFileSync(join(job.home, '.docker', 'config.json'), 'utf8');
    const other = openJob();
    const turn: { folders: string[]; passwords: string[] } = { folders: [], passwords: [] };

    const first = await logIn({
      meanwhile: async ({ variables }) => {
        const environment = { ...environmentOf(local), HOME: job.home };
        await other.run({
          action: 'login',
          inputs: {},
          environment,
          meanwhile: async (second) => {
            turn.folders = [variables.DOCKER_CONFIG ?? '', second.variables.DOCKER_CONFIG ?? ''];
          },
        });
        turn.passwords = [readPassword(turn.folders[0] ?? '')];
      },
    });
    other.remove();

    expect(new Set(turn.folders).size).toBe(2);
    expect(turn.passwords).toEqual([first.outputs[outputName('password')]]);
    expect(readFileSync(join(job.home, '.docker', 'config.json'), 'utf8')).toBe(before);
  });

  test('uses a DOCKER_CONFIG that is set, and puts back what was there', async () => {
    const before = { auths: { [local.registryHost]: OLD, 'docker.io': OLD }, HttpHeaders: { a: 'b' } };
    const folder = writeConfig(join(job.home, 'config'), before);
    const seen: Config[] = [];

    const result = await logIn({
      environment: { DOCKER_CONFIG: folder },
      meanwhile: async () => void seen.push(readConfig(folder)),
    });

    expect(result.variables).toEqual({});
    expect(Object.keys(seen[0]?.auths ?? {})).toEqual(['docker.io', local.registryHost]);
    expect(seen[0]?.auths?.[local.registryHost]).not.toEqual(OLD);
    expect(readConfig(folder)).toEqual(before);
  });

  test('leaves the login of a later step in its place', async () => {
    const folder = writeConfig(join(job.home, 'config'), {});
    const theirs = { auths: { [local.registryHost]: OLD } };

    await logIn({
      environment: { DOCKER_CONFIG: folder },
      meanwhile: async () => void writeConfig(folder, theirs),
    });

    expect(readConfig(folder)).toEqual(theirs);
  });

  test('edits one DOCKER_CONFIG from eight jobs at once without losing a login', async () => {
    const folder = writeConfig(join(job.home, 'config'), { auths: { 'docker.io': OLD } });
    const jobs = Array.from({ length: 8 }, openJob);

    const environment = { ...environmentOf(local), DOCKER_CONFIG: folder };
    const results = await Promise.all(jobs.map((one) => one.run({ action: 'login', inputs: {}, environment })));
    for (const one of jobs) one.remove();

    expect(results.map(({ exitCode, postExitCode }) => [exitCode, postExitCode])).toEqual(jobs.map(() => [0, 0]));
    expect(readConfig(folder).auths?.['docker.io']).toEqual(OLD);
  });

  test('stays with skip-logout', async () => {
    const folder = join(job.home, 'config');
    mkdirSync(folder);

    const result = await logIn({ inputs: { 'skip-logout': 'true' }, environment: { DOCKER_CONFIG: folder } });

    expect(readPassword(folder)).toBe(result.outputs[outputName('password')]);
    expect(job.leftovers()).toEqual([]);
  });

  test('that is killed while docker logs in is cleaned up after', async () => {
    const docker = wrapDocker(true);

    const result = await logIn({
      environment: withDocker(docker.path),
      onStart: (child) =>
        void untilTrue(async () => docker.arguments().includes('login')).then(() => child.kill('SIGKILL')),
    });

    expect([result.exitCode, result.postExitCode, result.variables]).toEqual([1, 0, {}]);
    expect(job.leftovers().filter((path) => path.startsWith('slipway'))).toEqual([]);
  });

  test('without docker sets the outputs and says that nothing was logged in', async () => {
    const result = await logIn({ environment: { PATH: '/nonexistent' } });

    expect([result.exitCode, result.outputs.registry, result.variables]).toEqual([0, local.registryHost, {}]);
    expect(result.log).toContain('docker is not installed, so there was no docker login');
  });

  test('with mask-password false gives the password away, and warns', async () => {
    const result = await logIn({ inputs: { 'mask-password': 'false' }, environment: { PATH: '/nonexistent' } });

    expect(result.log).not.toContain('::add-mask::');
    expect(result.log).toContain('::warning title=Slipway::The registry password is not masked');
    expect(result.log).not.toContain(result.outputs[outputName('password')]);
  });

  test('to ECR Public has its host, and is refused for another partition', async () => {
    const inputs = { 'registry-type': 'public' };
    const result = await logIn({ inputs, environment: { PATH: '/nonexistent' } });
    const china = await logIn({ inputs, environment: { PATH: '/nonexistent', AWS_REGION: 'cn-north-1' } });

    expect([result.exitCode, result.outputs.registry]).toEqual([0, 'public.ecr.aws']);
    expect(result.outputs.docker_username_public_ecr_aws).toBe('AWS');
    expect([china.exitCode, china.outputs]).toEqual([1, {}]);
    expect(china.log).toContain('ECR Public is not available for accounts in cn-north-1');
  });

  test('says every wrong input at once, and never what a proxy holds', async () => {
    const inputs = { registries: '12345', 'registry-type': 'secret', 'http-proxy': 'ftp://me:canary@proxy' };
    const result = await logIn({ inputs });

    expect([result.exitCode, local.calls()]).toEqual([1, []]);
    expect(result.log.match(/^::error title=[a-z-]+/gm)).toEqual([
      '::error title=registries',
      '::error title=registry-type',
      '::error title=http-proxy',
    ]);
    expect(result.everything).not.toContain('canary');
  });
});
