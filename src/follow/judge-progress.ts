/** The frame in which every deployment of a service is judged. */

import type { Observation } from '../ports/service-records.ts';
import type { Judgement } from '../ports/verdict.ts';
import type { DeploymentFacts } from '../rollout/followed-deployment.ts';
import { revisionName } from '../text/arn.ts';
import { formatLimit } from '../text/duration.ts';
import { countFailures } from './failure-limit.ts';
import { findNeverHealthy } from './never-healthy.ts';
import { findUnrecoverable } from './unrecoverable.ts';

/** What the kind of deployment itself says of a poll. */
export interface OwnJudgement {
  /** What its own rules say; undefined: it is in progress. */
  readonly judgement: Judgement | undefined;
  /** A pause that ends the run; absent: none does. */
  readonly pause?: Judgement | undefined;
  /** Whether tasks that fail may end it. */
  readonly isAtRisk: boolean;
  readonly failureLimit: number;
  /** `steady`, `deployed` */
  readonly goal: string;
  /** The current state, for the reason at the limit. */
  readonly state: string;
  /** What is said of it before. */
  readonly progress: string;
}

/**
 * The first rule that fits decides: its own rules, unrecoverable failures, the failure limit, like failures without a
 * healthy task, a pause, the limit in minutes.
 */
export function judgeProgress(facts: DeploymentFacts, observation: Observation, own: OwnJudgement): Judgement {
  return own.judgement ?? judgeFailures(facts, observation, own) ?? own.pause ?? judgeLimit(facts, observation, own);
}

/** An unrecoverable cause ends it at its first stopped task; others at the failure limit, or where none was healthy. */
function judgeFailures(
  facts: DeploymentFacts,
  observation: Observation,
  { isAtRisk, failureLimit }: OwnJudgement,
): Judgement | undefined {
  const { shouldFailFast, revisionArn } = facts;
  const { stoppedTasks } = observation;
  if (!shouldFailFast || !isAtRisk) return undefined;
  const unrecoverable = findUnrecoverable(stoppedTasks);
  const revision = revisionName(revisionArn);
  if (unrecoverable !== undefined) {
    return {
      verdict: 'failed',
      reason: `${revision} can't start: ${unrecoverable.words}.`,
    };
  }
  const failures = countFailures(stoppedTasks);
  if (failures >= failureLimit) {
    return { verdict: 'failed', reason: `${failures} tasks of ${revision} failed (limit ${failureLimit}).` };
  }
  const { length: alike } = findNeverHealthy(observation, facts);
  if (alike === 0) return undefined;
  return { verdict: 'failed', reason: `${alike} tasks of ${revision} failed the same way and none became healthy.` };
}

function judgeLimit(facts: DeploymentFacts, { atMs }: Observation, { goal, state, progress }: OwnJudgement): Judgement {
  if (atMs < facts.limitMs) return { verdict: 'progressing', reason: progress };
  return { verdict: 'timed-out', reason: `${describeLimit(facts, goal)}; ${state}.` };
}

/** `web:42 was not steady after 30 minutes`. */
export function describeLimit({ revisionArn, limitMs }: DeploymentFacts, goal: string): string {
  return `${revisionName(revisionArn)} was not ${goal} within ${formatLimit(limitMs)}`;
}

/**
 * The state at the limit, in the past tense: the deployment has been rolled back since.
 * @param where a clause; undefined: nothing is known
 */
export function describePast(facts: DeploymentFacts, goal: string, where: string | undefined): string {
  return `${describeLimit(facts, goal)}${where === undefined ? '' : `; ${where}`}.`;
}

/** The controller's own words are put in brackets, without the full stop that would double ours. */
export function because(words: string | undefined): string {
  return words === undefined || words === '' ? '' : ` (${words.replace(/\.$/, '')})`;
}
