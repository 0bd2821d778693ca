import { defined } from '../values/type-helpers.ts';

/** An image reference, `REGISTRY/REPOSITORY:TAG@DIGEST`, in its parts. */
export interface ImageReference {
  /** As it was written. */
  readonly text: string;
  /** Host with port; absent for Docker Hub's short names. */
  readonly registry?: string;
  readonly repository: string;
  readonly tag?: string;
  /** `sha256:` and 64 hex digits. */
  readonly digest?: string;
}

// Grammar of the CNCF distribution project ("reference" package), which docker follows.
const COMPONENT = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const REPOSITORY = new RegExp(`^${COMPONENT}(?:/${COMPONENT})*$`);
const HOST_LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?';
const HOST = new RegExp(`^(?:${HOST_LABEL}(?:\\.${HOST_LABEL})*|\\[[0-9a-fA-F:]+\\])(?::[0-9]{1,5})?$`);
const TAG = /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const LONGEST_NAME = 255;

// Hosts of Amazon ECR, dual stack and the other partitions included (ECR User Guide, "Amazon ECR private registry").
const ECR_HOST =
  /^[0-9]{12}\.dkr[.-]ecr(?:-fips)?\.[a-z0-9-]+\.(?:amazonaws\.com(?:\.cn)?|amazonaws\.eu|on\.aws|on\.amazonwebservices\.com\.cn|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/;

/** The parts of an image reference; undefined when docker would not take it as one. */
export function parseImageReference(text: string): ImageReference | undefined {
  const [beforeDigest = '', ...digests] = text.split('@');
  const { name, tag } = splitTag(beforeDigest);
  const { registry, repository } = splitRegistry(name);
  const [digest] = digests;
  const isLegal =
    digests.length <= 1 &&
    name.length <= LONGEST_NAME &&
    REPOSITORY.test(repository) &&
    (registry === undefined || isRegistryHost(registry)) &&
    (tag === undefined || isTag(tag)) &&
    (digest === undefined || isDigest(digest));
  if (!isLegal) return undefined;
  return { text, ...defined({ registry }), repository, ...defined({ tag, digest }) };
}

/** A part of a reference that has its separator but no text. */
export type EmptyPart = 'registry' | 'repository' | 'tag' | 'digest';

/**
 * The first empty part, as an expression without a value leaves it: `/web:v1`, `host/:v1`, `host/web:`,
 * `host/web@sha256:`.
 */
export function findEmptyPart(text: string): EmptyPart | undefined {
  const [beforeDigest = '', digest] = text.split('@');
  const { name, tag } = splitTag(beforeDigest);
  // A scheme has two slashes of its own.
  if (name === '' || name.endsWith('/') || /(?<!:)\/\//.test(name)) return 'repository';
  if (name.startsWith('/')) return 'registry';
  if (tag === '') return 'tag';
  return digest === undefined || !/^(?:sha\d+:?)?$/.test(digest) ? undefined : 'digest';
}

/** An ECR repository by its name or its URI. */
export interface RepositoryName {
  /** Set when a URI was given. */
  readonly registry?: string;
  readonly name: string;
}

/**
 * The name, and the registry if a URI was given. A name in ECR may contain dots before its first slash, as
 * `my.team/web`, so only what cannot be a part of a name is taken for a host.
 */
export function parseRepository(text: string): RepositoryName {
  const slash = text.indexOf('/');
  const first = text.slice(0, Math.max(slash, 0));
  const isHost =
    first.includes(':') || first === 'localhost' || isEcrHost(first) || /^[0-9]+(?:\.[0-9]+){3}$/.test(first);
  return isHost ? { registry: first, name: text.slice(slash + 1) } : { name: text };
}

/**
 * Whether Docker accepts the text as a tag: 1 to 128 of letters, digits, `_`, `.`, `-`, not beginning with `.` or `-`.
 */
export function isTag(text: string): boolean {
  return TAG.test(text);
}

/** Whether the text is `sha256:` and 64 hex digits. */
export function isDigest(text: string): boolean {
  return DIGEST.test(text);
}

/** Whether the text is a registry's host, with or without a port. */
export function isRegistryHost(text: string): boolean {
  return text.length <= LONGEST_NAME && HOST.test(text);
}

/** Whether the host is a private registry of Amazon ECR, in any partition. */
export function isEcrHost(host: string): boolean {
  return ECR_HOST.test(host);
}

/** A legal tag near to the text, to propose; undefined when no state was kept. */
export function proposeTag(text: string): string | undefined {
  const proposal = text
    .replace(/[^A-Za-z0-9_.-]+/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, 128)
    .replace(/-+$/, '');
  return isTag(proposal) ? proposal : undefined;
}

function splitTag(text: string): { readonly name: string; readonly tag?: string } {
  const colon = text.lastIndexOf(':');
  // A colon before the last slash belongs to the registry's port.
  if (colon <= text.lastIndexOf('/')) return { name: text };
  return { name: text.slice(0, colon), tag: text.slice(colon + 1) };
}

function splitRegistry(name: string): { readonly registry?: string; readonly repository: string } {
  const slash = name.indexOf('/');
  const first = name.slice(0, slash);
  const isHost = slash > 0 && (/[.:]/.test(first) || first === 'localhost');
  return isHost ? { registry: first, repository: name.slice(slash + 1) } : { repository: name };
}

/** `REGISTRY/REPOSITORY@DIGEST` of a reference by tag; one that has a digest stays as it is. */
export function pinReference({ text, registry, repository, digest: own }: ImageReference, digest: string): string {
  if (own !== undefined) return text;
  return `${registry === undefined ? '' : `${registry}/`}${repository}@${digest}`;
}

/** The same of a text, such as a document has; one that is no reference stays as it is. */
export function pinText(text: string, digest: string): string {
  const reference = parseImageReference(text);
  return reference === undefined ? text : pinReference(reference, digest);
}
