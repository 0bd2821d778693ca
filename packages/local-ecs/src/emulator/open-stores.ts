import { defined } from '@slipway/ecs-rules/values';
import type { EngineSettings } from '../engine/contract.ts';
import { createLogStore } from '../logs/log-store.ts';
import { openMetricStore } from '../metrics/metric-store.ts';
import { openScalingStore } from '../scaling/answer-scaling.ts';
import { createScheduleStore } from '../schedules/schedule-store.ts';
import { createSecretStore, type SecretStore } from '../secrets/secret-store.ts';
import { drawHex } from './draw.ts';
import type { EmulatorOptions } from './emulator-options.ts';
import type { Foundation } from './foundation.ts';

/** What the services next to ECS remember. */
export function openStores(foundation: Foundation) {
  const { settings, clock } = foundation;
  return {
    metrics: openMetricStore(),
    secrets: openSecrets(foundation),
    scaling: openScalingStore(settings),
    schedules: createScheduleStore({ ...settings, now: clock.now }),
    logs: createLogStore(),
  };
}

/** What exists at the start. */
function openSecrets({ options, settings, clock }: Foundation): SecretStore {
  const { secretValues: values, deletedSecrets: deleted } = options;
  const names = options.secrets ?? (values && Object.keys(values));
  return createSecretStore({ ...settings, now: clock.now, drawHex }, defined({ names, deleted, values }));
}

/** What exists next to ECS, by name. */
export function readNames(options: EmulatorOptions, { account }: EngineSettings) {
  const { roles } = options;
  return {
    roles: { account, ...defined({ roles }) },
    sts: { account, now: Date.now, drawHex, ...defined({ roles: roles?.map(({ name }) => name) }) },
  };
}
