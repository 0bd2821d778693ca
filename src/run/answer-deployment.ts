import type { RevisionArn } from '@slipway/ecs-rules/arns';
import { defined } from '@slipway/ecs-rules/values';
import { findDeploymentId } from '../drivers/ecs/adopt-paused.ts';
import { answerPause, type DueAnswer } from '../drivers/ecs/answer-pause.ts';
import { chooseAnswer } from '../drivers/ecs/choose-answer.ts';
import type { ServiceEnding } from '../follow/due-update.ts';
import type { DeployRequest } from '../inputs/request.ts';
import { DeployError } from '../ports/deploy-error.ts';
import type { AnswerRequest } from '../ports/pause-answer.ts';
import type { ServiceDeploymentRecord, ServiceRecord } from '../ports/service-records.ts';
import { readHistoryOrNone, readLastCompleted } from '../rollback/read-last-completed.ts';
import { identify } from './check-run.ts';
import { followAll } from './follow-services.ts';
import { readActiveService } from './read-service.ts';
import { retryReads } from './retry-reads.ts';
import type { World } from './world.ts';

/** The steps of a run that answers a pause: read the service, find the pause, answer it and follow the deployment. */
export async function answerDeployment(
  request: DeployRequest,
  answer: AnswerRequest,
  direct: World,
): Promise<ServiceEnding> {
  const world = retryReads(direct);
  await identify(request, world);
  const service = await readAnswered(request, world);
  const history = (await readHistoryOrNone(service, world)) ?? [];
  const deployment = await readCurrent(service, history, world);
  const plan = chooseAnswer({ service, deployment }, answer);
  if (plan.kind === 'refuse') throw new DeployError(plan.error);
  if (deployment === undefined) throw new Error('a deployment that does not exist is refused');
  const { revisionArn, completedArn } = await readRevisions({ service, history, deployment }, world);
  if (answer.action === 'rollback' && completedArn === undefined) throw refuseRollback(service);
  const toArn = answer.action === 'rollback' ? completedArn : undefined;
  const arns = toArn === undefined ? [revisionArn, completedArn] : [toArn, revisionArn];
  world.notes.noteService(service.name, defined({ revisionArn: arns[0], previousRevisionArn: arns[1] }));
  world.remember({
    updating: { cluster: service.clusterArn, services: [service.name], revisionArns: [toArn ?? revisionArn] },
  });
  const due: DueAnswer = {
    plan,
    deployment,
    toArn,
    request: {
      plan: { service, history, shouldForce: false, ...defined({ completedArn }) },
      revisionArn,
      shouldForce: false,
      limitMs: request.followLimitMs,
      longestPauseMs: request.longestPauseMs,
      shouldFailFast: toArn === undefined && request.shouldFailFast,
      shouldDetectStall: request.shouldFailFast,
      waitUntil: request.waitUntil,
    },
  };
  return followAll([await answerPause(due, world)], { due: [], request }, direct);
}

async function readAnswered(request: DeployRequest, world: World): Promise<ServiceRecord> {
  const [name = ''] = request.services;
  const service = await readActiveService(name, request, world);
  if (service.controller === 'ECS') return service;
  throw new DeployError({
    kind: 'unsupported',
    message: `Service ${service.name} has the deployment controller ${service.controller}: it has no PAUSE lifecycle hooks.`,
    advice: 'Continue the deployment with the tool of that controller.',
  });
}

/** The service names the deployment in progress, or the last one (ECS API reference, Service). */
async function readCurrent(
  { currentServiceDeployment }: ServiceRecord,
  history: readonly ServiceDeploymentRecord[],
  { ecs }: Pick<World, 'ecs'>,
): Promise<ServiceDeploymentRecord | undefined> {
  const arn = currentServiceDeployment ?? history[0]?.arn;
  return arn === undefined ? undefined : ecs.describeServiceDeployment(arn);
}

interface CurrentDeployment {
  readonly service: ServiceRecord;
  readonly history: readonly ServiceDeploymentRecord[];
  readonly deployment: ServiceDeploymentRecord;
}

/** The revision that the deployment brings, and the one that ran before. */
async function readRevisions({ service, history, deployment }: CurrentDeployment, world: World) {
  const listed = history.find(({ arn }) => arn === deployment.arn)?.targetRevisionArn;
  const revisionArn: RevisionArn = listed ?? service.revisionArn;
  const id = findDeploymentId(service, deployment, revisionArn);
  const left = { id, serviceDeploymentArn: deployment.arn };
  const completedArn = await readLastCompleted({ service, history: () => Promise.resolve(history), left }, world);
  return { revisionArn, completedArn };
}

function refuseRollback({ name }: ServiceRecord): DeployError {
  return new DeployError({
    kind: 'input',
    message: `Service ${name} has no completed deployment to roll back to.`,
    advice: 'Continue the deployment, or deploy another revision.',
  });
}
