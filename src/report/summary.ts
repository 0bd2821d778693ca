import type { Problem } from '../ports/finding.ts';
import { isSuccess } from '../ports/verdict.ts';
import { countBytes } from '../text/byte-size.ts';
import { formatDuration } from '../text/duration.ts';
import { endSentence } from '../text/sentence.ts';
import { describeTrouble } from './cause-section.ts';
import { code, codeCell, fold, list, step, table, under } from './markdown.ts';
import { describeNextStep, listLinks, listTaskLinks } from './next-step.ts';
import { compareRevisions } from './revisions-table.ts';
import type { ImageOutcome, RunRecord, ServiceOutcome } from './run-record.ts';
import { listSchedules } from './schedule-lines.ts';
import { describeAnswers, listFolds, listPlan, nameRegistered } from './service-section.ts';
import { describeEach, describeGroups, isJoined, tabulateServices, toTrouble } from './services-section.ts';
import { formatRun } from './summary-heading.ts';
import { describeExits, foldTask } from './task-section.ts';
import { drawTimeline } from './timeline-chart.ts';

/** Most bytes of a job summary: the runner drops one over 1 MiB whole, and nobody reads even this much. */
export const MOST_SUMMARY_BYTES = 64 * 1024;

const MOST_ERRORS = 50;
const CUT_RESERVE_BYTES = 200;

/**
 * The job summary, as GitHub Flavored Markdown. In view: which service, why it failed, what to do, what is running, and
 * the chart of the rollout. Everything else opens on a click. At most `MOST_SUMMARY_BYTES`; parts that were left out are
 * counted.
 */
export function renderSummary(record: RunRecord): string {
  const parts = [
    formatRun(record),
    describeRun(record),
    ...describeSubject(record),
    listSchedules(record, record.verdict === 'planned' ? under : fold),
    foldTask(record),
    fold('Run', tabulateFacts(record)),
    fold(`Notices (${record.notices.length})`, listNotices(record)),
  ];
  return keepWhatFits(parts.filter((part) => part !== ''));
}

/** Parts over the limit are left out whole, so that no fence or table is cut. */
function keepWhatFits(parts: readonly string[]): string {
  const kept: string[] = [];
  let leftBytes = MOST_SUMMARY_BYTES - CUT_RESERVE_BYTES;
  for (const part of parts) {
    const size = countBytes(part) + 2;
    if (size > leftBytes) continue;
    kept.push(part);
    leftBytes -= size;
  }
  const leftOut = parts.length - kept.length;
  if (leftOut > 0) kept.push(`${leftOut} parts of this summary had no room; the report in JSON has them.`);
  return `${kept.join('\n\n')}\n`;
}

/** Verdict, time and place in one line. */
function describeRun({ verdict, tookMs, asked, identity }: RunRecord): string {
  const account = identity === undefined ? '' : `, account ${code(identity.account)}, ${code(identity.region)}`;
  const endpoint = identity?.endpoint === undefined ? '' : `, custom endpoint ${code(identity.endpoint)}`;
  return `Verdict ${code(verdict)} after ${formatDuration(tookMs)}. Cluster ${code(asked.cluster)}${account}${endpoint}.`;
}

/** What the run was about: problems, one service, several, or none. */
function describeSubject(record: RunRecord): readonly string[] {
  const [only, ...others] = record.services;
  if (record.task?.state === 'failed') return describeFailedTask(record);
  if (others.length > 0) return describeSeveral(record);
  if (only !== undefined) return describeSingle(record, only);
  const { taskDefinition } = record;
  const registered = taskDefinition === undefined ? '' : nameRegistered(taskDefinition);
  const changes = taskDefinition === undefined ? [] : listPlan({ ...taskDefinition, plan: [] }, fold);
  return [...describeEnd(record), describeNextStep(record), registered, ...changes];
}

