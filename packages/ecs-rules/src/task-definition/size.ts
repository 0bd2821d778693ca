import type { JsonObject } from '../values/json.ts';
import { readList } from '../values/json-fields.ts';
import { type Breaches, breach } from './breach.ts';

/** ECS service quotas: the size of a task definition, and its containers. */
const MOST_BYTES = 65_536;
const MOST_CONTAINERS = 10;

/** Observed, all three (an answer of the real service; cdk-preflight, pf-ecs-container-definitions-empty; ecs-cli). */
export function* checkSize({ tags: _tags, ...input }: JsonObject): Breaches {
  // Tags are stored apart; whether they count is not documented.
  const length = countBytes(JSON.stringify(input));
  if (length > MOST_BYTES) {
    yield breach('', `Actual length: '${length}'. Max allowed length is '${MOST_BYTES}' bytes.`);
  }
  // What is no list at all is an error of the shape.
  const hasList = Array.isArray(input.containerDefinitions ?? []);
  const containers = readList(input, 'containerDefinitions');
  if (hasList && containers.length === 0) yield breach('containerDefinitions', 'Container list cannot be empty');
  if (containers.length > MOST_CONTAINERS) yield breach('containerDefinitions', 'Too many containers.');
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
