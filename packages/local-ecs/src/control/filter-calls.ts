import { adviseName, formatFormError } from '../forms/form.ts';
import type { CallRecord } from '../http/call-log.ts';

const FILTERS = ['service', 'operation', 'since'];

/**
 * The calls that a query names: `service`, `operation`, and `since` in milliseconds since the epoch or as ISO 8601.
 * Text: why not.
 */
export function filterCalls(calls: readonly CallRecord[], query: URLSearchParams): readonly CallRecord[] | string {
  const unknown = [...query.keys()].find((name) => !FILTERS.includes(name));
  if (unknown !== undefined) {
    return formatFormError({
      path: [unknown],
      problem: 'unknown filter',
      advice: adviseName(unknown, FILTERS),
    });
  }
  const since = readTime(query.get('since'));
  if (Number.isNaN(since)) {
    const advice = 'Use milliseconds since the epoch, or a time such as 2026-11-21T06:00:00Z';
    return formatFormError({ path: ['since'], problem: 'it is not a time', advice });
  }
  const [service, operation] = [query.get('service'), query.get('operation')];
  return calls.filter(
    (call) =>
      (service === null || call.service === service) &&
      (operation === null || call.operation === operation) &&
      call.at >= since,
  );
}

/** NaN when it is no time; 0 when there is none. */
function readTime(text: string | null): number {
  if (text === null) return 0;
  return /^\d+$/.test(text) ? Number(text) : Date.parse(text);
}
