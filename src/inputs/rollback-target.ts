/** What `rollback-to` may be: a word, a revision, a release or a commit. */
import { toRevisionArn } from '@slipway/ecs-rules/arns';
import { type Parsed, REVISION_ARN, refuseText, textOf } from '@slipway/ecs-rules/grammar';
import { quote } from '@slipway/ecs-rules/text';
import type { RollbackRequest } from './request.ts';

const LONGEST_RELEASE = 255;

/**
 * `last-good`, `previous`, a revision's number, `family:n`, the ARN of a revision, the tag of a release, or a commit of
 * 7 to 40 hex digits. Up to seven digits are a number; what is none of the others and could be a git tag is a release.
 */
export function parseRollbackTarget(raw: string): Parsed<RollbackRequest> {
  const text = raw.trim();
  if (text === 'last-good' || text === 'previous') return { value: { kind: text } };
  if (/^\d{1,7}$/.test(text)) return parseNumber(text);
  const revision = /^([A-Za-z0-9_][A-Za-z0-9_-]{0,254}):([1-9]\d{0,6})$/.exec(text);
  if (revision !== null) {
    return { value: { kind: 'revision', family: revision[1] ?? '', number: Number(revision[2]) } };
  }
  if (!('errors' in textOf(REVISION_ARN)(text))) return { value: { kind: 'arn', arn: toRevisionArn(text) } };
  const meant = findMistypedWord(text);
  if (meant !== undefined) return refuseText(`${quote(text)} is invalid`, `Did you mean ${meant}?`);
  if (!isGitTag(text)) return refuseText(`${quote(text)} is not a rollback target`, FORMS);
  return { value: isCommit(text) ? { kind: 'commit', commit: text } : { kind: 'release', release: text } };
}

const FORMS =
  'Use last-good, previous, a revision number, family:number, the ARN of a revision, a release such as v1.4.2, or a commit of 7 to 40 hex digits';

function parseNumber(text: string): Parsed<RollbackRequest> {
  if (!text.startsWith('0')) return { value: { kind: 'number', number: Number(text) } };
  return refuseText(`${quote(text)} is not a revision number`, 'Use a number without leading zeros');
}

function findMistypedWord(text: string): string | undefined {
  if (/^last[-_ ]?good$/i.test(text)) return 'last-good';
  return /^previous$/i.test(text) ? 'previous' : undefined;
}

function isCommit(text: string): boolean {
  return /^[0-9a-f]{7,40}$/i.test(text);
}

/** Git documentation, git-check-ref-format; and no `-` first, as an option has. */
export function isGitTag(text: string): boolean {
  if (text === '' || text.length > LONGEST_RELEASE) return false;
  if (/[\s\p{Cc}\p{Cs}~^:?*[\\]/u.test(text)) return false;
  if (/^[-/]|[/.]$|\.\.|@\{|\/\//.test(text)) return false;
  return text.split('/').every((part) => !part.startsWith('.') && !part.endsWith('.lock'));
}
