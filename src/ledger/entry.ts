import type { Tags } from '../ports/tags.ts';

/**
 * The ledger: what a run writes on the revision that it registers and on the service that it updates, as tags of
 * Amazon ECS. It shows later runs which commit, release and run a revision comes from, and who deployed last.
 */

/** Where a revision comes from. A field that is not known is absent. */
export interface LedgerEntry {
  /** `owner/name` of GitHub, or the address of a project of GitLab. */
  readonly repository?: string;
  /** File of the workflow, such as `.github/workflows/deploy.yml`. */
  readonly workflow?: string;
  readonly runId?: string;
  /** Address of the run where it is not known from repository and id. */
  readonly runUrl?: string;
  /** Counts the runs of one workflow; a re-run keeps it. */
  readonly runNumber?: number;
  /** 1 for the first, raised by each re-run. */
  readonly runAttempt?: number;
  /** 40 hex digits. */
  readonly commit?: string;
  /** Tags of releases, such as `v1.4.2`, newest last: one content may be released more than once. */
  readonly releases?: readonly string[];
  /** `sha256:…` */
  readonly imageDigest?: string;
  /** Hash of the document that was registered, 64 hex digits. */
  readonly content?: string;
  /** `family:n` of the revision whose content a rollback registered again, with the digests that ran then. */
  readonly restores?: string;
}

type Field = keyof LedgerEntry;

/** Every key of ours begins so. */
export const LEDGER_PREFIX = 'slipway:';

const KEYS: Readonly<Record<Field, string>> = {
  repository: 'repository',
  workflow: 'workflow',
  runId: 'run-id',
  runUrl: 'run-url',
  runNumber: 'run-number',
  runAttempt: 'run-attempt',
  commit: 'commit',
  releases: 'release',
  imageDigest: 'image-digest',
  content: 'content',
  restores: 'restores',
};

/** Longest value of a tag (ECS API reference, Tag). */
const LONGEST_VALUE = 256;

/** The entry as tags. A character that no tag may hold becomes `_`; a value that is too long is cut. */
export function writeEntry(entry: LedgerEntry): Tags {
  const tags = listFields().flatMap((field): [string, string][] => {
    const value = writeField(entry[field]);
    return value === '' ? [] : [[keyOf(field), value]];
  });
  return Object.fromEntries(tags);
}

/** The entry of a resource, read from all its tags; those of others, and numbers that are none, are left out. */
export function readEntry(tags: Tags): LedgerEntry {
  const fields = listFields().flatMap((field): [Field, FieldValue][] => {
    const value = readField(field, readTag(tags, keyOf(field)) ?? '');
    return value === undefined ? [] : [[field, value]];
  });
  return Object.fromEntries(fields);
}

/** What the entry adds to existing tags: their values stay, and a further release comes last. */
export function completeEntry(existing: Tags, entry: LedgerEntry): Tags {
  const known = readEntry(existing);
  const further = (entry.releases ?? []).filter((release) => known.releases?.includes(toRelease(release)) !== true);
  const releases = further.length === 0 ? {} : { releases: [...(known.releases ?? []), ...further] };
  const { releases: _releases, ...added } = { ...entry, ...known };
  const wanted = writeEntry({ ...added, ...releases });
  return Object.fromEntries(Object.entries(wanted).filter(([key, value]) => readTag(existing, key) !== value));
}

/** The entry as tags that leave nothing of an older one: a field that is not known has an empty value. */
export function overwriteEntry(entry: LedgerEntry): Tags {
  const empty = listFields().map((field): [string, string] => [keyOf(field), '']);
  return { ...Object.fromEntries(empty), ...writeEntry(entry) };
}

/** Most tags of one resource (ECS Developer Guide, tag restrictions). */
export const MOST_TAGS = 50;

/** The tags of a team that go from a revision to the one made from it: not ours, and not those of AWS. */
export function pickTeamTags(tags: Tags): Tags {
  return Object.fromEntries(Object.entries(tags).filter(([key]) => !/^(?:aws|slipway):/i.test(key)));
}

/** The value of a tag; undefined when there is none or it is empty. */
export function readTag(tags: Tags, key: string): string | undefined {
  const value = Object.hasOwn(tags, key) ? tags[key] : undefined;
  return value === '' ? undefined : value;
}

/** Letters, digits, white space and `_ . : / = + - @` (ECS Developer Guide, tag restrictions). */
export function toTagValue(text: string): string {
  return [...text.replaceAll(/[^\p{L}\p{N}\p{Zs}_.:/=+\-@]/gu, '_')].slice(0, LONGEST_VALUE).join('');
}

type FieldValue = string | number | readonly string[];

function keyOf(field: Field): string {
  return `${LEDGER_PREFIX}${KEYS[field]}`;
}

function listFields(): readonly Field[] {
  return Object.keys(KEYS) as Field[];
}

function writeField(value: FieldValue | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'object' ? writeReleases(value.map(toRelease)) : toTagValue(String(value));
}

/** Space separated; where they are too long together, the oldest are left out. */
function writeReleases(releases: readonly string[]): string {
  const text = releases.join(' ');
  return releases.length > 1 && [...text].length > LONGEST_VALUE ? writeReleases(releases.slice(1)) : toTagValue(text);
}

/** A space would make two of one. */
function toRelease(release: string): string {
  return toTagValue(release.replaceAll(/\s/gu, '_'));
}

function readField(field: Field, text: string): FieldValue | undefined {
  if (text === '') return undefined;
  if (field === 'releases') return readReleases(text);
  if (field !== 'runNumber' && field !== 'runAttempt') return text;
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined;
}

function readReleases(text: string): readonly string[] | undefined {
  const releases = text.split(' ').filter((release) => release !== '');
  return releases.length === 0 ? undefined : releases;
}
