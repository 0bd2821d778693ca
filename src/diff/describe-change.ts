/** Changes in words, for the log, the job summary and the comment on a pull request. */

import { quoteOutsideText } from '@slipway/ecs-rules/text';
import { defined, type Json } from '@slipway/ecs-rules/values';
import type { Change } from './change.ts';

const MOST_CHARACTERS = 200;
const MOST_SHORT = 60;
const PATH_WIDTH = 255;
const DIGEST_DIGITS = 12;

const SIGNS = { added: '+', removed: '-', changed: '~' } as const;

/** `~ containerDefinitions[web].memory: 128 → 512`; outside text is made safe for one line. */
export function describeChange(change: Change): string {
  return `${SIGNS[change.kind]} ${quoteOutsideText(change.path, PATH_WIDTH)}${describeValues(change)}`;
}

/**
 * `memory 128 → 512`, `environment[LOG_LEVEL] added`: for a headline. A container is named where several change.
 */
export function describeShort(changes: readonly Change[]): readonly string[] {
  const groups = groupChanges(changes);
  const containers = groups.filter(({ part }) => part.startsWith('containerDefinitions['));
  return groups.flatMap(({ part, changes: inside }) =>
    inside.map((change) => {
      const name = part === '' || containers.length < 2 ? '' : `${quoteOutsideText(nameOf(part), PATH_WIDTH)} `;
      const path = quoteOutsideText(change.path.replace(/^containerDefinitions\[(.*)\]$/s, 'container $1'), PATH_WIDTH);
      return `${name}${path}${describeShortValues(change)}`;
    }),
  );
}

/** `containerDefinitions[web]` as `web`. */
function nameOf(part: string): string {
  return part.replace(/^\w+\["?/, '').replace(/"?\]$/, '');
}

function describeShortValues(change: Change): string {
  const { kind, before, after } = change;
  if (kind === 'changed' && isImage(change) && typeof before === 'string' && typeof after === 'string') {
    const [from, to] = [splitReference(before), splitReference(after)];
    if (from.repository === to.repository) return ` ${describeVersions(from, to)}`;
  }
  if (kind !== 'changed') return ` ${kind}`;
  const [from, to] = [before, after].map((value) => (value === undefined ? '' : formatValue(value)));
  const isShort = from !== '' && to !== '' && `${from}${to}`.length <= MOST_SHORT && from !== to;
  return isShort ? ` ${from} → ${to}` : ' changed';
}

/** `: 128 → 512`, ` (changed)`, or nothing for a name that is added or removed. */
function describeValues(change: Change): string {
  const { kind, before, after } = change;
  if (isImage(change)) return `: ${describeImages(before, after)}`;
  const [from, to] = [before, after].map((value) => (value === undefined ? undefined : formatValue(value)));
  if (from === undefined && to === undefined) return kind === 'changed' ? ' (changed)' : '';
  if (from === undefined || to === undefined) return `: ${from ?? to}`;
  // Only what is hidden differs.
  return from === to ? `: ${from} (changed)` : `: ${from} → ${to}`;
}

/** Changes by the part of the document that they are in, so that its name is read once. */
export interface ChangeGroup {
  /** `containerDefinitions[web]`; empty for fields that are in none. Outside text. */
  readonly part: string;
  readonly changes: readonly Change[];
}

/** In the order of their first change; paths are those inside the part. */
export function groupChanges(changes: readonly Change[]): readonly ChangeGroup[] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const [, part = '', path = change.path] = PART.exec(change.path) ?? [];
    groups.set(part, [...(groups.get(part) ?? []), { ...change, path }]);
  }
  return [...groups].map(([part, inside]) => ({ part, changes: inside.toSorted(byImage) }));
}

/** The image first: it is what most deploys are about. */
function byImage(one: Change, other: Change): number {
  return Number(isImage(other)) - Number(isImage(one));
}

/** An item of a list at the top of a document, and what follows inside of it. */
const PART = /^(\w+\[(?:"(?:[^"\\]|\\.)*"|[^\]"]*)\])\.(.+)$/s;

export function isImage({ path }: Pick<Change, 'path'>): boolean {
  return /^(?:containerDefinitions\[.*\]\.)?image$/s.test(path);
}

function formatValue(value: Json): string {
  const text = typeof value === 'string' && value !== '' ? value : JSON.stringify(value);
  return quoteOutsideText(text, MOST_CHARACTERS);
}

/** References by tag, or by the first digits of the digest; the repository once if it stays. */
function describeImages(before: Json | undefined, after: Json | undefined): string {
  const [from, to] = [before, after].map((value) => (typeof value === 'string' ? splitReference(value) : undefined));
  if (from === undefined || to === undefined) return showReference(from ?? to);
  if (from.repository !== to.repository) return `${showReference(from)} → ${showReference(to)}`;
  return `${show(from.repository)} ${describeVersions(from, to)}`;
}

function describeVersions(from: Reference, to: Reference): string {
  const isSameTag = from.tag === to.tag;
  return `${showVersion(from, isSameTag)} → ${showVersion(to, isSameTag)}`;
}

interface Reference {
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

function splitReference(reference: string): Reference {
  const [name = '', digest] = reference.split('@sha256:');
  const [, repository = name, tag] = /^(.*?)(?::([^:/]+))?$/.exec(name) ?? [];
  return { repository, ...defined({ tag, digest }) };
}

function showReference(reference: Reference | undefined): string {
  if (reference === undefined) return '–';
  return `${show(reference.repository)} ${showVersion(reference, false)}`;
}

function showVersion({ tag, digest }: Reference, needsDigest: boolean): string {
  const short = digest?.slice(0, DIGEST_DIGITS);
  if (tag === undefined) return show(short ?? 'latest');
  return short === undefined || !needsDigest ? show(tag) : show(`${tag} (${short})`);
}

function show(text: string): string {
  return quoteOutsideText(text, PATH_WIDTH);
}
