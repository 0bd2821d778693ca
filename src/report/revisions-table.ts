/** What ran before, what this run deployed, and what is running now. */

import type { RevisionReference } from '@slipway/ecs-rules/arns';
import { revisionName } from '../text/arn.ts';
import { linkToCommit } from '../text/commit-link.ts';
import { codeCell, table } from './markdown.ts';
import { showImage } from './past-cells.ts';
import { findRevisionFacts, type RevisionFacts } from './revision-facts.ts';
import type { RunRecord, ServiceOutcome } from './run-record.ts';

const SHORT_DIGITS = 12;
const UNKNOWN = '–';

/** One row of the table. */
interface Row {
  readonly title: string;
  readonly revisionArn?: RevisionReference | undefined;
  readonly facts: RevisionFacts;
  readonly tasks: string;
}

/** Columns of which nothing is known are left out; empty without a row. */
export function compareRevisions(record: RunRecord, service: ServiceOutcome): string {
  const rows = [...listBefore(record, service), ...listNow(record, service)];
  if (rows.length === 0) return '';
  const columns = [
    { title: '', show: ({ title }: Row) => title },
    { title: 'Release', show: ({ facts }: Row) => show(facts.release) },
    {
      title: 'Revision',
      show: ({ revisionArn }: Row) => show(revisionArn === undefined ? undefined : revisionName(revisionArn)),
    },
    { title: 'Commit', show: ({ facts }: Row) => showCommit(facts, record.asked.serverUrl) },
    { title: 'Image', show: ({ facts }: Row) => show(parseNamedImage(facts.image, rows)) },
    { title: 'Tasks', show: ({ tasks }: Row) => tasks },
  ].filter((column) => column.title === '' || rows.some((row) => column.show(row) !== UNKNOWN));
  return table(
    columns.map(({ title }) => title),
    rows.map((row) => columns.map((column) => column.show(row))),
  );
}

/** What ran before, and what this run deployed where that is not what is running. */
function listBefore(record: RunRecord, service: ServiceOutcome): readonly Row[] {
  const { previousRevisionArn: before, revisionArn: ours, timeline, verdict, serving } = service;
  const isSame = before === undefined || before === ours || isUnstarted(record);
  const running = timeline[0]?.othersRunning;
  const rows: Row[] = isSame
    ? []
    : [
        {
          title: 'Before',
          ...describe(before, service, record),
          tasks: running === undefined ? UNKNOWN : `${running}`,
        },
      ];
  const isRunning = serving.some(({ revisionArn }) => revisionArn === ours);
  if (ours === undefined || isRunning || verdict === 'unchanged') return rows;
  return [...rows, { title: 'This run', ...describe(ours, service, record), tasks: countOurs(service) }];
}

/** What ECS showed last, not what the run was to bring. */
function listNow(record: RunRecord, service: ServiceOutcome): readonly Row[] {
  const { serving, desired, running, revisionArn, previousRevisionArn } = service;
  const of = desired === undefined ? '' : `/${desired}`;
  if (previousRevisionArn !== undefined && isUnstarted(record)) {
    const tasks = running === undefined ? UNKNOWN : `${running}${of}`;
    return [
      { title: '**Running now**', ...describe(previousRevisionArn, service, record), tasks },
      ...listPlanned(record),
    ];
  }
  if (serving.length === 0 && running === 0) return [{ title: '**Running now**', facts: {}, tasks: `0${of}` }];
  return serving.map((one) => {
    const isOurs = one.revisionArn === revisionArn && previousRevisionArn !== revisionArn;
    const title = isOurs ? '**Running now** (this run)' : '**Running now**';
    const failed = isOurs ? sayFailed(service) : '';
    return { title, ...describe(one.revisionArn, service, record), tasks: `${one.running}${of}${failed}` };
  });
}

function listPlanned({ image, asked }: RunRecord): readonly Row[] {
  if (image === undefined) return [];
  const commit = asked.commit === undefined || asked.rollbackTo !== undefined ? {} : { commit: asked.commit };
  return [{ title: 'This run', facts: { image: image.reference, ...commit }, tasks: UNKNOWN }];
}

/** Nothing was deployed, so what ran before is what is running. */
function isUnstarted({ verdict }: RunRecord): boolean {
  return verdict === 'planned' || verdict === 'refused';
}

function describe(
  revisionArn: RevisionReference,
  service: ServiceOutcome,
  record: RunRecord,
): Omit<Row, 'title' | 'tasks'> {
  return { revisionArn, facts: findRevisionFacts(revisionArn, service, record) };
}

/** Of a revision that is not running. */
function countOurs(service: ServiceOutcome): string {
  const { serving, desired, isUpdateSent } = service;
  if (isUpdateSent === false) return 'not deployed';
  const failed = sayFailed(service);
  if (serving.length === 0) return failed === '' ? UNKNOWN : failed.replace(', ', '');
  return `0${desired === undefined ? '' : `/${desired}`}${failed}`;
}

/** Failed starts, as ECS counted them or as the causes explain them. */
function sayFailed({ timeline, diagnosis }: ServiceOutcome): string {
  const explained = (diagnosis?.causes ?? []).reduce((sum, { count }) => sum + count, 0);
  const failed = Math.max(explained, ...timeline.map((sample) => sample.failed));
  return failed > 0 ? `, ${failed} failed` : '';
}

/** By its tag; by its digest as well where the tag has moved from one image to the other. */
function parseNamedImage(image: string | undefined, rows: readonly Row[]): string | undefined {
  if (image === undefined) return undefined;
  const name = showImage(image);
  const [, digest = ''] = image.split('@sha256:');
  const isMoved = rows.some(
    ({ facts }) => facts.image !== undefined && facts.image !== image && showImage(facts.image) === name,
  );
  return isMoved && digest !== '' ? `${name}@sha256:${digest.slice(0, SHORT_DIGITS)}` : name;
}

function show(text: string | undefined): string {
  return text === undefined ? UNKNOWN : codeCell(text);
}

function showCommit(facts: RevisionFacts, server: string | undefined): string {
  const link = linkToCommit(facts, server);
  const short = show(facts.commit?.slice(0, SHORT_DIGITS));
  return link === undefined ? short : `[${short}](${link})`;
}
