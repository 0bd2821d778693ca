import { quoteOutsideText } from '../report/outside-text.ts';
import { adviseOn, nameCause, type Scene } from './cause-advice.ts';
import { type CauseGroup, groupByCause } from './cause-groups.ts';
import { classifyTask, classifyText } from './cause-rules.ts';
import { type CourseEvidence, findFailedFunction, listCourseCauses } from './course-causes.ts';
import type { Cause, ContainerLog, Diagnosis } from './diagnosis.ts';
import type {
  ServiceDeploymentRecord,
  ServiceEvent,
  StoppedTask,
  TargetGroupSight,
  Unreadable,
} from './observation.ts';
import { describeTargets, describeUnhealthyEvent, hasUnhealthy } from './target-health.ts';

/** All that is known of a rollout that failed. */
export interface Evidence {
  readonly cluster: string;
  readonly service: string;
  /** Stopped tasks of our deployment, oldest first. */
  readonly stoppedTasks: readonly StoppedTask[];
  /** Events of the service since the update. */
  readonly events: readonly ServiceEvent[];
  /** Of the containers at fault. */
  readonly logs: readonly ContainerLog[];
  /** Of the service, where its load balancer has to do with it. */
  readonly targetGroups: readonly TargetGroupSight[];
  /** Hooks and alarms of the service deployment, where it could be read. */
  readonly course?: CourseEvidence;
  readonly circuitBreaker?: ServiceDeploymentRecord['circuitBreaker'];
  readonly unreadable: readonly Unreadable[];
}

/** Where nothing was found out. */
export const NO_EVIDENCE: Evidence = {
  cluster: '',
  service: '',
  stoppedTasks: [],
  events: [],
  logs: [],
  targetGroups: [],
  unreadable: [],
};

const DETAIL_WIDTH = 300;
const MOST_DETAILS = 4;
const MOST_CAUSES = 6;

/** Events in which ECS says that it cannot go on. They are shown in its words and never judged. */
const TROUBLE =
  /was unable to|is unable to consistently|failed to (?:launch|register)|throttled|misconfigured|IS NOT FOUND|Timed out waiting|alarm detected|hook/;

const WAITING = /was unable to place a task because no container instance met all of its requirements/;

/**
 * Why a rollout failed: stopped tasks grouped by cause, then what targets, alarms, hooks and events say, likeliest first. Pure; says
 * what is known and names what could not be read.
 */
export function diagnoseRollout(evidence: Evidence): Diagnosis {
  const ofTasks = groupByCause(evidence.stoppedTasks);
  // While tasks start and fail, a rollout that waits for room is no cause of its own.
  const telling = evidence.events.filter((event) => ofTasks.length === 0 || !WAITING.test(event.text));
  const seen = [...addTargets(ofTasks, evidence), ...listCourseCauses(evidence.course)];
  const all = telling.reduce(addEvent, seen).slice(0, MOST_CAUSES);
  const causes = all.map((group) => describeCause(group, evidence));
  const said = causes.length > 0 ? causes : [describeAbsence(evidence)];
  return {
    causes: said,
    nextStep: said[0]?.nextStep ?? '',
    logs: evidence.logs.filter(({ lines }) => lines.length > 0),
    unread: evidence.unreadable.map(nameUnread),
  };
}

/** Why one task stopped, in one line; `isFailure` is false when the scheduler stopped it as planned. */
export function describeStop(task: StoppedTask): { readonly words: string; readonly isFailure: boolean } {
  const finding = classifyTask(task);
  if (finding === undefined) return { words: 'as the scheduler planned', isFailure: false };
  const { title, exitWords, details } = describeCause({ ...finding, count: 1, task }, NO_EVIDENCE);
  const meaning = exitWords === undefined ? '' : ` (${exitWords})`;
  return { words: [`${title}${meaning}`, ...details.slice(0, 1)].join(': '), isFailure: true };
}

/** What was asked of the targets and what came back stands before ECS's words for it. */
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

/** An event adds its words to the cause that it speaks of, or makes one that explains no task. */
function addEvent(groups: readonly CauseGroup[], event: ServiceEvent): readonly CauseGroup[] {
  const kind = classifyText(event.text) ?? (TROUBLE.test(event.text) ? 'ecs-says' : undefined);
  if (kind === undefined) return groups;
  const place = groups.findIndex((group) => group.kind === kind);
  const known = groups[place];
  if (known === undefined) return [...groups, { kind, containers: [], words: [event.text], count: 0 }];
  return groups.with(place, { ...known, words: [...known.words, event.text] });
}

function describeCause(group: CauseGroup, evidence: Evidence): Cause {
  const scene = setScene(group, evidence);
  const details = new Set(
    group.words.map((words) => quoteOutsideText(words, DETAIL_WIDTH)).filter((line) => line !== ''),
  );
  return {
    kind: group.kind,
    title: nameCause(group.kind, scene),
    count: group.count,
    containers: group.containers,
    ...(group.exitCode === undefined ? {} : { exitCode: group.exitCode }),
    ...(group.exitWords === undefined ? {} : { exitWords: group.exitWords }),
    details: [...details].slice(0, MOST_DETAILS),
    nextStep: adviseOn(group.kind, scene),
  };
}

function setScene(group: CauseGroup, evidence: Evidence): Scene {
  const container = group.containers[0];
  const image = group.task?.containers.find(({ name }) => name === container)?.image;
  const log = evidence.logs.find((one) => one.taskArn === group.task?.arn && one.container === container);
  const saidArn = /\(target-group (arn:[\w:/-]+)\)/.exec(group.words.join(' '))?.[1];
  const targetGroupArn = saidArn ?? evidence.targetGroups[0]?.arn;
  const alarm = evidence.course?.alarms?.triggered[0];
  const hookFunction = findFailedFunction(evidence.course);
  return {
    cluster: evidence.cluster,
    service: evidence.service,
    subject: nameSubject(group.containers),
    ...(container === undefined ? {} : { container }),
    ...(image === undefined ? {} : { image: quoteOutsideText(image, DETAIL_WIDTH) }),
    ...(group.exitCode === undefined ? {} : { exitCode: group.exitCode }),
    ...(group.task === undefined ? {} : { taskArn: group.task.arn }),
    ...(log === undefined ? {} : { log }),
    ...(targetGroupArn === undefined ? {} : { targetGroupArn }),
    ...(alarm === undefined ? {} : { alarm: quoteOutsideText(alarm, DETAIL_WIDTH) }),
    ...(hookFunction === undefined ? {} : { hookFunction: quoteOutsideText(hookFunction, DETAIL_WIDTH) }),
  };
}

function nameSubject(containers: readonly string[]): string {
  const names = containers.map((name) => quoteOutsideText(name, 64));
  if (names.length === 0) return 'the task';
  return `container${names.length === 1 ? '' : 's'} ${names.join(', ')}`;
}

/** The reasons of our own adapters begin with the action already. */
function nameUnread({ action, why }: Unreadable): string {
  return quoteOutsideText(why.startsWith(action) ? why : `${action}: ${why}`, DETAIL_WIDTH);
}

function describeAbsence(evidence: Evidence): Cause {
  const none: CauseGroup = { kind: 'no-evidence', containers: [], words: [], count: 0 };
  const cause = describeCause(none, evidence);
  const breaker = evidence.circuitBreaker;
  if (breaker === undefined) return cause;
  const counted = `ECS counts ${breaker.failureCount} failed tasks; its circuit breaker opens at ${breaker.threshold}`;
  return { ...cause, details: [counted] };
}
