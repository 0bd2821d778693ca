/** Keeps values of a document out of what somebody else says about it. */
import { isJsonObject, type Json } from '../json.ts';

/** Members below which every text may be a secret (ECS API reference, ContainerDefinition). */
const PRIVATE: ReadonlySet<string> = new Set([
  'value',
  'valueFrom',
  'command',
  'entryPoint',
  'dockerLabels',
  'options',
  'driverOpts',
]);

/** Shorter ones are words such as `on`, without which no message could be read. */
const SHORTEST = 4;

const WITHHELD = '(a value that is not shown)';

/**
 * The text without the values of the document that was sent: ECS quotes what it refuses.
 * ARNs stay, since they are what a refusal is about.
 */
export function withholdValues(text: string, sent: Json): string {
  const forms = listPrivate(sent, false).flatMap((value) => [value, JSON.stringify(value).slice(1, -1)]);
  const values = [...new Set(forms)].filter((value) => value.trim().length >= SHORTEST && !value.startsWith('arn:'));
  if (values.length === 0) return text;
  // The longest first, since one may hold another.
  const words = values
    .sort((a, b) => b.length - a.length)
    .map((value) => value.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
  return text.replaceAll(new RegExp(words.join('|'), 'g'), WITHHELD);
}

function listPrivate(value: Json | undefined, isPrivate: boolean): readonly string[] {
  if (typeof value === 'string') return isPrivate ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((item: Json) => listPrivate(item, isPrivate));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => listPrivate(member, isPrivate || PRIVATE.has(name)));
}
