import { Agent } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TargetGroupSpecification } from '../engine/contract.ts';
import { checkConnection, checkTarget, type Endpoint } from './check-target.ts';
import { defer } from './deferred.ts';
import { addCheck, type CheckedHealth, INITIAL_HEALTH } from './target-health.ts';

/** What a target needs of its group. */
export interface TargetWorld {
  /** The current settings: a group may change while targets are in it. */
  readonly settings: () => TargetGroupSpecification;
  /** Times faster than ELB. */
  readonly speed: number;
  /** Called when the target becomes healthy or unhealthy, not at every check. */
  readonly onHealth: (health: CheckedHealth) => void;
}

/** A fast local ECS must not check without a pause. */
const SHORTEST_INTERVAL_MS = 50;

/** A registered target: its health, its requests in progress, its connections. */
export class LoadBalancerTarget {
  readonly endpoint: Endpoint;
  readonly agent = new Agent({ keepAlive: true });
  private readonly world: TargetWorld;
  private readonly leaving = new AbortController();
  private readonly idle = defer();
  private health = INITIAL_HEALTH;
  private inProgress = 0;

  constructor(endpoint: Endpoint, world: TargetWorld) {
    this.endpoint = endpoint;
    this.world = world;
  }

  get isHealthy(): boolean {
    return this.health.state === 'healthy' && !this.leaving.signal.aborted;
  }

  /** Checks at once and then every interval, until the target is removed. */
  async watch(): Promise<void> {
    const { signal } = this.leaving;
    while (!signal.aborted) {
      const begun = performance.now();
      await this.check(signal);
      const intervalMs = (this.world.settings().healthCheckIntervalSeconds * 1000) / this.world.speed;
      const pauseMs = Math.max(intervalMs - (performance.now() - begun), SHORTEST_INTERVAL_MS);
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }

  beginRequest(): void {
    this.inProgress += 1;
  }

  endRequest(): void {
    this.inProgress -= 1;
    if (this.inProgress === 0 && this.leaving.signal.aborted) this.idle.resolve();
  }

  /**
   * Accepts no new request. Resolves when none is in progress and every connection is closed, so that the container may
   * stop; at the latest after the deregistration delay.
   */
  async drain(): Promise<void> {
    this.leaving.abort();
    if (this.inProgress > 0) {
      const limit = new AbortController();
      const delayMs = (this.world.settings().deregistrationDelaySeconds * 1000) / this.world.speed;
      const delayed = sleep(delayMs, undefined, { signal: limit.signal }).catch(() => undefined);
      await Promise.race([this.idle.promise, delayed]);
      limit.abort();
    }
    this.agent.destroy();
  }

  /** Ends checks and connections at once. */
  close(): void {
    this.leaving.abort();
    this.agent.destroy();
  }

  private async check(signal: AbortSignal): Promise<void> {
    const settings = this.world.settings();
    const timeoutMs = settings.healthCheckTimeoutSeconds * 1000;
    const { address, port } = this.endpoint;
    const endpoint = { address, port: settings.healthCheckPort ?? port };
    const check = settings.healthCheckProtocol === 'TCP' ? checkConnection : checkTarget;
    const outcome = await check(endpoint, { path: settings.healthCheckPath, timeoutMs, signal });
    if (signal.aborted) return;
    const before = this.health;
    this.health = addCheck(before, outcome, settings);
    if (this.health.state !== before.state) this.world.onHealth(this.health);
  }
}
