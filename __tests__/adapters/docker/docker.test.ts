import { spawn } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, realpathSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { untilTrue } from '../../../packages/local-ecs/__tests__/support/harness/http-clients.ts';
import { makeFolder, removeFolder, shimDocker } from '../../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import { connectDocker } from '../../../src/adapters/docker/docker.ts';
import { createDockerConfig } from '../../../src/adapters/docker/docker-config.ts';
import { composeBuildArguments } from '../../../src/image/build-arguments.ts';
import type { RunEvent } from '../../../src/report/event.ts';
import { aRequest } from '../../image/builders.ts';

let folder = '';
beforeEach(() => {
  folder = makeFolder();
});
afterEach(() => removeFolder(folder));

/** A docker that is this shell script; `$OUT` is the test's folder. */
function aShim(script: string, signal = new AbortController().signal) {
  const reported: RunEvent[] = [];
  const environment = { PATH: shimDocker(folder, script), HOME: folder, RUNNER_TEMP: folder, OUT: folder };
  const config = createDockerConfig(environment);
  const docker = connectDocker({
    environment,
    workspace: folder,
    config,
    report: (event) => reported.push(event),
    signal,
  });
  return { docker, config, reported, environment };
}

const written = (name: string) => readFileSync(join(folder, name), 'utf8');

