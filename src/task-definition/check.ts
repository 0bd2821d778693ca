/** Whether a document can be a task definition at all: what needs no call to know. */
import { isJsonObject, type Json, type JsonObject, readObjects } from '@slipway/ecs-rules/values';
import type { DocumentError } from './document-error.ts';

const NAME = /^[A-Za-z0-9_-]{1,255}$/;
const NAME_ADVICE = 'Use letters, digits, "_" and "-", at most 255';
/** ECS service quotas, containers per task definition. */
const MOST_CONTAINERS = 10;

/**
 * The shape of a document whose types are right: family, containers with names of their own, one of them essential,
 * environment and secrets as text. Images may be missing, since they may come later; see `checkImages`. Rules: ECS API
 * reference, RegisterTaskDefinition and ContainerDefinition.
 */
export function checkDocument(document: JsonObject): readonly DocumentError[] {
  return [...checkFamily(document.family), ...checkContainers(document.containerDefinitions)];
}

function checkFamily(family: Json | undefined): readonly DocumentError[] {
  if (typeof family === 'string' && NAME.test(family)) return [];
  return [{ path: 'family', problem: family === undefined ? 'is missing' : 'is not a family', advice: NAME_ADVICE }];
}

function checkContainers(containers: Json | undefined): readonly DocumentError[] {
  const path = 'containerDefinitions';
  if (!Array.isArray(containers) || containers.length === 0) {
    return [{ path, problem: 'is not a list of containers', advice: 'Add at least one container' }];
  }
  const errors = containers.flatMap((container, index) => checkContainer(container, `${path}[${index}]`));
  if (containers.length > MOST_CONTAINERS) {
    errors.push({
      path,
      problem: 'has more than 10 containers',
      advice: 'ECS allows at most 10',
    });
  }
  if (containers.every((container) => isJsonObject(container) && container.essential === false)) {
    errors.push({ path, problem: 'has no essential container', advice: 'Make one of them essential' });
  }
  return [...errors, ...checkTwins(containers)];
}

function checkTwins(containers: readonly Json[]): readonly DocumentError[] {
  const names = containers.map((container) => (isJsonObject(container) ? container.name : undefined));
  return names.flatMap((name, index) => {
    if (typeof name !== 'string' || names.indexOf(name) === index) return [];
    const path = `containerDefinitions[${index}].name`;
    return [{ path, problem: 'is already the name of another container', advice: 'Give each container its own name' }];
  });
}

function checkContainer(container: Json, path: string): DocumentError[] {
  if (container === null) {
    return [{ path, problem: 'is null, not an object', advice: 'Set the fields of a container, or remove it' }];
  }
  if (!isJsonObject(container)) return [{ path, problem: 'is not an object', advice: 'Set the fields of a container' }];
  const errors: DocumentError[] = [];
  if (typeof container.name !== 'string' || !NAME.test(container.name)) {
    const problem = container.name === undefined ? 'is missing' : 'is not a container name';
    errors.push({ path: `${path}.name`, problem, advice: NAME_ADVICE });
  }
  if (container.image !== undefined && typeof container.image !== 'string') {
    errors.push({ path: `${path}.image`, problem: 'is not text', advice: 'Set an image reference' });
  }
  return [
    ...errors,
    ...checkEntries(container.environment, `${path}.environment`, 'value'),
    ...checkEntries(container.secrets, `${path}.secrets`, 'valueFrom'),
  ];
}

function checkEntries(entries: Json | undefined, path: string, valueName: 'value' | 'valueFrom'): DocumentError[] {
  if (entries === undefined || entries === null) return [];
  const advice = `Write a list of objects with name and ${valueName}`;
  if (!Array.isArray(entries)) return [{ path, problem: 'is not a list', advice }];
  return entries.flatMap((entry: Json, index) => {
    const place = `${path}[${index}]`;
    if (!isJsonObject(entry)) return [{ path: place, problem: 'is not an object', advice }];
    const misplaced = findMisplaced(entry, place, valueName);
    if (misplaced.length > 0) return misplaced;
    return ['name', valueName].flatMap((field) => {
      const value = entry[field];
      if (typeof value === 'string' || (value === undefined && field === 'value')) return [];
      return [{ path: `${place}.${field}`, problem: 'is not text', advice: 'Write it as text, in quotes' }];
    });
  });
}

/** The value of the other list, which ECS would ignore: the variable would have no value. */
function findMisplaced(entry: JsonObject, place: string, valueName: 'value' | 'valueFrom'): DocumentError[] {
  const other = valueName === 'value' ? 'valueFrom' : 'value';
  const value = entry[other];
  const isSet = (one: Json | undefined): boolean => one !== undefined && one !== null && one !== '';
  if (!isSet(value) || isSet(entry[valueName])) return [];
  const [list, right] = valueName === 'value' ? ['environment', 'secrets'] : ['secrets', 'environment'];
  const problem = `belongs in ${right}: ECS ignores ${other} in ${list}`;
  return [{ path: `${place}.${other}`, problem, advice: `Move the entry to the list ${right} of the container` }];
}

/**
 * Whether every container has an image, as ECS asks. Characters and length: ECS API reference, ContainerDefinition,
 * image.
 */
export function checkImages(document: JsonObject): readonly DocumentError[] {
  const containers = Array.isArray(document.containerDefinitions) ? document.containerDefinitions : [];
  return containers.flatMap((container: Json, index) => {
    const image = isJsonObject(container) ? container.image : undefined;
    const path = `containerDefinitions[${index}].image`;
    if (image === undefined || image === '') {
      return [{ path, problem: 'is not set', advice: 'Set it in the file, or name the container in container-name' }];
    }
    const isLegal = typeof image === 'string' && /^[A-Za-z0-9_:./#@-]{1,255}$/.test(image);
    return isLegal
      ? []
      : [{ path, problem: 'is not an image reference', advice: 'Give one of at most 255 characters' }];
  });
}

/**
 * Names that are among both variables and secrets of a container, which ECS refuses (ECS Developer Guide, secrets).
 * Asked of the rendered document, since rendering moves names from one list to the other.
 */
export function checkNamesInBoth(document: JsonObject): readonly DocumentError[] {
  return readObjects(document, 'containerDefinitions').flatMap((container, index) => {
    const variables = new Set(readObjects(container, 'environment').map(({ name }) => name));
    return readObjects(container, 'secrets').flatMap(({ name }, at) => {
      if (typeof name !== 'string' || !variables.has(name)) return [];
      const path = `containerDefinitions[${index}].secrets[${at}].name`;
      return [{ path, problem: 'is also the name of an environment variable', advice: 'Keep it in one of them' }];
    });
  });
}
