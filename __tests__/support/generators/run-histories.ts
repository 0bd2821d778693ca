/**
 * Whole runs: one to three services, each rolled out on a local ECS of its own, verified, and rolled back after a
 * failure; then schedules that follow. The run's verdict is combined by the code that does it in a real run.
 */
import { toRevisionArn } from '@slipway/ecs-rules/arns';
import type { JsonObject } from '@slipway/ecs-rules/values';
import * as fc from 'fast-check';
import { driveRollout } from '../../../src/drivers/ecs/driver.ts';
import { startRollout } from '../../../src/drivers/ecs/start-rollout.ts';
import { combineEndings } from '../../../src/follow/combine-endings.ts';
import type { ServiceEnding } from '../../../src/follow/due-update.ts';
import { followToVerdict } from '../../../src/follow/follow-service.ts';
import type { Verifier } from '../../../src/follow/verify-followed.ts';
import { asDeployError, DeployError } from '../../../src/ports/deploy-error.ts';
import type { ScheduleReference } from '../../../src/ports/schedules.ts';
import type { Verdict } from '../../../src/ports/verdict.ts';
import { updateSchedules } from '../../../src/run/update-schedules.ts';
import type { World } from '../../../src/run/world.ts';
import { openVerifier } from '../../../src/verify/open-verifier.ts';
import { aRequest } from '../builders/service-builders.ts';
import { aDocker, aWorld } from '../fakes/fake-world.ts';
import { HistoryStage } from '../fakes/history-stage.ts';
import { anyHistory, type History, revisionNamed } from './histories.ts';

export interface ServiceHistory {
  readonly rollout: History;
  readonly onFailure: 'rollback' | 'leave';
  /** How `verify-command` ends; `hangs`: it is ended at its limit. */
  readonly check: 'none' | 'passes' | 'fails' | 'hangs';
  /** At a pause, which is answered then, or at the end. */
  readonly verifyAt: 'end' | 'PRE_SCALE_UP' | 'POST_TEST_TRAFFIC_SHIFT';
  /** Nothing is wrong with it, and nobody interferes. */
  readonly isUndisturbed?: boolean;
}

export interface RunHistory {
  readonly services: readonly ServiceHistory[];
  /** How the update of each schedule ends. */
  readonly schedules: readonly ('follows' | 'is-current' | 'is-absent' | 'is-denied' | 'is-unreachable')[];
}

const anyService: fc.Arbitrary<ServiceHistory> = fc.record({
  rollout: anyHistory,
  onFailure: fc.constantFrom('rollback', 'rollback', 'leave'),
  check: fc.constantFrom('none', 'passes', 'passes', 'fails', 'hangs'),
  verifyAt: fc.constantFrom('end', 'end', 'PRE_SCALE_UP', 'POST_TEST_TRAFFIC_SHIFT'),
});

/** Several services end well together only if most do, so those of one run in three are undisturbed. */
const anyGoodService: fc.Arbitrary<ServiceHistory> = anyService.map((service) => ({
  ...service,
  isUndisturbed: true,
  check: service.check === 'none' ? 'none' : 'passes',
  rollout: {
    ...service.rollout,
    maximumPercent: 200,
    outcome: 'works',
    intervention: 'none',
    alarm: 'none',
    hook: 'works',
    limitMinutes: 15,
  },
}));

export const anyRun: fc.Arbitrary<RunHistory> = fc.record({
  services: fc.oneof(
    fc.array(anyService, { minLength: 1, maxLength: 3 }),
    fc.array(anyService, { minLength: 1, maxLength: 1 }),
    fc.array(anyGoodService, { minLength: 2, maxLength: 3 }),
  ),
  schedules: fc.array(
    fc.constantFrom('follows', 'follows', 'follows', 'is-current', 'is-absent', 'is-denied', 'is-unreachable'),
    { maxLength: 2 },
  ),
});

/** A service at its end, and what is true of it. */
interface EndedService extends ServiceEnding {
  readonly name: string;
  /** What really happened bears the verdict out. */
  readonly isTrue: boolean;
}

export interface JudgedRun extends ServiceEnding {
  readonly services: readonly EndedService[];
  /** Each schedule names the revision. */
  readonly hasCurrentSchedules: boolean;
}

const OUR_REVISION = 2;
const FAMILY = 'arn:aws:ecs:eu-west-1:123456789012:task-definition/web';

export async function playRun({ services, schedules }: RunHistory): Promise<JudgedRun> {
  const ended: EndedService[] = [];
  for (const [at, service] of services.entries()) ended.push(await playService(`web-${at + 1}`, service));
  const followed = combineEndings(ended);
  const port = openSchedules(schedules);
  const references = schedules.map((_, at): ScheduleReference => ({ kind: 'rule', name: String(at) }));
  const ending = await updateSchedules(
    followed,
    { request: aRequest({ schedules: references }), revisions: [{ arn: toRevisionArn(`${FAMILY}:2`) } as never] },
    aWorld({ schedules: () => port.schedules }),
  );
  return { ...ending, services: ended, hasCurrentSchedules: port.areCurrent() };
}

