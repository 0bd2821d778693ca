import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { GivenOptions } from '../../src/command/local-options.ts';
import { openLocalEcs, serveLocalEcs } from '../../src/command/serve-local-ecs.ts';
import { settleOptions } from '../../src/command/settle-options.ts';
import type { Emulator } from '../../src/emulator/emulator.ts';
import { callApi, control } from '../support/harness/local-client.ts';
import { makeFolder, removeFolder } from '../support/harness/scratch.ts';

let folder: string;

beforeEach(() => {
  folder = makeFolder();
});

afterEach(() => removeFolder(folder));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** `slipway local`, stopped at once: its output and its exit code. */
async function serve(reported: GivenOptions): Promise<Served> {
  const [lines, errors]: [string[], string[]] = [[], []];
  const exitCode = await serveLocalEcs(
    { port: 0, ...reported },
    {
      write: (line) => void lines.push(line),
      writeError: (line) => void errors.push(line),
      signal: AbortSignal.abort(),
    },
  );
  return { exitCode, lines, errors };
}

interface Served {
  readonly exitCode: number;
  /** On stdout. */
  readonly lines: readonly string[];
  /** On stderr. */
  readonly errors: readonly string[];
}

async function open(reported: GivenOptions): Promise<Emulator> {
  const options = settleOptions({ port: 0, ...reported });
  if ('refused' in options) throw new Error('refused');
  return openLocalEcs(options, () => undefined);
}

test('slipway local with a secrets file knows exactly its names, for simulated tasks too', async () => {
  const local = await open({ secrets: write('secrets.yaml', '/app/key: canary\ndb:\n  password: canary\n') });
  const describeSecret = (SecretId: string) =>
    callApi(local, { service: 'secretsmanager', operation: 'DescribeSecret', input: { SecretId } });

  const [known, unknown] = [await describeSecret('db'), await describeSecret('other')];
  await local.close();

  expect([known.status, unknown.status]).toEqual([200, 400]);
  expect(JSON.stringify(known.body)).not.toContain('canary');
});

describe('slipway local with a file', () => {
  test('reports the result', async () => {
    const config = write(
      'ecs.yaml',
      'clusters: [shop, staging]\ninstances: 3\nclock: virtual\ntargetGroups: [{ name: web }]\n',
    );

    const { exitCode, lines } = await serve({ config });

    expect(exitCode).toBe(0);
    expect(lines.slice(0, 8)).toEqual([
      expect.stringMatching(
        /^Local ECS and ECR at http:\/\/127\.0\.0\.1:\d+: account 123456789012, us-east-1, time stops until POST \/_slipway\/clock advances it\.$/,
      ),
      'Cluster shop has 3 container instances; tasks are simulated.',
      'Cluster staging has 0 container instances; tasks are simulated.',
      expect.stringMatching(
        /^Target group web: arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup\/web\/[0-9a-f]{16}$/,
      ),
      expect.stringMatching(/^Page in the browser: http:\/\/127\.0\.0\.1:\d+\/$/),
      'Point any AWS client at it:',
      expect.stringMatching(/^ {2}export AWS_ENDPOINT_URL=http:\/\/127\.0\.0\.1:\d+ AWS_REGION=us-east-1 /),
      '  export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local',
    ]);
  });

  test('takes the paths in it from its own folder', async () => {
    write('crash.yaml', 'images: [{ image: "*:broken" }]');
    const config = write('ecs.yaml', 'scenario: crash.yaml\ndata: state\n');

    const { lines } = await serve({ config });

    expect(lines).toContain(`State is stored in ${join(folder, 'state')}.`);
  });

  test('ends with 2 and names file and line of each error', async () => {
    const config = write('ecs.yaml', 'prot: 80\nspeed: 0\n');

    expect(await serve({ config })).toEqual({
      exitCode: 2,
      lines: [],
      errors: [
        `${config}:1: prot: unknown field. Did you mean port?`,
        `${config}:2: speed must be a whole number from 1 to 1000 (got "0").`,
      ],
    });
  });

  test.each([
    ['that is not there', { config: 'nowhere.yaml' }, ['nowhere.yaml: the file cannot be read.']],
    [
      'of a scenario that is not there',
      { scenario: 'nowhere.yaml' },
      [
        'The scenario nowhere.yaml cannot be used: the file cannot be read. See docs/local-ecs.md for the format of a scenario.',
      ],
    ],
  ])('ends with 2 for a file %s', async (_name, reported, errors) => {
    expect(await serve(reported)).toEqual({ exitCode: 2, lines: [], errors });
  });

  test('ends with 2 for what ECS itself refuses', async () => {
    const config = write('ecs.yaml', 'instances: [{ capacityProvider: aws-mine }]\n');

    const { exitCode, lines, errors } = await serve({ config });

    expect([exitCode, lines, errors.length, errors[0]]).toEqual([
      2,
      [],
      1,
      expect.stringMatching(/capacity provider name is invalid/),
    ]);
  });
});