/** A docker that sleeps for an hour is one that only a signal ends: the limit of a test is shorter. */
describe('the docker command line', () => {
  test('gives both outputs and the exit code, and reports each line once', async () => {
    const { docker, reported } = aShim("printf 'one\\rtwo\\n\\nthree'; echo bad >&2; exit 3");

    const result = await docker.run(['build']);

    expect(result).toEqual({ exitCode: 3, stdout: 'one\rtwo\n\nthree', stderr: 'bad\n' });
    expect(reported.map((event) => (event.type === 'command-output' ? event.line : event.type)).sort()).toEqual([
      'bad',
      'one',
      'three',
      'two',
    ]);
  });

  test('says nothing when it shall be quiet', async () => {
    const { docker, reported } = aShim('echo hello');

    expect(await docker.run(['version'], { isQuiet: true })).toEqual({ exitCode: 0, stdout: 'hello\n', stderr: '' });
    expect(reported).toEqual([]);
  });

  test('gives the input to stdin, and a configuration folder of its own', async () => {
    const { docker, config } = aShim('cat > "$OUT/stdin"; printf %s "$DOCKER_CONFIG" > "$OUT/config"');

    await docker.run(['login', '--password-stdin', '--', 'localhost:5000'], { input: 'pass word\n' });

    expect([written('stdin'), written('config')]).toEqual(['pass word\n', config.folder()]);
  });

  test('a command that does not read its input is no error', async () => {
    const { docker } = aShim('exit 0');

    expect(await docker.run(['x'], { input: 'a'.repeat(1_000_000) })).toEqual({ exitCode: 0, stdout: '', stderr: '' });
  });

  test.each([
    { name: 'a secret', args: ['build', '--secret=id=x', '--', '.'], buildKit: '1' },
    { name: 'a cache of a type', args: ['build', '--cache-from=type=gha', '--', '.'], buildKit: '1' },
    { name: 'nothing of the kind', args: ['build', '--', '.'], buildKit: '' },
    { name: 'buildx', args: ['buildx', 'build', '--secret=id=x', '--', '.'], buildKit: '' },
  ])('with $name DOCKER_BUILDKIT is "$buildKit"', async ({ args, buildKit }) => {
    const { docker } = aShim('printf %s "$DOCKER_BUILDKIT"');

    expect((await docker.run(args)).stdout).toBe(buildKit);
  });

  test('of an endless output the last 1 MiB is kept and 10,000 lines are reported', async () => {
    const { docker, reported } = aShim('yes 0123456789 | head -n 300000; echo end');

    const { stdout } = await docker.run(['build']);

    expect([stdout.length, stdout.slice(-16)]).toEqual([1024 * 1024, '\n0123456789\nend\n']);
    expect(reported).toHaveLength(10_000);
    expect(reported.at(-1)).toEqual({
      type: 'notice',
      text: 'docker printed more than 10000 lines; the rest is omitted.',
    });
  });

  test('starts in the workspace, so that paths mean the same as everywhere', async () => {
    const { docker } = aShim('pwd');

    expect((await docker.run(['version'])).stdout.trim()).toBe(realpathSync(folder));
  });

  test('no docker command is one sentence', async () => {
    const environment = { PATH: folder, HOME: folder, RUNNER_TEMP: folder };
    const config = createDockerConfig(environment);
    const docker = connectDocker({
      environment,
      workspace: folder,
      config,
      report: () => {},
      signal: new AbortController().signal,
    });

    await expect(docker.run(['version'])).rejects.toMatchObject({
      kind: 'build',
      message: 'The docker command is not installed on this runner.',
    });
  });

  test.each([
    { name: 'that may not be run', mode: 0o644, line: '#!/bin/sh' },
    { name: 'whose interpreter is not there', mode: 0o755, line: '#!/nowhere/sh' },
  ])('a docker $name is none', async ({ mode, line }) => {
    const { docker, environment } = aShim('exit 0');
    writeFileSync(join(folder, 'bin', 'docker'), `${line}\n`);
    chmodSync(join(folder, 'bin', 'docker'), mode);
    environment.PATH = join(folder, 'bin');

    await expect(docker.run(['version'], { input: 'a'.repeat(1_000_000) })).rejects.toMatchObject({
      kind: 'build',
      message: 'The docker command is not installed on this runner.',
    });
  });

  test('is found by PATH, past what is no folder, in one with blanks and quotes', async () => {
    const { docker, environment } = aShim('printf %s "$1"');
    const odd = join(folder, 'a "b" c\\d');
    renameSync(join(folder, 'bin'), odd);
    environment.PATH = `relative::${join(odd, 'docker')}:/nowhere:${odd}:${environment.PATH}`;

    expect((await docker.run([''])).stdout).toBe('');
    expect((await docker.run(['a "b" $c'])).stdout).toBe('a "b" $c');
  });

  test('nothing is printed past us', async () => {
    const { docker } = aShim('echo ::error::out; echo ::error::bad >&2');
    const writes = [process.stdout, process.stderr].map((stream) => jest.spyOn(stream, 'write'));

    await docker.run(['build']);

    expect(writes.flatMap((write) => write.mock.calls)).toEqual([]);
    for (const write of writes) write.mockRestore();
  });

  test.each([
    { name: 'TERM', exitCode: 143 },
    { name: 'KILL', exitCode: 137 },
  ])('ended by $name it has the exit code $exitCode', async ({ name, exitCode }) => {
    const { docker } = aShim(`kill -${name} $$`);

    expect(await docker.run(['build'])).toEqual({ exitCode, stdout: '', stderr: '' });
  });

  test('a character that comes in two pieces is one', async () => {
    const { docker } = aShim("printf '\\342\\202'; sleep 0.05; printf '\\254'");

    expect((await docker.run(['build'])).stdout).toBe('€');
  });

  test('more arguments than the system takes are one sentence', async () => {
    const { docker } = aShim('exit 0');

    for (const args of [[`A=${'a'.repeat(128 * 1024)}`], Array.from({ length: 10_000 }, () => 'a'.repeat(120))]) {
      await expect(docker.run(['build', ...args, '--', '.'])).rejects.toMatchObject({
        kind: 'build',
        message: 'docker could not be started (E2BIG).',
      });
    }
  });

  test('as many as it takes come through', async () => {
    const { docker } = aShim('printf %s "$#"');

    const args = ['a'.repeat(128 * 1024 - 1), ...Array.from({ length: 5_000 }, () => 'a'.repeat(120))];

    expect((await docker.run(args)).stdout).toBe('5001');
  });

  test.each([
    {
      name: 'a docker that listens',
      script: 'sleep 3600 & echo $! > "$OUT/child"; mv "$OUT/child" "$OUT/ready"; wait',
      heard: undefined,
    },
    {
      name: 'a docker that is deaf',
      script:
        'trap \'echo TERM > "$OUT/heard"\' TERM; (trap "" TERM; exec sleep 3600) & echo $! > "$OUT/child"; mv "$OUT/child" "$OUT/ready"; wait; wait',
      heard: 'TERM\n',
    },
    {
      name: 'a docker that leaves a deaf plugin behind',
      script:
        '(trap "" TERM; exec sleep 3600) > "$OUT/log" 2>&1 & echo $! > "$OUT/child"; mv "$OUT/child" "$OUT/ready"; wait',
      heard: undefined,
    },
  ])('a cancel ends $name and what it started', async ({ script, heard }) => {
    const controller = new AbortController();
    const { docker } = aShim(script, controller.signal);
    const run = docker.run(['buildx', 'build', '--push', '--', '.']).catch((thrown: unknown) => thrown);
    await untilTrue(() => existsSync(join(folder, 'ready')));

    controller.abort('SIGINT');

    expect(await run).toMatchObject({
      kind: 'cancelled',
      advice: 'The tag may have moved; the service is unchanged.',
    });
    expect(existsSync(join(folder, 'heard')) ? written('heard') : undefined).toBe(heard);
    // The kernel may take a moment to remove a process that was killed.
    await untilTrue(() => !isAlive(Number(written('ready'))));
  });

  test('a cancel does not wait for what holds the output open and is not below docker', async () => {
    const controller = new AbortController();
    const { docker } = aShim(
      '(setsid sleep 3600 & echo $! > "$OUT/child"); mv "$OUT/child" "$OUT/ready"; exec sleep 3600',
      controller.signal,
    );
    const run = docker.run(['build']).catch((thrown: unknown) => thrown);
    await untilTrue(() => existsSync(join(folder, 'ready')));

    controller.abort('SIGINT');

    expect(await run).toMatchObject({ kind: 'cancelled', advice: 'Nothing was changed in AWS.' });
    expect(isAlive(Number(written('ready')))).toBe(true);
    process.kill(Number(written('ready')));
  });

  test('a cancel leaves our other children alone', async () => {
    const controller = new AbortController();
    const { docker } = aShim('touch "$OUT/ready"; exec sleep 3600', controller.signal);
    const other = spawn('sleep', ['3600']);
    const run = docker.run(['build']).catch((thrown: unknown) => thrown);
    await untilTrue(() => existsSync(join(folder, 'ready')));

    controller.abort('SIGINT');

    expect(await run).toMatchObject({ kind: 'cancelled' });
    expect(isAlive(Number(other.pid))).toBe(true);
    other.kill();
  });

  test('nothing is started once the run was cancelled', async () => {
    const { docker } = aShim('touch "$OUT/started"', AbortSignal.abort('SIGTERM'));

    await expect(docker.run(['version'])).rejects.toMatchObject({ kind: 'cancelled' });
    expect(readdirSync(folder)).not.toContain('started');
  });
});

