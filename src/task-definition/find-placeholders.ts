/** The places of a task definition where a placeholder that was not replaced cannot be meant. */

import {
  below,
  isListShape,
  isStructure,
  type Shape,
  shapeOf,
  TASK_DEFINITION_SHAPE,
} from '@slipway/ecs-rules/task-definition';
import { isJsonList, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import type { DocumentError } from './document-error.ts';
import {
  describePlaceholder,
  findImageWord,
  findPlaceholder,
  findProbablePlaceholder,
  isBlankWord,
  PLACEHOLDER_ADVICE,
  type Strictness,
} from './placeholder.ts';

/** What to do about it, too. */
export interface PlaceholderFindings {
  readonly errors: readonly DocumentError[];
  /** Where the text may be meant as it is. */
  readonly warnings: readonly DocumentError[];
}

/**
 * Texts that are checked, by their path without the places in lists. Values of the environment, commands, labels and
 * health checks are not among them: a shell or the program may expand what is written there.
 */
const PLACES: ReadonlyMap<string, Strictness> = new Map([
  ...list('name', '', [
    'family',
    'taskRoleArn',
    'executionRoleArn',
    'cpu',
    'memory',
    'proxyConfiguration.containerName',
  ]),
  ...list('name', 'containerDefinitions.', [
    ...['name', 'image', 'hostname', 'user', 'links', 'dnsServers', 'dnsSearchDomains', 'credentialSpecs'],
    ...['repositoryCredentials.credentialsParameter', 'secrets.valueFrom', 'logConfiguration.secretOptions.valueFrom'],
    ...['environmentFiles.value', 'portMappings.name', 'portMappings.containerPortRange', 'mountPoints.sourceVolume'],
    ...['volumesFrom.sourceContainer', 'dependsOn.containerName', 'extraHosts.hostname', 'extraHosts.ipAddress'],
    ...['resourceRequirements.value'],
  ]),
  ...list('name', 'volumes.', [
    ...['name', 'efsVolumeConfiguration.fileSystemId', 'efsVolumeConfiguration.authorizationConfig.accessPointId'],
    ...['s3filesVolumeConfiguration.fileSystemArn', 's3filesVolumeConfiguration.accessPointArn'],
    ...['fsxWindowsFileServerVolumeConfiguration.fileSystemId', 'dockerVolumeConfiguration.driver'],
    'fsxWindowsFileServerVolumeConfiguration.authorizationConfig.credentialsParameter',
  ]),
  ...list('variable', 'containerDefinitions.', ['environment.name', 'secrets.name']),
  ...list('path', 'volumes.', ['host.sourcePath', 'efsVolumeConfiguration.rootDirectory']),
]);

/** Names that nobody has reason to write as `XXXX`. */
const FILLED_NAMES: ReadonlySet<string> = new Set(['family', 'containerDefinitions.name']);

function list(
  strictness: Strictness,
  prefix: string,
  names: readonly string[],
): readonly (readonly [string, Strictness])[] {
  return names.map((name) => [prefix + name, strictness]);
}

/** Texts where a placeholder is a warning: they may hold nearly anything. */
const LOOSE: ReadonlySet<string> = new Set([
  ...['tags.key', 'tags.value', 'placementConstraints.expression', 'volumes.dockerVolumeConfiguration.driverOpts'],
  ...['workingDirectory', 'mountPoints.containerPath'].map((name) => `containerDefinitions.${name}`),
]);

/** Names of options that are templates or patterns themselves (Docker, log tags; CloudWatch Logs driver). */
const TEMPLATE_OPTION = /^tag$|pattern|regex|format/;

/** A value in the document. */
interface Text {
  readonly value: string;
  readonly path: string;
  /** The path without the places in lists. */
  readonly place: string;
  readonly shape: Shape;
  /** The driver of log options. */
  readonly driver?: string;
}

/**
 * Placeholders that were not replaced, as far as they can be distinguished from intended text.
 * @param document as in a file: types may still be wrong, such as a text where a number belongs
 */
export function findPlaceholders(document: JsonObject): PlaceholderFindings {
  const texts = [...listTexts(document, TASK_DEFINITION_SHAPE, { path: '', place: '' })];
  const describe = ({ path }: Text, placeholder: string): DocumentError => ({
    path,
    problem: describePlaceholder(placeholder),
    advice: PLACEHOLDER_ADVICE,
  });
  const pick = (find: (text: Text) => string | undefined): readonly DocumentError[] =>
    texts.flatMap((text) => {
      const placeholder = find(text);
      return placeholder === undefined ? [] : [describe(text, placeholder)];
    });
  return { errors: pick(findCertain), warnings: pick(findProbable) };
}

function findCertain({ value, place, shape, driver }: Text): string | undefined {
  if (shape !== 'string') return shape === 'map' ? findInOption(value, place, driver) : findPlaceholder(value, 'name');
  const strictness = PLACES.get(place);
  const placeholder = strictness === undefined ? undefined : findPlaceholder(value, strictness);
  // ECS takes any character in the name of a variable: a part of one may be meant.
  if (strictness === 'variable' && placeholder !== value.trim()) return undefined;
  if (placeholder !== undefined) return placeholder;
  if (place === 'containerDefinitions.image') return findImageWord(value);
  return FILLED_NAMES.has(place) && isBlankWord(value) ? value : undefined;
}

/** Drivers that take options as they are. A router, or a driver that is unknown here, may expand them. */
const PLAIN_DRIVERS: ReadonlySet<string> = new Set([
  ...['json-file', 'syslog', 'journald', 'gelf', 'fluentd', 'awslogs', 'splunk', ''],
]);

function mayExpand(driver: string | undefined): boolean {
  return !PLAIN_DRIVERS.has(driver ?? '');
}

const LOG_OPTIONS = 'containerDefinitions.logConfiguration.options.';

function findInOption(value: string, place: string, driver: string | undefined): string | undefined {
  if (place === 'containerDefinitions.firelensConfiguration.options.config-file-value') {
    return findPlaceholder(value, 'name');
  }
  if (!place.startsWith(LOG_OPTIONS) || mayExpand(driver)) return undefined;
  return TEMPLATE_OPTION.test(place.slice(LOG_OPTIONS.length)) ? undefined : findPlaceholder(value, 'option');
}

function findProbable(text: Text): string | undefined {
  const { value, place, driver } = text;
  if (PLACES.has(place)) {
    if (findCertain(text) !== undefined) return undefined;
    // `__NAME__` is a usual name of a variable.
    return PLACES.get(place) === 'variable' ? findPlaceholder(value, 'variable') : findProbablePlaceholder(value);
  }
  const isRouted = mayExpand(driver) && place.startsWith(LOG_OPTIONS);
  const isLoose = LOOSE.has(place) || place.startsWith('volumes.dockerVolumeConfiguration.driverOpts.');
  if (!isRouted && !isLoose) return undefined;
  // `${NAME}` and `{{.Name}}` have a meaning of their own there.
  return (
    /<[A-Z][A-Z0-9_ -]*>|\{\{ *[A-Za-z_]\w* *\}\}/.exec(value)?.[0] ??
    (isLoose ? findPlaceholder(value, 'path') : undefined)
  );
}

interface Position {
  readonly path: string;
  readonly place: string;
  readonly driver?: string;
}

/** Every text that the shape knows, and texts where it wants something else. */
function* listTexts(value: Json | undefined, shape: Shape | undefined, at: Position): Generator<Text, void> {
  if (shape === undefined || value === undefined || value === null) return;
  if (typeof value === 'string') yield { ...at, value, shape };
  else if (isJsonList(value)) {
    const item = isListShape(shape) ? shape[0] : undefined;
    for (const [index, one] of value.entries()) yield* listTexts(one, item, { ...at, path: `${at.path}[${index}]` });
  } else if (isJsonObject(value)) yield* listFields(value, shape, at);
}

function* listFields(object: JsonObject, shape: Shape, at: Position): Generator<Text, void> {
  const { logDriver } = object;
  const driver = typeof logDriver === 'string' ? { driver: logDriver } : {};
  for (const [name, value] of Object.entries(object)) {
    const inside = { ...at, ...driver, path: below(at.path, name), place: below(at.place, name) };
    if (shape === 'map' && typeof value === 'string') yield { ...inside, value, shape };
    else if (isStructure(shape)) yield* listTexts(value, shapeOf(shape, name), inside);
  }
}
