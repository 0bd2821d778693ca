import { refuseSetting } from '../data-directory/directory-error.ts';
import type { Storage } from '../data-directory/storage.ts';
import type { EngineSettings } from '../engine/contract.ts';
import type { EmulatorOptions } from './emulator-options.ts';

const DEFAULTS = { account: '123456789012', region: 'us-east-1', seed: 1, schedulerIntervalMs: 10_000 };

/** What a folder was begun with stays as it is. */
export function readSettings(options: EmulatorOptions, storage: Storage): EngineSettings {
  const { account, region, seed, schedulerIntervalMs } = { ...DEFAULTS, ...options };
  const tasks = options.startRuntime === undefined ? 'simulated' : 'containers';
  const begun = storage.store?.saved()?.engine.settings;
  if (begun === undefined) return { account, region, seed, schedulerIntervalMs, tasks };
  const requested: Partial<EngineSettings> = { ...options, tasks };
  for (const name of ['account', 'region', 'seed', 'schedulerIntervalMs', 'tasks'] as const) {
    const value = requested[name];
    if (value !== undefined && value !== begun[name]) throw refuseSetting(storage.directory, name, begun[name], value);
  }
  return begun;
}