describe('hostile values', () => {
  const hostile = fc
    .array(
      fc.constantFrom(
        '$(touch x)',
        '`id`',
        ';',
        '&&',
        '|',
        '\n',
        '\r\n',
        '"',
        "'",
        '\\',
        '--',
        '-',
        '--push',
        ' ',
        '*',
        '~',
        '%',
        '=',
        ',',
        '\u202e',
        '\u001b[0m',
        'é',
        '😀',
        '{{.}}',
        '::error::',
        '\t',
        '',
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((pieces) => pieces.join(''));

  test('10,000 strings in each input reach docker byte for byte, and none as an option', async () => {
    const { docker } = aShim('env -0 > "$OUT/env"; for a in "$@"; do printf "%s\\0" "$a"; done > "$OUT/argv"');
    const texts = fc.array(hostile, { minLength: 250, maxLength: 250 });
    await fc.assert(
      fc.asyncProperty(texts, hostile, async (values, value) => {
        const pairs = values.map((text, index) => ({ name: `N${index}`, value: text }));
        const request = aRequest({
          context: value,
          dockerfile: value,
          target: value,
          platforms: [value],
          buildArguments: pairs,
          labels: pairs,
          buildSecrets: values,
          cacheFrom: values,
          cacheTo: values,
        });
        const facts = { builder: { kind: 'buildx', metadataFile: 'm' } as const, references: values, labels: pairs };
        const args = composeBuildArguments(request, facts);

        await docker.run(args, { isQuiet: true });

        // Values of build arguments come by the environment.
        expect(written('argv').split('\0').slice(0, -1)).toEqual(
          args.map((arg) => arg.replace(/^(--build-arg=N\d+)=.*$/s, '$1')),
        );
        const variables = new Set(written('env').split('\0'));
        expect(pairs.filter(({ name, value: text }) => !variables.has(`${name}=${text}`))).toEqual([]);
        const options = args.slice(0, -2);
        expect(args.at(-2)).toBe('--');
        const known =
          /^(?:buildx|build|--push|--(?:metadata-file|tag|file|target|platform|build-arg|label|secret|cache-from|cache-to)=)/;
        expect(options.filter((arg) => !known.test(arg))).toEqual([]);
      }),
      { numRuns: 40 },
    );
    expect(existsSync('x')).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    // A zombie that nobody has collected yet is not alive.
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
