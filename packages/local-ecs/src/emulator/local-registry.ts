import { defined } from '@slipway/ecs-rules/values';
import type { EngineState } from '../engine/step.ts';
import { openBlobs } from '../registry/blobs.ts';
import { createPasswords } from '../registry/passwords.ts';
import { createRegistry, type Registry } from '../registry/registry.ts';
import { createRegistrySettings } from '../registry/registry-settings.ts';
import type { Catalogue } from '../registry/repository.ts';
import type { ImageSource } from '../runtime/contract.ts';
import type { Foundation } from './foundation.ts';
import type { Host } from './host.ts';

export async function createLocalRegistry({ settings, storage, listener, clock }: Foundation): Promise<Registry> {
  const { store } = storage;
  return createRegistry({
    account: settings.account,
    region: settings.region,
    host: `127.0.0.1:${listener.port}`,
    now: clock.now,
    blobs: await openBlobs(storage.directory),
    // Clients compare a token's expiry with their own clock, whatever the engine's time.
    passwords: createPasswords(Date.now, storage.secret),
    settings: createRegistrySettings(),
    ...defined({
      catalogue: store && (store.saved()?.catalogue ?? new Map()),
      keepCatalogue: store && ((catalogue: Catalogue) => store.keepCatalogue(catalogue)),
    }),
  });
}

export function asImageSource(registry: Registry): ImageSource {
  return {
    registry: registry.parts.host,
    resolveDigest: registry.resolveDigest,
    authorize: () => ({ username: 'AWS', password: registry.parts.passwords.issue().password }),
  };
}

/** Simulated tasks resolve their tags by what the registry has; real ones pull from it. */
export function showImages(registry: Registry, host: Host<EngineState>): void {
  const show = (): void => void host.putImages(registry.tagged());
  registry.onChange(show);
  if (registry.tagged().size > 0) show();
}
