/** Secrets and parameters: those that exist at the start, and what calls made of them. In memory only. */
import { type Parameter, parameterArn } from './parameter.ts';
import { openSecret, type Secret } from './secret.ts';

/** What exists at the start. */
export interface InitialSecrets {
  /** ARNs and names of secrets and parameters; undefined: all exist, as far as their metadata go. */
  readonly names?: readonly string[];
  /** ARNs and names of secrets that are scheduled for deletion. */
  readonly deleted?: readonly string[];
  /** Values by ARN or name. */
  readonly values?: Readonly<Record<string, string>>;
}

export interface SecretStore extends InitialSecrets {
  readonly account: string;
  readonly region: string;
  /** Milliseconds since the epoch, engine time. */
  readonly now: () => number;
  readonly drawHex: (digits: number) => string;
  /** By name: those that a call made or changed. */
  readonly secrets: Map<string, Secret>;
  readonly parameters: Map<string, Parameter>;
  /** Names of those that a call deleted. */
  readonly goneSecrets: Set<string>;
  readonly goneParameters: Set<string>;
}

export function createSecretStore(
  world: Pick<SecretStore, 'account' | 'region' | 'now' | 'drawHex'>,
  initial: InitialSecrets = {},
): SecretStore {
  const calls = { secrets: new Map(), parameters: new Map(), goneSecrets: new Set<string>() };
  return { ...world, ...initial, ...calls, goneParameters: new Set() };
}

/** A secret of the start. */
export interface StoredName {
  readonly arn: string;
  readonly name: string;
}

/** @param id name or ARN; an ARN may lack the suffix, as in Secrets Manager */
export function findSecretName(store: SecretStore, id: string): StoredName | undefined {
  const wanted = listSecretForms(id);
  const names = store.names ?? [id];
  if (wanted.some((form) => store.goneSecrets.has(form))) return undefined;
  if (!names.some((name) => listSecretForms(name).some((form) => wanted.includes(form)))) return undefined;
  const name = id.replace(/^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:/, '');
  if (name !== id) return { arn: id, name: dropSuffix(name) };
  return { arn: secretArn(store, id, 'LOCAL1'), name: id };
}

export function isDeleted(store: SecretStore, { arn, name }: StoredName): boolean {
  const forms = new Set([...listSecretForms(arn), name]);
  return (store.deleted ?? []).some((one) => listSecretForms(one).some((form) => forms.has(form)));
}

/** @param suffix six random characters */
export function secretArn({ region, account }: SecretStore, name: string, suffix: string): string {
  return `arn:aws:secretsmanager:${region}:${account}:secret:${name}-${suffix}`;
}

/** A secret that a call made, by its name or its ARN, of which the suffix may be absent; one of the start has any. */
export function findKeptSecret(store: SecretStore, id: string): Secret | undefined {
  for (const secret of store.secrets.values()) {
    const { deletesAt = Number.POSITIVE_INFINITY } = secret;
    if (deletesAt > store.now()) continue;
    store.secrets.delete(secret.name);
    store.goneSecrets.add(secret.name);
  }
  return [...store.secrets.values()].find(
    ({ name, arn, createdAt }) =>
      id === name || id === arn || id === dropSuffix(arn) || (createdAt === 0 && dropSuffix(id) === dropSuffix(arn)),
  );
}

/** A secret that can be changed: one that a call made, or that was given at the start. */
export function findSecret(store: SecretStore, id: string): Secret | undefined {
  const kept = findKeptSecret(store, id);
  if (kept !== undefined || store.names === undefined) return kept;
  const initial = findSecretName(store, id);
  if (initial === undefined) return undefined;
  const forms = new Set([...listSecretForms(initial.arn), initial.name]);
  const value = Object.entries(store.values ?? {}).find(
    ([name]) => !OF_VERSION.test(name) && listSecretForms(name).some((one) => forms.has(one)),
  );
  return openSecret({ ...initial, text: value?.[1], deletesAt: isDeleted(store, initial) ? DELETED_AT : undefined });
}

/** A `valueFrom` of a key or a version. */
const OF_VERSION = /^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:[^:]*:/;

/** No clock decides it, so that an answer stays the same. */
export const DELETED_AT = Date.UTC(2030, 0, 1);

/** Whether a parameter of the name exists, by its name or in the ARN form. */
export function hasParameter({ names, parameters, goneParameters }: SecretStore, wanted: string): boolean {
  if (parameters.has(wanted)) return true;
  return !goneParameters.has(wanted) && (names === undefined || names.map(toParameterName).includes(wanted));
}

/** Names that are parameters; one that is not an ARN may be a secret as well. */
export function listParameterNames({ names = [], parameters, goneParameters }: SecretStore): readonly string[] {
  const initial = names.filter((name) => !/^arn:[^:]*:secretsmanager:/.test(name)).map(toParameterName);
  return [...new Set([...initial.filter((name) => !goneParameters.has(name)), ...parameters.keys()])];
}

/** A parameter with a value: one that a call made, or of the start. */
export function findParameter(store: SecretStore, name: string): Parameter | undefined {
  const kept = store.parameters.get(name);
  if (kept !== undefined || store.goneParameters.has(name)) return kept;
  const value = Object.entries(store.values ?? {}).find(([key]) => toParameterName(key) === name)?.[1];
  if (value === undefined) return undefined;
  const type = 'SecureString';
  const arn = parameterArn(store, name);
  return { name, arn, type, tier: 'Standard', dataType: 'text', tags: {}, versions: [{ number: 1, value, at: 0 }] };
}

/** Secrets Manager adds a hyphen and six characters to the name (Secrets Manager User Guide, ARN). */
export function dropSuffix(name: string): string {
  return name.replace(/-[A-Za-z0-9]{6}$/, '');
}

function listSecretForms(text: string): readonly string[] {
  const name = /^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:([^:]+)/.exec(text)?.[1] ?? text;
  return [...new Set([name, dropSuffix(name)])];
}

export function toParameterName(text: string): string {
  return text.replace(/^arn:[^:]*:ssm:[^:]*:[^:]*:parameter/, '');
}
