/** What a service definition says and the service does not have. */
import { quoteOutsideText } from '@slipway/ecs-rules/text';
import { isJsonList, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import { OF_DEPLOYMENTS } from './create-fields.ts';

/** These say which service it is, what is deployed, or are shown by DescribeServices only on request. */
const LEFT_OUT: ReadonlySet<string> = new Set(['clientToken', 'cluster', 'serviceName', 'tags', 'taskDefinition']);

const NAMES_OF_OTHERS: Readonly<Record<string, string>> = { role: 'roleArn' };

export interface Difference {
  /** Such as `deploymentConfiguration.maximumPercent`. */
  readonly path: string;
  readonly has: Json | undefined;
  /** What the file has. */
  readonly given: Json | undefined;
}

/** A field of CreateService that differs. */
export interface FieldDifference {
  readonly name: string;
  /** The whole field of the service, as UpdateService takes it. */
  readonly has: Json | undefined;
  /** The whole field in the file. */
  readonly given: Json | undefined;
  readonly parts: readonly Difference[];
}

/**
 * Only what the file has is compared, since ECS fills in the rest. Lists are compared without regard to their order.
 * @param described the service as DescribeServices shows it
 */
export function compareDefinition(definition: JsonObject, described: JsonObject): readonly FieldDifference[] {
  const shown = showFields(described);
  return Object.entries(definition)
    .filter(([name]) => !LEFT_OUT.has(name))
    .map(([name, given]) => {
      const has = shown[NAMES_OF_OTHERS[name] ?? name];
      return { name, has, given, parts: listDifferences(name, given, has) };
    })
    .filter(({ parts }) => parts.length > 0);
}

function showFields(described: JsonObject): JsonObject {
  const deployment = isJsonList(described.deployments) ? described.deployments[0] : undefined;
  const ofDeployment = OF_DEPLOYMENTS.map((name) => [
    name,
    isJsonObject(deployment) ? (deployment[name] ?? null) : null,
  ]);
  return { ...Object.fromEntries(ofDeployment), ...described };
}

/** `desiredCount: 2, and 3 in the file`. */
export function describeDifference({ path, has, given }: Difference): string {
  return `${path}: ${show(has)}, and ${show(given)} in the file`;
}

/** A null is as good as absent. */
function listDifferences(path: string, given: Json | undefined, has: Json | undefined): readonly Difference[] {
  if (given === null) return [];
  if (isJsonObject(given) && isJsonObject(has)) {
    return Object.entries(given).flatMap(([name, value]) => listDifferences(`${path}.${name}`, value, has[name]));
  }
  return contains(has, given) ? [] : [{ path, has, given }];
}

/** Whether a value has all that is given; ECS adds defaults to the items of lists as well. */
function contains(has: Json | undefined, given: Json | undefined): boolean {
  if (isEmpty(given)) return isEmpty(has);
  if (isJsonObject(given)) {
    return isJsonObject(has) && Object.entries(given).every(([name, value]) => contains(has[name], value));
  }
  if (isJsonList(given)) {
    if (!isJsonList(has) || has.length !== given.length) return false;
    return given.every((item) => has.some((one) => contains(one, item)));
  }
  return String(has) === String(given);
}

function isEmpty(value: Json | undefined): boolean {
  if (value === undefined || value === null) return true;
  return isJsonList(value) && value.length === 0;
}

function show(value: Json | undefined): string {
  if (isEmpty(value)) return 'not set';
  return quoteOutsideText(typeof value === 'string' ? value : JSON.stringify(value), 120);
}
