import { combineEndings } from '../follow/combine-endings.ts';
import type { Verdict } from '../ports/verdict.ts';
import { describePlan } from '../report/plan-headline.ts';
import type { Cut } from '../report/rollout-json.ts';
import type { RunRecord, ServiceOutcome } from '../report/run-record.ts';
import { judgeSchedules } from '../schedules/judge-schedules.ts';
import type { NotJudged } from './judge-followed.ts';
import { judgeOneOffTask } from './judge-one-off-task.ts';
import { judgeService, type ServiceJudgement } from './judge-service.ts';

/** A service whose observations were judged again. */
export interface JudgedService extends ServiceJudgement {
  readonly name: string;
  /** The verdict of the run. */
  readonly recorded: Verdict | undefined;
  /** Recorded polls of all that was followed. */
  readonly polls: number;
}

/** The verdict of a record, derived again from what it holds. */
export interface SecondJudgement extends ServiceJudgement {
  readonly recorded: Verdict;
  /** Run and services have the verdicts that are recorded. */
  readonly isSame: boolean;
  readonly services: readonly JudgedService[];
}

/**
 * Derives the verdict again, by the functions that judged the run.
 *
 * @param cut what the file does not hold of the record
 */
export function judgeRecord(record: RunRecord, cut: readonly Cut[]): SecondJudgement | NotJudged {
  const { verdict: recorded } = record;
  const early = judgeBeforeUpdate(record);
  if (early !== undefined) {
    return 'why' in early ? early : { ...early, recorded, isSame: early.verdict === recorded, services: [] };
  }
  const lost = cut.find(({ at }) => /^services\.\d+\.followed\./.test(at));
  if (lost !== undefined) return { why: `the file holds only a part of the observations (${lost.at} was cut)` };
  const services: JudgedService[] = [];
  for (const service of record.services) {
    const judged = judgeOne(service);
    if ('why' in judged) return { why: `service ${service.name}: ${judged.why}` };
    services.push(judged);
  }
  const isSame = services.every((service) => service.verdict === service.recorded);
  const run = judgeSchedules(combineEndings(services), record.schedules ?? []);
  return { ...run, recorded, isSame: isSame && run.verdict === recorded, services };
}

/** What ended the run before any service was updated; undefined: nothing did. */
function judgeBeforeUpdate({
  errors,
  asked,
  task,
  services,
  schedules,
  verdict,
}: RunRecord): ServiceJudgement | NotJudged | undefined {
  const [error] = errors;
  if (error !== undefined) {
    const what = errors.length === 1 ? error.text : `${errors.length} errors were found before anything was changed.`;
    return { verdict: 'refused', reason: what };
  }
  if (asked.isDryRun) return { verdict: 'planned', reason: describePlan(services, schedules) };
  if (services.some(({ followed = [] }) => followed.length > 0)) return undefined;
  const ended = task === undefined ? undefined : judgeOneOffTask(task);
  if (ended !== undefined) return ended;
  if (services.length > 0) return undefined;
  return { why: `no service was followed; the verdict ${verdict} does not come from observations` };
}

function judgeOne(service: ServiceOutcome): JudgedService | NotJudged {
  const { name, followed, verdict: recorded, imageMismatch } = service;
  if (followed === undefined) return { why: explainAbsence(service) };
  const judged = judgeService(followed, imageMismatch);
  if ('why' in judged) return judged;
  return { name, ...judged, recorded, polls: followed.reduce((sum, { polls }) => sum + polls.length, 0) };
}

/** Whoever polled has a timeline: then an older version wrote the record. */
function explainAbsence({ timeline, verdict }: ServiceOutcome): string {
  if (timeline.length > 0) return 'the record has no observations; an older version of Slipway wrote it';
  return `nothing was followed; the verdict ${verdict ?? 'of the run'} does not come from observations`;
}
