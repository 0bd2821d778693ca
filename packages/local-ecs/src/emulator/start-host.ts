import type { Effect } from '../engine/contract.ts';
import { listListeners, listLostTaskFacts } from '../engine/lost-tasks.ts';
import { createState, type EngineState, nextWake, step } from '../engine/step.ts';
import { countRequest } from '../metrics/count-request.ts';
import type { MetricStore } from '../metrics/metric-store.ts';
import type { ContainerAws, ImageSource, TaskRuntime } from '../runtime/contract.ts';
import { createListeners } from '../runtime/listeners.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import { findStoredSecret } from './find-stored-secret.ts';
import type { Foundation } from './foundation.ts';
import { createHost, type KeptStep } from './host.ts';
import { createReadTask } from './read-task.ts';

interface HostNeighbours {
  readonly images: ImageSource;
  readonly metrics: MetricStore;
  readonly secrets: SecretStore;
  readonly aws: ContainerAws;
}

/** The host performs effects in the runtime, and the runtime reports facts to the host, so one is set later. */
export async function startHost(
  { options, settings, clock, storage }: Foundation,
  state: EngineState,
  { images, metrics, secrets, aws }: HostNeighbours,
) {
  let runtime: TaskRuntime | undefined;
  const { store } = storage;
  const keep = (kept: KeptStep<EngineState>): boolean => store === undefined || isDone(() => store.keepStep(kept));
  const listeners = createListeners({ warn: options.warn ?? (() => undefined), findGroup: () => undefined });
  const perform = (effect: Effect): void => (settings.tasks === 'simulated' ? listeners : runtime)?.perform(effect);
  const host = createHost({ engine: { createState, step, nextWake }, settings, clock, state, keep, perform });
  const readTask = createReadTask(host, settings.region);
  runtime = await options.startRuntime?.({
    ...{ report: host.report, images, readTask, aws },
    findSecret: (valueFrom) => findStoredSecret(secrets, valueFrom),
    countRequest: (request) => countRequest({ state: host.state(), metrics, now: clock.now() }, request),
  });
  for (const effect of listListeners(state)) perform(effect);
  for (const fact of listLostTaskFacts(state)) host.report(fact);
  host.wake();
  return { host, runtime, listeners };
}

function isDone(act: () => void): boolean {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}
