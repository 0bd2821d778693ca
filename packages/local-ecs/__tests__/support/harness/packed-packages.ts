import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { runProgram } from './run-program.ts';
import { makeFolder } from './scratch.ts';

const ROOT = resolve(import.meta.dirname, '../../../../..');

/** The files that a release publishes on npm. */
export interface PackedPackages {
  readonly folder: string;
  readonly slipway: string;
  readonly localEcs: string;
}

/** Packs both packages into a new folder; remove it with `removeFolder`. */
export async function packPackages(): Promise<PackedPackages> {
  const folder = makeFolder();
  const { exitCode, stderr } = await runProgram(process.execPath, [join(ROOT, 'tools/release/pack.mjs'), folder]);
  if (exitCode !== 0) throw new Error(stderr);
  const [localEcs = '', slipway = ''] = readdirSync(folder).sort((one) => (one.includes('local-ecs') ? -1 : 1));
  return { folder, slipway: join(folder, slipway), localEcs: join(folder, localEcs) };
}

/** Without the network, and with an empty cache: what a package does not have is not found. */
export function runNpm(folder: string, program: 'npm' | 'npx', args: readonly string[]) {
  const environment = { npm_config_cache: join(folder, '.npm'), npm_config_offline: 'true' };
  return runProgram(program, ['--no-audit', '--no-fund', ...args], { folder, environment });
}