describe('slipway local on a port that it cannot have', () => {
  test('ends with 2 and one sentence on stderr', async () => {
    const other = await open({});
    const port = Number(new URL(other.address).port);

    const served = await serve({ port });
    await other.close();

    expect(served).toEqual({
      exitCode: 2,
      lines: [],
      errors: [`Port ${port} is in use (another slipway local, or LocalStack?). Use --port.`],
    });
  });
});

describe('a local ECS begins with', () => {
  test('no cluster and no instance when the list of clusters is empty', async () => {
    const local = await open({ clusters: [] });
    const { body } = await callApi(local, { service: 'ecs', operation: 'ListClusters', input: {} });
    const instances = local.instances();
    await local.close();

    expect([body, instances]).toEqual([{ clusterArns: [] }, []]);
  });

  test('its instances, each in its cluster and by its capacity provider', async () => {
    const local = await open({
      clusters: ['shop', 'staging'],
      instanceCpu: 1024,
      instances: [
        { count: 2 },
        { cluster: 'staging', cpu: 512, capacityProvider: 'spot', attributes: { disk: 'fast' } },
      ],
    });
    const { body } = await callApi(local, {
      service: 'ecs',
      operation: 'DescribeClusters',
      input: { clusters: ['staging'] },
    });
    const instances = local.instances();
    await local.close();

    expect(instances).toMatchObject([
      { cluster: 'shop', address: '127.0.1.1', cpu: 1024, memoryMiB: 4096, availabilityZone: 'us-east-1a' },
      { cluster: 'shop', address: '127.0.1.2', cpu: 1024, memoryMiB: 4096, availabilityZone: 'us-east-1b' },
      { cluster: 'staging', address: '127.0.1.3', cpu: 512, capacityProvider: 'spot', attributes: { disk: 'fast' } },
    ]);
    expect(body).toMatchObject({ clusters: [{ clusterName: 'staging', capacityProviders: ['spot'] }] });
  });

  test('its scenario, alarms, faults and switches', async () => {
    const scenario = { images: [{ image: '*:broken' }] };
    const faults = [{ operation: 'RunTask', on: 'every' as const, fault: { kind: 'denied' as const } }];
    const throttling = { serviceRead: { size: 2, refillPerSecond: 1 } };
    const reported: GivenOptions = {
      scenario,
      faults,
      throttling,
      alarms: [{ name: 'errors', state: 'ALARM' }],
      consistency: { lagMs: 5 },
    };

    const local = await open(reported);
    const shown = [];
    for (const path of ['scenario', 'alarms', 'faults', 'consistency', 'throttling']) {
      shown.push((await control(local, 'GET', { path })).body);
    }
    await local.close();

    expect(shown).toEqual([scenario, { alarms: reported.alarms }, { faults }, { lagMs: 5 }, { throttling }]);
  });
});
