import { defined } from '@slipway/ecs-rules/values';
import type { Controls } from '../control/control-contract.ts';
import { openStorage } from '../data-directory/storage.ts';
import { createContainerAnswerer } from '../endpoint/answer-container.ts';
import type { Access } from '../endpoint/check-access.ts';
import { createEndpoint } from '../endpoint/endpoint.ts';
import { createEventStreams } from '../endpoint/event-streams.ts';
import { createPageSource } from '../endpoint/page-source.ts';
import { createFaultBook } from '../fault-injection/fault-book.ts';
import { createForeignCalls } from '../fault-injection/foreign-call.ts';
import { createCallLog } from '../http/call-log.ts';
import { listen } from '../http/server.ts';
import { createReadLag } from '../settings/read-lag.ts';
import { createThrottle } from '../settings/throttle.ts';
import { beginState } from './begin-state.ts';
import { createContainerEndpoint } from './container-endpoint.ts';
import { createControls } from './controls.ts';
import type { Emulator, EmulatorOptions } from './emulator-options.ts';
import type { Foundation } from './foundation.ts';
import { giveAddresses } from './instance-controls.ts';
import { lendCredentials } from './lend-credentials.ts';
import { type Life, once, type Reset, runLives } from './lives.ts';
import { claimLoadBalancerNetwork, useNetwork } from './load-balancer-network.ts';
import { asImageSource, createLocalRegistry, showImages } from './local-registry.ts';
import { openStores, readNames } from './open-stores.ts';
import { readSettings } from './read-settings.ts';
import { connectServices } from './services.ts';
import { startClock } from './start-clock.ts';
import { startHost } from './start-host.ts';

export type { Emulator, EmulatorOptions } from './emulator-options.ts';

/**
 * Starts a local ECS on 127.0.0.1; one with a folder continues from its state.
 * @throws SettingError when the folder or the port cannot be used, or ECS refuses the initial clusters or instances;
 * Error when the runtime cannot start
 */
export async function openEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const listener = await listen({ port: options.port ?? 0, address: options.listen ?? LOOPBACK });
  const network = await claimLoadBalancerNetwork();
  const close = async (): Promise<void> => {
    network.release();
    await listener.close();
  };
  try {
    const refusal = options.dataFolder === undefined ? undefined : KEEPS_STATE;
    const begin = (reset: Reset) => beginLife({ options, listener, network, reset });
    return await runLives({ listener: { ...listener, close }, refusal, begin });
  } catch (thrown) {
    await close();
    throw thrown;
  }
}

const LOOPBACK = '127.0.0.1';

const KEEPS_STATE =
  'A local ECS with a data folder is not reset, because its state would be lost. Start another one with an empty folder.';

type ShownLife = Life<Omit<Emulator, 'close'>>;

async function beginLife(ground: Pick<Foundation, 'options' | 'listener' | 'network' | 'reset'>): Promise<ShownLife> {
  const { options } = ground;
  const storage = await openStorage(options.dataFolder);
  try {
    const settings = useNetwork(readSettings(options, storage), ground.network);
    return await assemble({ ...ground, settings, storage, clock: startClock(options, storage) });
  } catch (thrown) {
    await storage.close();
    throw thrown;
  }
}

async function assemble(foundation: Foundation): Promise<ShownLife> {
  const { options, clock, settings, storage } = foundation;
  const state = beginState(foundation);
  const registry = await createLocalRegistry(foundation);
  const images = asImageSource(registry);
  const stores = openStores(foundation);
  const containers = createContainerEndpoint(foundation.listener.port);
  const aws = { ...lendCredentials(settings), open: containers.open };
  const { host, runtime, listeners } = await startHost(foundation, state, { images, ...stores, aws });
  const reach = runtime?.reach;
  if (settings.tasks === 'simulated') showImages(registry, host);
  const services = connectServices({ host, registry, runtime, clock, ...stores, ...readNames(options, settings) });
  if (options.scenario !== undefined) host.putScenario(options.scenario);
  if (options.logGroups !== undefined) host.putLogGroups({ kind: 'only', names: options.logGroups });
  const log = createCallLog();
  const faults = createFaultBook();
  const throttle = createThrottle();
  const readLag = createReadLag(settings.seed);
  const address = `http://${registry.parts.host}`;
  const { account, region } = settings;
  const callAsOther = createForeignCalls({ services, region, log, now: clock.now });
  const controls = createControls({
    ...{ host, clock, settings, log, faults, throttle, readLag, address, callAsOther },
    ...defined({ reach }),
    reset: foundation.reset,
  });
  setSwitches(controls, options);
  const api = { account, region, now: clock.now, services, callAsOther, log, faults, throttle, readLag };
  const page = { address, state: host.state, metrics: stores.metrics };
  const streams = createEventStreams(createPageSource({ ...page, controls, registry }));
  const parts = { api, controls, registry, access: describeAccess(options), streams };
  containers.answerWith(createContainerAnswerer(parts));
  const { directory: dataFolder } = storage;
  await giveAddresses(host.state(), reach);
  const containerAddress = await reach?.findApi();
  const { token } = options;
  return {
    shown: {
      ...{ ...controls, address, registryHost: registry.parts.host, dataFolder, token, host, images },
      ...defined({ containerAddress }),
    },
    answer: createEndpoint(parts),
    end: once(async () => {
      host.close();
      streams.close();
      listeners.close();
      await runtime?.close();
    }),
    release: once(() => storage.close(clock.now())),
  };
}

function setSwitches(controls: Controls, { faults, consistency, throttling }: EmulatorOptions): void {
  controls.setFaults(faults ?? []);
  controls.setConsistency(consistency ?? { lagMs: 0 });
  controls.setThrottling(throttling ?? {});
}

function describeAccess({ listen: address = LOOPBACK, token }: EmulatorOptions): Access {
  return { isOpen: address !== LOOPBACK, ...defined({ token }) };
}
