/** The plan as a comment on a pull request: Markdown that a later step posts, and edits in place. */

import { defined } from '@slipway/ecs-rules/values';
import type { Problem } from '../ports/finding.ts';
import { lastSegment } from '../text/arn.ts';
import { listSome } from '../text/list-some.ts';
import { endSentence } from '../text/sentence.ts';
import { listChanges } from './change-lines.ts';
import { code, fence, fold, list, prose, step, under } from './markdown.ts';
import { hasChanges } from './planned-changes.ts';
import type { RunRecord, ServiceOutcome } from './run-record.ts';
import { listSchedules } from './schedule-lines.ts';

/** Most characters of a comment: GitHub takes 65,536, and a workflow may add words of its own. */
export const MOST_PLAN_CHARACTERS = 60_000;

const MOST_CHANGES = 200;
const MOST_ITEMS = 50;

/**
 * Begins with a hidden marker, the same for the same cluster and services, by which the comment is found again. Parts
 * over the limit are left out whole and counted.
 */
export function renderPlan(record: RunRecord): string {
  const { services } = record;
  const unchanged = services.filter(({ changes }) => changes.length === 0);
  const warnings = record.notices.filter(({ level }) => level === 'warning');
  const notices = record.notices.filter(({ level }) => level !== 'warning');
  return keepWhatFits([
    formatMarker(record),
    `### ${formatTitle(record)}`,
    record.verdict === 'refused' ? describeRefusal(record) : prose(record.reason),
    ...services.filter(({ changes }) => changes.length > 0).map(describeService),
    listSchedules(record, under),
    list(warnings.map(describeNotice)),
    unchanged.length === 0 || unchanged.length === services.length ? '' : `Unchanged: ${nameAll(unchanged)}.`,
    fold(`Notices (${notices.length})`, list(notices.slice(0, MOST_ITEMS).map(describeNotice))),
  ]);
}

/** Names of clusters and services hold letters, digits, `_` and `-`; all else is left out. */
function formatMarker({ asked: { cluster, services } }: RunRecord): string {
  const names = [lastSegment(cluster), ...services.map(lastSegment).sort()];
  return `<!-- slipway-plan ${names.map((name) => name.replaceAll(/[^\w-]/g, '')).join(' ')} -->`;
}

function formatTitle(record: RunRecord): string {
  const { verdict, asked, errors } = record;
  const subject = asked.services.length === 1 ? code(asked.services[0] ?? '') : `${asked.services.length} services`;
  const where = `${subject} in cluster ${code(asked.cluster)}`;
  if (verdict === 'refused') return `⛔ ${where}: ${errors.length === 1 ? '1 problem' : `${errors.length} problems`}`;
  return hasChanges({ services: record.services, ...defined({ schedules: record.schedules }) })
    ? `📝 ${where}`
    : `✅ ${where}: no changes`;
}

/** The problems come first: with them, nothing of the rest can be deployed. */
function describeRefusal({ errors, reason, asked }: RunRecord): string {
  if (errors.length === 0) return prose(reason);
  const lead = asked.isDriftCheck === true ? '' : 'A deploy would be refused:\n\n';
  return `${lead}${list(errors.slice(0, MOST_ITEMS).map(describeProblem))}`;
}

function describeProblem({ input, text, advice }: Problem): string {
  const where = input === undefined || text.startsWith(`${input}: `) ? '' : `${code(input)}: `;
  return `${where}${step(advice === undefined ? text : `${endSentence(text)} ${advice}`)}`;
}

function describeService({ name, changes, plan }: ServiceOutcome): string {
  const title = `**${code(name)}**`;
  return [title, fence(listChanges(changes, MOST_CHANGES), 'diff'), list(plan.map(prose))]
    .filter((part) => part !== '')
    .join('\n\n');
}

function nameAll(services: readonly ServiceOutcome[]): string {
  return listSome(
    services.map(({ name }) => code(name)),
    MOST_ITEMS,
  );
}

function describeNotice({ level, text, advice }: RunRecord['notices'][number]): string {
  const mark = level === 'warning' ? '⚠️ ' : '';
  return `${mark}${step(advice === undefined ? text : `${endSentence(text)} ${advice}`)}`;
}

function keepWhatFits(parts: readonly string[]): string {
  const kept: string[] = [];
  let left = MOST_PLAN_CHARACTERS - 200;
  let leftOut = 0;
  for (const part of parts.filter((one) => one !== '')) {
    if (part.length + 2 > left) leftOut += 1;
    else {
      kept.push(part);
      left -= part.length + 2;
    }
  }
  if (leftOut > 0) kept.push(`${leftOut} parts of this plan had no room: see the job summary.`);
  return `${kept.join('\n\n')}\n`;
}
