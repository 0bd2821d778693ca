import { parse } from 'yaml';
import type { Json } from '../json.ts';

/** The content of a YAML or JSON text; undefined when it is neither. The parser's own words are not told: they quote the text. */
export function parseYaml(text: string): Json | undefined {
  try {
    return parse(text, { logLevel: 'error' }) as Json;
  } catch {
    return undefined;
  }
}
