import type { ServiceDeploymentArn } from '@slipway/ecs-rules/arns';
import { defined } from '@slipway/ecs-rules/values';
import type { DeploymentDriver, ExpectedRollback, Polled, Seen, Stop } from '../../follow/driver.ts';
import { findPause } from '../../follow/find-pause.ts';
import { findLifecycleNews, NO_LIFECYCLE_REPORTED } from '../../follow/lifecycle-events.ts';
import { asJson, selectJudged } from '../../follow/select-judged.ts';
import type { FollowWorld } from '../../follow/world.ts';
import type { ServiceRecord } from '../../ports/service-records.ts';
import type { Judgement } from '../../ports/verdict.ts';
import { findPrimary, isAstray, listRunningRevisions, type RolloutFacts } from '../../rollout/followed-deployment.ts';
import { isStoppable } from '../../rollout/update-plan.ts';
import { clusterName, revisionName } from '../../text/arn.ts';
import { formatLimit } from '../../text/duration.ts';
import { planRollback, preparePrevious } from './deploy-previous.ts';
import { detectStall } from './detect-stall.ts';
import { findAutomaticTarget } from './find-rollback-target.ts';
import { describeLimitPast, judgeRollout } from './judge-rollout.ts';
import { NOTHING_KNOWN, pollRollout } from './observe-rollout.ts';
import { recordPoll } from './poll-history.ts';
import type { EcsKind, KnownRollout, Rollout, RolloutEnding } from './rollout.ts';
import { sendAnswer } from './send-answer.ts';

/** ECS moves the service to its new revision itself. */
export function driveRollout(rollout: Rollout, requested?: ExpectedRollback<EcsKind>): DeploymentDriver<EcsKind> {
  const { facts, before, serviceDeploymentsBefore } = rollout;
  const change = (changed: Partial<RolloutFacts>) => driveRollout({ ...rollout, facts: { ...facts, ...changed } });
  return {
    controller: 'ECS',
    facts,
    before,
    requested,
    ...defined({
      recorded: requested === undefined ? { createdAt: facts.createdAt, before: serviceDeploymentsBefore } : undefined,
    }),
    words: { started: 'started', afterStart: 'the update was sent' },
    nothingKnown: NOTHING_KNOWN,
    nothingReported: NO_LIFECYCLE_REPORTED,
    poll: (known, atMs, world) => pollRollout(rollout, { ...known, atMs }, world),
    findLifecycleNews,
    judge: (seen, world) => judgePoll(rollout, seen, world),
    findOwnId: () => facts.ourId,
    toEvidence: (observation) => observation,
    selectJudged,
    describeRunning,
    describeWatch: (ending) => describeWatch(rollout, ending),
    describeLimitPast: (observation) => describeLimitPast(facts, observation),
    describeUnfinished: (back, target) => describeUnfinished(back, target, facts.limitMs),
    leaveRollback: () => change({ returnsToArn: undefined }),
    findTarget: async (ending, world) =>
      canRollBack(facts, ending) ? findAutomaticTarget(rollout, ending, world) : undefined,
    findStop: (ending) => findStop(facts, ending),
    openRollback: (returnsToArn) => change({ ...planRollback(rollout), returnsToArn }),
    continuePaused: async (ending, world) => {
      const answeredHookId = await continuePaused(rollout, ending, world);
      return answeredHookId === undefined ? undefined : change({ answeredHookId });
    },
    preparePrevious: async (targetArn, world) => {
      const send = await preparePrevious(rollout, targetArn, world);
      return send && (async () => driveRollout(await send()));
    },
  };
}

async function judgePoll(
  rollout: Rollout,
  { observation, known, hasNews }: Seen<EcsKind> & { readonly hasNews: boolean },
  world: Pick<FollowWorld, 'ecs' | 'report'>,
): Promise<Polled<KnownRollout>> {
  const polls = recordPoll(known.polls, observation, rollout.facts);
  const judgement = judgeRollout(rollout.facts, observation, polls);
  const hasMoved = hasNews || judgement.verdict !== 'progressing';
  const stall = hasMoved ? { sinceMs: observation.atMs, wasSuspected: false } : known.stall;
  const detected = await detectStall({ observation, rollout, stall }, world);
  const { reading } = detected;
  return {
    state: { ...known, polls, stall: detected.stall },
    judgement: detected.judgement ?? judgement,
    ...defined({ stall: reading && asJson(reading) }),
  };
}

