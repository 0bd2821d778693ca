import { isJsonList, isJsonObject, type Json } from '@slipway/ecs-rules/values';
import { listProperties, type Template } from './read-template.ts';

export interface PolicyStatement {
  readonly Action: readonly string[];
  readonly Resource?: Json;
  readonly Condition?: Json;
}

function findInside(value: Json): readonly PolicyStatement[] {
  if (isJsonList(value)) return value.flatMap(findInside);
  if (!isJsonObject(value)) return [];
  const { Effect, Action, Resource, Condition } = value;
  if (Effect === undefined) return Object.values(value).flatMap((inner) => findInside(inner ?? null));
  const rest = { ...(Resource === undefined ? {} : { Resource }), ...(Condition === undefined ? {} : { Condition }) };
  return [{ Action: [Action].flat().map(String), ...rest }];
}

/** Statements of all policies in a template, also of those that say who may take a role. */
export function findStatements({ Resources }: Template): readonly PolicyStatement[] {
  return listProperties(Resources).flatMap(findInside);
}

/** What the role that deploys may do, by its own policies and those that are attached to it. */
export function listDeployActions({ Resources }: Template): readonly string[] {
  const own = Object.entries(Resources).filter(([id]) => id === 'DeployRole' || id.endsWith('DeployPolicy'));
  return listProperties(Object.fromEntries(own))
    .flatMap(findInside)
    .flatMap(({ Action }) => Action);
}