/** Several problems say all that the reason would. */
function describeEnd(record: RunRecord): readonly string[] {
  const problems = listProblems(record.errors);
  return record.verdict === 'refused' && problems !== '' ? [problems] : [step(record.reason), problems];
}

function describeSingle(record: RunRecord, service: ServiceOutcome): readonly string[] {
  const { verdict } = record;
  const isExplained = service.reason !== undefined && record.reason.includes(service.reason);
  const isRed = !isSuccess(verdict) && verdict !== 'refused';
  const trouble = describeTrouble({ ...toTrouble(service), reason: record.reason });
  const end = isRed ? [...trouble, listProblems(record.errors)] : describeEnd(record);
  return [
    ...end,
    isExplained || service.reason === undefined ? '' : step(service.reason),
    describeNextStep(record),
    describeAnswers(service),
    listLinks(record, service),
    compareRevisions(record, service),
    drawTimeline(service.timeline) ?? '',
    ...(verdict === 'planned' ? listPlan(service, under) : []),
    ...listFolds(record, service),
  ];
}

function describeSeveral(record: RunRecord): readonly string[] {
  const groups = describeGroups(record);
  const end = isJoined(record) && groups.length > 0 ? [listProblems(record.errors)] : describeEnd(record);
  const isStepSaid = record.services.some(({ diagnosis }) => diagnosis !== undefined);
  return [
    ...groups,
    ...(isSuccess(record.verdict) && isJoined(record) ? [] : end),
    isStepSaid && record.nextStep === undefined ? '' : describeNextStep(record),
    tabulateServices(record),
    ...describeEach(record),
  ];
}

/** Nothing was deployed: the task alone is worth the first screen. */
function describeFailedTask(record: RunRecord): readonly string[] {
  const { task, reason, services } = record;
  const diagnosis = task?.diagnosis;
  return [
    ...describeTrouble(diagnosis === undefined ? { reason } : { reason, diagnosis }),
    describeNextStep(record),
    listTaskLinks(record),
    task === undefined ? '' : describeExits(task),
    services.length > 1 ? tabulateServices(record) : services.map((one) => compareRevisions(record, one)).join(''),
    ...services.flatMap((service) => listFolds(record, service)),
  ];
}

function listProblems(errors: readonly Problem[]): string {
  if (errors.length < 2) return '';
  const items = errors.slice(0, MOST_ERRORS).map(({ input, text, advice }) => {
    const where = input === undefined || text.startsWith(`${input}: `) ? '' : `${code(input)}: `;
    return `${where}${step(advice === undefined ? text : `${endSentence(text)} ${advice}`)}`;
  });
  const leftOut = errors.length - items.length;
  return leftOut > 0 ? `${list(items)}\n\n${leftOut} more left out.` : list(items);
}

function tabulateFacts({ asked, image }: RunRecord): string {
  const rows: (readonly [string, string | undefined])[] = [
    ['Commit', asked.commit === undefined ? undefined : codeCell(asked.commit)],
    ['Rollback to', asked.rollbackTo === undefined ? undefined : codeCell(asked.rollbackTo)],
    ['Image', image && describeImage(image)],
    ['Digest', image?.digest === undefined ? undefined : codeCell(image.digest)],
  ];
  const known = rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return known.length === 0 ? '' : table(['', ''], known);
}

function describeImage({ reference, tags, origin }: ImageOutcome): string {
  const words = { built: 'built now', reused: 'reused', given: 'as given', planned: 'would be built' }[origin];
  const tagged = tags.length === 0 ? '' : `, tags ${codeCell(tags.join(', '))}`;
  return `${codeCell(reference.replace(/@sha256:[0-9a-f]+$/, ''))}, ${words}${tagged}`;
}

function listNotices({ notices }: RunRecord): string {
  const items = notices.slice(0, MOST_ERRORS).map(({ level, text, advice }) => {
    return `${level}: ${step(advice === undefined ? text : `${endSentence(text)} ${advice}`)}`;
  });
  return list(items);
}
