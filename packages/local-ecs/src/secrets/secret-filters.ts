/** The filters of ListSecrets. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import { ApiError, notSimulated } from '../engine/api-error.ts';
import { readString, readStrings } from '../engine/input.ts';
import type { Secret } from './secret.ts';
import { refuseSecretParameter } from './secrets-input.ts';

type ReadTexts = (secret: Secret) => readonly string[];

/** The beginning of a text (Secrets Manager API reference, Filter). */
const BY_PREFIX: ReadonlyMap<string, ReadTexts> = new Map([
  ['name', ({ name }) => [name]],
  ['tag-key', ({ tags }) => Object.keys(tags)],
  ['tag-value', ({ tags }) => Object.values(tags)],
]);

/** Every word is the beginning of a word of the text, in any case (Secrets Manager API reference, Filter; observed for `description`). */
const BY_WORDS: ReadonlyMap<string, ReadTexts> = new Map([
  ['description', ({ description = '' }) => [description]],
  ['all', ({ name, description = '', tags }) => [name, description, ...Object.entries(tags).flat()]],
]);

const ABSENT = ['primary-region', 'owning-service'];

/** With `!` at its beginning a value excludes what fits it. The texts of the refusals are observed. */
export function readSecretFilter(filter: JsonObject, place: number): (secret: Secret) => boolean {
  const key = readString(filter, 'Key');
  if (key === undefined) throw refuseSecretParameter('Invalid filter key');
  const values = readStrings(filter, 'Values');
  const read = BY_PREFIX.get(key) ?? BY_WORDS.get(key);
  if (read === undefined) throw refuseKey(key, place);
  if (values.length === 0) throw refuseSecretParameter(`Invalid filter values for key: ${key}`);
  const fits = BY_WORDS.has(key) ? hasWords : hasPrefix;
  return (secret) => {
    const texts = read(secret);
    return values.some((value) =>
      value.startsWith('!')
        ? !texts.some((text) => fits(text, value.slice(1)))
        : texts.some((text) => fits(text, value)),
    );
  };
}

function refuseKey(key: string, place: number): ApiError {
  if (ABSENT.includes(key)) return notSimulated(`The filter ${key} of secrets`);
  const keys = [...BY_PREFIX.keys(), ...BY_WORDS.keys(), ...ABSENT].join(', ');
  const constraint = `Member must satisfy enum value set: [${keys}]`;
  const where = `Value '${key}' at 'filters.${place + 1}.member.key'`;
  return new ApiError(
    'ValidationException',
    `1 validation error detected: ${where} failed to satisfy constraint: ${constraint}`,
  );
}

function hasPrefix(text: string, prefix: string): boolean {
  return text.startsWith(prefix);
}

function hasWords(text: string, wanted: string): boolean {
  const words = splitWords(text);
  return splitWords(wanted).every((word) => words.some((one) => one.startsWith(word)));
}

/** A word also begins with a capital letter (observed second-hand). */
function splitWords(text: string): readonly string[] {
  const words = text.replace(/([a-z])(?=[A-Z])/g, '$1 ').toLowerCase();
  return words.split(/[\s/_+=.@-]+/);
}
