/**
 * The ledger: what a run writes on the revision that it registers and on the service that it updates, as tags of
 * Amazon ECS. It tells later runs which commit, release and run a revision comes from, and who deployed last.
 */

/** Tags of a resource: values by key. */
export type Tags = Readonly<Record<string, string>>;

/** Where a revision, or what serves, comes from. A member that is not known is absent. */
export interface LedgerEntry {
  /** `owner/name` */
  readonly repository?: string;
  /** File of the workflow, such as `.github/workflows/deploy.yml`. */
  readonly workflow?: string;
  readonly runId?: string;
  /** Counts the runs of one workflow; a re-run keeps it. */
  readonly runNumber?: number;
  /** 1 for the first, raised by each re-run. */
  readonly runAttempt?: number;
  /** 40 hex digits. */
  readonly commit?: string;
  /** Tag of the release, such as `v1.4.2`. */
  readonly release?: string;
  /** `sha256:…` */
  readonly imageDigest?: string;
  /** Hash of the document that was registered, 64 hex digits. */
  readonly content?: string;
}

type Member = keyof LedgerEntry;

/** Every key of ours begins so. */
export const LEDGER_PREFIX = 'slipway:';

const KEYS: Readonly<Record<Member, string>> = {
  repository: 'repository',
  workflow: 'workflow',
  runId: 'run-id',
  runNumber: 'run-number',
  runAttempt: 'run-attempt',
  commit: 'commit',
  release: 'release',
  imageDigest: 'image-digest',
  content: 'content',
};

/** Longest value of a tag (ECS API reference, Tag). */
const LONGEST_VALUE = 256;

/** The entry as tags. A character that no tag may hold becomes `_`; a value that is too long is cut. */
export function writeEntry(entry: LedgerEntry): Tags {
  const tags = listMembers().flatMap((member): [string, string][] => {
    const value = entry[member];
    return value === undefined || value === '' ? [] : [[keyOf(member), toTagValue(String(value))]];
  });
  return Object.fromEntries(tags);
}

/** The entry of a resource, read from all its tags; those of others, and numbers that are none, are left out. */
export function readEntry(tags: Tags): LedgerEntry {
  const members = listMembers().flatMap((member): [Member, string | number][] => {
    const key = keyOf(member);
    const text = Object.hasOwn(tags, key) ? tags[key] : undefined;
    const value = text === undefined || text === '' ? undefined : readMember(member, text);
    return value === undefined ? [] : [[member, value]];
  });
  return Object.fromEntries(members);
}

/** Letters, digits, white space and `_ . : / = + - @` (ECS Developer Guide, tag restrictions). */
export function toTagValue(text: string): string {
  return [...text.replaceAll(/[^\p{L}\p{N}\p{Zs}_.:/=+\-@]/gu, '_')].slice(0, LONGEST_VALUE).join('');
}

function keyOf(member: Member): string {
  return `${LEDGER_PREFIX}${KEYS[member]}`;
}

function listMembers(): readonly Member[] {
  return Object.keys(KEYS) as Member[];
}

function readMember(member: Member, text: string): string | number | undefined {
  if (member !== 'runNumber' && member !== 'runAttempt') return text;
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}
