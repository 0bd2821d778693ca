import { flattenAnnotation, type LogLine } from './log-line.ts';

/** Most annotations of one run: more of them are no longer read. The last place is kept for the verdict. */
const MOST_ANNOTATIONS = 5;

export interface LimitedLines {
  readonly lines: readonly LogLine[];
  /** Annotations of the run so far: goes into the next call. */
  readonly used: number;
}

/** Passes annotations up to the limit. The others become lines of text, so nothing is lost. */
export function limitAnnotations(lines: readonly LogLine[], used: number): LimitedLines {
  const limited: LogLine[] = [];
  let count = used;
  for (const line of lines) {
    const most = line.kind === 'annotation' && line.isVerdict ? MOST_ANNOTATIONS : MOST_ANNOTATIONS - 1;
    const isTooMuch = line.kind === 'annotation' && count >= most;
    limited.push(isTooMuch ? flattenAnnotation(line, { kind: 'workflow' }) : line);
    if (line.kind === 'annotation' && !isTooMuch) count += 1;
  }
  return { lines: limited, used: count };
}
