/** What the title and the next step of a cause are made of. All fields but `log` are cleaned and capped. */
import type { TaskArn } from '@slipway/ecs-rules/arns';
import { quoteOutsideText } from '@slipway/ecs-rules/text';
import { defined } from '@slipway/ecs-rules/values';
import type { LogStream } from '../ports/service-records.ts';
import type { CauseGroup } from './cause-groups.ts';
import { findDeniedRole, findImage, findPlatform, findResource } from './cause-resource.ts';
import type { Evidence } from './evidence-record.ts';
import { type FailedProbe, findFailedProbe } from './failed-probe.ts';
import { findFailedFunction } from './lifecycle-causes.ts';

export interface CauseFacts {
  readonly cluster: string;
  readonly service: string;
  /** `container app`, `containers app, proxy` or `the task`. */
  readonly subject: string;
  readonly container?: string;
  readonly image?: string;
  readonly exitCode?: number;
  readonly taskArn?: TaskArn;
  /** Where the container wrote its last lines, if that is known. */
  readonly log?: LogStream;
  readonly targetGroupArn?: string;
  /** What the target group asked and what it got. */
  readonly probe?: FailedProbe;
  /** The first deployment alarm that went off. */
  readonly alarm?: string;
  /** The Lambda function behind a hook that failed. */
  readonly hookFunction?: string;
  /** ECS's own words of the cause, all of them; empty when there are none. */
  readonly words: string;
  /** A secret, a role, a log group, a subnet: what the words are about. */
  readonly resource?: string;
  /** As docker names it: what the task runs on. */
  readonly platform?: string;
  /** Name or ARN of the execution role. */
  readonly executionRole?: string;
  readonly isDaemon: boolean;
}

const LONGEST_NAME = 512;
/** Enough of what many tasks say to find a name in it. */
const MOST_WORDS = 16_384;

/** What is known around a cause. */
export function gatherCauseFacts(group: CauseGroup, evidence: Evidence): CauseFacts {
  const container = group.containers[0];
  const words = group.words.join('\n').slice(0, MOST_WORDS);
  const { definition } = evidence;
  const log = findLog(group, evidence);
  const probe = findFailedProbe(evidence.targetGroups, evidence.events);
  const names = {
    image: group.task?.containers.find(({ name }) => name === container)?.image ?? findImage(words),
    targetGroupArn: /\(target-group (arn:[\w:/-]+)\)/.exec(words)?.[1] ?? evidence.targetGroups[0]?.arn,
    alarm: evidence.lifecycle?.alarms?.triggered[0],
    hookFunction: findFailedFunction(evidence.lifecycle),
    resource: findResource(group.kind, words) ?? findLogGroup(group, evidence),
    platform: findPlatform(words) ?? definition?.platform,
    executionRole: findDeniedRole(words) ?? definition?.executionRoleArn,
  };
  return {
    cluster: evidence.cluster,
    service: evidence.service,
    subject: describeSubject(group.containers),
    isDaemon: evidence.isDaemon === true,
    words: group.kind === 'ecs-says' ? quoteOutsideText(group.words[0] ?? '', 1000) : words,
    ...defined({
      container,
      exitCode: group.exitCode,
      taskArn: group.task === undefined ? undefined : group.task.arn,
      log,
      probe: probe === undefined ? undefined : { ...probe, words: quoteOutsideText(probe.words, LONGEST_NAME) },
    }),
    ...cleanNames(names),
  };
}

function cleanNames<Names extends Readonly<Record<string, string | undefined>>>(
  names: Names,
): { readonly [Name in keyof Names]?: string } {
  const known = Object.entries(names).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, quoteOutsideText(value, LONGEST_NAME)] as const],
  );
  return Object.fromEntries(known) as { [Name in keyof Names]?: string };
}

/** Behind a load balancer nobody is at error by name: then the only log there is. */
function findLog({ task, containers, kind }: CauseGroup, { logs }: Evidence) {
  const own = logs.filter((one) => one.taskArn === task?.arn);
  if (kind === 'load-balancer-health') return own[0];
  return own.find(({ container }) => container === containers[0]);
}

/** The texts about log groups often leave the name out: where all containers have the same, it is that one. */
function findLogGroup({ kind, containers }: CauseGroup, { definition }: Evidence): string | undefined {
  if (!kind.startsWith('log')) return undefined;
  const groups = Object.entries(definition?.logGroups ?? {});
  const named = groups.filter(([container]) => containers.length === 0 || containers.includes(container));
  const distinct = new Set(named.map(([, group]) => group));
  return distinct.size === 1 ? named[0]?.[1] : undefined;
}

function describeSubject(containers: readonly string[]): string {
  const names = containers.map((name) => quoteOutsideText(name, 64));
  if (names.length === 0) return 'the task';
  return `container${names.length === 1 ? '' : 's'} ${names.join(', ')}`;
}
