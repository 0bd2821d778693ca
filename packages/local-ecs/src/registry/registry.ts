import { createHash } from 'node:crypto';
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { Answer } from '../engine/contract.ts';
import type { ResolvedImage } from '../runtime/contract.ts';
import type { Blobs } from './blobs.ts';
import { readTexts } from './ecr-input.ts';
import { createLayerOperations } from './ecr-layers.ts';
import type { EcrContext } from './ecr-operation.ts';
import { ECR_OPERATIONS } from './ecr-operations.ts';
import type { Passwords } from './passwords.ts';
import { createSettingsOperations } from './registry-settings.ts';
import { type Catalogue, findPullable, type Repository, withRepository } from './repository.ts';
import type { RegistrySettings } from './settings-contract.ts';

/** One registry with two doors: the API of ECR, and the protocol that docker speaks. */
export interface Registry {
  readonly parts: RegistryParts;
  /** Undefined when ECR's API has no such operation here. */
  call(operation: string, input: JsonObject): Answer | undefined;
  catalogue(): Catalogue;
  /** Keeps a repository as it is now. */
  keep(repository: Repository): void;
  /** What opens the registry for twelve hours: the token is what `docker login` and a Basic header take. */
  issueToken(): { readonly authorizationToken: string; readonly expiresAt: number };
  /** Digest by `HOST/NAME:TAG` of every tagged image. */
  tagged(): ReadonlyMap<string, string>;
  /** Calls back after each change of an image or tag. One listener. */
  onChange(listener: () => void): void;
  /** The digest that a reference of this registry means now. */
  resolveDigest(imageReference: string): ResolvedImage | undefined;
}

export interface RegistryParts {
  /** Twelve digits; also the registry's id. */
  readonly account: string;
  readonly region: string;
  /** Host and port, such as `127.0.0.1:4566`. */
  readonly host: string;
  /** Milliseconds since the epoch, engine time. */
  readonly now: () => number;
  readonly blobs: Blobs;
  readonly passwords: Passwords;
  readonly settings: RegistrySettings;
  /** What the registry begins with; absent: nothing. */
  readonly catalogue?: Catalogue;
  /** Keeps each change before it is answered. @throws Error when it cannot be kept: then it is not made either */
  readonly keepCatalogue?: (catalogue: Catalogue) => void;
}

export function createRegistry(parts: RegistryParts): Registry {
  let catalogue: Catalogue = parts.catalogue ?? new Map();
  let listener = (): void => {};
  const change = (next: Catalogue): void => {
    if (next === catalogue) return;
    parts.keepCatalogue?.(next);
    catalogue = next;
    listener();
  };
  const settings = createSettingsOperations(parts.settings);
  const operations = new Map([...ECR_OPERATIONS, ...createLayerOperations(parts), ...settings]);
  return {
    parts,
    call(operation, input) {
      if (operation === 'GetAuthorizationToken') return authorize(parts, readTexts(input.registryIds));
      const operate = operations.get(operation);
      if (operate === undefined) return undefined;
      const outcome = operate(catalogue, input, contextOf(parts));
      change(outcome.catalogue);
      return outcome.answer;
    },
    catalogue: () => catalogue,
    keep: (repository) => change(withRepository(catalogue, repository)),
    issueToken: () => issueToken(parts),
    tagged: () => listTagged(catalogue, parts.host),
    onChange: (next) => {
      listener = next;
    },
    resolveDigest: (imageReference) => resolve(catalogue, parts.host, imageReference),
  };
}

/** `sha256:` and 64 hex digits. */
export function digestOf(content: string | Uint8Array): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}

function contextOf(parts: RegistryParts): EcrContext {
  return {
    account: parts.account,
    region: parts.region,
    registryHost: parts.host,
    now: parts.now(),
    digest: digestOf,
  };
}

/** One token for each of the registries, which are all this one (ECR API reference, GetAuthorizationToken). */
function authorize(parts: RegistryParts, registryIds: readonly string[]): Answer {
  const registries = registryIds.length === 0 ? [parts.account] : registryIds;
  const authorizationData = registries.map(() => ({ ...issueToken(parts), proxyEndpoint: `http://${parts.host}` }));
  return { ok: true, output: { authorizationData } };
}

/** Base64 of `AWS:` and the password. */
function issueToken(parts: RegistryParts): ReturnType<Registry['issueToken']> {
  const { password, expiresAt } = parts.passwords.issue();
  return { authorizationToken: Buffer.from(`AWS:${password}`).toString('base64'), expiresAt: expiresAt / 1000 };
}

function listTagged(catalogue: Catalogue, host: string): ReadonlyMap<string, string> {
  const all = [...catalogue.values()].flatMap(({ name, tags }) =>
    [...tags].map(([tag, digest]) => [`${host}/${name}:${tag}`, digest] as const),
  );
  return new Map(all);
}

function resolve(catalogue: Catalogue, host: string, imageReference: string): ResolvedImage | undefined {
  const parts = /^([^/]+)\/([^:@]+)(?::([^@]+))?(?:@(.+))?$/.exec(imageReference);
  const [, registry = '', name = '', tag = 'latest', digest] = parts ?? [];
  if (registry.replace(/^localhost:/, '127.0.0.1:') !== host) return undefined;
  const repository = catalogue.get(name);
  const image = repository === undefined ? undefined : findPullable(repository, digest ?? tag);
  if (image === undefined) return undefined;
  return {
    repositoryName: name,
    digest: image.digest,
    pinned: `${host}/${name}@${image.digest}`,
    mediaType: image.manifest.mediaType,
  };
}