async function playService(name: string, service: ServiceHistory): Promise<EndedService> {
  const { rollout: history, onFailure, check, verifyAt } = service;
  const stage = new HistoryStage(history);
  const waitUntil = check === 'none' || verifyAt === 'end' ? history.waitUntil : verifyAt;
  const denied = new DeployError({ kind: 'access', message: 'logs:GetLogEvents was denied', advice: 'Allow it.' });
  const world = aWorld({
    ecs: stage.ecs,
    clock: stage.clock,
    evidence: () => Promise.reject(denied),
    docker: aDocker(() => ({})),
  });
  const { before } = stage;
  const revisionArn = revisionNamed(before.revisionArn, OUR_REVISION);
  const plan = { service: before, history: [], shouldForce: false };
  const limitMs = history.limitMinutes * 60_000;
  const rollout = await startRollout(
    { plan, revisionArn, limitMs, shouldFailFast: true, shouldForce: false, waitUntil },
    world,
  );
  const arn = stage.ourServiceDeployment();
  const serviceDeploymentsBefore = new Set(stage.serviceDeploymentArns().filter((one) => one !== arn));
  const verifier = openCheck(service, world);
  const ending = await followToVerdict(
    driveRollout({ ...rollout, serviceDeploymentsBefore }),
    { onFailure, onCancel: 'leave', waitUntil, verifier },
    world,
  ).catch(endWithError);
  const isRight = stage.mayEnd(arn, ending.verdict) && isBorneOut(service, ending.verdict);
  // Whatever ended it as stuck must not be able to move; with a rollback another deployment is in its place.
  const isStuck = ending.verdict === 'stuck' && onFailure === 'leave' && !stage.mayHaveMissedIntervention();
  return { name, ...ending, isTrue: isRight && !(isStuck && stage.wouldSucceed(arn)) };
}

/** After the update an error ends the run without a verdict on the deployment. */
function endWithError(thrown: unknown): ServiceEnding {
  const error = asDeployError(thrown);
  if (error.kind === 'internal') throw error;
  return { verdict: 'unknown', reason: error.message };
}

/** A green verdict needs checks that passed; a service that nothing disturbs gets one. */
function isBorneOut({ rollout, check, verifyAt, isUndisturbed }: ServiceHistory, verdict: Verdict): boolean {
  if (isUndisturbed === true && rollout.failing === 0) return verdict === 'steady';
  // A run that ends at a pause has verified nothing yet, unless it verifies there.
  const isVerified = verdict === 'steady' || (verdict === 'paused' && verifyAt !== 'end');
  return !isVerified || check === 'none' || check === 'passes';
}

function openCheck({ check, verifyAt }: ServiceHistory, world: World): Verifier | undefined {
  if (check === 'none') return undefined;
  const exitCode = { passes: 0, fails: 1, hangs: undefined }[check];
  const commands = { isFound: () => true, run: () => Promise.resolve(exitCode) };
  const asked = { urls: [], alarms: [], metrics: [], command: ['check'], forMs: 60_000 };
  const verification = verifyAt === 'end' ? asked : { ...asked, at: verifyAt };
  const baseline = { answered: new Map(), alarms: new Map() };
  return openVerifier({ verification, baseline, subject: {} }, { ...world, commands });
}

/** Rules of one target each, by their index; each names revision 1 before, unless it is current. */
function openSchedules(fates: RunHistory['schedules']) {
  const targets = fates.map((fate): JsonObject | undefined => {
    if (fate === 'is-absent') return undefined;
    return { Id: '1', EcsParameters: { TaskDefinitionArn: `${FAMILY}:${fate === 'is-current' ? 2 : 1}` } };
  });
  const refuse = (kind: 'access' | 'unreachable') =>
    Promise.reject(new DeployError({ kind, message: `events:PutTargets: ${kind}`, advice: 'Try again.' }));
  const schedules = {
    read: ({ name }: ScheduleReference) => {
      const target = targets[Number(name)];
      return Promise.resolve(target === undefined ? undefined : [target]);
    },
    write: ({ name }: ScheduleReference, [document]: readonly JsonObject[]) => {
      const fate = fates[Number(name)];
      if (fate === 'is-denied') return refuse('access');
      if (fate === 'is-unreachable') return refuse('unreachable');
      targets[Number(name)] = document;
      return Promise.resolve();
    },
  };
  const areCurrent = () => targets.every((target) => JSON.stringify(target ?? '').includes(`${FAMILY}:2`));
  return { schedules, areCurrent };
}
