import type { Verdict } from '../rollout/verdict.ts';
import { nameRevision } from '../task-definition/document.ts';
import { countBytes } from './byte-size.ts';
import { formatDuration } from './duration.ts';
import { code, codeCell, list, prose, step, table } from './markdown.ts';
import { leadWithServing } from './rollback-section.ts';
import type { Fault, ImageOutcome, RunRecord, ServiceOutcome } from './run-record.ts';
import { endSentence } from './sentence.ts';
import { describeService } from './service-section.ts';
import { describeTask } from './task-section.ts';

/** Most bytes of a job summary: the runner drops one over 1 MiB whole, and nobody reads even this much. */
export const MOST_SUMMARY_BYTES = 64 * 1024;

const MOST_FAULTS = 50;
const ROOM_FOR_THE_CUT = 200;

const HEADLINES: Readonly<Record<Verdict, string>> = {
  steady: '✅ Steady',
  unchanged: '✅ Unchanged',
  started: '✅ Started',
  planned: '📝 Planned',
  'rolled-back': '❌ Rolled back',
  failed: '❌ Failed',
  superseded: '❌ Superseded',
  'timed-out': '❌ Timed out',
  stuck: '❌ Stuck',
  refused: '⛔ Refused',
  cancelled: '❌ Cancelled',
  unknown: '❓ Unknown',
};

/**
 * The job summary, as GitHub Flavored Markdown: verdict first, then what changed, the picture of the rollout, why it
 * failed, what serves, what to do. At most `MOST_SUMMARY_BYTES`; what had no room is said.
 */
export function renderSummary(record: RunRecord): string {
  const parts = [
    nameVerdict(record),
    describeFaults(record.faults),
    describeFacts(record),
    record.services.length > 1 ? describeFleet(record) : '',
    describeDocument(record),
    ...describeTask(record),
    ...record.services.flatMap((service) => describeService(record, service)),
    describeNotices(record),
  ];
  return keepWhatFits(parts.filter((part) => part !== ''));
}

/** Parts that have no room are left out whole, so that no fence or table is ever cut open. */
function keepWhatFits(parts: readonly string[]): string {
  const kept: string[] = [];
  let room = MOST_SUMMARY_BYTES - ROOM_FOR_THE_CUT;
  for (const part of parts) {
    const size = countBytes(part) + 2;
    if (size > room) continue;
    kept.push(part);
    room -= size;
  }
  const leftOut = parts.length - kept.length;
  if (leftOut > 0) kept.push(`${leftOut} parts of this summary had no room; the report in JSON has them.`);
  return `${kept.join('\n\n')}\n`;
}

function nameVerdict(record: RunRecord): string {
  const ofService = record.services.find(({ diagnosis }) => diagnosis !== undefined)?.diagnosis?.nextStep;
  const next = record.nextStep ?? ofService ?? record.task?.nextStep ?? adviseFaults(record.faults);
  const lead = leadWithServing(record);
  const lines = [`## ${HEADLINES[record.verdict]}`, ...(lead === '' ? [] : [lead]), step(record.reason)];
  return [...lines, ...(next === undefined ? [] : [`**Next step:** ${step(next)}`])].join('\n\n');
}

/** The reason has the words of a single fault; several have their advice each. */
function adviseFaults(faults: readonly Fault[]): string | undefined {
  return faults.length === 1 ? faults[0]?.advice : undefined;
}

function describeFaults(faults: readonly Fault[]): string {
  if (faults.length < 2) return '';
  const items = faults.slice(0, MOST_FAULTS).map(({ input, text, advice }) => {
    const where = input === undefined || text.startsWith(`${input}: `) ? '' : `${code(input)}: `;
    return `${where}${step(advice === undefined ? text : `${endSentence(text)} ${advice}`)}`;
  });
  const leftOut = faults.length - items.length;
  return leftOut > 0 ? `${list(items)}\n\n${leftOut} more left out.` : list(items);
}

function describeFacts(record: RunRecord): string {
  const { asked, identity, image } = record;
  const rows: (readonly [string, string | undefined])[] = [
    ['Cluster', codeCell(asked.cluster)],
    ['Account', identity && `${codeCell(identity.account)} in ${codeCell(identity.region)}`],
    ['Endpoint', identity?.endpoint === undefined ? undefined : `${codeCell(identity.endpoint)}, not one of Amazon`],
    ['Commit', asked.commit === undefined ? undefined : codeCell(asked.commit.slice(0, 12))],
    ['Rollback to', asked.rollbackTo === undefined ? undefined : codeCell(asked.rollbackTo)],
    ['Image', image && describeImage(image)],
    ['Digest', image?.digest === undefined ? undefined : codeCell(image.digest)],
    ['Took', formatDuration(record.tookMs)],
  ];
  const known = rows.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return table([asked.isDryRun ? 'dry run' : 'run', ''], known);
}

function describeImage({ reference, tags, origin }: ImageOutcome): string {
  const words = { built: 'built now', reused: 'was there already', given: 'as given', planned: 'would be built' }[
    origin
  ];
  const tagged = tags.length === 0 ? '' : `, tags ${codeCell(tags.join(', '))}`;
  return `${codeCell(reference.replace(/@sha256:[0-9a-f]+$/, ''))}, ${words}${tagged}`;
}

function describeFleet(record: RunRecord): string {
  const rows = record.services.map((service) => [
    codeCell(service.name),
    service.verdict ?? 'not reached',
    nameRunning(service),
    service.running === undefined ? '–' : `${service.running} of ${service.desired ?? '–'}`,
  ]);
  return table(['service', 'verdict', 'running now', 'tasks'], rows);
}

/** What ECS showed last, not what the run was to bring. */
function nameRunning({ serving, running }: ServiceOutcome): string {
  if (serving.length === 0) return running === 0 ? 'none' : '–';
  return codeCell(serving.map(({ revisionArn }) => nameRevision(revisionArn)).join(', '));
}

/** What changed in the document, where no service tells it. */
function describeDocument({ services, taskDefinition }: RunRecord): string {
  if (services.length > 0 || taskDefinition === undefined) return '';
  const { revisionArn, isReused, changes } = taskDefinition;
  const state = isReused === true ? 'was there already' : 'registered';
  const revision = revisionArn === undefined ? [] : [`revision ${code(nameRevision(revisionArn))} ${state}`];
  return `**What changed**\n\n${list([...revision, ...changes.slice(0, MOST_FAULTS).map(prose)])}`;
}

function describeNotices({ notices }: RunRecord): string {
  if (notices.length === 0) return '';
  const items = notices.slice(0, MOST_FAULTS).map(({ level, text, advice }) => {
    return `${level}: ${step(advice === undefined ? text : `${endSentence(text)} ${advice}`)}`;
  });
  return `**Notices**\n\n${list(items)}`;
}
