/** What the last lines of a run say, from its record: causes, the last log line, what to do. */

import { defined } from '@slipway/ecs-rules/values';
import { isErrorLine } from '../diagnosis/error-line.ts';
import type { Problem } from '../ports/finding.ts';
import { isSuccess } from '../ports/verdict.ts';
import type { RunEvent } from './event.ts';
import { findNextStep } from './find-next-step.ts';
import { placeCause } from './place-cause.ts';
import type { RunRecord, ServiceOutcome } from './run-record.ts';
import { describeCause } from './verdict-lines.ts';

type RunEnd = Extract<RunEvent, { type: 'run-ended' }>;

const MOST_CAUSES = 3;

/** The last event of the run, of a record that has its verdict. */
export function describeEnd(record: RunRecord): RunEnd {
  const { verdict, reason, tookMs } = record;
  if (isSuccess(verdict)) return { type: 'run-ended', verdict, reason, tookMs };
  const nextStep = findNextStep(record) ?? adviseOnProblems(record.errors);
  const steps = listOtherSteps(record, nextStep);
  return {
    type: 'run-ended',
    verdict,
    reason,
    tookMs,
    ...defined({
      subject: describeSubject(record),
      why: findWhy(record),
      logLine: findLogLine(record),
      nextStep,
      otherSteps: steps.length === 0 ? undefined : steps,
    }),
  };
}

/** `web v1.5.0`, or how many of several services. No colon: the runner's log shows it escaped in a title. */
function describeSubject({ services, schedules = [], image, asked }: RunRecord): string | undefined {
  if (schedules.some(({ state }) => state === 'failed')) return 'schedules';
  const [only, ...others] = services;
  if (only === undefined) return undefined;
  const red = services.filter(isRed).length;
  if (others.length > 0) return red === 0 ? undefined : `${red} of ${services.length} services`;
  const release = asked.rollbackTo === undefined ? image?.tags[0] : undefined;
  return release === undefined ? only.name : `${only.name} ${release}`;
}

function isRed({ verdict }: ServiceOutcome): boolean {
  return verdict !== undefined && !isSuccess(verdict);
}

/** The first cause of a service, unless its reason has it: that of a stalled one names what is missing. */
export function findCause({ diagnosis, reason = '', verdict }: Failed): string | undefined {
  const [cause] = diagnosis?.causes ?? [];
  const isLeading = cause !== undefined && verdict !== 'stuck' && placeCause(cause, reason) === 'before';
  return isLeading ? describeCause(cause) : undefined;
}

type Failed = Pick<ServiceOutcome, 'diagnosis' | 'reason' | 'verdict'>;

/** The cause of a failed run; undefined where its reason has it. Services that failed alike are named together. */
export function findWhy({ reason, services }: RunRecord): string | undefined {
  const [only, ...others] = services.filter(({ diagnosis }) => diagnosis !== undefined);
  if (only === undefined) return undefined;
  if (others.length === 0) {
    const cause = findCause({ ...only, reason });
    return cause === undefined || services.length === 1 ? cause : `${only.name}: ${cause}`;
  }
  const causes = new Map<string, string[]>();
  for (const { name, diagnosis } of services) {
    const title = diagnosis?.causes[0]?.title;
    if (title !== undefined) causes.set(title, [...(causes.get(title) ?? []), name]);
  }
  const said = [...causes].map(([title, names]) => `${names.join(', ')}: ${title}`);
  const more = said.length > MOST_CAUSES ? `; ${said.length - MOST_CAUSES} more causes` : '';
  return `${said.slice(0, MOST_CAUSES).join('; ')}${more}`;
}

/** The line with the error, else the last one, of the first container at error that wrote any. */
function findLogLine({ services, task }: RunRecord): string | undefined {
  const [log] = [task?.diagnosis, ...services.map(({ diagnosis }) => diagnosis)].flatMap((one) => one?.logs ?? []);
  const lines = log?.lines.filter((line) => line.trim() !== '') ?? [];
  return lines.findLast(isErrorLine) ?? lines.at(-1);
}

function adviseOnProblems(errors: readonly Problem[]): string | undefined {
  return errors.length > 1 ? 'Correct each of them and run again.' : errors[0]?.advice;
}

/** Steps for further services, where they differ. */
function listOtherSteps({ services }: RunRecord, first: string | undefined): readonly string[] {
  const seen = new Set([first]);
  return services.flatMap(({ name, diagnosis }) => {
    const step = diagnosis?.nextStep;
    if (step === undefined || seen.has(step)) return [];
    seen.add(step);
    return [`${name}: ${step}`];
  });
}
