/**
 * What the SDK of a service knows: the shapes of its operations, its enumerations, and the exceptions that it declares.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export type ServiceName =
  | 'ecs'
  | 'codedeploy'
  | 'ecr'
  | 'sts'
  | 'logs'
  | 'cloudwatch'
  | 'elbv2'
  | 'iam'
  | 'secretsmanager'
  | 'ssm'
  | 'application-autoscaling'
  | 'events'
  | 'scheduler';

/** A shape from the SDK's schemas. A shape behind a function is resolved on demand. */
export type Shape =
  | { readonly kind: 'text'; readonly among?: readonly string[] }
  | { readonly kind: 'number' }
  | { readonly kind: 'boolean' }
  /** Seconds since the epoch. */
  | { readonly kind: 'timestamp' }
  | { readonly kind: 'blob' }
  | { readonly kind: 'any' }
  | { readonly kind: 'list'; readonly of: () => Shape }
  | { readonly kind: 'map'; readonly of: () => Shape }
  | { readonly kind: 'structure'; readonly name: string; readonly fields: ReadonlyMap<string, Field> };

export interface Field {
  readonly isRequired: boolean;
  readonly shape: () => Shape;
}

export interface OperationModel {
  readonly input: Shape;
  readonly output: Shape;
  /** Exceptions that the model declares for it. */
  readonly errors: ReadonlySet<string>;
}

export interface ServiceModel {
  readonly operations: ReadonlyMap<string, OperationModel>;
}

const CLIENTS: Readonly<Record<ServiceName, string>> = {
  ecs: 'client-ecs',
  codedeploy: 'client-codedeploy',
  ecr: 'client-ecr',
  sts: 'client-sts',
  logs: 'client-cloudwatch-logs',
  cloudwatch: 'client-cloudwatch',
  secretsmanager: 'client-secrets-manager',
  ssm: 'client-ssm',
  'application-autoscaling': 'client-application-auto-scaling',
  events: 'client-eventbridge',
  scheduler: 'client-scheduler',
  elbv2: 'client-elastic-load-balancing-v2',
  iam: 'client-iam',
};

/** Reads the model of a service from its SDK client, once a file of tests. */
export function readModel(service: ServiceName): ServiceModel {
  const known = models.get(service);
  if (known !== undefined) return known;
  const model = buildModel(CLIENTS[service]);
  models.set(service, model);
  return model;
}

/** Only remembers: what a package says does not change. */
const models = new Map<ServiceName, ServiceModel>();

function buildModel(client: string): ServiceModel {
  const require = createRequire(import.meta.url);
  const exported: Readonly<Record<string, unknown>> = require(`@aws-sdk/${client}`);
  const types = join(dirname(require.resolve(`@aws-sdk/${client}`)), '..', 'dist-types');
  const context: Context = { enumerations: readEnumerations(exported), fields: readFieldTypes(types) };
  const operations = new Map<string, OperationModel>();
  for (const schema of Object.values(exported)) {
    if (!Array.isArray(schema) || schema[0] !== SCHEMA.operation) continue;
    const [, , name, , input, output] = schema;
    let errors: ReadonlySet<string> | undefined;
    operations.set(name, {
      input: decode(context, input, ''),
      output: decode(context, output, ''),
      get errors() {
        errors ??= readDeclaredErrors(types, name);
        return errors;
      },
    });
  }
  return { operations };
}

interface Context {
  /** Values by the enumeration's name. */
  readonly enumerations: ReadonlyMap<string, readonly string[]>;
  /** Name of each field's declared type, by `Structure.field`. */
  readonly fields: ReadonlyMap<string, string>;
}

/** First number of a schema of the SDK (@smithy/core, schema). */
const SCHEMA = { simple: 0, list: 1, map: 2, structure: 3, union: 4, operation: 9 } as const;
/** A simple shape by its number; 64 and 128 are added for a list and a map of it. */
const SIMPLE = { text: 0, number: 1, boolean: 2, timestamps: [4, 5, 6, 7], blobs: [21, 42] } as const;

function decode(context: Context, schema: unknown, type: string): Shape {
  if (typeof schema === 'function') return decode(context, schema(), type);
  if (typeof schema === 'number') return decodeNumber(context, schema, type);
  if (!Array.isArray(schema)) return { kind: 'any' };
  // A pair is a schema with the traits of its field.
  if (schema.length === 2) return decode(context, schema[0], type);
  const [kind, , name, , first, second, required = 0] = schema;
  switch (kind) {
    case SCHEMA.list:
      return { kind: 'list', of: () => decode(context, first, type) };
    case SCHEMA.map:
      return { kind: 'map', of: () => decode(context, second, type) };
    case SCHEMA.structure:
    case SCHEMA.union:
      return { kind: 'structure', name, fields: decodeFields(context, { name, first, second, required }) };
    case SCHEMA.simple:
      return decode(context, first, type);
    default:
      return { kind: 'any' };
  }
}

function decodeNumber(context: Context, schema: number, type: string): Shape {
  if (schema >= 128) return { kind: 'map', of: () => decodeNumber(context, schema - 128, type) };
  if (schema >= 64) return { kind: 'list', of: () => decodeNumber(context, schema - 64, type) };
  const among = context.enumerations.get(type);
  if (schema === SIMPLE.text) return among === undefined ? { kind: 'text' } : { kind: 'text', among };
  if (schema === SIMPLE.number) return { kind: 'number' };
  if (schema === SIMPLE.boolean) return { kind: 'boolean' };
  if (SIMPLE.timestamps.some((each) => each === schema)) return { kind: 'timestamp' };
  return SIMPLE.blobs.some((each) => each === schema) ? { kind: 'blob' } : { kind: 'any' };
}

/** Required fields stand first. */
function decodeFields(
  context: Context,
  structure: {
    readonly name: string;
    readonly first: readonly string[];
    readonly second: readonly unknown[];
    readonly required: number;
  },
): ReadonlyMap<string, Field> {
  return new Map(
    structure.first.map((field, at) => {
      const type = context.fields.get(`${structure.name}.${field}`) ?? '';
      const shape = (): Shape => decode(context, structure.second[at], type);
      return [field, { isRequired: at < structure.required, shape }];
    }),
  );
}

function readEnumerations(exported: Readonly<Record<string, unknown>>): Context['enumerations'] {
  const found = new Map<string, readonly string[]>();
  for (const [name, value] of Object.entries(exported)) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
    const values = Object.values(value);
    if (values.every((each): each is string => typeof each === 'string')) found.set(name, values);
  }
  return found;
}

/** The schemas say `text` where the declarations name an enumeration. */
function readFieldTypes(types: string): Context['fields'] {
  const found = new Map<string, string>();
  const folder = join(types, 'models');
  for (const file of readdirSync(folder).filter((name) => name.startsWith('models_'))) {
    let structure = '';
    for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) {
      structure = /^export interface (\w+)/.exec(line)?.[1] ?? structure;
      const [, field, type] = /^ {4}(\w+)\??: (?:Record<string, )?(\w+)/.exec(line) ?? [];
      if (field !== undefined && type !== undefined) found.set(`${structure}.${field}`, type);
    }
  }
  return found;
}

function readDeclaredErrors(types: string, operation: string): ReadonlySet<string> {
  const text = readFileSync(join(types, 'commands', `${operation}Command.d.ts`), 'utf8');
  return new Set([...text.matchAll(/@throws \{@link (\w+)\}/g)].map(([, name = '']) => name));
}
