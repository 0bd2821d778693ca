import { isJsonObject, type Json } from '@slipway/ecs-rules/values';
import { type Cut, ROLLOUT_FORMAT } from '../rollout-json.ts';
import type { RunRecord } from '../run-record.ts';
import { RECORD_SHAPE } from './record-shape.ts';
import { findMisfit } from './shape.ts';

/** A record as its file holds it. */
export interface RecordFile {
  readonly record: RunRecord;
  /** Lists and texts that were cut when the file was written. */
  readonly cut: readonly Cut[];
}

/** The record of a `rollout.json`, or what is wrong with the text as the end of a sentence. */
export function readRolloutJson(text: string): RecordFile | { readonly problem: string } {
  const value = parse(text);
  if (value === undefined) return { problem: 'is not JSON' };
  if (!isJsonObject(value) || value.format === undefined) return { problem: 'is not a rollout.json: it has no format' };
  if (value.format !== ROLLOUT_FORMAT) {
    return {
      problem: `has format ${JSON.stringify(value.format)}, and this version of Slipway reads ${ROLLOUT_FORMAT}`,
    };
  }
  const misfit = findMisfit(value, RECORD_SHAPE, '');
  if (misfit !== undefined) return { problem: `is not a rollout.json: ${misfit}` };
  const { format: _, cut, ...record } = value;
  return { record: record as unknown as RunRecord, cut: cut as unknown as readonly Cut[] };
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
