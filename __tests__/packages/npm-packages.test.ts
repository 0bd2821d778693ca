import { readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  type PackedPackages,
  packPackages,
  runNpm,
} from '../../packages/local-ecs/__tests__/support/harness/packed-packages.ts';
import { makeFolder, removeFolder } from '../../packages/local-ecs/__tests__/support/harness/scratch.ts';
import { VERSION } from '../../src/text/version.ts';

const MB = 1_000_000;

/**
 * The largest sizes in bytes, about a tenth above today's. `npx` downloads the packed size before the first start, and
 * `npm` writes the unpacked size. Most of `slipway` are the AWS clients in its bundle; most of the local ECS are types
 * and programs of its API, and a third is the package `yaml`.
 */
const BUDGET = {
  slipway: { packed: 2 * MB, unpacked: 9.2 * MB },
  localEcs: { packed: 0.8 * MB, unpacked: 3.4 * MB },
};

interface Manifest {
  readonly exports: Readonly<Record<string, unknown>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly bundleDependencies?: readonly string[];
  readonly repository: unknown;
}

describe('the packages that a release publishes on npm', () => {
  let packed: PackedPackages;
  let folder: string;

  beforeAll(async () => {
    packed = await packPackages();
  });

  afterAll(() => removeFolder(packed.folder));

  beforeEach(() => {
    folder = makeFolder();
  });

  afterEach(() => removeFolder(folder));

  /** npx takes an absolute path for a program, and a relative one for a package. */
  const run = (file: string, ...args: readonly string[]) =>
    runNpm(folder, 'npx', ['--yes', relative(folder, file), ...args]);

  /** Installs a package in the empty folder, and reads its manifest. */
  async function install(file: string, name: string): Promise<Manifest> {
    await runNpm(folder, 'npm', ['install', file]);
    return JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8'));
  }

  test('slipway brings no other package, and has the command', async () => {
    const manifest = await install(packed.slipway, 'slipway');
    const listed = await runNpm(folder, 'npm', ['ls', '--all', '--parseable']);

    for (const field of ['dependencies', 'private']) expect(manifest).not.toHaveProperty(field);
    expect(manifest).toMatchObject({
      version: VERSION,
      bin: { slipway: 'dist/cli/index.js' },
      exports: { './package.json': './package.json' },
      publishConfig: { access: 'public', provenance: true },
    });
    expect(listed.stdout.trim().split('\n').slice(1)).toEqual([join(folder, 'node_modules', 'slipway')]);
  });

  test('the local ECS brings what it depends on, and can be published', async () => {
    const manifest = await install(packed.localEcs, '@slipway/local-ecs');

    expect(manifest).toMatchObject({ version: VERSION, publishConfig: { access: 'public', provenance: true } });
    expect(manifest).not.toHaveProperty('private');
    expect(manifest.bundleDependencies).toEqual(Object.keys(manifest.dependencies ?? {}));
    expect(JSON.stringify(manifest.exports)).not.toContain('.ts"}');
  });

  test('npm finds the links of their READMEs in the folder of the repository that they come from', async () => {
    const manifests = [await install(packed.slipway, 'slipway'), await install(packed.localEcs, '@slipway/local-ecs')];

    const url = expect.stringMatching(/^git\+https:\/\/github\.com\/[\w-]+\/slipway\.git$/);
    expect(manifests.map(({ repository }) => repository)).toEqual([
      { type: 'git', url },
      { type: 'git', url, directory: 'packages/local-ecs' },
    ]);
  });

  test('npx runs slipway from the file in an empty folder, without the network', async () => {
    const version = await run(packed.slipway, 'version');
    const demo = await run(packed.slipway, 'demo', '--tasks', 'simulated', '--speed', '1000');

    expect(version).toEqual({ exitCode: 0, stdout: `${VERSION}\n`, stderr: '' });
    expect(demo).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('rolled-back') });
  });

  test('npx runs the local ECS from the file in an empty folder, without the network', async () => {
    const help = await run(packed.localEcs, '--help');

    expect(help).toMatchObject({
      exitCode: 0,
      stderr: '',
      stdout: expect.stringMatching(/^Usage: local-ecs \[flags\]/),
    });
  });

  test.each(['slipway', 'localEcs'] as const)('%s stays within its budget of bytes', async (name) => {
    const { unpackedSize } = await readSizes(packed[name]);

    expect(statSync(packed[name]).size).toBeLessThan(BUDGET[name].packed);
    expect(unpackedSize).toBeLessThan(BUDGET[name].unpacked);
  });

  async function readSizes(file: string): Promise<{ readonly unpackedSize: number }> {
    const { stdout } = await runNpm(folder, 'npm', ['pack', '--dry-run', '--json', file]);
    const [report] = JSON.parse(stdout);
    return report;
  }

  test('packing again gives the same bytes', async () => {
    const again = await packPackages();

    const files = (['slipway', 'localEcs'] as const).map((name) => [packed[name], again[name]]);
    const isSame = files.map(([one = '', other = '']) => readFileSync(one).equals(readFileSync(other)));
    removeFolder(again.folder);
    expect(isSame).toEqual([true, true]);
  });
});
