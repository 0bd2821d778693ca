/** The forms of particular inputs that are more than one name: images by container, docker's flags. */
import { splitEmptyImages } from './empty-image.ts';
import { findNearest, quote, type ValueFault } from './fault.ts';
import { CONTAINER, IMAGE_REFERENCE, textOf } from './grammar.ts';
import { gather, type Parsed, refuse, splitList } from './parse.ts';
import type { GivenImage } from './request.ts';

/** `reference`, or `container=reference` for each of several containers. */
export function parseImages(raw: string): Parsed<readonly GivenImage[]> {
  if (raw.trim() === '') return { value: [] };
  const { faults, others } = splitEmptyImages(splitList(raw));
  const images = gather([...(faults.length > 0 ? [{ faults }] : []), ...others.map(parseImage)]);
  if ('faults' in images) return images;
  const containers = images.value.map((image) => image.container);
  const twin = containers.find((container, index) => containers.indexOf(container) !== index);
  if (twin !== undefined) return refuse(`the container ${quote(twin)} is there twice`, 'Give each container one image');
  return containers.filter((container) => container === undefined).length > 1
    ? refuse('there is more than one image without a container', 'Write container=reference, one a line')
    : images;
}

function parseImage(item: string): Parsed<GivenImage> {
  const split = item.indexOf('=');
  const reference = textOf(IMAGE_REFERENCE)(item.slice(split + 1));
  if (split < 0) return 'faults' in reference ? reference : { value: { reference: reference.value } };
  const container = textOf(CONTAINER)(item.slice(0, split));
  if ('faults' in container) return container;
  return 'faults' in reference ? reference : { value: { container: container.value, reference: reference.value } };
}

/** ECS Developer Guide, secrets: the ARN of a secret or parameter, or the name of a parameter of the same region. */
const SECRET_SOURCE =
  /^(?:arn:aws[a-z-]*:(?:secretsmanager|ssm):[a-z0-9-]+:\d{12}:\S+|(?!arn:)[A-Za-z0-9_./][A-Za-z0-9_./-]{0,1010})$/;

/** Told without the value, which may be a secret put there by mistake. */
export function checkSecretSource(value: string): ValueFault | undefined {
  if (SECRET_SOURCE.test(value)) return undefined;
  return {
    problem: 'is neither the ARN of a secret or parameter nor the name of a parameter',
    advice: 'Write NAME=ARN, the ARN being of Secrets Manager or of Systems Manager; never the secret itself',
  };
}

/** The URL of a proxy. A fault quotes none of it: it may hold a password. */
export function parseProxy(raw: string): Parsed<string> {
  const text = raw.trim();
  const advice = 'Write http://HOST:PORT or https://HOST:PORT, special characters of a password percent-encoded';
  const proxy = URL.canParse(text) ? new URL(text) : undefined;
  if (proxy === undefined || !/^https?:$/.test(proxy.protocol) || /[\s\p{Cc}\p{Cs}]/u.test(text)) {
    return refuse('it is not the URL of a proxy', advice);
  }
  return proxy.search === '' && proxy.hash === '' && proxy.pathname === '/'
    ? { value: text }
    : refuse('there is more behind the host and port of the proxy', advice);
}

const BUILD_SECRET_KEYS: readonly string[] = ['id', 'src', 'source', 'env', 'type'];

/** Docker's `--secret`: `id=…` with `src=FILE` or `env=VARIABLE`. The secret itself is never in it, so a fault quotes none of it. */
export function parseBuildSecret(line: string): Parsed<string> {
  const pairs = line
    .split(',')
    .map((pair) => ({ key: pair.split('=')[0] ?? '', value: pair.slice(pair.indexOf('=') + 1) }));
  const id = pairs.find(({ key }) => key === 'id')?.value ?? '';
  const advice = 'Write id=NAME,env=VARIABLE or id=NAME,src=FILE, one secret a line; never the secret itself';
  if (!/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(id))
    return refuse('a line has no id of letters, digits, "_", "." and "-"', advice);
  const isKnown = pairs.every(
    ({ key, value }) => BUILD_SECRET_KEYS.includes(key) && /^[^-"\p{C}][^"\p{C}]*$/u.test(value),
  );
  if (isKnown) return { value: line };
  return refuse(`the secret ${quote(id)} has an attribute that is not id, src, env or type, or that is empty`, advice);
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
    return refuse('a line is not a flag in the long form', 'Write --name or --name=value, one flag a line');
  }
  if (!Object.hasOwn(OWN_FLAGS, name)) return { value: line };
  const input = OWN_FLAGS[name];
  return refuse(
    `the flag --${name} is one that Slipway gives to docker itself`,
    input === undefined ? 'Leave it out' : `Use the input ${input}`,
  );
}

/** Faults for names that are no input, each with the nearest name that is one. */
export function refuseUnknownName(name: string, known: readonly string[]): ValueFault {
  const nearest = findNearest(name, known);
  return {
    problem: 'there is no such input',
    advice:
      nearest === undefined
        ? "Remove it; Slipway's docs/inputs.md lists all inputs"
        : `Write ${nearest} if that was meant, else remove it`,
  };
}
