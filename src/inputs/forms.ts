/** The forms of particular inputs that are more than one name: images by container, docker's flags. */
import {
  CACHE,
  CONTAINER,
  expecting,
  gather,
  PATH,
  type Parse,
  type Parsed,
  parseImage,
  refuseText,
  SERVICE,
  splitList,
  textOf,
} from '@slipway/ecs-rules/grammar';
import { findNearest, quote, type ValueError } from '@slipway/ecs-rules/text';
import { defined } from '@slipway/ecs-rules/values';
import { splitEmptyImages } from './empty-image.ts';
import type { GivenImage } from './request.ts';

/** `reference`, or `container=reference`, or `service/container=reference` for one of several services. */
export const parseImages: Parse<readonly GivenImage[]> = expecting({ placeholder: 'IMAGE' }, readImages);

function readImages(raw: string): Parsed<readonly GivenImage[]> {
  if (raw.trim() === '') return { value: [] };
  const { errors, others } = splitEmptyImages(splitList(raw));
  const images = gather([...(errors.length > 0 ? [{ errors }] : []), ...others.map(parseItem)]);
  if ('errors' in images) return images;
  const containers = images.value.map((image) => image.container);
  const places = images.value.flatMap(namePlace);
  const twin = places.find((place, index) => places.indexOf(place) !== index);
  if (twin !== undefined) return refuseText(`container ${quote(twin)} has two images`, 'Set one image per container');
  return containers.filter((container) => container === undefined).length > 1
    ? refuseText('several images have no container', 'Use CONTAINER=IMAGE, one per line')
    : images;
}

function parseItem(item: string): Parsed<GivenImage> {
  const split = item.indexOf('=');
  const reference = parseImage(item.slice(split + 1));
  if (split < 0) return 'errors' in reference ? reference : { value: { reference: reference.value } };
  const [name = '', service, ...others] = item.slice(0, split).split('/').reverse();
  const container = textOf(CONTAINER)(name);
  if ('errors' in container) return container;
  if (others.length > 0) return refuseText(`${quote(item.slice(0, split))} is not SERVICE/CONTAINER`);
  const owner = service === undefined ? undefined : textOf(SERVICE)(service);
  if (owner !== undefined && 'errors' in owner) return owner;
  if ('errors' in reference) return reference;
  return { value: { ...defined({ service: owner?.value }), container: container.value, reference: reference.value } };
}

/** `web`, or `shop/web`; none for an image of no named container. */
function namePlace({ service, container }: GivenImage): readonly string[] {
  if (container === undefined) return [];
  return [service === undefined ? container : `${service}/${container}`];
}

/** ECS Developer Guide, secrets: the ARN of a secret or parameter, or the name of a parameter of the same region. */
const SECRET_SOURCE =
  /^(?:arn:aws[a-z-]*:(?:secretsmanager|ssm):[a-z0-9-]+:\d{12}:\S+|(?!arn:)[A-Za-z0-9_./][A-Za-z0-9_./-]{0,1010})$/;

/** Reported without the value, which may be a secret by mistake. */
export function checkSecretSource(value: string): ValueError | undefined {
  if (SECRET_SOURCE.test(value)) return undefined;
  return {
    problem: 'is not the ARN of a secret or parameter, nor the name of a parameter',
    advice: 'Use NAME=ARN with an ARN of Secrets Manager or Systems Manager, never the secret itself',
  };
}

/** The URL of a proxy. An error quotes none of it: it may hold a password. */
export function parseProxy(raw: string): Parsed<string> {
  const text = raw.trim();
  const advice = 'Use http://HOST:PORT or https://HOST:PORT, with special characters of a password percent-encoded';
  const proxy = URL.canParse(text) ? new URL(text) : undefined;
  if (proxy === undefined || !/^https?:$/.test(proxy.protocol) || /[\s\p{Cc}\p{Cs}]/u.test(text)) {
    return refuseText('the value is not a proxy URL', advice);
  }
  return proxy.search === '' && proxy.hash === '' && proxy.pathname === '/'
    ? { value: text }
    : refuseText('the proxy URL has a path, query or fragment', advice);
}

const BUILD_SECRET_KEYS: readonly string[] = ['id', 'src', 'source', 'env', 'type'];

