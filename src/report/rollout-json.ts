import type { Json, JsonObject } from '@slipway/ecs-rules/values';
import type { RunRecord } from './run-record.ts';

/** Raised when a field changes its meaning or goes away; new fields do not raise it. */
export const ROLLOUT_FORMAT = 1;

/** Most items of one list, and most UTF-16 code units of one text. */
const MOST_ITEMS = 500;
const LONGEST_TEXT = 4096;

/** A list or text that was cut, so that nobody takes the file for whole. */
export interface Cut {
  /** Where, such as `services.0.events`. */
  readonly at: string;
  /** Items, or characters, that do not exist. */
  readonly leftOut: number;
}

/**
 * `rollout.json`: everything that was observed, with `"format": 1`. Holds what the record holds, which has no place for
 * a variable's value or a secret. Of a long list the first and the last items are kept; `cut` says what is missing.
 */
export function renderRolloutJson(record: RunRecord): string {
  const cuts: Cut[] = [];
  const observed = capValue(asJson(record), '', cuts);
  const cut = cuts.map(({ at, leftOut }) => ({ at, leftOut }));
  return `${JSON.stringify({ format: ROLLOUT_FORMAT, ...(observed as JsonObject), cut }, null, 2)}\n`;
}

/** The record is made of plain values; fields that are undefined fall away. */
function asJson(record: RunRecord): Json {
  return JSON.parse(JSON.stringify(record)) as Json;
}

function capValue(value: Json, at: string, cuts: Cut[]): Json {
  if (typeof value === 'string') return capText(value, at, cuts);
  if (Array.isArray(value)) return capList(value, at, cuts);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([name, field]) => {
    return [name, capValue(field as Json, at === '' ? name : `${at}.${name}`, cuts)] as const;
  });
  return Object.fromEntries(fields);
}

function capText(text: string, at: string, cuts: Cut[]): string {
  if (text.length <= LONGEST_TEXT) return text;
  cuts.push({ at, leftOut: text.length - LONGEST_TEXT });
  return text.slice(0, LONGEST_TEXT);
}

function capList(items: readonly Json[], at: string, cuts: Cut[]): Json {
  const half = MOST_ITEMS / 2;
  const kept = items.length <= MOST_ITEMS ? items : [...items.slice(0, half), ...items.slice(-half)];
  if (kept.length < items.length) cuts.push({ at, leftOut: items.length - kept.length });
  return kept.map((item, index) => capValue(item, `${at}.${index}`, cuts));
}
