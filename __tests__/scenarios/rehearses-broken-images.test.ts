/** A rehearsal on this machine's Docker finds what is wrong with an image before anything is written to AWS. */
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JsonObject } from '@slipway/ecs-rules/values';
import { openRehearsalStage, type RehearsalResult, type RehearsalStage } from '../support/harness/rehearsal-stage.ts';

let stage: RehearsalStage;
let base: string;

beforeAll(async () => {
  stage = await openRehearsalStage('broken');
  base = await stage.importImage('base', []);
});

afterAll(async () => {
  await stage.close();
});

/** A container of the base image. */
function hello(overrides: JsonObject = {}): JsonObject {
  return { name: 'hello', image: base, memory: 64, stopTimeout: 2, ...overrides };
}

/** Builds an image whose only program is an executable for arm64. */
async function buildForArm(tag: string, options: readonly string[] = []): Promise<string> {
  stage.job.write(`${tag}/Dockerfile`, 'FROM scratch\nCOPY program /program\nCMD ["/program"]\n');
  const program = join(stage.job.workspace, tag, 'program');
  writeFileSync(program, anArmExecutable());
  chmodSync(program, 0o755);
  return stage.buildImage(tag, tag, options);
}

/** The header of an ELF executable for AArch64 (elf(5)); the kernel reads no further on another processor. */
function anArmExecutable(): Buffer {
  const header = Buffer.alloc(64);
  header.write('\x7fELF', 0, 'latin1');
  header.set([2, 1, 1], 4);
  header.writeUInt16LE(2, 16);
  header.writeUInt16LE(183, 18);
  header.writeUInt32LE(1, 20);
  header.writeUInt16LE(64, 52);
  return header;
}

const ROLE = 'arn:aws:iam::123456789012:role/execution';

const SERVER = 'mkdir -p /tmp/www && exec httpd -f -p 5000 -h /tmp/www';

/** What a refused run says, and that it wrote nothing. */
async function refuse(
  container: JsonObject,
  inputs: Readonly<Record<string, string>> = {},
  more: JsonObject = {},
): Promise<RehearsalResult> {
  const before = stage.writes();
  const result = await stage.rehearse({ containers: [hello(container)], inputs, more });
  expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'refused']);
  expect(stage.writes()).toEqual(before);
  expect(await stage.listLeft()).toEqual([]);
  expect(result.seconds).toBeLessThan(20);
  return result;
}

describe('a broken image is refused, and nothing is written to AWS:', () => {
  test('whose command does not exist', async () => {
    const { outputs } = await refuse({ command: ['/app/start'] });

    expect(outputs.reason).toContain('the command of container hello is not in the image');
  });

  test('whose program is for another processor architecture', async () => {
    const image = await buildForArm('exec-format');

    const { outputs } = await refuse({ image });

    expect(outputs.reason).toContain('the image of container hello is built for another processor architecture');
  });

  test('that exits with code 1, with its last log lines', async () => {
    const { log, outputs } = await refuse({ command: ['sh', '-c', 'echo "fatal: no configuration" >&2; exit 1'] });

    expect(outputs.reason).toContain('container hello exited with code 1 (application error). It wrote: fatal: no');
    expect(log).toContain('Last log lines of container hello:');
  });

  test('that needs more memory than its limit', async () => {
    const fill = 'x=0123456789abcdef; while true; do x="$x$x"; done';

    const { outputs } = await refuse({ memory: 16, command: ['sh', '-c', fill] });

    expect(outputs.reason).toContain('container hello ran out of memory');
  });

  test('that listens on another port than the mapped one', async () => {
    const { outputs } = await refuse({ command: ['sh', '-c', SERVER], portMappings: [{ containerPort: 8080 }] });

    expect(outputs.reason).toContain('nothing listens on port 8080 of container hello. It listens on 5000.');
  });

  test('that listens on 127.0.0.1 only', async () => {
    const local = SERVER.replace('5000', '127.0.0.1:5000');

    const { outputs } = await refuse({ command: ['sh', '-c', local], portMappings: [{ containerPort: 5000 }] });

    expect(outputs.reason).toContain('listens on port 5000 of 127.0.0.1 only');
  });

  test('that is never healthy', async () => {
    const healthCheck = { command: ['CMD-SHELL', 'exit 1'], interval: 5, retries: 2, timeout: 2 };

    const { outputs } = await refuse({ command: ['sleep', '60'], healthCheck });

    expect(outputs.reason).toContain('the health check of container hello failed');
  });

  test('that is healthy later than its health check allows', async () => {
    const command = ['sh', '-c', 'sleep 30; touch /tmp/ready; sleep 60'];
    const check = ['CMD-SHELL', 'test -e /tmp/ready'];
    const healthCheck = { command: check, startPeriod: 1, interval: 5, retries: 2, timeout: 2 };

    const { log, outputs } = await refuse({ command, healthCheck });

    expect(outputs.reason).toContain('the health check of container hello failed');
    expect(log).toContain('increase startPeriod');
  });

  test('that exits because a secret is only a placeholder', async () => {
    const valueFrom = 'arn:aws:ssm:us-east-1:123456789012:parameter/db-url';
    const check = 'case $DB_URL in postgres:*) exec sleep 60;; *) echo "invalid DB_URL"; exit 1;; esac';

    const container = { command: ['sh', '-c', check], secrets: [{ name: 'DB_URL', valueFrom }] };
    const { log, outputs } = await refuse(container, { 'execution-role-arn': ROLE });

    expect(outputs.reason).toContain(
      'container hello exited with code 1 (application error). It wrote: invalid DB_URL',
    );
    expect(log).toContain('Placeholders instead of secrets: DB_URL (container hello)');
    expect(log).toContain(
      'ran with placeholders instead of the secrets DB_URL. If it needs their values, set rehearse',
    );
  });

  test('that writes to its read-only root file system', async () => {
    const command = ['sh', '-c', 'touch /var.lock || exit 1; sleep 60'];

    const { log, outputs } = await refuse({ readonlyRootFilesystem: true, command });

    expect(outputs.reason).toContain('container hello exited with code 1');
    expect(outputs.reason).toContain('Read-only file system');
    expect(log).toContain('Mount a volume at the folder that it writes to, or remove readonlyRootFilesystem.');
  });

  test('whose user does not exist', async () => {
    const { outputs } = await refuse({ user: 'nobody2', command: ['sleep', '60'] });

    expect(outputs.reason).toContain('the user of container hello is not in the image');
  });

  test('that is built for another platform than the task definition says', async () => {
    const image = await buildForArm('arm', ['--no-cache', '--platform', 'linux/arm64']);

    const { outputs } = await refuse({ image }, {}, { runtimePlatform: { cpuArchitecture: 'X86_64' } });

    expect(outputs.reason).toContain('is built for linux/arm64, but the task definition needs linux/amd64');
  });

  test('that ignores SIGTERM, which is known without waiting for its stop timeout', async () => {
    const command = ['sh', '-c', 'trap "" TERM; while true; do sleep 1; done'];

    const { outputs } = await refuse({ command, stopTimeout: 120 });

    expect(outputs.reason).toContain('container hello ignores SIGTERM. ECS would kill it after 120 s');
  });

  test('that handles SIGTERM and does not end', async () => {
    const command = ['sh', '-c', 'trap "echo busy" TERM; while true; do sleep 1; done'];

    const { outputs } = await refuse({ command });

    expect(outputs.reason).toContain('container hello did not stop within 2 s of SIGTERM');
  });
});
