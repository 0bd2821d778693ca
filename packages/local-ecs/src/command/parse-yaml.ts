import type { Json } from '@slipway/ecs-rules/values';
import { parse } from 'yaml';

/**
 * The content of a YAML or JSON text; undefined when it is neither. The parser's own message is not reported, since it
 * quotes the text.
 */
export function parseYaml(text: string): Json | undefined {
  try {
    return parse(text, { logLevel: 'error' }) as Json;
  } catch {
    return undefined;
  }
}
