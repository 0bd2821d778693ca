/** The summary of several services: each cause once, one row a service, and the details of each. */

import type { RevisionReference } from '@slipway/ecs-rules/arns';
import type { Cause } from '../diagnosis/diagnosis.ts';
import { revisionName } from '../text/arn.ts';
import { describeTrouble, findWritten, type Trouble } from './cause-section.ts';
import { code, codeCell, fold, htmlCode, step, table, under } from './markdown.ts';
import { listLinks, showStep } from './next-step.ts';
import { findRelease } from './revision-facts.ts';
import type { RunRecord, ServiceOutcome } from './run-record.ts';
import { describeAnswers, listFolds, listPlan } from './service-section.ts';
import { isFailure, mark } from './summary-heading.ts';
import { drawTimeline } from './timeline-chart.ts';

const MOST_GROUPS = 10;
const MOST_CHARTS = 3;

/** Services that failed in the same way. */
interface Group {
  readonly key: string;
  readonly services: readonly ServiceOutcome[];
}

/** Causes and next steps, the commonest first; what failed in the same way is described once. */
export function describeGroups(record: RunRecord): readonly string[] {
  const groups = groupFailures(record.services).toSorted((one, other) => other.services.length - one.services.length);
  const shown = groups.slice(0, MOST_GROUPS).flatMap((group) => describeGroup(record, group));
  const leftOut = groups.length - MOST_GROUPS;
  return leftOut > 0 ? [...shown, `${leftOut} more causes left out.`] : shown;
}

function groupFailures(services: readonly ServiceOutcome[]): readonly Group[] {
  const failed = services.filter(({ verdict }) => verdict !== undefined && isFailure(verdict));
  const keys = [...new Set(failed.map(nameFailure))];
  return keys.map((key) => ({ key, services: failed.filter((service) => nameFailure(service) === key) }));
}

/** The same for services that differ in the names of their containers, and in numbers of the last log line. */
function nameFailure({ name, verdict, reason, diagnosis }: ServiceOutcome): string {
  const [cause] = diagnosis?.causes ?? [];
  if (cause === undefined) return JSON.stringify([name, verdict, reason]);
  const last = findWritten(diagnosis?.logs ?? [])?.lines.findLast((line) => line.trim() !== '') ?? '';
  return JSON.stringify([cause.kind, titleOfMany(cause), last.replaceAll(/[\da-f]*\d[\da-f]*/gi, '0')]);
}

function titleOfMany({ title, containers }: Cause): string {
  return containers.reduce((rest, name) => rest.replace(`container ${name}`, 'its container'), title);
}

function describeGroup(record: RunRecord, { services }: Group): readonly string[] {
  const [first, ...others] = services;
  if (first === undefined) return [];
  const names = services.map(({ name }) => code(name)).join(', ');
  const who =
    others.length === 0 ? `${names}:` : `**${services.length} of ${record.services.length} services** (${names}):`;
  const [lead = '', ...evidence] = describeTrouble(others.length === 0 ? toTrouble(first) : toSharedTrouble(first));
  const nextStep = first.diagnosis?.nextStep;
  return [
    `${who} ${lead}`,
    ...evidence,
    nextStep === undefined ? '' : showStep(nextStep),
    nameLinks(record, first, others.length > 0),
    ...services.map(describeAnswers),
  ];
}

function nameLinks(record: RunRecord, service: ServiceOutcome, isNamed: boolean): string {
  const links = listLinks(record, service);
  return links === '' || !isNamed ? links : `${code(service.name)}: ${links}`;
}

/** How a service ended, and why. */
export function toTrouble({ reason = '', diagnosis }: ServiceOutcome): Trouble {
  return diagnosis === undefined ? { reason } : { reason, diagnosis };
}

/** In the words of all: the reason of each names its own revisions, which the table has. */
function toSharedTrouble({ diagnosis, ...first }: ServiceOutcome): Trouble {
  const [cause, ...causes] = diagnosis?.causes ?? [];
  if (diagnosis === undefined || cause === undefined) return toTrouble(first);
  const { count: _count, ...shared } = { ...cause, title: titleOfMany(cause) };
  return { reason: '', diagnosis: { ...diagnosis, causes: [{ ...shared, count: 0 }, ...causes] } };
}

/** One row a service: what it was to run, and what it runs. */
export function tabulateServices({ services }: RunRecord): string {
  const rows = services.map((service) => [
    codeCell(service.name),
    service.verdict === undefined ? 'not reached' : `${mark(service.verdict)} ${service.verdict}`,
    nameCell(service.previousRevisionArn, service),
    nameCell(service.revisionArn, service),
    nameServing(service),
    service.running === undefined ? '–' : `${service.running}/${service.desired ?? '–'}`,
  ]);
  return table(['Service', 'Verdict', 'Before', 'This run', '**Running now**', 'Tasks'], rows);
}

/** Release and revision, or the revision alone. */
function nameCell(arn: RevisionReference | undefined, service: ServiceOutcome): string {
  if (arn === undefined) return '–';
  const release = findRelease(arn, service);
  const revision = codeCell(revisionName(arn));
  return release === undefined ? revision : `${codeCell(release)} (${revision})`;
}

/** What ECS showed last, not what the run was to bring. */
function nameServing(service: ServiceOutcome): string {
  const { serving, running } = service;
  if (serving.length === 0) return running === 0 ? 'none' : '–';
  return serving.map(({ revisionArn }) => nameCell(revisionArn, service)).join(', ');
}

/** A chart for each cause, and the rest of each service, which opens on a click: those that failed first. */
export function describeEach(record: RunRecord): readonly string[] {
  const groups = groupFailures(record.services);
  const examples = groups.flatMap(({ services }) => services.slice(0, 1));
  const failed = groups.flatMap(({ services }) => services);
  const others = record.services.filter((service) => !failed.includes(service));
  const isLinked = (service: ServiceOutcome) => examples.includes(service);
  return [
    ...examples.slice(0, MOST_CHARTS).flatMap(drawNamed),
    ...[...failed, ...others].map((service) => foldService(record, service, isLinked(service))),
  ];
}

/** Charts stay in view: in a part that is closed, Mermaid measures no text. */
function drawNamed({ name, timeline }: ServiceOutcome): readonly string[] {
  const chart = drawTimeline(timeline);
  return chart === undefined ? [] : [`### ${code(name)}\n\n${chart}`];
}

/** @param isLinked its links are in view */
function foldService(record: RunRecord, service: ServiceOutcome, isLinked: boolean): string {
  const { name, verdict, reason } = service;
  const isPlanned = record.verdict === 'planned';
  const isExplained = verdict !== undefined && isFailure(verdict) && isLinked;
  const parts = [
    reason === undefined || isExplained ? '' : step(reason),
    ...(isPlanned ? listPlan(service, under) : []),
    isLinked ? '' : listLinks(record, service),
    ...listFolds(record, service),
  ].filter((part) => part !== '');
  const title = verdict === undefined ? htmlCode(name) : `${mark(verdict)} ${htmlCode(name)} ${verdict}`;
  return fold(title, parts.join('\n\n'));
}

/** Where the reason of the run only joins those of its services, it is not repeated. */
export function isJoined({ reason, services }: RunRecord): boolean {
  return services.some((service) => service.reason !== undefined && reason.includes(service.reason));
}
