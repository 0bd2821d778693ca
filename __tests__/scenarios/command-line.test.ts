/** The shipped command line, as another CI or a laptop runs it: `slipway local` in one process, deploys in others. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { VERSION } from '../../src/text/version.ts';
import { nodeOfRunner, ROOT } from '../support/harness/action-run.ts';
import { recordWords } from '../support/harness/printed-words.ts';
import { recordCallsAt } from '../support/harness/record-calls.ts';
import { anImageByDigest } from '../support/harness/scenario-stage.ts';

const CLI = join(ROOT, 'dist', 'cli', 'index.js');
const folder = mkdtempSync(join(tmpdir(), 'slipway-cli-'));
let server: ChildProcess;
let address: string;

interface Ended {
  readonly exitCode: number;
  readonly output: string;
  /** The part of the output that is on stderr. */
  readonly errors: string;
}

function slipway(...args: readonly string[]): Promise<Ended> {
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: folder,
    AWS_ENDPOINT_URL: address,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  };
  return new Promise((resolve, reject) => {
    const child = spawn(nodeOfRunner(), [CLI, ...args], { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { output: '', errors: '' };
    child.stdout.on('data', (bytes: Buffer) => {
      said.output += bytes.toString();
    });
    child.stderr.on('data', (bytes: Buffer) => {
      said.output += bytes.toString();
      said.errors += bytes.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => {
      recordWords({ log: said.output });
      resolve({ exitCode: code ?? -1, ...said });
    });
  });
}

/** Someone else's call, by the control address. */
async function call(operation: string, input: object): Promise<void> {
  const body = JSON.stringify({ operation, input });
  const answer = await fetch(`${address}/_slipway/call`, { method: 'POST', body });
  if (!answer.ok) throw new Error(await answer.text());
}

beforeAll(async () => {
  server = spawn(nodeOfRunner(), [CLI, 'local', '--port', '0', '--speed', '200', '--instances', '3'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  address = await new Promise((resolve) => {
    server.stdout?.on('data', (bytes: Buffer) => {
      const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(bytes.toString()) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
  const containerDefinitions = [{ name: 'web', image: 'web:v1', memory: 128 }];
  await call('RegisterTaskDefinition', { family: 'web', containerDefinitions });
  await call('CreateService', { serviceName: 'web', taskDefinition: 'web', desiredCount: 2, launchType: 'EC2' });
});

afterAll(async () => {
  await recordCallsAt(address);
  const ended = new Promise((resolve) => server.on('close', resolve));
  server.kill('SIGINT');
  expect(await ended).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

const FOLLOW = ['--service', 'web', '--wait-max-delay-seconds', '1'];

describe('slipway', () => {
  test('prints its version', async () => {
    expect(await slipway('--version')).toEqual({ exitCode: 0, output: `${VERSION}\n`, errors: '' });
  });

  test.each([[['help', 'deploy']], [['deploy', '--help']]])('prints the help of a command: %j', async (argv) => {
    const { exitCode, output } = await slipway(...argv);

    expect([exitCode, output.includes('--minimum-healthy-percent')]).toEqual([0, true]);
  });

  test('completes itself in a shell', async () => {
    const { exitCode, output } = await slipway('completion', 'bash');

    expect([exitCode, output.includes('complete -F _slipway slipway')]).toEqual([0, true]);
  });

  test('reports an unknown flag, then the nearest one, and ends with 2', async () => {
    const { exitCode, output, errors } = await slipway('status', '--servce', 'web');

    expect([exitCode, errors]).toEqual([2, output]);
    expect(errors).toBe('Unknown flag --servce. Did you mean --service?\nSee: slipway status --help\n');
  });
});

describe('slipway local', () => {
  test('on a port in use reports it on stderr without a stack, and ends with 2', async () => {
    const port = new URL(address).port;

    const { exitCode, output, errors } = await slipway('local', '--port', port);

    expect([exitCode, errors]).toEqual([2, output]);
    expect(output).toBe(`Port ${port} is in use (another slipway local, or LocalStack?). Use --port.\n`);
  });
});

describe('against slipway local', () => {
  test('plan writes nothing and ends with 0', async () => {
    const { exitCode, output } = await slipway('plan', ...FOLLOW, '--image', 'web:v2');

    expect([exitCode, output.includes('~ image: web v1 → v2'), output.includes('PLANNED')]).toEqual([0, true, true]);
  });

  test('deploy follows to steady and ends with 0', async () => {
    const { exitCode, output } = await slipway('deploy', ...FOLLOW, '--image', anImageByDigest('web'));

    expect([output, exitCode]).toEqual([expect.stringContaining('STEADY'), 0]);
  });

  test('deploy of what is running already is unchanged and ends with 0', async () => {
    const { exitCode, output } = await slipway('deploy', ...FOLLOW, '--image', anImageByDigest('web'));

    expect([exitCode, output.includes('UNCHANGED')]).toEqual([0, true]);
  });

  test('rollback brings the last good revision back', async () => {
    const { exitCode, output } = await slipway('rollback', 'web', '--wait-max-delay-seconds', '1');

    expect([output, exitCode]).toEqual([expect.stringContaining('web:1 is running'), 0]);
  });

  test('reports each event as one JSON object a line when that is requested', async () => {
    const { output } = await slipway('deploy', ...FOLLOW, '--image', 'web:v2', '--json');

    const events: { readonly type: string; readonly verdict?: string }[] = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(events.at(-1)).toMatchObject({ type: 'run-ended', verdict: 'steady' });
  });

  test('a service that does not exist ends with 2', async () => {
    const { exitCode, output } = await slipway('deploy', '--service', 'absent', '--image', 'web:v2');

    expect([exitCode, output.includes('Service absent not found in cluster default')]).toEqual([2, true]);
  });
});
