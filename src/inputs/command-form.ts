/** The command of a container, which may hold secrets: no fault quotes any of it. */
import { parseArgsStringToArgv } from 'string-argv';
import type { Json } from '../json.ts';
import { type Parsed, refuse } from './parse.ts';

/** A task definition has at most 64 KiB (ECS API reference, RegisterTaskDefinition). */
const LONGEST = 65_536;

/** Words, quoted where they hold blanks, or a JSON array of texts; an empty word (`""`) stays. */
export function parseCommand(raw: string): Parsed<readonly string[]> {
  const text = raw.trim();
  if (text.length > LONGEST) return refuse('it is longer than 64 KiB', 'ECS takes no more; shorten it');
  if (/(?![\t\r\n])[\p{Cc}\p{Cs}]/u.test(text)) return refuse('it holds control characters', 'Remove them');
  if (text.startsWith('[')) return parseList(text);
  if (/["']/.test(text.replace(/"[^"]*"|'[^']*'/g, ''))) {
    return refuse('a quote is opened and not closed', 'Close it, or put a quote that is meant into the other kind');
  }
  return { value: parseArgsStringToArgv(text) };
}

function parseList(text: string): Parsed<readonly string[]> {
  const items = readJson(text);
  if (Array.isArray(items) && items.every(isText)) return { value: items };
  return refuse(
    'it begins as a JSON array, and is not one of texts',
    'Write ["sh", "-c", "…"]; a command whose first word is "[" needs quotes around it',
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
