import { fitsWildcard } from '@slipway/ecs-rules/images';
import { isJsonObject, type Json, type JsonObject } from '@slipway/ecs-rules/values';
import { groupTags, type Image, type Repository } from './repository.ts';

/** Lifecycle policies: which images a repository would lose (ECR User Guide, lifecycle policies). */

export interface LifecycleRule {
  /** The lowest goes first. */
  readonly priority: number;
  readonly tagStatus: 'tagged' | 'untagged' | 'any';
  /** An image needs a tag for each of them; with `*` for any run of characters. */
  readonly patterns: readonly string[];
  readonly count: { readonly kind: 'images'; readonly most: number } | { readonly kind: 'age'; readonly days: number };
}

/** @returns a text with the error */
export function readLifecyclePolicy(text: string): readonly LifecycleRule[] | string {
  const policy = parse(text);
  if (!isJsonObject(policy) || !Array.isArray(policy.rules) || policy.rules.length === 0) return 'rules must be a list';
  const rules: LifecycleRule[] = [];
  for (const value of policy.rules) {
    const rule = readRule(value);
    if (typeof rule === 'string') return rule;
    rules.push(rule);
  }
  rules.sort((one, other) => one.priority - other.priority);
  if (new Set(rules.map(({ priority }) => priority)).size < rules.length) return 'rulePriority must be unique';
  const isAnyLast = rules.slice(0, -1).every(({ tagStatus }) => tagStatus !== 'any');
  return isAnyLast ? rules : 'a rule with tagStatus any must have the highest rulePriority';
}

function parse(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function readRule(value: Json): LifecycleRule | string {
  const { rulePriority, selection, action } = isJsonObject(value) ? value : {};
  if (typeof rulePriority !== 'number' || !Number.isInteger(rulePriority) || rulePriority < 1) {
    return 'rulePriority must be a whole number of 1 or more';
  }
  if (!isJsonObject(selection)) return 'selection must be an object';
  if (!isJsonObject(action) || action.type !== 'expire') return 'action must be expire in the local ECS';
  const count = readCount(selection);
  if (typeof count === 'string') return count;
  const { tagStatus } = selection;
  const patterns = [
    ...readList(selection.tagPrefixList).map((prefix) => `${prefix}*`),
    ...readList(selection.tagPatternList),
  ];
  if (tagStatus !== 'tagged' && tagStatus !== 'untagged' && tagStatus !== 'any') {
    return 'tagStatus must be tagged, untagged or any';
  }
  if ((tagStatus === 'tagged') !== patterns.length > 0) {
    return 'tagPrefixList or tagPatternList goes with tagStatus tagged, and only with it';
  }
  return { priority: rulePriority, tagStatus, patterns, count };
}

function readCount(selection: JsonObject): LifecycleRule['count'] | string {
  const { countType, countUnit, countNumber } = selection;
  if (typeof countNumber !== 'number' || countNumber < 1) return 'countNumber must be 1 or more';
  if (countType === 'imageCountMoreThan') return { kind: 'images', most: countNumber };
  if (countType !== 'sinceImagePushed')
    return 'countType must be imageCountMoreThan or sinceImagePushed in the local ECS';
  return countUnit === 'days' ? { kind: 'age', days: countNumber } : 'countUnit must be days';
}

function readList(value: Json | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** An image to delete, and the rule that selects it. */
export interface ExpiringImage {
  readonly image: Image;
  readonly priority: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * What the rules would take. An image that a rule selects is out of reach for those after it, though they count it.
 * What an index names stays with the index.
 *
 * @param now milliseconds since the epoch
 */
export function findExpiring(
  repository: Repository,
  rules: readonly LifecycleRule[],
  now: number,
): readonly ExpiringImage[] {
  const tags = groupTags(repository);
  const youngestFirst = [...repository.images.values()].reverse().sort((one, other) => other.pushedAt - one.pushedAt);
  const decided = new Set(namedByIndexes(repository));
  return rules.flatMap((rule) => {
    const selected = youngestFirst.filter(({ digest }) => fitsTags(rule, tags.get(digest) ?? []));
    const expiring = takeExcess(rule, selected, now).filter(({ digest }) => !decided.has(digest));
    for (const { digest } of selected) decided.add(digest);
    return expiring.map((image) => ({ image, priority: rule.priority }));
  });
}

function fitsTags(rule: LifecycleRule, tags: readonly string[]): boolean {
  if (rule.tagStatus === 'any') return true;
  if (rule.tagStatus === 'untagged') return tags.length === 0;
  return rule.patterns.every((pattern) => tags.some((tag) => fitsWildcard(pattern, tag)));
}

function takeExcess(rule: LifecycleRule, youngestFirst: readonly Image[], now: number): readonly Image[] {
  const { count } = rule;
  if (count.kind === 'images') return youngestFirst.slice(count.most);
  return youngestFirst.filter(({ pushedAt }) => now - pushedAt > count.days * DAY_MS);
}

function namedByIndexes(repository: Repository): readonly string[] {
  return [...repository.images.values()].flatMap(({ manifest }) =>
    manifest.kind === 'index' ? manifest.children : [],
  );
}
