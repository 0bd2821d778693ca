import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import type { DefinitionReference, Property, PropertyType, TypeDefinition } from '@aws-cdk/service-spec-types';
import { isJsonList, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import type { Resource, Template } from './read-template.ts';

/** What the schemas of CloudFormation's resource types find wrong in a template: names, required ones, types, values. */
export function checkResourceTypes({ Resources }: Template): readonly string[] {
  return Object.entries(Resources).flatMap(([id, resource]) => checkResource(id, resource));
}

const SPECIFICATION = loadAwsServiceSpecSync();

function checkResource(id: string, { Type, Properties }: Resource): readonly string[] {
  const [schema] = [...SPECIFICATION.lookup('resource', 'cloudFormationType', 'equals', Type)];
  if (schema === undefined) return [`${id}: ${Type} is not a resource type`];
  return checkFields(Properties, schema.properties, id);
}

/** The attributes that `Fn::GetAtt` has of a resource type. */
export function listAttributes(type: string): readonly string[] {
  const [schema] = [...SPECIFICATION.lookup('resource', 'cloudFormationType', 'equals', type)];
  return Object.keys(schema?.attributes ?? {});
}

function checkFields(value: JsonObject, schema: Readonly<Record<string, Property>>, path: string): readonly string[] {
  const missing = Object.entries(schema)
    .filter(([name, { required }]) => required === true && value[name] === undefined)
    .map(([name]) => `${path}: ${name} is required`);
  const found = Object.entries(value).flatMap(([name, inner]) => {
    const property = schema[name];
    if (property === undefined) return [`${path}.${name} is not a property`];
    return checkValue(inner ?? null, property, `${path}.${name}`);
  });
  return [...missing, ...found];
}

function checkValue(value: Json, property: Pick<Property, 'type' | 'previousTypes'>, path: string): readonly string[] {
  const results = [property.type, ...(property.previousTypes ?? [])].map((type) => checkType(value, type, path));
  return results.find((result) => result.length === 0) ?? results[0] ?? [];
}

/** A value that CloudFormation computes can be anything, except that both ends of `Fn::If` are known. */
function checkType(value: Json, type: PropertyType, path: string): readonly string[] {
  if (isJsonObject(value)) {
    if (isComputed(value)) return [];
    const branches = value['Fn::If'];
    if (branches !== undefined && isJsonList(branches)) {
      return branches.slice(1).flatMap((branch) => checkType(branch, type, path));
    }
  }
  switch (type.type) {
    case 'array':
      if (!isJsonList(value)) return [`${path} is not a list`];
      return value.flatMap((item, at) => checkType(item, type.element, `${path}[${at}]`));
    case 'map':
      if (!isJsonObject(value)) return [`${path} is not a map`];
      return Object.entries(value).flatMap(([key, item]) => checkType(item ?? null, type.element, `${path}.${key}`));
    case 'ref':
      if (!isJsonObject(value)) return [`${path} is not an object`];
      return checkFields(value, define(type.reference).properties, path);
    case 'union':
      return type.types.some((one) => checkType(value, one, path).length === 0) ? [] : [`${path} fits no type`];
    default:
      return checkScalar(value, type, path);
  }
}

function define(reference: DefinitionReference['reference']): TypeDefinition {
  return SPECIFICATION.get('typeDefinition', reference.$ref);
}

/** CloudFormation converts numbers and truth values from text and back; here they are as the schema has them. */
function checkScalar(value: Json, type: PropertyType, path: string): readonly string[] {
  const problem = [`${path}: ${JSON.stringify(value)} is not of type ${type.type}`];
  switch (type.type) {
    case 'string':
      if (typeof value !== 'string') return problem;
      return type.allowedValues?.includes(value) === false ? [`${path}: "${value}" is not among the values`] : [];
    case 'integer':
      return Number.isInteger(value) ? [] : problem;
    case 'number':
      return typeof value === 'number' ? [] : problem;
    case 'boolean':
      return typeof value === 'boolean' ? [] : problem;
    case 'json':
      return isJsonObject(value) ? [] : problem;
    default:
      throw new Error(`${path}: the check does not know the type ${type.type}`);
  }
}

const COMPUTED = ['Ref', 'Fn::GetAtt', 'Fn::Sub', 'Fn::Base64'];

function isComputed(value: JsonObject): boolean {
  const [only = '', ...others] = Object.keys(value);
  return others.length === 0 && COMPUTED.includes(only);
}
