/** The verdict of a rollout as a tag on its revision: one per service, since several services may run a revision. */

import type { Tags } from '../ports/tags.ts';
import type { Verdict } from '../ports/verdict.ts';
import { LEDGER_PREFIX, readTag } from './entry.ts';

/** A service, as its verdicts are filed. */
export interface ServiceName {
  /** Name, not ARN. */
  readonly cluster: string;
  readonly service: string;
}

/** A verdict that was written down. */
export interface WrittenVerdict {
  readonly verdict: Verdict;
  /** Milliseconds since the epoch, by the clock of the runner. */
  readonly at: number;
}

/** Verdicts that end a rollout which was followed; of the others there is nothing to write down. */
const WRITTEN: ReadonlySet<Verdict> = new Set([
  'steady',
  'rolled-back',
  'failed',
  'superseded',
  'timed-out',
  'stuck',
  'cancelled',
]);

/** Keys of verdicts begin so. */
export const VERDICT_PREFIX = `${LEDGER_PREFIX}verdict/`;

/** Longest key of a tag (ECS API reference, Tag). */
const LONGEST_KEY = 128;

/** The verdict as a tag; none for a verdict of which nothing is written. */
export function writeVerdict(name: ServiceName, written: WrittenVerdict, digest: (text: string) => string): Tags {
  const { verdict, at } = written;
  return WRITTEN.has(verdict) ? { [verdictKey(name, digest)]: `${verdict} ${new Date(at).toISOString()}` } : {};
}

/** The last verdict on a revision in that service, read from all tags of the revision. */
export function readVerdict(
  tags: Tags,
  name: ServiceName,
  digest: (text: string) => string,
): WrittenVerdict | undefined {
  const [word, time] = (readTag(tags, verdictKey(name, digest)) ?? '').split(' ');
  const verdict = [...WRITTEN].find((known) => known === word);
  const at = Date.parse(time ?? '');
  return verdict === undefined || Number.isNaN(at) ? undefined : { verdict, at };
}

/** `slipway:verdict/CLUSTER/SERVICE`; names that are too long together are hashed. */
function verdictKey({ cluster, service }: ServiceName, digest: (text: string) => string): string {
  const plain = `${VERDICT_PREFIX}${cluster}/${service}`;
  return plain.length <= LONGEST_KEY ? plain : `${VERDICT_PREFIX}${digest(`${cluster}/${service}`)}`;
}
