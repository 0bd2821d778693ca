import type { JsonObject } from '../../../json.ts';
import { clientFault } from '../fault.ts';
import { readList } from '../input.ts';

const MOST_BYTES = 65_536;

/** 64 KiB and ten containers (ECS service quotas). */
export function checkSize(input: JsonObject): void {
  const length = countBytes(JSON.stringify(input));
  if (length > MOST_BYTES) {
    throw clientFault(`Actual length: '${length}'. Max allowed length is '${MOST_BYTES}' bytes.`);
  }
  const containers = readList(input, 'containerDefinitions') ?? [];
  if (containers.length === 0) throw clientFault('Container list cannot be empty');
  if (containers.length > 10) throw clientFault('Too many containers.');
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
