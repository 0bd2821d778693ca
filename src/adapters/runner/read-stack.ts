import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

const PLACE = /file:\/\/\S+?:\d+:\d+/g;

/**
 * The stack of a thrown value, with places in our TypeScript instead of the minified bundle. The source maps are read
 * only here: a run without an error of ours never pays for them. A place without a map stays as it is. Never throws.
 */
export function readStack(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const read = openMaps();
  return (thrown.stack ?? thrown.message).replace(PLACE, (place) => findSource(place, read) ?? place);
}

function openMaps(): (file: string) => SourceMap {
  const maps = new Map<string, SourceMap>();
  return (file) => {
    const map = maps.get(file) ?? new SourceMap(JSON.parse(readFileSync(`${file}.map`, 'utf8')));
    maps.set(file, map);
    return map;
  };
}

/** `path:line:column`; undefined without a map, or when the map does not have the place. */
function findSource(place: string, read: (file: string) => SourceMap): string | undefined {
  const [, url = '', line, column] = /^(.*):(\d+):(\d+)$/.exec(place) ?? [];
  try {
    // Both count from one in a stack, and from zero in a map (Node.js documentation of SourceMap).
    const entry = read(fileURLToPath(url)).findEntry(Number(line) - 1, Number(column) - 1);
    if (!('originalSource' in entry) || !entry.originalSource) return undefined;
    return `${entry.originalSource}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  } catch {
    return undefined;
  }
}
