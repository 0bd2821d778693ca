import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import type { Emulator } from '@slipway/local-ecs/internal';
import { type Created, listCreators } from './create-resources.ts';
import type { Resource, Template } from './read-template.ts';
import { computeCondition, computeValue, type Lookup } from './template-values.ts';

/** Plays CloudFormation against a local ECS: creates the resources of a template by the calls of their services. */

/** Why a resource type is left out. The checks of the schemas cover it. */
const SKIPPED: Readonly<Record<string, string>> = {
  'AWS::AutoScaling::AutoScalingGroup': 'the local ECS gets its instances from a test',
  'AWS::CloudWatch::Alarm': 'the local ECS has alarms whose states a test sets',
  'AWS::EC2::LaunchTemplate': 'the local ECS has no EC2',
  'AWS::EC2::SecurityGroup': 'the local ECS has no EC2',
  'AWS::IAM::InstanceProfile': 'the local ECS creates no roles: all exist',
  'AWS::IAM::ManagedPolicy': 'the local ECS creates no roles: all exist',
  'AWS::IAM::OIDCProvider': 'the local ECS creates no roles: all exist',
  'AWS::IAM::Role': 'the local ECS creates no roles: all exist',
};

export interface PlayedStack {
  /** Creates what the template has with these parameters and does not exist yet. Returns the logical IDs. */
  deploy(parameters: Readonly<Record<string, Json>>): Promise<readonly string[]>;
  /** The properties of a resource, computed. */
  properties(id: string): Promise<JsonObject>;
}

export function playTemplate(local: Emulator, template: Template): PlayedStack {
  const creators = listCreators(local);
  const created = new Map<string, Promise<Created>>();
  let values: Readonly<Record<string, Json>> = {};

  const holds = (name: string): boolean => computeCondition(template.Conditions[name] ?? null, values);
  const find = (id: string): Resource => {
    const resource = template.Resources[id];
    if (resource === undefined) throw new Error(`${id} is not in the template`);
    return resource;
  };
  const lookup: Lookup = {
    ref: async (name) => values[name] ?? PSEUDO[name] ?? (await create(name)).ref,
    attribute: async (id, name) => (await create(id)).attributes[name] ?? `${id}.${name}`,
    condition: holds,
  };
  const compute = async (id: string): Promise<JsonObject> => {
    const computed = await computeValue(find(id).Properties, lookup);
    return computed !== undefined && isJsonObject(computed) ? computed : {};
  };
  const start = async (id: string): Promise<Created> => {
    const { Type, DependsOn = [] } = find(id);
    for (const other of [DependsOn].flat()) await create(other);
    if (SKIPPED[Type] !== undefined) return { ref: id, attributes: {} };
    const creator = creators[Type];
    if (creator === undefined) throw new Error(`${Type} is neither played nor skipped`);
    return creator(await compute(id), id);
  };
  const create = (id: string): Promise<Created> => {
    const running = created.get(id) ?? start(id);
    created.set(id, running);
    return running;
  };
  return {
    deploy: async (parameters) => {
      values = { ...defaultsOf(template), ...values, ...parameters };
      const ids = Object.entries(template.Resources)
        .filter(([id, { Condition }]) => !created.has(id) && (Condition === undefined || holds(Condition)))
        .map(([id]) => id);
      for (const id of ids) await create(id);
      return ids;
    },
    properties: compute,
  };
}

const PSEUDO: Readonly<Record<string, string>> = { 'AWS::Region': 'us-east-1', 'AWS::AccountId': '123456789012' };

function defaultsOf({ Parameters }: Template): Readonly<Record<string, Json>> {
  const given = Object.entries(Parameters).filter(([, { Default }]) => Default !== undefined);
  return Object.fromEntries(given.map(([name, { Default = null }]) => [name, Default]));
}
