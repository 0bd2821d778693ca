import { quoteOutsideText } from '../report/outside-text.ts';
import { adviseOn, nameCause, type Scene } from './cause-advice.ts';
import { classifyTask, classifyText, type Finding } from './cause-rules.ts';
import type { Cause, Diagnosis } from './diagnosis.ts';
import type { ServiceDeploymentRecord, ServiceEvent, StoppedTask, Unreadable } from './observation.ts';

/** All that is known of a rollout that failed. */
export interface Evidence {
  readonly cluster: string;
  readonly service: string;
  /** Stopped tasks of our deployment. */
  readonly stoppedTasks: readonly StoppedTask[];
  /** Events of the service since the update. */
  readonly events: readonly ServiceEvent[];
  readonly circuitBreaker?: ServiceDeploymentRecord['circuitBreaker'];
  readonly unreadable: readonly Unreadable[];
  /** Log group by container name, from the task definition. */
  readonly logGroups?: Readonly<Record<string, string>>;
}

interface Group extends Finding {
  readonly count: number;
  readonly task?: StoppedTask;
}

const DETAIL_WIDTH = 300;
const MOST_DETAILS = 4;
const MOST_CAUSES = 6;

/** Events in which ECS says that it cannot go on. They are shown in its words and never judged. */
const TROUBLE =
  /was unable to|is unable to consistently|failed to (?:launch|register)|throttled|misconfigured|IS NOT FOUND|Timed out waiting|alarm detected|hook/;

const WAITING = /was unable to place a task because no container instance met all of its requirements/;

/**
 * Why a rollout failed: stopped tasks grouped by cause, then what the events say, likeliest first. Pure; says what is
 * known and names what could not be read.
 */
export function diagnoseRollout(evidence: Evidence): Diagnosis {
  const ofTasks = groupTasks(evidence.stoppedTasks);
  const groups = [...ofTasks].sort((one, other) => other.count - one.count);
  // While tasks start and fail, a rollout that waits for room is no cause of its own.
  const telling = evidence.events.filter((event) => ofTasks.length === 0 || !WAITING.test(event.text));
  const all = telling.reduce(addEvent, groups).slice(0, MOST_CAUSES);
  const causes = all.map((group) => describeCause(group, evidence));
  const said = causes.length > 0 ? causes : [describeAbsence(evidence)];
  return {
    causes: said,
    nextStep: said[0]?.nextStep ?? '',
    unread: evidence.unreadable.map(({ action, why }) => quoteOutsideText(`${action}: ${why}`, DETAIL_WIDTH)),
  };
}

/** Why one task stopped, in one line; `isFailure` is false when the scheduler stopped it as planned. */
export function describeStop(task: StoppedTask): { readonly words: string; readonly isFailure: boolean } {
  const finding = classifyTask(task);
  if (finding === undefined) return { words: 'as the scheduler planned', isFailure: false };
  const nowhere: Evidence = { cluster: '', service: '', stoppedTasks: [], events: [], unreadable: [] };
  const { title, exitWords, details } = describeCause({ ...finding, count: 1, task }, nowhere);
  const meaning = exitWords === undefined ? '' : ` (${exitWords})`;
  return { words: [`${title}${meaning}`, ...details.slice(0, 1)].join(': '), isFailure: true };
}

function groupTasks(tasks: readonly StoppedTask[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const task of tasks) {
    const finding = classifyTask(task);
    if (finding === undefined) continue;
    const key = JSON.stringify([finding.kind, finding.containers, finding.exitCode]);
    const known = groups.get(key);
    const words = [...(known?.words ?? []), ...finding.words].slice(0, MOST_DETAILS * 16);
    groups.set(key, { ...finding, words, count: (known?.count ?? 0) + 1, task });
  }
  return [...groups.values()];
}

/** An event adds its words to the cause that it speaks of, or makes one that explains no task. */
function addEvent(groups: readonly Group[], event: ServiceEvent): readonly Group[] {
  const kind = classifyText(event.text) ?? (TROUBLE.test(event.text) ? 'ecs-says' : undefined);
  if (kind === undefined) return groups;
  const place = groups.findIndex((group) => group.kind === kind);
  const known = groups[place];
  if (known === undefined) return [...groups, { kind, containers: [], words: [event.text], count: 0 }];
  return groups.with(place, { ...known, words: [...known.words, event.text] });
}

function describeCause(group: Group, evidence: Evidence): Cause {
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

function setScene(group: Group, { cluster, service, logGroups }: Evidence): Scene {
  const container = group.containers[0];
  const image = group.task?.containers.find(({ name }) => name === container)?.image;
  const logGroup = container === undefined ? undefined : logGroups?.[container];
  const targetGroupArn = /\(target-group (arn:[\w:/-]+)\)/.exec(group.words.join(' '))?.[1];
  return {
    cluster,
    service,
    subject: nameSubject(group.containers),
    ...(container === undefined ? {} : { container }),
    ...(image === undefined ? {} : { image: quoteOutsideText(image, DETAIL_WIDTH) }),
    ...(group.exitCode === undefined ? {} : { exitCode: group.exitCode }),
    ...(group.task === undefined ? {} : { taskArn: group.task.arn }),
    ...(logGroup === undefined ? {} : { logGroup: quoteOutsideText(logGroup, DETAIL_WIDTH) }),
    ...(targetGroupArn === undefined ? {} : { targetGroupArn }),
  };
}

function nameSubject(containers: readonly string[]): string {
  const names = containers.map((name) => quoteOutsideText(name, 64));
  if (names.length === 0) return 'the task';
  return `container${names.length === 1 ? '' : 's'} ${names.join(', ')}`;
}

function describeAbsence(evidence: Evidence): Cause {
  const none: Group = { kind: 'no-evidence', containers: [], words: [], count: 0 };
  const cause = describeCause(none, evidence);
  const breaker = evidence.circuitBreaker;
  if (breaker === undefined) return cause;
  const counted = `ECS counts ${breaker.failureCount} failed tasks; its circuit breaker opens at ${breaker.threshold}`;
  return { ...cause, details: [counted] };
}
