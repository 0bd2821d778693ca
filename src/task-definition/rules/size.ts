import type { JsonObject } from '../../json.ts';
import { readList } from '../members.ts';
import { type Breaches, breach } from './breach.ts';

const MOST_BYTES = 65_536;

/** 64 KiB and ten containers (ECS service quotas). */
export function* checkSize(input: JsonObject): Breaches {
  const length = countBytes(JSON.stringify(input));
  if (length > MOST_BYTES) {
    yield breach('', `Actual length: '${length}'. Max allowed length is '${MOST_BYTES}' bytes.`);
  }
  // What is no list at all is a fault of the shape.
  const hasList = Array.isArray(input.containerDefinitions ?? []);
  const containers = readList(input, 'containerDefinitions');
  if (hasList && containers.length === 0) yield breach('containerDefinitions', 'Container list cannot be empty');
  if (containers.length > 10) yield breach('containerDefinitions', 'Too many containers.');
}

/** Bytes of UTF-8. */
function countBytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
