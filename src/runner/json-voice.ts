import type { RunEvent } from '../report/event.ts';

/**
 * Speaks for machines: each event is one JSON object a line. The runner obeys `##[name]` anywhere in a line, so its
 * bracket is written as JSON's escape.
 */
export function createJsonVoice(write: (line: string) => void): (event: RunEvent) => void {
  return (event) => write(JSON.stringify(event).replaceAll('##[', String.raw`##\u005b`));
}
