import { defined, isJsonObject, type JsonObject } from '@slipway/ecs-rules/values';
import type { ContainerSettings } from '../inputs/request.ts';
import type { ContainerDefinition } from '../ports/task-definition.ts';
import { mergeFields } from './merge-entries.ts';

/** The log configuration of a container, as a field to set. Or why it cannot be. */
export type LogEdit = { readonly fields: JsonObject } | { readonly problem: string; readonly advice: string };

/**
 * Sets driver and options. Options are merged into existing ones. Another driver drops those of the previous one,
 * secret ones too, since each driver has options of its own (ECS API reference, LogConfiguration).
 */
export function renderLog({ logConfiguration }: ContainerDefinition, settings: ContainerSettings): LogEdit {
  const { logDriver, logOptions } = settings;
  if (logDriver === undefined && logOptions.length === 0) return { fields: {} };
  const before = isJsonObject(logConfiguration) ? logConfiguration : {};
  const driver = logDriver ?? before.logDriver;
  if (typeof driver !== 'string' || driver === '') {
    return {
      problem: 'has no log driver, and log-configuration-options are options of one',
      advice: 'Set log-configuration-log-driver, or logDriver in the task definition',
    };
  }
  const isOther = before.logDriver !== undefined && before.logDriver !== driver;
  const base = isOther ? withoutOptions(before) : before;
  const options = mergeFields(base.options, logOptions);
  return { fields: { logConfiguration: { ...base, logDriver: driver, ...defined({ options }) } } };
}

function withoutOptions({ options: _options, secretOptions: _secretOptions, ...others }: JsonObject): JsonObject {
  return others;
}
