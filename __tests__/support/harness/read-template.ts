import { isJsonList, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import { type CollectionTag, Pair, parseDocument, type ScalarTag, YAMLMap } from 'yaml';

/** A template as CloudFormation reads it: YAML 1.1, short forms such as `!Ref` in their long form. */
export interface Template {
  readonly Parameters: Readonly<Record<string, JsonObject>>;
  readonly Conditions: JsonObject;
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs: JsonObject;
}

export interface Resource {
  readonly Type: string;
  readonly Properties: JsonObject;
  readonly Condition?: string;
  readonly DependsOn?: string | readonly string[];
  readonly DeletionPolicy?: string;
}

/** @throws Error for what is not YAML, has a key twice or a tag that is not of CloudFormation */
export function readTemplate(text: string): Template {
  const document = parseDocument(text, { version: '1.1', merge: false, customTags: [...TAGS] });
  const [problem] = [...document.errors, ...document.warnings];
  if (problem !== undefined) throw problem;
  return document.toJS();
}

const FUNCTIONS = ['Sub', 'GetAtt', 'If', 'Equals', 'Not'];

const TAGS: readonly (ScalarTag | CollectionTag)[] = [
  { tag: '!Ref', resolve: (text: string) => ({ Ref: text }) },
  ...FUNCTIONS.map((name) => ({
    tag: `!${name}`,
    resolve: (text: string) => ({ [`Fn::${name}`]: name === 'GetAtt' ? text.split('.') : text }),
  })),
  ...FUNCTIONS.map((name) => ({ tag: `!${name}`, collection: 'seq' as const, resolve: wrapIn(`Fn::${name}`) })),
];

function wrapIn(name: string) {
  return (list: unknown) => {
    const map = new YAMLMap();
    map.add(new Pair(name, list));
    return map;
  };
}

/** All of it that has references. */
export function findAllReferences({ Conditions, Resources, Outputs }: Template): readonly Reference[] {
  return [Conditions, listProperties(Resources), Outputs].flatMap(findReferences);
}

/** The properties of all resources, as JSON. */
export function listProperties(resources: Template['Resources']): readonly JsonObject[] {
  return Object.values(resources).map(({ Properties }) => Properties);
}

export interface Reference {
  readonly to: string;
  /** Of `Fn::GetAtt`, or of `Fn::Sub` with a dot. */
  readonly attribute?: string;
}

/** Every name that a value refers to: parameters, resources and pseudo parameters. */
function findReferences(value: Json): readonly Reference[] {
  if (isJsonList(value)) return value.flatMap(findReferences);
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner = null]) => {
    if (key === 'Ref') return [{ to: String(inner) }];
    if (key === 'Fn::GetAtt' && isJsonList(inner)) return [{ to: String(inner[0]), attribute: String(inner[1]) }];
    if (key === 'Fn::Sub') return findVariables(inner);
    return findReferences(inner);
  });
}

function findVariables(value: Json): readonly Reference[] {
  const [text, own] = isJsonList(value) ? value : [value];
  const variables = own !== undefined && isJsonObject(own) ? own : {};
  const names = [...String(text).matchAll(/\$\{([^}!]+)\}/g)].map(([, name = '']) => name);
  const outer = names.filter((name) => !Object.hasOwn(variables, name));
  return [...outer.map(toReference), ...findReferences(variables)];
}

function toReference(name: string): Reference {
  const [to = '', attribute] = name.split('.');
  return attribute === undefined ? { to } : { to, attribute };
}
