/**
 * Commands are part of a plan, and some teams put passwords into them. What is not plainly a word, a number, a path, an
 * option or an address is hidden.
 */

import { shorten } from '@slipway/ecs-rules/text';
import { isJsonList, type Json } from '@slipway/ecs-rules/values';

/** Of one word of a command. Nobody reads more, and searching it takes time. */
const MOST_CHARACTERS = 2000;

const HIDDEN = '***';
const SECRET_NAME = '[\\w.-]*(?:pass|pwd|secret|token|api[_-]?key|[_-]key|credential|auth)[\\w.-]*';

/** `--db-password=…`, `TOKEN=…`, `password: …` */
const ASSIGNED = new RegExp(
  `((?:^|[\\s"'&?;,{])-{0,2}${SECRET_NAME}["']?\\s*[=:]\\s*)("[^"]*"|'[^']*'|[^\\s"'&;,}]+)`,
  'gi',
);
/** `--token …` as two words of one text. */
const FOLLOWING = new RegExp(`((?:^|\\s)--?${SECRET_NAME}\\s+)("[^"]*"|'[^']*'|[^\\s-][^\\s]*)`, 'gi');
/** `--token`, with its value in the next item. */
const OPTION = new RegExp(`^--?${SECRET_NAME}$`, 'i');
/** `scheme://user:password@host` */
const USER_INFO = /(\b[a-z][\w+.-]*:\/\/[^\s:/@]*:)[^\s@]+(?=@)/gi;
/** `Authorization: Token …`, with its scheme. */
const HEADER = /(\bauthorization["']?\s*[:=]\s*["']?)(?:[a-z]+\s+)?[^\s"']+/gi;
/** `-u user:password`, of curl and others. */
const LOGIN = /((?:^|\s)(?:-u|--user)[\s=]+[^\s:]+:)\S+/g;
const LOGIN_OPTION = /^(?:-u|--user)$/;
/** `Bearer …` */
const BEARER = /\b(bearer|basic)\s+[\w+/=.~-]{8,}/gi;

/** Letters and digits together, as passwords and keys have them: `v1`, `http2` and the like are too short to be one. */
const MIXED = /(?=[^\s=,;|&()"'`]*[A-Za-z])(?=[^\s=,;|&()"'`]*\d)[^\s=,;|&()"'`]{8,}/g;

/** A secret access key of AWS may look like a path. */
const ACCESS_KEY = /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)[\w+/]{40}$/;

/** Of those, what people write: paths, files, hosts with a port, addresses without a query. */
const PLAIN = [
  /^(?:\.{0,2}\/)?(?:[\w.-]{1,24}\/)+[\w.-]{0,24}$/,
  /^[a-z][\w-]{0,24}(?:\.[\w-]{1,24}){0,4}\.[a-z]{1,5}\d?$/,
  /^(?:[a-z]+:\/\/)?[a-z][a-z.-]{0,62}:\d{1,5}(?:\/[a-z/._-]{0,64})?$/,
  /^https?:\/\/[\d.]{7,15}(?::\d{1,5})?(?:\/[a-z/._-]{0,64})?$/,
  /^\$\{?\w+\}?$/,
  /^--[a-z][a-z0-9-]*$/,
  /^-X[a-z]{2,4}\d{1,6}[kmg]?$/i,
];

/** The value without what looks like a password, a token or a key: such words are replaced by `***`. */
export function hideSecrets(value: Json): Json {
  if (typeof value === 'string') return hideInText(value);
  if (!isJsonList(value)) return value;
  return value.map((item, at) => {
    const previous = value[at - 1];
    if (typeof previous !== 'string' || typeof item !== 'string') return hideSecrets(item);
    if (LOGIN_OPTION.test(previous)) return item.replace(/:.*$/s, `:${HIDDEN}`);
    return OPTION.test(previous) && !item.startsWith('-') ? HIDDEN : hideSecrets(item);
  });
}

function hideInText(text: string): string {
  return shorten(text, MOST_CHARACTERS)
    .replaceAll(USER_INFO, `$1${HIDDEN}`)
    .replaceAll(HEADER, `$1${HIDDEN}`)
    .replaceAll(LOGIN, `$1${HIDDEN}`)
    .replaceAll(BEARER, `$1 ${HIDDEN}`)
    .replaceAll(ASSIGNED, `$1${HIDDEN}`)
    .replaceAll(FOLLOWING, `$1${HIDDEN}`)
    .replaceAll(MIXED, (word) => (isPlain(word) ? word : HIDDEN));
}

function isPlain(word: string): boolean {
  return !ACCESS_KEY.test(word) && PLAIN.some((pattern) => pattern.test(word));
}
