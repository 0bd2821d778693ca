/** `slipway status --watch`: follows a deployment that someone else started. Reads, and changes nothing. */

import { driveRollout } from '../drivers/ecs/driver.ts';
import { judgeRollout } from '../drivers/ecs/judge-rollout.ts';
import { NOTHING_KNOWN, pollRollout } from '../drivers/ecs/observe-rollout.ts';
import { recordPoll } from '../drivers/ecs/poll-history.ts';
import type { EcsKind, KnownRollout, Rollout } from '../drivers/ecs/rollout.ts';
import type { DeploymentDriver, Polled, Reported, Seen } from '../follow/driver.ts';
import type { ServiceEnding } from '../follow/due-update.ts';
import { findNews, openReported } from '../follow/news.ts';
import { pollUntilVerdict } from '../follow/poll-until-verdict.ts';
import { measureSilence, reportWait, type Silence } from '../follow/report-wait.ts';
import type { ServiceQuestion } from '../history/history.ts';
import { findService } from '../history/read-history.ts';
import type { StatusWorld } from '../history/read-status.ts';
import { DeployError } from '../ports/deploy-error.ts';
import type { Reporter } from '../ports/message.ts';
import type { Ports } from '../ports/ports.ts';
import type { DeploymentRecord, ServiceRecord } from '../ports/service-records.ts';
import type { RunEvent } from '../report/event.ts';
import { listCurrentRevisions } from '../rollout/current-revisions.ts';
import { findPrimary } from '../rollout/followed-deployment.ts';
import { clusterName, revisionName } from '../text/arn.ts';

type WatchWorld = StatusWorld & Pick<Ports, 'clock' | 'signal'> & Reporter<RunEvent>;

/** As long as a job of GitHub may take. */
const LIMIT_MS = 6 * 60 * 60_000;

interface WatchState {
  readonly known: KnownRollout;
  readonly reported: Reported;
  readonly silence: Silence;
  readonly isRollback: boolean;
}

/**
 * Reports the deployment in progress as a run reports its own, until it ends; at once where there is none.
 * @throws DeployError `absent`, `access`, `unreachable`; `unsupported` for a service that ECS does not deploy itself
 */
export async function watchService(question: ServiceQuestion, world: WatchWorld): Promise<ServiceEnding> {
  const startedMs = world.clock.now();
  const service = await findService(question, world);
  const { name, clusterArn, running, desired } = service;
  const revisions = listCurrentRevisions(service);
  world.report({ type: 'service-found', service: name, cluster: clusterName(clusterArn), revisions, running, desired });
  const primary = findPrimary(service);
  if (service.controller !== 'ECS' || primary === undefined) throw refuse(service);
  const ending = isInProgress(service, primary) ? await watch(service, primary, world) : describeLast(service, primary);
  const { verdict, reason } = ending;
  const tookMs = world.clock.now() - startedMs;
  world.report({ type: 'run-ended', verdict, reason, tookMs });
  return ending;
}

function refuse({ name, controller }: ServiceRecord): DeployError {
  return new DeployError({
    kind: 'unsupported',
    message: `Service ${name} has the deployment controller ${controller}: --watch follows deployments by ECS.`,
    advice: 'Leave out --watch to see its state.',
  });
}

/** Without a rollout state (Classic Load Balancer) the counts say it. */
function isInProgress({ deployments, running, desired }: ServiceRecord, { rolloutState }: DeploymentRecord): boolean {
  if (rolloutState !== undefined) return rolloutState === 'IN_PROGRESS';
  return deployments.length > 1 || running !== desired;
}

function describeLast({ running, desired }: ServiceRecord, primary: DeploymentRecord): ServiceEnding {
  const revision = revisionName(primary.revisionArn);
  const none = 'No deployment is in progress';
  if (primary.rolloutState !== 'FAILED') {
    return { verdict: 'unchanged', reason: `${none}: ${revision} is running, ${running}/${desired} tasks.` };
  }
  const why = primary.rolloutStateReason === undefined ? '' : `: ${primary.rolloutStateReason}`;
  return { verdict: 'failed', reason: `${none}; the last one, of ${revision}, failed${why}` };
}

async function watch(service: ServiceRecord, primary: DeploymentRecord, world: WatchWorld): Promise<ServiceEnding> {
  const rollout = describeRollout(service, primary);
  const driver = driveRollout(rollout);
  const { currentServiceDeployment: serviceDeploymentArn } = service;
  const earlierMs = Math.max(0, world.clock.date() - primary.createdAt);
  const { verdict, reason, state } = await pollUntilVerdict<Seen<EcsKind>, WatchState>(
    {
      limitMs: LIMIT_MS,
      opening: {
        known: serviceDeploymentArn === undefined ? NOTHING_KNOWN : { ...NOTHING_KNOWN, serviceDeploymentArn },
        reported: { ...openReported(service, driver.nothingReported), earlierMs },
        silence: { sinceMs: 0 },
        isRollback: false,
      },
      poll: ({ known }, atMs) => pollRollout(rollout, { ...known, atMs }, world),
      judge: (state, seen) => judge({ driver, facts: rollout.facts }, { state, seen }, world),
      name: `deployment ${primary.id}`,
      cancelled: `Watching was cancelled; deployment ${primary.id} continues.`,
    },
    world,
  );
  return state.isRollback && verdict === 'steady' ? { verdict: 'rolled-back', reason } : { verdict, reason };
}

function describeRollout(service: ServiceRecord, primary: DeploymentRecord): Rollout {
  const others = service.deployments.filter(({ id }) => id !== primary.id);
  return {
    facts: {
      ourId: primary.id,
      isNewDeployment: true,
      revisionArn: primary.revisionArn,
      idsBefore: others.map(({ id }) => id),
      createdAt: primary.createdAt,
      hasRollbackTarget: others.some(({ rolloutState }) => rolloutState === 'COMPLETED'),
      limitMs: LIMIT_MS,
      shouldFailFast: false,
    },
    before: service,
    serviceDeploymentsBefore: new Set(),
  };
}

async function judge(
  { driver, facts }: Pick<Rollout, 'facts'> & { readonly driver: DeploymentDriver<EcsKind> },
  { state, seen }: { readonly state: WatchState; readonly seen: Seen<EcsKind> },
  world: WatchWorld,
): Promise<Polled<WatchState>> {
  const { observation } = seen;
  const news = findNews(driver, state.reported, observation);
  for (const event of news.events) world.report(event);
  const polls = recordPoll(state.known.polls, observation, facts);
  const known = { ...seen.known, polls };
  const judgement = judgeRollout(facts, observation, polls);
  const measured = measureSilence(state.silence, observation, news.events.length > 0);
  const { earlierMs } = news.reported;
  const isOver = judgement.verdict !== 'progressing';
  const silence = isOver ? measured : await reportWait(observation, { silence: measured, earlierMs }, world);
  // The watch may have begun after ECS began to roll back: what completes then is the rollback.
  const isRollback = observation.serviceDeployment?.status.startsWith('ROLLBACK_') === true;
  return { state: { known, reported: news.reported, silence, isRollback }, judgement };
}
