import type { ReadTree } from './converted-tree.ts';
import { readJsonTree } from './json-tree.ts';

/**
 * In UTF-16 code units. ECS takes 64 KiB (ECS API reference, RegisterTaskDefinition); comments and layout may take
 * more. The parser's time grows with the square of what is wrong in a text, so this bounds it to about a second.
 */
export const LONGEST_TEXT = 262_144;

/** The tree of a JSON or YAML text of any kind: size, depth and aliases are bounded. */
export async function parseTree(text: string): Promise<ReadTree> {
  if (text.length > LONGEST_TEXT) {
    return {
      errors: [{ path: '', problem: 'is longer than 256 KiB', advice: 'Give a task definition; ECS takes 64 KiB' }],
    };
  }
  const tree = readJsonTree(text);
  if (tree !== undefined) return { tree };
  // The parser of YAML is large, and most files are JSON.
  const { readYamlTree } = await import('./yaml-tree.ts');
  return readYamlTree(text);
}
