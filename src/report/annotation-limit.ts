import { flattenAnnotation, type LogLine } from './log-line.ts';

/** Most annotations of one run: more of them are no longer read. The last place is kept for the verdict. */
export const MOST_ANNOTATIONS = 5;

export interface LimitedLines {
  readonly lines: readonly LogLine[];
  /** Annotations of the run so far: goes into the next call. */
  readonly used: number;
}

/** Lets annotations through as long as there is room; the others become lines of text, so nothing is left unsaid. */
export function limitAnnotations(lines: readonly LogLine[], used: number): LimitedLines {
  const limited: LogLine[] = [];
  let count = used;
  for (const line of lines) {
    const room = line.kind === 'annotation' && line.isVerdict ? MOST_ANNOTATIONS : MOST_ANNOTATIONS - 1;
    const isTooMuch = line.kind === 'annotation' && count >= room;
    limited.push(isTooMuch ? flattenAnnotation(line, { kind: 'workflow' }) : line);
    if (line.kind === 'annotation' && !isTooMuch) count += 1;
  }
  return { lines: limited, used: count };
}
