/** Whole deployments by the local CodeDeploy on virtual time, followed through our own ports. */
import * as fc from 'fast-check';
import { VirtualEcs } from '../../../packages/local-ecs/__tests__/support/fakes/virtual-ecs.ts';
import {
  aShop,
  GROUP,
  playScenario,
} from '../../../packages/local-ecs/__tests__/support/generators/code-deploy-stories.ts';
import { startCodeDeployment } from '../../../src/drivers/code-deploy/create-deployment.ts';
import { driveCodeDeployment } from '../../../src/drivers/code-deploy/driver.ts';
import type { DeploymentEnding } from '../../../src/follow/driver.ts';
import { followDeployment } from '../../../src/follow/follow-deployment.ts';
import type { FollowedRecord } from '../../../src/follow/followed-record.ts';
import type { Verdict } from '../../../src/ports/verdict.ts';
import { aStart, openPort, openWorld } from '../fakes/code-deploy-virtual.ts';

/** What happens to one deployment. Times are seconds since it was created. */
export interface CodeDeployHistory {
  readonly hook: 'none' | 'SUCCEEDED' | 'FAILED' | 'IN_PROGRESS';
  readonly event: string;
  readonly hasRollback: boolean;
  readonly meddler: 'none' | 'stops' | 'stops-with-rollback' | 'raises-alarm';
  readonly meddlesAt: number;
  readonly limitMinutes: number;
}

export const anyCodeDeployHistory: fc.Arbitrary<CodeDeployHistory> = fc.record({
  hook: fc.constantFrom('none', 'SUCCEEDED', 'FAILED', 'IN_PROGRESS'),
  event: fc.constantFrom('BeforeInstall', 'AfterInstall', 'BeforeAllowTraffic', 'AfterAllowTraffic'),
  hasRollback: fc.boolean(),
  meddler: fc.constantFrom('none', 'none', 'stops', 'stops-with-rollback', 'raises-alarm'),
  meddlesAt: fc.integer({ min: 1, max: 400 }),
  limitMinutes: fc.integer({ min: 1, max: 60 }),
});

/** The verdict that was reached, and what CodeDeploy's own record bears out. */
export async function playCodeDeploy(history: CodeDeployHistory): Promise<{
  readonly ending: DeploymentEnding;
  readonly truth: readonly Verdict[];
  readonly followed: readonly FollowedRecord[];
}> {
  const ecs = openShop(history.hasRollback);
  const outcome = history.hook === 'none' ? 'SUCCEEDED' : history.hook;
  playScenario(ecs, { hooks: [{ target: 'check', outcome, afterMs: 20_000 }] });
  const port = openPort(ecs);
  const startedAt = ecs.now;
  let hasMeddled = history.meddler === 'none';
  const world = openWorld(ecs, port, {
    afterSleep: (atMs) => {
      if (hasMeddled || atMs < history.meddlesAt * 1000) return;
      hasMeddled = true;
      meddle(ecs, history);
    },
  });
  const hooks = history.hook === 'none' ? {} : { [history.event]: 'check' };
  const start = await aStart(ecs, port, { hooks, limitMs: history.limitMinutes * 60_000 });
  const tracked = await startCodeDeployment(start, world);
  const ending = await followDeployment(driveCodeDeployment(tracked), world);
  const [service] = world.notes.record().services;
  const followed = service?.followed ?? [];
  return { ending, followed, truth: findTruth(ecs, tracked.facts.ourId, ecs.now - startedAt >= tracked.facts.limitMs) };
}

/** States by whether the group rolls back: a state is a value, so histories share it. */
const opened = new Map<boolean, Pick<VirtualEcs, 'state' | 'now'>>();

const ROLLBACK_EVENTS = ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'];

function openShop(hasRollback: boolean): VirtualEcs {
  const known =
    opened.get(hasRollback) ??
    aShop({
      alarmConfiguration: { enabled: true, alarms: [{ name: 'errors' }] },
      autoRollbackConfiguration: { enabled: hasRollback, events: hasRollback ? ROLLBACK_EVENTS : [] },
    });
  const { state, now } = known;
  opened.set(hasRollback, { state, now });
  // The engine's own tests check its answers against the SDK's model.
  return Object.assign(new VirtualEcs(), { state, now, isChecked: false });
}

function meddle(ecs: VirtualEcs, { meddler }: CodeDeployHistory): void {
  if (meddler === 'raises-alarm') {
    ecs.send({ kind: 'put-alarm', name: 'errors', state: 'ALARM' });
    return;
  }
  const [deploymentId] = ecs.call('codedeploy:ListDeployments', { ...GROUP, includeOnlyStatuses: ['InProgress'] })
    .deployments as readonly string[];
  if (deploymentId === undefined) return;
  ecs.call('codedeploy:StopDeployment', { deploymentId, autoRollbackEnabled: meddler === 'stops-with-rollback' });
}

/** The oracle knows the engine's own records and nothing about how polls are judged. */
function findTruth(ecs: VirtualEcs, id: string, isLate: boolean): readonly Verdict[] {
  const record = ecs.state.codeDeployments.get(id);
  if (record?.status === 'Succeeded') return ['steady'];
  const back = ecs.state.codeDeployments.get(record?.rollback?.rollbackDeploymentId ?? '');
  if (back?.status === 'Succeeded') return ['rolled-back'];
  const isEnded = record?.status === 'Failed' || record?.status === 'Stopped';
  if (isEnded && back === undefined) return ['failed'];
  return isLate ? ['timed-out'] : [];
}
