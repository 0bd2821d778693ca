import { isJsonList, isJsonObject, type Json } from '@slipway/ecs-rules/values';
import type { Change, FieldDifference } from './change.ts';
import { hideSecrets } from './hide-secrets.ts';

/** Fields whose values may be secret: only their names are shown. */
const WITHHELD: ReadonlySet<string> = new Set([
  'containerDefinitions.environment',
  'containerDefinitions.environment.value',
  'containerDefinitions.credentialSpecs',
  'containerDefinitions.dockerLabels',
  'containerDefinitions.firelensConfiguration.options',
  'containerDefinitions.logConfiguration.options',
  'volumes.dockerVolumeConfiguration.driverOpts',
  'volumes.dockerVolumeConfiguration.labels',
]);

/** Names of groups, regions and streams. */
const PUBLIC_OPTION = /\.logConfiguration\.options\[(?:awslogs-[\w-]+|mode|max-buffer-size)\]$/;

/** Lists of objects without names, of paths and expressions. */
const PUBLIC_LISTS: ReadonlySet<string> = new Set(['containerDefinitions.environmentFiles', 'placementConstraints']);

/** Fields that people run as commands. */
const COMMANDS: ReadonlySet<string> = new Set([
  'containerDefinitions.command',
  'containerDefinitions.entryPoint',
  'containerDefinitions.healthCheck.command',
]);

/**
 * The differences without values that may be secret: variables, labels, options, and fields that nobody here knows.
 * Of an item that is removed, its fields are not listed.
 */
export function publishChanges(differences: readonly FieldDifference[]): readonly Change[] {
  const removed = differences.filter(({ before, after }) => after === undefined && isItem(before));
  const isInside = ({ path }: FieldDifference) =>
    removed.some((item) => path.startsWith(`${item.path}.`) || path.startsWith(`${item.path}[`));
  return differences.filter((difference) => !isInside(difference)).map(publishChange);
}

/** An item of a list that exists: its fields are differences of their own. */
function isItem(value: Json | undefined): boolean {
  return isJsonObject(value) && Object.keys(value).length === 0;
}

function publishChange(difference: FieldDifference): Change {
  const { path, before, after } = difference;
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  const values = isPublic(difference) ? { ...publish(difference, 'before'), ...publish(difference, 'after') } : {};
  return { path, kind, ...values };
}

function publish(difference: FieldDifference, side: 'before' | 'after'): Partial<Change> {
  const value = difference[side];
  if (value === undefined || isItem(value)) return {};
  return { [side]: COMMANDS.has(difference.kind) ? hideSecrets(value) : value };
}

function isPublic({ kind, path, isKnown, before, after }: FieldDifference): boolean {
  // A list whose items have no names was not taken apart, so what is in it is not known.
  const isOpaque = [before, after].some(hasObjects) && !PUBLIC_LISTS.has(kind);
  return isKnown && !isOpaque && (!WITHHELD.has(kind) || PUBLIC_OPTION.test(path));
}

function hasObjects(value: Json | undefined): boolean {
  return isJsonList(value) && value.some(isJsonObject);
}
