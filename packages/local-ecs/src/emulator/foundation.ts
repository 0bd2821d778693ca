import type { Storage } from '../data-directory/storage.ts';
import type { EngineSettings } from '../engine/contract.ts';
import type { Listener } from '../http/server.ts';
import type { EngineClock } from './clock.ts';
import type { EmulatorOptions } from './emulator-options.ts';
import type { Reset } from './lives.ts';
import type { LoadBalancerNetwork } from './load-balancer-network.ts';

/** What everything between two resets is built on. */
export interface Foundation {
  readonly options: EmulatorOptions;
  readonly settings: EngineSettings;
  readonly storage: Storage;
  readonly clock: EngineClock;
  readonly listener: Listener;
  readonly reset: Reset;
  readonly network: LoadBalancerNetwork;
}
