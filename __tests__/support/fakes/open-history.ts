/** The service as it is when a history begins. */
import type { JsonObject } from '@slipway/ecs-rules/values';
import type { EngineState } from '@slipway/local-ecs/engine';
import {
  ANY_PORT,
  aConfiguration,
  aService,
  aTaskDefinition,
  VirtualEcs,
} from '../../../packages/local-ecs/__tests__/support/fakes/virtual-ecs.ts';
import {
  behaveAsHook,
  configureShift,
} from '../../../packages/local-ecs/__tests__/support/generators/history-shifts.ts';
import type { Happenings, Outcome } from '../generators/histories.ts';

const OUTCOMES: Readonly<Record<Outcome, object>> = {
  works: {},
  exits: { exits: { afterMs: 2_000, code: 1 } },
  'exits-later': { exits: { afterMs: 70_000, code: 1 } },
  absent: { pullFails: 'CannotPullContainerError: failed to resolve ref example/web:new: not found' },
  unhealthy: { health: { afterMs: 15_000, result: 'unhealthy' } },
  unserved: { target: { afterMs: 15_000, result: 'unhealthy' } },
  slow: { pullMs: 400_000 },
};

/** Never pulled within a history. */
const STUCK = { image: '*:stuck', pullMs: 9_000_000 };

interface Opened {
  readonly state: EngineState;
  readonly now: number;
}

/** A state is a value, so histories that begin alike share it. */
const opened = new Map<string, Opened>();

/** A service `web` of revision 1, running or in its first deployment, with revision 2 to deploy and 3 for someone else. */
export function openHistory(virtual: VirtualEcs, history: Happenings): void {
  const { state, now } = findOpened(history);
  virtual.state = state;
  virtual.now = now;
  // Only now, so that the first deployment is none that bakes or pauses.
  virtual.call('UpdateService', { service: 'web', ...configure(history, configureShift(history)) });
  openScenario(virtual, history);
}

/** From now on the image of the new revision behaves so. */
export function openScenario(virtual: VirtualEcs, history: Happenings): void {
  const images = [{ image: '*:new', ...OUTCOMES[history.outcome] }, STUCK];
  virtual.send({ kind: 'put-scenario', scenario: { images, hooks: behaveAsHook(history) } });
}

function findOpened(history: Happenings): Opened {
  const { desired, minimumHealthyPercent, maximumPercent, breaker, isFirst, outcome } = history;
  const checkedBy = outcome === 'unhealthy' || outcome === 'unserved' ? outcome : '';
  const key = JSON.stringify([desired, minimumHealthyPercent, maximumPercent, breaker, isFirst, checkedBy]);
  const known = opened.get(key) ?? createService(history);
  opened.set(key, known);
  return known;
}

function createService(history: Happenings): Opened {
  const virtual = new VirtualEcs();
  const health = history.outcome === 'unhealthy' ? { healthCheck: { command: ['CMD', 'true'] } } : {};
  virtual.play(STUCK);
  virtual.addInstances(6);
  const first = history.isFirst ? 'example/web:stuck' : 'example/web:old';
  const [ports, served] = history.outcome === 'unserved' ? [ANY_PORT, balanceLoad(virtual)] : [{}, {}];
  virtual.call('RegisterTaskDefinition', aTaskDefinition({ image: first, ...ports }));
  virtual.call('CreateService', { ...aService({ desiredCount: history.desired, ...served }), ...configure(history) });
  if (history.isFirst) virtual.pass(15);
  else virtual.run();
  virtual.call('RegisterTaskDefinition', aTaskDefinition({ image: 'example/web:new', ...health, ...ports }));
  virtual.call('RegisterTaskDefinition', aTaskDefinition({ image: 'example/web:foreign', ...ports }));
  return { state: virtual.state, now: virtual.now };
}

function balanceLoad(virtual: VirtualEcs): JsonObject {
  return { loadBalancers: [{ targetGroupArn: virtual.addTargetGroup(), containerName: 'web', containerPort: 5000 }] };
}

function configure({ minimumHealthyPercent, maximumPercent, breaker }: Happenings, more: JsonObject = {}): JsonObject {
  const deploymentCircuitBreaker = { enable: breaker !== 'off', rollback: breaker === 'on' };
  return aConfiguration(minimumHealthyPercent, maximumPercent, { deploymentCircuitBreaker, ...more });
}
