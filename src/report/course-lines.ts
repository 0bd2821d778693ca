import { unreachable } from '../errors.ts';
import type { CourseEvent } from '../rollout/course.ts';
import { formatMinutes } from '../rollout/strategy.ts';
import { formatDuration, formatMoment } from './duration.ts';
import { type Line, quote, text } from './log-line.ts';
import { quoteWord } from './shell-word.ts';

/** Lines about stages, hooks and alarms. A pause comes with the commands that end it. */
export function renderCourse(event: CourseEvent): readonly Line[] {
  const words = quote(`service ${event.service}: ${describeCourse(event)}`);
  switch (event.type) {
    case 'stage-entered':
      return [text(`${words}  ${formatDuration(event.atMs)}`)];
    case 'alarms-triggered':
      return [text(words, 'bad')];
    case 'hook-changed': {
      const tone = event.hook.status === 'SUCCEEDED' ? 'plain' : 'doubtful';
      return [text(words, tone), ...listAnswers(event).map((line) => text(`  ${quote(line)}`))];
    }
    case 'reroute-awaited':
      return [text(words, 'doubtful'), ...listAnswers(event).map((line) => text(`  ${quote(line)}`))];
    default:
      return unreachable(event);
  }
}

/** What happened, as part of a sentence; holds words of ECS. */
export function describeCourse(event: CourseEvent): string {
  switch (event.type) {
    case 'stage-entered':
      return describeStage(event);
    case 'alarms-triggered':
      return `deployment alarms in state ALARM: ${event.alarms.join(', ')}`;
    case 'hook-changed':
      return describeHook(event);
    case 'reroute-awaited':
      return `production traffic waits for somebody${describeWait(event.waitMs)}`;
    default:
      return unreachable(event);
  }
}

function describeStage(event: Extract<CourseEvent, { type: 'stage-entered' }>): string {
  const { stage, isBack, traffic, bakeMinutes } = event;
  const parts = [
    `stage ${stage}${isBack ? ' on the way back' : ''}`,
    ...(bakeMinutes === undefined ? [] : [`old and new tasks side by side for ${formatMinutes(bakeMinutes)}`]),
    // Before any traffic moves there is nothing to say of it.
    ...(traffic === undefined || (traffic === 0 && !isBack) ? [] : [`${traffic}% of the traffic on the new tasks`]),
  ];
  return parts.join(', ');
}

function describeWait(waitMs: number | undefined): string {
  return waitMs === undefined ? '' : `; after ${formatMinutes(waitMs / 60_000)} CodeDeploy stops the deployment`;
}

type HookEvent = Extract<CourseEvent, { type: 'hook-changed' }>;

function describeHook(event: HookEvent): string {
  const { hook, stage } = event;
  const where = stage === undefined ? '' : ` at ${stage}`;
  if (hook.status === 'AWAITING_ACTION') return `paused${where} until somebody answers${describeExpiry(event)}`;
  const isPause = hook.targetArn === undefined;
  if (isPause && hook.status === 'SUCCEEDED') return `the pause${where} is over: it was continued`;
  return `lifecycle ${isPause ? `pause ${hook.id}` : `hook ${hook.targetArn}`}${where}: ${hook.status}`;
}

function describeExpiry({ hook }: HookEvent): string {
  if (hook.expiresAt === undefined) return '';
  return `; at ${formatMoment(hook.expiresAt)} ECS ${describeTimeout(hook.timeoutAction)}`;
}

function describeTimeout(action: string | undefined): string {
  if (action === 'CONTINUE') return 'goes on by itself';
  return action === 'ROLLBACK' ? 'rolls back' : `does this: ${action ?? 'not told'}`;
}

/**
 * What ends a pause that still waits, as commands (ECS API reference, ContinueServiceDeployment; CodeDeploy API
 * reference, ContinueDeployment); else none.
 */
export function listAnswers(event: CourseEvent | undefined): readonly string[] {
  if (event?.type === 'reroute-awaited') {
    const id = quoteWord(event.deploymentId);
    return [
      `go on: aws deploy continue-deployment --deployment-id ${id} --deployment-wait-type READY_WAIT`,
      `roll back: aws deploy stop-deployment --deployment-id ${id} --auto-rollback-enabled`,
    ];
  }
  if (event?.type !== 'hook-changed' || event.hook.status !== 'AWAITING_ACTION') return [];
  const { hook, serviceDeploymentArn } = event;
  const command =
    'aws ecs continue-service-deployment ' +
    `--service-deployment-arn ${quoteWord(serviceDeploymentArn)} --hook-id ${quoteWord(hook.id)} --action`;
  return [`go on: ${command} CONTINUE`, `roll back: ${command} ROLLBACK`];
}