/** @returns the hook that was answered, by this run or before; undefined: none waits */
async function continuePaused(
  { facts, before }: Rollout,
  { lastObservation }: RolloutEnding,
  world: Pick<FollowWorld, 'clock' | 'ecs' | 'signal' | 'report'>,
): Promise<string | undefined> {
  const deployment = lastObservation?.serviceDeployment;
  const pause = findPause(deployment, facts.answeredHookId);
  if (deployment === undefined || pause === undefined) return undefined;
  const where = pause.stage === undefined ? '' : ` at ${pause.stage}`;
  const why = `deployment ${facts.ourId} of ${revisionName(facts.revisionArn)} is verified${where}.`;
  world.report({ type: 'continue-asked', service: before.name, why });
  await sendAnswer({ serviceDeploymentArn: deployment.arn, hookId: pause.hook.id, action: 'CONTINUE' }, world);
  return pause.hook.id;
}

function describeRunning(service: ServiceRecord): string {
  const current = listRunningRevisions(service).map(
    ({ revisionArn, running }) => `${revisionName(revisionArn)} with ${running}`,
  );
  return current.length === 0 ? 'No task is running now.' : `Running now: ${current.join(', ')}.`;
}

/** How the rollout that is left to ECS can be watched, and what stops it if it is bad. */
function describeWatch({ before }: Rollout, { lastObservation }: RolloutEnding): string {
  const { clusterArn, name } = before;
  const breaker = lastObservation?.service?.circuitBreaker ?? before.circuitBreaker;
  const guard = breaker.enabled ? 'Its circuit breaker is on.' : 'No circuit breaker is configured.';
  return `${guard} Watch it with: aws ecs describe-services --cluster ${clusterName(clusterArn)} --services ${name}`;
}

function describeUnfinished({ verdict, reason }: Judgement, target: string, limitMs: number): string {
  switch (verdict) {
    case 'timed-out':
      return `The rollback to ${target} did not complete within ${formatLimit(limitMs)}; it is still in progress.`;
    case 'cancelled':
      return `The run was cancelled while the rollback to ${target} was in progress; ECS continues.`;
    default:
      return reason.startsWith('The rollback to') ? reason : `The rollback to ${target} did not complete: ${reason}`;
  }
}

/** A deployment that made nothing new, or that another one has replaced, is not for us to roll back. */
function canRollBack(facts: RolloutFacts, { lastObservation }: RolloutEnding): boolean {
  const service = lastObservation?.service;
  return facts.isNewDeployment && (findPrimary(service)?.id === facts.ourId || isAstray(service, facts));
}

function findStop({ ourId }: RolloutFacts, { lastObservation }: RolloutEnding): Stop | string {
  const deployment = lastObservation?.serviceDeployment;
  if (deployment?.status.startsWith('ROLLBACK_') === true) {
    return `ECS is already rolling back deployment ${ourId}.`;
  }
  if (deployment !== undefined && isStoppable(deployment)) return openStop(deployment.arn);
  if (deployment?.status === 'SUCCESSFUL') return `Deployment ${ourId} is complete, so ECS cannot stop it.`;
  return `Cannot request a rollback of deployment ${ourId}: its service deployment is unknown.`;
}

/** Stops a service deployment (ECS API reference, StopServiceDeployment). */
export function openStop(serviceDeploymentArn: ServiceDeploymentArn): Stop {
  return {
    canReplace: true,
    send: ({ ecs }) => ecs.stopWithRollback(serviceDeploymentArn),
    isRollingBack: async ({ ecs }) => {
      const deployment = await ecs.describeServiceDeployment(serviceDeploymentArn);
      return deployment?.status.startsWith('ROLLBACK_') === true;
    },
  };
}
