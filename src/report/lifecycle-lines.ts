import { unreachable } from '@slipway/ecs-rules/values';
import { describeExpiry } from '../follow/find-pause.ts';
import type { LifecycleChange } from '../follow/lifecycle-events.ts';
import { isWaiting } from '../rollout/lifecycle-hooks.ts';
import { formatDuration, formatMinutes } from '../text/duration.ts';
import { quoteWord } from '../text/shell-word.ts';
import { type Line, quote, text } from './log-line.ts';

/** Lines about stages, hooks and alarms. A pause comes with the commands that end it. */
export function renderLifecycle(event: LifecycleChange): readonly Line[] {
  const words = quote(`Service ${event.service}: ${describeLifecycle(event)}`);
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
export function describeLifecycle(event: LifecycleChange): string {
  switch (event.type) {
    case 'stage-entered':
      return describeStage(event);
    case 'alarms-triggered':
      return `deployment alarms in state ALARM: ${event.alarms.join(', ')}`;
    case 'hook-changed':
      return describeHook(event);
    case 'reroute-awaited':
      return `production traffic waits for approval${describeWait(event.waitMs)}`;
    default:
      return unreachable(event);
  }
}

function describeStage(event: Extract<LifecycleChange, { type: 'stage-entered' }>): string {
  const { stage, isBack, traffic, bakeMinutes } = event;
  const parts = [
    `${isBack ? 'rolling back, ' : ''}stage ${stage}`,
    ...(bakeMinutes === undefined ? [] : [`old and new tasks both run for ${formatMinutes(bakeMinutes)}`]),
    // Before any traffic moves its share says nothing.
    ...(traffic === undefined || (traffic === 0 && !isBack) ? [] : [`${traffic}% of traffic on new tasks`]),
  ];
  return parts.join(', ');
}

function describeWait(waitMs: number | undefined): string {
  return waitMs === undefined ? '' : `; after ${formatMinutes(waitMs / 60_000)} CodeDeploy stops the deployment`;
}

type HookEvent = Extract<LifecycleChange, { type: 'hook-changed' }>;

function describeHook(event: HookEvent): string {
  const { hook, stage } = event;
  const where = stage === undefined ? '' : ` at ${stage}`;
  if (isWaiting(hook)) return `paused${where}, waiting for approval${describeExpiry(hook)}`;
  const isPause = hook.targetArn === undefined;
  if (isPause && hook.status === 'SUCCEEDED') return `approved${where}, continues`;
  return `lifecycle ${isPause ? `pause ${hook.id}` : `hook ${hook.targetArn}`}${where}: ${hook.status}`;
}

/**
 * What ends a pause that still waits, as commands (ECS API reference, ContinueServiceDeployment; CodeDeploy API
 * reference, ContinueDeployment); else none.
 */
export function listAnswers(event: LifecycleChange | undefined): readonly string[] {
  if (event?.type === 'reroute-awaited') {
    const id = quoteWord(event.deploymentId);
    return [
      `Continue: aws deploy continue-deployment --deployment-id ${id} --deployment-wait-type READY_WAIT`,
      `Roll back: aws deploy stop-deployment --deployment-id ${id} --auto-rollback-enabled`,
    ];
  }
  if (event?.type !== 'hook-changed' || !isWaiting(event.hook)) return [];
  const { hook, serviceDeploymentArn } = event;
  const command =
    'aws ecs continue-service-deployment ' +
    `--service-deployment-arn ${quoteWord(serviceDeploymentArn)} --hook-id ${quoteWord(hook.id)} --action`;
  return [`Continue: ${command} CONTINUE`, `Roll back: ${command} ROLLBACK`];
}
