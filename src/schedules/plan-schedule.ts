/** What the plan says of one rule or schedule, from what was read of it and the revisions that the run brings. */

import type { RevisionArn } from '@slipway/ecs-rules/arns';
import { quoteOutsideText } from '@slipway/ecs-rules/text';
import { type JsonObject, readString } from '@slipway/ecs-rules/values';
import type { Notice, Problem } from '../ports/finding.ts';
import type { ScheduleReference } from '../ports/schedules.ts';
import { lastSegment } from '../text/arn.ts';
import { listSome } from '../text/list-some.ts';
import { quoteWord } from '../text/shell-word.ts';
import { nameSchedule } from './describe-schedule.ts';
import type { ScheduleOutcome } from './schedule-outcome.ts';
import { listChanges, type NamedRevision, readTarget, shortName, targetOf } from './targets.ts';

/** A rule or schedule, and what was read of it. */
export interface FoundSchedule {
  readonly reference: ScheduleReference;
  /** Undefined: not found. */
  readonly documents: readonly JsonObject[] | undefined;
}

/** By the ARN without the number; undefined: the revision is registered first. */
export type PlannedRevisions = ReadonlyMap<string, RevisionArn | undefined>;

export interface SchedulePlan {
  /** Absent: there is an error. */
  readonly outcome?: ScheduleOutcome;
  readonly errors: readonly Problem[];
  readonly notices: readonly Notice[];
}

/** @param region of the run, where it was looked up */
export function planSchedule(
  { reference, documents }: FoundSchedule,
  next: PlannedRevisions,
  region: string,
): SchedulePlan {
  if (documents === undefined) return refuse(explainAbsent(reference, region));
  const targets = documents.flatMap((document) => readTarget(reference.kind, document) ?? []);
  if (targets.length === 0) return refuse(explainNoTask(reference, documents));
  const own = targets.filter(({ familyArn }) => next.has(familyArn));
  if (own.length === 0) return refuse(explainOtherFamily(reference, targets, next));
  const due = own.map((before) => ({ before, after: next.get(before.familyArn) }));
  const changes = listChanges(due.filter(({ before, after }) => before.number !== undefined && before.arn !== after));
  const { kind } = reference;
  const state = changes.length === 0 ? 'unchanged' : 'planned';
  return {
    outcome: { kind, name: nameSchedule(reference), state, changes },
    errors: [],
    notices: noticeFamilies(reference, own),
  };
}

function refuse(error: Problem): SchedulePlan {
  return { errors: [error], notices: [] };
}

/** `Rule "nightly-report"`. */
function nameIt(reference: ScheduleReference): string {
  return `${reference.kind === 'rule' ? 'Rule' : 'Schedule'} "${quoteOutsideText(reference.name, 255)}"`;
}

const INPUTS = { rule: 'scheduled-rules', schedule: 'schedules' } as const;

function explainAbsent(reference: ScheduleReference, region: string): Problem {
  const { kind, parent = 'default' } = reference;
  const where = kind === 'rule' ? 'on event bus' : 'in schedule group';
  const list = kind === 'rule' ? 'aws events list-rules --event-bus-name' : 'aws scheduler list-schedules --group-name';
  return {
    text: `${nameIt(reference)} not found ${where} "${parent}" in ${region}.`,
    advice: `Correct ${INPUTS[kind]}. List what exists: ${list} ${quoteWord(parent)}`,
  };
}

function explainNoTask(reference: ScheduleReference, documents: readonly JsonObject[]): Problem {
  const targets = documents.map((one) => targetOf(reference.kind, one));
  const arns = targets.map((target) => quoteOutsideText(readString(target, 'Arn') ?? '?', 255));
  const has = arns.length === 0 ? 'it has no targets' : `it has ${listDistinct(arns)}`;
  return {
    text: `${nameIt(reference)} has no target that runs an ECS task: ${has}.`,
    advice: `Remove it from ${INPUTS[reference.kind]}, or give it an ECS target.`,
  };
}

function explainOtherFamily(
  reference: ScheduleReference,
  targets: readonly NamedRevision[],
  next: PlannedRevisions,
): Problem {
  const families = [...next.keys()].map((arn) => `"${lastSegment(arn)}"`).join(' or ');
  const others = targets.map((target) => quoteOutsideText(shortName(target), 255));
  return {
    text: `${nameIt(reference)} has no target of family ${families}: it runs ${listDistinct(others)}.`,
    advice: `Correct ${INPUTS[reference.kind]}, or the target. Families of another account or region are not updated.`,
  };
}

/** What names no number follows by itself, also a revision whose deployment fails. */
function noticeFamilies(reference: ScheduleReference, targets: readonly NamedRevision[]): readonly Notice[] {
  const families = targets.filter(({ number }) => number === undefined).map(shortName);
  return [...new Set(families)].map((family) => ({
    level: 'notice',
    text: `${nameIt(reference)} names family "${quoteOutsideText(family, 255)}" without a number, so it always starts the latest ACTIVE revision. It is not updated.`,
  }));
}

const MOST_LISTED = 5;

function listDistinct(names: readonly string[]): string {
  return listSome([...new Set(names)], MOST_LISTED);
}
