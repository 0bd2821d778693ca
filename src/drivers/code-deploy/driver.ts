import { toServiceDeploymentArn } from '@slipway/ecs-rules/arns';
import type { DeploymentDriver, ExpectedRollback, RollbackTarget, Stop } from '../../follow/driver.ts';
import { ROLLBACK_LIMIT_MS } from '../../follow/rollback-after-failure.ts';
import type { Observation } from '../../ports/service-records.ts';
import { revisionName } from '../../text/arn.ts';
import { startCodeDeployment } from './create-deployment.ts';
import { describeLimitPast, isBadEnd, judgeCodeDeploy, STOP_ON_REQUEST } from './judge-deployment.ts';
import { findSteps, isSettled, listAlarms, listFailedHooks, NO_STEPS, type ReportedSteps } from './news.ts';
import type { CodeDeployFacts, CodeDeployObservation, TrackedDeployment } from './observation.ts';
import { type KnownCodeDeployReads, NOTHING_SEEN, observeCodeDeploy } from './observe-deployment.ts';
import type { CodeDeployPlan } from './plan.ts';
import { selectJudgedCodeDeploy } from './select-judged.ts';

export interface CodeDeployKind {
  readonly observation: CodeDeployObservation;
  readonly known: KnownCodeDeployReads;
  readonly lifecycle: ReportedSteps;
}

/** AWS CodeDeploy moves the service to a replacement task set. */
export function driveCodeDeployment(
  lifecycle: TrackedDeployment,
  requested?: ExpectedRollback<CodeDeployKind>,
): DeploymentDriver<CodeDeployKind> {
  const { facts, plan, before } = lifecycle;
  const driver: DeploymentDriver<CodeDeployKind> = {
    controller: 'CodeDeploy',
    facts,
    before,
    requested,
    words: { started: 'created', afterStart: 'it was created' },
    nothingKnown: NOTHING_SEEN,
    nothingReported: NO_STEPS,
    poll: (known, atMs, world) => observeCodeDeploy(lifecycle, { ...known, atMs }, world),
    findLifecycleNews: (reported, observation) =>
      findSteps(reported, observation, { ...facts, name: before.name, appSpec: plan.appSpec }),
    judge: async ({ observation, known }) => ({
      state: known,
      judgement: judgeCodeDeploy(facts, observation, known.overSinceMs),
    }),
    findOwnId: (observation) => observation?.target?.replacementId ?? facts.ourId,
    toEvidence: (observation) => toEvidence(observation, facts, plan),
    selectJudged: selectJudgedCodeDeploy,
    describeRunning: ({ revisionArn }) => `${revisionName(revisionArn)} is running now.`,
    describeWatch: () => `Watch it with: aws deploy get-deployment --deployment-id ${facts.ourId}`,
    describeLimitPast: (observation) => describeLimitPast(facts, observation),
    describeUnfinished: ({ reason }) => `Rolling back: ${reason}`,
    leaveRollback: () => driver,
    findTarget: async ({ lastObservation }) => findTarget(facts, lastObservation),
    findStop: ({ lastObservation }) => findStop(facts, lastObservation),
    openRollback: () => driveCodeDeployment(expectRollback(lifecycle, ROLLBACK_LIMIT_MS)),
    preparePrevious: async (revisionArn, world) => {
      const service = { ...before, revisionArn: facts.revisionArn };
      const limits = { limitMs: ROLLBACK_LIMIT_MS, longestPauseMs: facts.longestPauseMs, shouldFailFast: false };
      return async () =>
        driveCodeDeployment(await startCodeDeployment({ plan, service, revisionArn, ...limits }, world));
    },
  };
  return driver;
}

/**
 * A deployment that is being stopped with rollback: it takes no waits of the group but that of the original task set.
 */
export function expectRollback(lifecycle: TrackedDeployment, limitMs: number): TrackedDeployment {
  return {
    ...lifecycle,
    facts: { ...lifecycle.facts, rollbackEvents: [STOP_ON_REQUEST], shouldFailFast: false, limitMs },
  };
}

function findStop({ ourId }: CodeDeployFacts, lastObservation: CodeDeployObservation | undefined): Stop | string {
  const { deployment } = lastObservation ?? {};
  if (deployment === undefined || !isBadEnd(deployment)) return openStop(ourId);
  if (deployment.rollbackId !== undefined) return `CodeDeploy is already rolling back deployment ${ourId}.`;
  return `CodeDeploy refused to roll back deployment ${ourId}: it has ended.`;
}

/** Stops a deployment with rollback (CodeDeploy API reference, StopDeployment). A group has one at a time. */
export function openStop(id: string): Stop {
  return {
    canReplace: false,
    send: async ({ codeDeploy }) => (await codeDeploy()).stopWithRollback(id),
    isRollingBack: async ({ codeDeploy }) => (await (await codeDeploy()).describe(id)).rollbackId !== undefined,
  };
}

/** The poll as one of a service deployment, which ECS itself has not. */
function toEvidence(
  observation: CodeDeployObservation,
  facts: CodeDeployFacts,
  { appSpec }: CodeDeployPlan,
): Observation {
  const { status, errorCode, createdAt } = observation.deployment;
  const triggered = errorCode === 'ALARM_ACTIVE' ? listAlarms(observation, facts) : [];
  return {
    ...observation,
    serviceDeployment: {
      arn: toServiceDeploymentArn(facts.ourId),
      status,
      hooks: listFailedHooks(observation, appSpec),
      alarms: { status: errorCode ?? '', triggered },
      targetServiceRevisionArn: '',
      createdAt,
    },
  };
}

/**
 * Undefined where CodeDeploy rolls back itself, or all traffic has moved and every check has passed. Where a deployment
 * ended and no traffic has moved, there is nothing to roll back.
 */
function findTarget(
  { previousArn, revisionArn }: CodeDeployFacts,
  lastObservation: CodeDeployObservation | undefined,
): RollbackTarget | undefined {
  if (lastObservation === undefined || lastObservation.rollback !== undefined) return undefined;
  const { deployment, target, service } = lastObservation;
  if (isSettled(target)) return undefined;
  const isEnded = isBadEnd(deployment);
  const isMoved = (target?.replacementTraffic ?? 0) > 0 || service?.revisionArn === revisionArn;
  if (isEnded && !isMoved) return { kind: 'none', reason: 'No traffic had shifted.' };
  if (!isEnded || previousArn !== revisionArn) return { kind: 'found', revisionArn: previousArn, isChosen: false };
  return { kind: 'none', reason: 'There is no other revision to roll back to.' };
}
