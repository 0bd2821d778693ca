/** The log configuration of a container. Options may hold secrets: their names are told, never their values. */
import type { ContainerSettings } from '../inputs/request.ts';
import { isJsonObject, type Json, type JsonObject, toText } from '../json.ts';
import { quoteOutsideText } from '../report/outside-text.ts';
import type { ContainerDefinition } from './document.ts';
import { mergeMembers } from './merge-entries.ts';

/** What changes in a container: members to set, and the changes in words. Or why it cannot be. */
export type LogEdit =
  | { readonly members: JsonObject; readonly changes: readonly string[] }
  | { readonly problem: string; readonly advice: string };

/**
 * Sets driver and options. Options go into those that are there; another driver drops those of the one before, secret
 * ones too, since each driver has options of its own (ECS API reference, LogConfiguration).
 */
export function renderLog({ logConfiguration }: ContainerDefinition, settings: ContainerSettings): LogEdit {
  const { logDriver, logOptions } = settings;
  if (logDriver === undefined && logOptions.length === 0) return { members: {}, changes: [] };
  const before = isJsonObject(logConfiguration) ? logConfiguration : {};
  const driver = logDriver ?? before.logDriver;
  if (typeof driver !== 'string' || driver === '') {
    return {
      problem: 'has no log driver, and log-configuration-options are options of one',
      advice: 'Set log-configuration-log-driver, or logDriver in the task definition',
    };
  }
  const isOther = before.logDriver !== undefined && before.logDriver !== driver;
  const ground = isOther ? withoutOptions(before) : before;
  const options = mergeMembers(ground.options, logOptions, 'log option');
  const next = { ...ground, logDriver: driver, ...(logOptions.length === 0 ? {} : { options: options.members }) };
  return {
    members: { logConfiguration: next },
    changes: [...describeDriver(before, driver), ...(isOther ? describeDropped(before) : []), ...options.changes],
  };
}

function withoutOptions({ options: _options, secretOptions: _secretOptions, ...others }: JsonObject): JsonObject {
  return others;
}

function describeDriver({ logDriver }: JsonObject, next: string): readonly string[] {
  if (logDriver === next) return [];
  return [logDriver === undefined ? `log driver ${next}` : `log driver ${show(logDriver)} → ${next}`];
}

function describeDropped({ logDriver, options, secretOptions }: JsonObject): readonly string[] {
  const plain = isJsonObject(options) ? Object.keys(options) : [];
  const secret = Array.isArray(secretOptions) ? secretOptions.filter(isJsonObject).map(({ name }) => name) : [];
  return [...plain, ...secret].map((name) => `log option ${show(name)} removed: it is one of ${show(logDriver)}`);
}

function show(text: Json | undefined): string {
  return quoteOutsideText(toText(text), 255);
}