/**
 * Docker's `--secret`: `id=…` with `src=FILE` or `env=VARIABLE`. The secret itself is never in it, so an error quotes
 * none of it.
 */
export function parseBuildSecret(line: string): Parsed<string> {
  const pairs = line
    .split(',')
    .map((pair) => ({ key: pair.split('=')[0] ?? '', value: pair.slice(pair.indexOf('=') + 1) }));
  const id = pairs.find(({ key }) => key === 'id')?.value ?? '';
  const advice = 'Use id=NAME,env=VARIABLE or id=NAME,src=FILE, one per line, never the secret itself';
  if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(id))
    return refuseText('a line has no valid id (letters, digits, "_", "." and "-")', advice);
  const isKnown = pairs.every(
    ({ key, value }) => BUILD_SECRET_KEYS.includes(key) && /^[^-"\p{C}][^"\p{C}]*$/u.test(value),
  );
  if (isKnown) return { value: line };
  return refuseText(`secret ${quote(id)} has an empty attribute, or one that is not id, src, env or type`, advice);
}

/** A folder or a URL; one with a password would be an argument of docker, which every user of the machine can read. */
export const parseContext: Parse<string> = expecting(textOf(PATH), readContext);

function readContext(raw: string): Parsed<string> {
  const context = textOf(PATH)(raw);
  const hasPassword = /^https?:\/\/[^/]*@|^[a-z+]+:\/\/[^/]*:[^/]*@/i.test(raw.trim());
  if ('errors' in context || !hasPassword) return context;
  return refuseText(
    'the URL has a user or password',
    'Remove it, and set build-secrets: id=GIT_AUTH_TOKEN,env=VARIABLE for a private Git repository',
  );
}

/** Attributes of the caches `s3`, `azblob` and `gha` (Docker's documentation, "Cache storage backends"). */
const CACHE_SECRETS: readonly string[] = ['secret_access_key', 'session_token', 'token', 'ghtoken'];

/** Without credentials: docker would get them as arguments, which every user of the machine can read. */
export const parseCache: Parse<string> = expecting(textOf(CACHE), readCache);

function readCache(line: string): Parsed<string> {
  const cache = textOf(CACHE)(line);
  if ('errors' in cache) return cache;
  const names = cache.value.split(',').map((attribute) => attribute.split('=')[0]?.toLowerCase() ?? '');
  const secret = names.find((name) => CACHE_SECRETS.includes(name));
  return secret === undefined
    ? cache
    : refuseText(
        `an item has the credential ${secret}`,
        'Remove it. Docker and BuildKit read credentials of a cache from their environment, such as AWS_SECRET_ACCESS_KEY',
      );
}

/** Flags of `docker build` that Slipway gives itself, and the input that they come from. */
const OWN_FLAGS: Readonly<Record<string, string | undefined>> = {
  'build-arg': 'build-args',
  'cache-from': 'cache-from',
  'cache-to': 'cache-to',
  file: 'dockerfile',
  label: 'labels',
  platform: 'platforms',
  secret: 'build-secrets',
  tag: 'image-tag',
  target: 'target',
  iidfile: undefined,
  load: undefined,
  'metadata-file': undefined,
  output: undefined,
  push: undefined,
};

/** One further flag of `docker build`, in the long form: `--name` or `--name=value`. */
export function parseBuildFlag(line: string): Parsed<string> {
  const name = /^--([a-z][a-z0-9-]*)(?:=[^\p{Cc}\p{Cs}]*)?$/u.exec(line)?.[1];
  if (name === undefined) {
    return refuseText('a line is not a long flag', 'Use --name or --name=value, one per line');
  }
  if (!Object.hasOwn(OWN_FLAGS, name)) return { value: line };
  const input = OWN_FLAGS[name];
  return refuseText(`--${name} is set by Slipway itself`, input === undefined ? 'Remove it' : `Use the input ${input}`);
}

/** Errors for names that are no input, each with the nearest name that is one. */
export function refuseUnknownName(name: string, known: readonly string[]): ValueError {
  const nearest = findNearest(name, known);
  return {
    problem: 'unknown input',
    advice:
      nearest === undefined
        ? "Remove it. Slipway's docs/inputs.md lists all inputs"
        : `Did you mean ${nearest}? Otherwise remove it`,
  };
}
