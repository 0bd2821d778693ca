/**
 * One-off tasks that ended well, as a tag on their revision: ECS forgets a stopped task, and the client token that it
 * was started with, after an hour.
 */
import type { Tags } from '../ports/tags.ts';
import { LEDGER_PREFIX, readTag } from './entry.ts';

const KEY = `${LEDGER_PREFIX}task`;

/** So many digits of an identity are unique. */
const LENGTH = 16;

/** As many as a value holds; a run that is older than all of them runs its task again. */
const MOST = 12;

export function hasEndedWell(tags: Tags, identity: string): boolean {
  return listEnded(tags).includes(identity.slice(0, LENGTH));
}

/** The tag with one more task, the newest last. */
export function writeEndedTask(tags: Tags, identity: string): Tags {
  const known = listEnded(tags).filter((one) => one !== identity.slice(0, LENGTH));
  return { [KEY]: [...known, identity.slice(0, LENGTH)].slice(-MOST).join(' ') };
}

function listEnded(tags: Tags): readonly string[] {
  return (readTag(tags, KEY) ?? '').split(' ').filter((one) => one !== '');
}
