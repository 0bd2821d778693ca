import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ToldOptions } from '../../src/cli/local-options.ts';
import { openLocalEcs, serveLocalEcs } from '../../src/cli/serve-local-ecs.ts';
import { settleOptions } from '../../src/cli/settle-options.ts';
import type { LocalEcs } from '../../src/local/local-ecs.ts';
import { callApi, control } from '../support/local-client.ts';
import { makeFolder, removeFolder } from '../support/scratch.ts';

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

/** `slipway local`, told to end at once: what it says and its exit code. */
async function serve(told: ToldOptions): Promise<Served> {
  const [lines, errors]: [string[], string[]] = [[], []];
  const exitCode = await serveLocalEcs(
    { port: 0, ...told },
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

async function open(told: ToldOptions): Promise<LocalEcs> {
  const options = settleOptions({ port: 0, ...told });
  if ('refused' in options) throw new Error('refused');
  return openLocalEcs(options, () => undefined);
}

describe('slipway local with a file', () => {
  test('says what it has made of it', async () => {
    const config = write(
      'ecs.yaml',
      'clusters: [shop, staging]\ninstances: 3\nclock: virtual\ntargetGroups: [{ name: web }]\n',
    );

    const { exitCode, lines } = await serve({ config });

    expect(exitCode).toBe(0);
    expect(lines.slice(0, 4)).toEqual([
      expect.stringMatching(
        /^Local ECS and ECR at http:\/\/127\.0\.0\.1:\d+: account 123456789012, us-east-1, time stands still until POST \/_slipway\/clock moves it\.$/,
      ),
      'Cluster shop has 3 container instances; tasks are simulated.',
      'Cluster staging has 0 container instances; tasks are simulated.',
      expect.stringMatching(
        /^Target group web: arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup\/web\/[0-9a-f]{16}$/,
      ),
    ]);
  });

  test('takes the paths in it from its own folder', async () => {
    write('crash.yaml', 'images: [{ image: "*:broken" }]');
    const config = write('ecs.yaml', 'scenario: crash.yaml\ndata: state\n');

    const { lines } = await serve({ config });

    expect(lines).toContain(`Its state is in ${join(folder, 'state')}.`);
  });

  test('ends with 2 and names file and line of each fault', async () => {
    const config = write('ecs.yaml', 'prot: 80\nspeed: 0\n');

    expect(await serve({ config })).toEqual({
      exitCode: 2,
      lines: [],
      errors: [
        `${config}:1: prot: there is no such member. Write port if that was meant.`,
        `${config}:2: speed: "0" is not a whole number, from 1 to 1000. Write a whole number, from 1 to 1000, in decimal digits.`,
      ],
    });
  });

  test.each([
    ['that is not there', { config: 'nowhere.yaml' }, ['nowhere.yaml: the file cannot be read.']],
    [
      'of a scenario that is not there',
      { scenario: 'nowhere.yaml' },
      [
        'The scenario nowhere.yaml cannot be used: the file cannot be read. See docs/local-ecs.md for the form of a scenario.',
      ],
    ],
  ])('ends with 2 for a file %s', async (_name, told, errors) => {
    expect(await serve(told)).toEqual({ exitCode: 2, lines: [], errors });
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
      errors: [
        `Port ${port} on 127.0.0.1 is in use by another program. Choose another with --port (port in the file); 0 is any free port.`,
      ],
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
    const told: ToldOptions = {
      scenario,
      faults,
      throttling,
      alarms: [{ name: 'errors', state: 'ALARM' }],
      consistency: { lagMs: 5 },
    };

    const local = await open(told);
    const shown = [];
    for (const path of ['scenario', 'alarms', 'faults', 'consistency', 'throttling']) {
      shown.push((await control(local, 'GET', { path })).body);
    }
    await local.close();

    expect(shown).toEqual([scenario, { alarms: told.alarms }, { faults }, { lagMs: 5 }, { throttling }]);
  });
});
