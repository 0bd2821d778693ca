/**
 * The rules of RegisterTaskDefinition. The deployer checks them before anything is built or written; the local ECS
 * refuses by them. Texts are observed ones unless marked. Doubts refuse nothing, neither here nor there.
 */
import type { JsonObject } from '../values/json.ts';
import { readObjects, readString, readStrings } from '../values/json-fields.ts';
import { type Breach, type Breaches, breach, doubt } from './breach.ts';
import { checkShape } from './check-shape.ts';
import { checkContainers } from './containers.ts';
import { TASK_DEFINITION_SHAPE } from './document-shape.ts';
import { checkFargate } from './fargate.ts';
import { checkNetwork } from './network.ts';
import { omitValues } from './omit-values.ts';
import { checkProxy } from './proxy.ts';
import { checkSize } from './size.ts';
import { checkSizeTexts, checkTaskSize } from './task-size.ts';
import { checkVolumes } from './volumes.ts';

const FAMILY = /^[A-Za-z0-9_-]{1,255}$/;

/** Every rule that the document breaks, in the order in which the local ECS checks: it refuses by the first. */
export function* listBreaches(document: JsonObject): Breaches {
  yield* checkSize(document);
  const misshapen = [...checkShape(document, TASK_DEFINITION_SHAPE, '')];
  yield* misshapen;
  // What cannot be read is not judged by the other rules.
  if (misshapen.some(({ kind }) => kind === 'type')) return;
  const unknown = misshapen.filter(({ kind }) => kind === 'doubt').map(({ path }) => path);
  yield* doubtWhatFollows(document, unknown);
}

/** What follows from a value that is unknown here is as doubtful as the value: it is no breach without that value. */
function* doubtWhatFollows(document: JsonObject, unknown: readonly string[]): Breaches {
  const breaches = [...checkMeaning(document)];
  if (unknown.length === 0) return yield* breaches;
  const certain = new Set([...checkMeaning(omitValues(document, unknown))].map(identify));
  for (const one of breaches) {
    yield certain.has(identify(one)) && !unknown.includes(one.path) ? one : doubt(one.path, one.text);
  }
}

function identify({ path, text }: Breach): string {
  return `${path}: ${text}`;
}

function* checkMeaning(document: JsonObject): Breaches {
  yield* checkFamily(document);
  yield* checkSizeTexts(document);
  const containers = readObjects(document, 'containerDefinitions');
  yield* checkContainers(document, containers);
  yield* checkNetwork(document, containers);
  yield* checkVolumes(document, containers);
  yield* checkProxy(document, containers);
  if (readStrings(document, 'requiresCompatibilities').includes('FARGATE')) yield* checkFargate(document);
  yield* checkTaskSize(document);
}

function* checkFamily(document: JsonObject): Breaches {
  const family = readString(document, 'family') ?? '';
  // ECS API reference, RegisterTaskDefinition, family; observed: cdk-preflight. The first wording is not documented.
  if (family === '') yield breach('family', 'Family should not be null or empty.');
  else if (!FAMILY.test(family)) yield breach('family', 'Family contains invalid characters.');
}
