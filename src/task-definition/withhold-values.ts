/** Keeps values of a document out of what others say about it. */
import { isJsonObject, type Json } from '@slipway/ecs-rules/values';

/** Fields below which every text may be a secret (ECS API reference, ContainerDefinition). */
const PRIVATE: ReadonlySet<string> = new Set([
  'value',
  'valueFrom',
  'command',
  'entryPoint',
  'dockerLabels',
  'options',
  'driverOpts',
]);

/** Options of the awslogs driver: names of groups and regions, and switches. */
const PUBLIC_OPTION = /^awslogs-/;

/** Shorter ones are words such as `prod`, without which no message could be read. */
const SHORTEST = 8;

/** A short one with these is a password rather than a word, a path or an option. */
const PASSWORD_LIKE = /^(?=.*[@!#$%^&*?~])\S{4,}$/;

/** Numbers, regions and availability zones: messages are full of them. */
const COMMON = /^(?:[+-]?\d+(?:\.\d+)?|[a-z]{2}(?:-[a-z]+){1,2}-\d[a-z]?)$/;

const WITHHELD = '***';

/**
 * The text without the values of the document that was sent: ECS quotes what it refuses. Only whole values are hidden,
 * never a part of a longer word. What a refusal is about stays: ARNs, and values that the document also has as a name.
 */
export function withholdValues(text: string, sent: Json): string {
  const names = new Set(listTexts(sent, 'public'));
  return hideValues(
    text,
    listPrivate(sent).filter((value) => isSecret(value) && !names.has(value)),
  );
}

/**
 * The values of a document that are passwords and tokens rather than words, names, versions, paths and addresses: what
 * must not be seen in the log of a container either, where the others say what went wrong.
 */
export function listLikelySecrets(document: Json): readonly string[] {
  const names = new Set(listTexts(document, 'public'));
  return listPrivate(document).filter((value) => isLikelySecret(value.trim()) && !names.has(value));
}

/** The text without these values, none of which is hidden as a part of a longer word. */
export function hideValues(text: string, values: readonly string[]): string {
  const forms = new Set(values.flatMap((value) => [value, JSON.stringify(value).slice(1, -1)]));
  if (forms.size === 0) return text;
  // The longest first, since one may hold another.
  const words = [...forms].sort((a, b) => b.length - a.length).map(matchWhole);
  return text.replaceAll(new RegExp(words.join('|'), 'g'), WITHHELD);
}

function isSecret(value: string): boolean {
  const isLong = value.trim().length >= SHORTEST || PASSWORD_LIKE.test(value.trim());
  return isLong && !COMMON.test(value.trim()) && !value.startsWith('arn:');
}

const WITH_PASSWORD = /^[a-z][a-z0-9+.-]*:\/\/[^/\s]*:[^/\s]+@/i;
const TOKEN = /^(?=.*[a-z])(?=.*\d).{16,}$/i;
/** Names and versions in lower case, hosts, dates, images, paths and addresses. */
const PLACE = /^[a-z0-9]+(?:[-_.:@][a-z0-9]+)+$|[/\s]/;
/** Base64 has slashes too. */
const KEY = /^(?![./])(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[A-Za-z0-9+/=_-]{30,}$/;

function isLikelySecret(value: string): boolean {
  if (WITH_PASSWORD.test(value) || KEY.test(value)) return true;
  return (PASSWORD_LIKE.test(value) || TOKEN.test(value)) && !PLACE.test(value);
}

/** Not inside a longer word: a letter, digit or underscore of the value must not have another one next to it. */
function matchWhole(value: string): string {
  const escaped = value.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
  const before = /^\w/.test(value) ? '(?<!\\w)' : '';
  const after = /\w$/.test(value) ? '(?!\\w)' : '';
  return `${before}${escaped}${after}`;
}

/** Values that may be secrets; of a value of several lines, such as a key, also each line. */
function listPrivate(document: Json): readonly string[] {
  return listTexts(document, 'private').flatMap((value) =>
    /[\r\n]/.test(value) ? [value, ...value.split(/[\r\n]+/)] : [value],
  );
}

type Kind = 'public' | 'private';

/** Texts of the document, of fields that are private or of those that are not. */
function listTexts(value: Json | undefined, wanted: Kind, kind: Kind = 'public'): readonly string[] {
  if (typeof value === 'string') return kind === wanted ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item: Json) => listTexts(item, wanted, kind));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, field]) => {
    const below = PUBLIC_OPTION.test(name) ? 'public' : PRIVATE.has(name) ? 'private' : kind;
    return listTexts(field, wanted, below);
  });
}
