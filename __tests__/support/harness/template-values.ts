import { isJsonList, isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';

/** Computes the functions of a template, as CloudFormation does before it calls a service. */
export interface Lookup {
  /** The value of a parameter, or what `Ref` gives of a resource. */
  ref(name: string): Promise<Json>;
  attribute(resource: string, attribute: string): Promise<Json>;
  condition(name: string): boolean;
}

/** Properties with `AWS::NoValue` are left out. */
export async function computeValue(value: Json, lookup: Lookup): Promise<Json | undefined> {
  if (isJsonList(value)) {
    const items = await Promise.all(value.map((item) => computeValue(item, lookup)));
    return items.filter((item) => item !== undefined);
  }
  if (!isJsonObject(value)) return value;
  const [[name, argument = null] = ['', null]] = Object.entries(value);
  if (name === 'Ref') return argument === 'AWS::NoValue' ? undefined : lookup.ref(String(argument));
  if (name.startsWith('Fn::')) return computeFunction(name, argument, lookup);
  return computeFields(value, lookup);
}

async function computeFields(value: JsonObject, lookup: Lookup): Promise<JsonObject> {
  const fields = await Promise.all(
    Object.entries(value).map(async ([key, inner = null]) => [key, await computeValue(inner, lookup)] as const),
  );
  return Object.fromEntries(fields.filter(([, inner]) => inner !== undefined));
}

async function computeFunction(name: string, argument: Json, lookup: Lookup): Promise<Json | undefined> {
  const list = isJsonList(argument) ? argument : [argument];
  const [first = null, second = null, third = null] = list;
  switch (name) {
    case 'Fn::GetAtt':
      return lookup.attribute(String(first), String(second));
    case 'Fn::If':
      return computeValue(lookup.condition(String(first)) ? second : third, lookup);
    case 'Fn::Sub':
      return substitute(String(first), lookup);
    default:
      throw new Error(`${name} is not expected in a property that is played`);
  }
}

async function substitute(text: string, lookup: Lookup): Promise<string> {
  const parts = text.split(/\$\{([^}]+)\}/);
  const values = parts.map(async (part, at) => {
    if (at % 2 === 0) return part;
    const [resource = '', attribute] = part.split('.');
    return String(await (attribute === undefined ? lookup.ref(resource) : lookup.attribute(resource, attribute)));
  });
  return (await Promise.all(values)).join('');
}

/** `!Equals` and `!Not` of parameters. */
export function computeCondition(condition: Json, parameters: Readonly<Record<string, Json>>): boolean {
  if (!isJsonObject(condition)) throw new Error(`${JSON.stringify(condition)} is not a condition`);
  const { 'Fn::Equals': equals, 'Fn::Not': not } = condition;
  if (not !== undefined && isJsonList(not)) return !computeCondition(not[0] ?? null, parameters);
  if (equals === undefined || !isJsonList(equals)) throw new Error(`${JSON.stringify(condition)} is not known`);
  const [one, other] = equals.map((side) => (isJsonObject(side) ? parameters[String(side.Ref)] : side));
  return one === other;
}
