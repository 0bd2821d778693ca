import { quoteOutsideText } from '@slipway/ecs-rules/text';
import { defined } from '@slipway/ecs-rules/values';
import type { ServiceEvent, StoppedTask, Unreadable } from '../ports/service-records.ts';
import { adviseOn } from './cause-advice.ts';
import { gatherCauseFacts } from './cause-facts.ts';
import { type CauseGroup, groupByCause } from './cause-groups.ts';
import { classifyTask } from './cause-rules.ts';
import { formatCauseTitle } from './cause-titles.ts';
import type { Cause, CauseKind, Diagnosis } from './diagnosis.ts';
import type { Evidence } from './evidence-record.ts';
import { NO_EVIDENCE } from './evidence-record.ts';
import { listLifecycleCauses } from './lifecycle-causes.ts';
import { describeTargets, describeUnhealthyEvent, hasUnhealthy } from './target-health.ts';
import { classifyText } from './text-rules.ts';

const DETAIL_WIDTH = 1000;
const MOST_DETAILS = 4;
const MOST_CAUSES = 6;

/** Events in which ECS says that it cannot continue. They are shown in its words and never judged. */
const TROUBLE =
  /was unable to|is unable to consistently|failed to (?:launch|register)|throttled|misconfigured|IS NOT FOUND|Timed out waiting|alarm detected|hook/;

/** While tasks start and fail, a rollout that waits for capacity is no cause of its own. */
const WAITING: ReadonlySet<CauseKind> = new Set(['no-room', 'no-instances', 'port-held']);

/**
 * Why a rollout failed: stopped tasks grouped by cause, then what targets, alarms, hooks and events say, likeliest
 * first. Pure; says what is known and names what could not be read.
 */
export function diagnoseRollout(evidence: Evidence): Diagnosis {
  const ofTasks = groupByCause(evidence.stoppedTasks);
  const isWaitOver = ofTasks.length > 0 || evidence.hasAllTasks === true;
  const isRelevant = ({ text }: ServiceEvent) => !isWaitOver || !isWaiting(text);
  const relevant = evidence.events.filter(isRelevant);
  const ending = evidence.ending === undefined ? [] : [evidence.ending];
  const seen = [...ending, ...addTargets(ofTasks, evidence), ...listLifecycleCauses(evidence.lifecycle)];
  const all = dropStall(relevant.reduce(addEvent, seen)).slice(0, MOST_CAUSES);
  const causes = all.map((group) => describeCause(group, evidence));
  const said = causes.length > 0 ? causes : [describeAbsence(evidence)];
  return {
    causes: said,
    nextStep: said[0]?.nextStep ?? '',
    logs: evidence.logs.filter(({ lines }) => lines.length > 0),
    unread: evidence.unreadable.map(describeUnread),
  };
}

/** Why one task stopped, in one line; `isFailure` is false when the scheduler stopped it as planned. */
export function describeStop(task: StoppedTask): { readonly words: string; readonly isFailure: boolean } {
  const finding = classifyTask(task);
  if (finding === undefined) return { words: 'stopped by the scheduler', isFailure: false };
  const { title, exitWords, details } = describeCause({ ...finding, count: 1, task }, NO_EVIDENCE);
  const meaning = exitWords === undefined ? '' : ` (${exitWords})`;
  return { words: [`${title}${meaning}`, ...details.slice(0, 1)].join(': '), isFailure: true };
}

/** That nothing moves is a cause only where nothing says why. */
function dropStall(groups: readonly CauseGroup[]): readonly CauseGroup[] {
  const others = groups.filter(({ kind }) => kind !== 'stalled' && kind !== 'tasks-pending');
  return others.length === 0 ? groups : others;
}

function isWaiting(text: string): boolean {
  const kind = classifyText(text);
  return kind !== undefined && WAITING.has(kind) && /was unable to place a task/.test(text);
}

/** The request to the targets and their answer come before ECS's words for it. */
function addTargets(groups: readonly CauseGroup[], evidence: Evidence): readonly CauseGroup[] {
  const { targetGroups, events } = evidence;
  const now = targetGroups.flatMap(describeTargets);
  const then = events.flatMap((event) => describeUnhealthyEvent(event, targetGroups) ?? []);
  const words = [...new Set([...now, ...then])];
  const isFailing = then.length > 0 || targetGroups.some(hasUnhealthy);
  if (words.length === 0) return groups;
  const place = groups.findIndex(({ kind }) => kind === 'load-balancer-health');
  const known = groups[place];
  if (known !== undefined) return groups.with(place, { ...known, words: [...words, ...known.words] });
  return [...groups, { kind: isFailing ? 'load-balancer-health' : 'not-in-service', containers: [], words, count: 0 }];
}

/** An event adds its words to its cause, or makes a new cause that explains no task. */
function addEvent(groups: readonly CauseGroup[], event: ServiceEvent): readonly CauseGroup[] {
  const kind = classifyText(event.text) ?? (TROUBLE.test(event.text) ? 'ecs-says' : undefined);
  if (kind === undefined) return groups;
  const place = groups.findIndex((group) => group.kind === kind);
  const known = groups[place];
  if (known === undefined) return [...groups, { kind, containers: [], words: [event.text], count: 0 }];
  return groups.with(place, { ...known, words: [...known.words, event.text] });
}

function describeCause(group: CauseGroup, evidence: Evidence): Cause {
  const facts = gatherCauseFacts(group, evidence);
  const title = formatCauseTitle(group.kind, facts);
  const details = new Set(
    group.words
      .map((words) => quoteOutsideText(words, DETAIL_WIDTH))
      .filter((line) => line !== '' && !isSaid(line, title)),
  );
  return {
    kind: group.kind,
    title,
    count: group.count,
    containers: group.containers,
    ...defined({ exitCode: group.exitCode, exitWords: group.exitWords }),
    details: [...details].slice(0, MOST_DETAILS),
    nextStep: adviseOn(group.kind, facts),
  };
}

/** The end of the title is not repeated below it. */
function isSaid(line: string, title: string): boolean {
  return title.endsWith(`: ${line.replace(/\.$/, '')}`);
}

/** The reasons of our own adapters begin with the action already. */
function describeUnread({ action, why }: Unreadable): string {
  return quoteOutsideText(why.startsWith(action) ? why : `${action}: ${why}`, DETAIL_WIDTH);
}

function describeAbsence(evidence: Evidence): Cause {
  const none: CauseGroup = { kind: 'no-evidence', containers: [], words: [], count: 0 };
  const cause = describeCause(none, evidence);
  const breaker = evidence.circuitBreaker;
  if (breaker === undefined || breaker.status === 'DISABLED') return cause;
  const counted = `ECS counted ${breaker.failureCount} failed tasks (circuit breaker threshold ${breaker.threshold})`;
  return { ...cause, details: [counted] };
}
