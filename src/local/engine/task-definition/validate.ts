/** What RegisterTaskDefinition refuses. Texts are observed ones unless marked. */
import type { JsonObject } from '../../../json.ts';
import { clientFault } from '../fault.ts';
import { readObjects, readString, readStrings } from '../input.ts';
import { refuseConstraints } from '../placement-constraints.ts';
import { checkContainers } from './validate-containers.ts';
import { checkFargate } from './validate-fargate.ts';
import { checkNetwork } from './validate-network.ts';
import { checkSize } from './validate-size.ts';

const FAMILY = /^[A-Za-z0-9_-]{1,255}$/;

/** @throws ApiFault ClientException, for the first rule that is broken; UnsupportedFeatureException for what is not simulated */
export function checkTaskDefinition(input: JsonObject): void {
  checkSize(input);
  checkFamily(input);
  const containers = readObjects(input, 'containerDefinitions');
  checkContainers(input, containers);
  checkNetwork(input, containers);
  checkVolumes(input, containers);
  if (readStrings(input, 'requiresCompatibilities').includes('FARGATE')) checkFargate(input, containers);
  refuseConstraints(input);
  if (Array.isArray(input.tags) && input.tags.length === 0) throw clientFault('Tags can not be empty.');
}

function checkFamily(input: JsonObject): void {
  const family = readString(input, 'family') ?? '';
  // Wording not documented.
  if (family === '') throw clientFault('Family should not be null or empty.');
  if (!FAMILY.test(family)) throw clientFault('Family contains invalid characters.');
}

/** Observed to be refused; wording not documented. */
function checkVolumes(input: JsonObject, containers: readonly JsonObject[]): void {
  const volumes = new Set(readObjects(input, 'volumes').map((volume) => readString(volume, 'name')));
  const names = new Set(containers.map((container) => readString(container, 'name')));
  for (const container of containers) {
    for (const mount of readObjects(container, 'mountPoints')) {
      const source = readString(mount, 'sourceVolume');
      if (!volumes.has(source)) throw clientFault(`Unknown volume '${source ?? ''}'.`);
    }
    for (const from of readObjects(container, 'volumesFrom')) {
      const source = readString(from, 'sourceContainer');
      if (!names.has(source)) throw clientFault(`Unknown container '${source ?? ''}' in volumesFrom.`);
    }
  }
}
