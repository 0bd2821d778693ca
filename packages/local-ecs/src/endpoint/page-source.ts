import type { Controls } from '../control/control-contract.ts';
import type { EngineState } from '../engine/step.ts';
import type { CallRecord } from '../http/call-log.ts';
import type { MetricStore } from '../metrics/metric-store.ts';
import type { Registry } from '../registry/registry.ts';
import type { Snapshot } from '../snapshot/snapshot.ts';
import { takeSnapshot } from '../snapshot/take-snapshot.ts';

/** Where the page gets what it shows. */
export interface PageSource {
  /** Values that differ from the last ones once anything may have changed. */
  mark(): readonly unknown[];
  /** Without calls, which each page filters. */
  snapshot(): Snapshot;
  /** Oldest first. */
  calls(): readonly CallRecord[];
}

export interface PageParts {
  /** `http://127.0.0.1:PORT` */
  readonly address: string;
  readonly state: () => EngineState;
  readonly metrics: MetricStore;
  readonly controls: Pick<Controls, 'calls' | 'clock' | 'faults'>;
  readonly registry: Pick<Registry, 'catalogue'>;
}

export function createPageSource({ address, state, metrics, controls, registry }: PageParts): PageSource {
  return {
    // Time alone changes a picture that is in progress: of a clock that runs, a second is fine enough.
    mark: () => {
      const { clock, now } = controls.clock();
      const time = clock === 'virtual' ? now : Math.floor(performance.now() / 1000);
      return [time, registry.catalogue(), controls.calls().at(-1), controls.faults(), ...Object.values(state())];
    },
    snapshot: () =>
      takeSnapshot({
        state: state(),
        metrics,
        settings: { address, ...controls.clock() },
        repositories: registry.catalogue().values(),
        faults: controls.faults(),
        calls: [],
      }),
    calls: controls.calls,
  };
}
