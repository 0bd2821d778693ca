/** What Secrets Manager and Parameter Store have: names only, the values stay with the containers. Values in, values out. */

export interface SecretStore {
  readonly account: string;
  readonly region: string;
  /** ARNs and names of secrets and parameters; undefined: all exist. */
  readonly names?: readonly string[];
  /** ARNs and names of secrets that are scheduled for deletion. */
  readonly deleted?: readonly string[];
}

/** A secret or parameter of the store. */
export interface StoredName {
  readonly arn: string;
  readonly name: string;
}

/** @param id name or ARN; an ARN may lack the suffix, as in Secrets Manager */
export function findSecretName(store: SecretStore, id: string): StoredName | undefined {
  const wanted = listSecretForms(id);
  const names = store.names ?? [id];
  if (!names.some((name) => listSecretForms(name).some((form) => wanted.includes(form)))) return undefined;
  const name = id.replace(/^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:/, '');
  if (name !== id) return { arn: id, name: dropSuffix(name) };
  return { arn: `arn:aws:secretsmanager:${store.region}:${store.account}:secret:${id}-LOCAL1`, name: id };
}

export function isDeleted(store: SecretStore, { arn, name }: StoredName): boolean {
  const forms = new Set([...listSecretForms(arn), name]);
  return (store.deleted ?? []).some((one) => listSecretForms(one).some((form) => forms.has(form)));
}

/** Whether a parameter of the name exists, by its name or in the ARN form. */
export function hasParameter({ names }: SecretStore, wanted: string): boolean {
  return names === undefined || names.map(toParameterName).includes(wanted);
}

/** Names that are parameters; one that is not an ARN may be a secret as well. */
export function listParameterNames({ names = [] }: SecretStore): readonly string[] {
  return names.filter((name) => !/^arn:[^:]*:secretsmanager:/.test(name)).map(toParameterName);
}

function listSecretForms(text: string): readonly string[] {
  const name = /^arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:([^:]+)/.exec(text)?.[1] ?? text;
  return [...new Set([name, dropSuffix(name)])];
}

/** Secrets Manager adds a hyphen and six characters to the name (Secrets Manager User Guide, ARN). */
function dropSuffix(name: string): string {
  return name.replace(/-[A-Za-z0-9]{6}$/, '');
}

function toParameterName(text: string): string {
  return text.replace(/^arn:[^:]*:ssm:[^:]*:[^:]*:parameter/, '');
}
