/** The command of a container, which may hold secrets: no error quotes any of it. */

import { type Parsed, refuseText } from '@slipway/ecs-rules/grammar';
import type { Json } from '@slipway/ecs-rules/values';
import { parseArgsStringToArgv } from 'string-argv';

/** A task definition has at most 64 KiB (ECS API reference, RegisterTaskDefinition). */
const LONGEST = 65_536;

/** Words, quoted where they hold blanks, or a JSON array of texts; an empty word (`""`) stays. */
export function parseCommand(raw: string): Parsed<readonly string[]> {
  const text = raw.trim();
  if (text.length > LONGEST) return refuseText('must be at most 64 KiB long');
  if (/(?![\t\r\n])[\p{Cc}\p{Cs}]/u.test(text))
    return refuseText('the command contains control characters', 'Remove them');
  if (text.startsWith('[')) return parseList(text);
  if (/["']/.test(text.replace(/"[^"]*"|'[^']*'/g, ''))) {
    return refuseText(
      'a quotation mark is not closed',
      'Close it, or put a literal quotation mark inside the other kind',
    );
  }
  return { value: parseArgsStringToArgv(text) };
}

function parseList(text: string): Parsed<readonly string[]> {
  const items = readJson(text);
  if (Array.isArray(items) && items.every(isText)) return { value: items };
  return refuseText(
    'the text starts like a JSON array, but is not an array of strings',
    'Use ["sh", "-c", "…"], or put quotes around a first word "["',
  );
}

function readJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function isText(item: Json): item is string {
  // Written as an escape it is in the text and was not seen before.
  return typeof item === 'string' && !/[\0\p{Cs}]/u.test(item);
}
