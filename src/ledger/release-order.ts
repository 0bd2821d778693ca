/** The order of releases by their tags: semantic versions of one component. */

interface Version {
  /** The text before the version: `api/` of `api/v1.2.0`; empty for most. */
  readonly component: string;
  /** Major, minor, patch; a part that is not written is 0. */
  readonly numbers: readonly number[];
  /** Identifiers of a pre-release, `['rc', '1']`; empty for a release. */
  readonly early: readonly string[];
}

const VERSION =
  /^(?<component>(?:.*?[/@_-])??)v?(?<numbers>\d{1,9}(?:\.\d{1,9}){0,2})(?:-(?<early>[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*))?(?:\+[0-9A-Za-z.-]+)?$/;

/**
 * Whether release `tag` is older than `other`, by the precedence of Semantic Versioning 2.0.0. Tags of two components,
 * and tags that are no versions, have no order: false.
 */
export function isOlderRelease(tag: string, other: string): boolean {
  const one = readVersion(tag);
  const two = readVersion(other);
  if (one === undefined || two === undefined || one.component !== two.component) return false;
  return compareVersions(one, two) < 0;
}

function readVersion(tag: string): Version | undefined {
  const groups = VERSION.exec(tag)?.groups;
  if (groups === undefined) return undefined;
  return {
    component: groups.component ?? '',
    numbers: (groups.numbers ?? '').split('.').map(Number),
    early: groups.early === undefined ? [] : groups.early.split('.'),
  };
}

function compareVersions(a: Version, b: Version): number {
  for (let at = 0; at < 3; at += 1) {
    const difference = (a.numbers[at] ?? 0) - (b.numbers[at] ?? 0);
    if (difference !== 0) return difference;
  }
  // A release comes after all of its pre-releases.
  if (a.early.length === 0 || b.early.length === 0) return b.early.length - a.early.length;
  return compareEarly(a.early, b.early);
}

function compareEarly(a: readonly string[], b: readonly string[]): number {
  for (const [at, one] of a.entries()) {
    const two = b[at];
    if (two === undefined) return 1;
    const difference = compareIdentifiers(one, two);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** Numbers by value and before words; words by their letters. */
function compareIdentifiers(a: string, b: string): number {
  const isNumber = [a, b].map((text) => /^\d+$/.test(text));
  if (isNumber[0] && isNumber[1]) return Number(a) - Number(b);
  if (isNumber[0] !== isNumber[1]) return isNumber[0] ? -1 : 1;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
