import type { IncomingMessage, ServerResponse } from 'node:http';
import { defined } from '@slipway/ecs-rules/values';
import type { TargetGroupSpecification } from '../engine/contract.ts';
import type { Endpoint } from './check-target.ts';
import type { CountAnswer } from './count-answer.ts';
import { answerPlainly, forwardRequest } from './forward-request.ts';
import { type BalancerListener, openListener } from './listener.ts';
import { LoadBalancerTarget } from './target.ts';
import type { CheckedHealth } from './target-health.ts';

/** What a target group needs of its load balancer. */
export interface TargetGroupWorld {
  readonly speed: number;
  readonly onHealth: (taskArn: string, health: CheckedHealth) => void;
  readonly warn: (sentence: string) => void;
  /** The address of the listener that containers reach, next to 127.0.0.1; undefined for none. */
  readonly findReachable: () => Promise<string | undefined>;
  /** Called for each request that this group got, before its client sees the answer. */
  readonly count: CountAnswer;
}

/** Tries of one request, each on another target where there is one. */
const MOST_TRIES = 3;

/** A listener and the targets that it spreads requests over, in turn. */
export class TargetGroup {
  private settings: TargetGroupSpecification;
  private readonly world: TargetGroupWorld;
  /** By task ARN, in the order of registration. */
  private readonly targets = new Map<string, LoadBalancerTarget>();
  private listener: BalancerListener | undefined;
  private turn = 0;
  private alternate: { readonly group: TargetGroup; readonly weight: number } | undefined;
  /** Percent that the alternate group has not been given yet. */
  private owed = 0;

  constructor(settings: TargetGroupSpecification, world: TargetGroupWorld) {
    this.settings = settings;
    this.world = world;
  }

  /** Makes the listener, or changes it; targets keep their health. */
  serve(settings: TargetGroupSpecification): void {
    this.settings = settings;
    if (this.listener?.port === settings.listenPort) return;
    void this.listener?.close();
    this.listener = settings.listenPort === 0 ? undefined : this.listen();
  }

  /** Forwards a part of the requests on this group's listener to another group. @param weight percent */
  share(group: TargetGroup | undefined, weight: number): void {
    this.alternate = group === undefined || weight === 0 ? undefined : { group, weight };
    this.owed = 0;
  }

  register(taskArn: string, endpoint: Endpoint): void {
    this.targets.get(taskArn)?.close();
    const target = new LoadBalancerTarget(endpoint, {
      settings: () => this.settings,
      speed: this.world.speed,
      onHealth: (health) => this.world.onHealth(taskArn, health),
    });
    this.targets.set(taskArn, target);
    void target.watch();
  }

  /** Resolves when the target is drained; at once when it is not registered. */
  async deregister(taskArn: string): Promise<void> {
    const target = this.targets.get(taskArn);
    this.targets.delete(taskArn);
    await target?.drain();
  }

  async close(): Promise<void> {
    for (const target of this.targets.values()) target.close();
    this.targets.clear();
    await this.listener?.close();
  }

  private listen(): BalancerListener {
    const { name, listenPort: port } = this.settings;
    return openListener({
      port,
      answer: (incoming, answer) => void this.chooseGroup().forward(incoming, answer),
      address: '127.0.0.1',
      further: this.world.findReachable(),
      onError: (address, { message }) => {
        this.world.warn(`The load balancer of target group ${name} cannot listen on ${address}:${port}: ${message}`);
      },
    });
  }

  /**
   * Forwards a request to a healthy target of this group, or answers that there is none.
   * @param instancePort instead of the target's own port
   */
  async forward(incoming: IncomingMessage, answer: ServerResponse, instancePort?: number): Promise<void> {
    const { count } = this.world;
    const tried = new Set<LoadBalancerTarget>();
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const target = this.choose(tried);
      if (target === undefined) break;
      tried.add(target);
      if ((await forwardRequest({ incoming, answer, count, ...defined({ instancePort }) }, target)) === 'answered')
        return;
    }
    const status = tried.size === 0 ? 503 : 502;
    count({ by: 'load-balancer', status, isTargetChosen: tried.size > 0 });
    const { name } = this.settings;
    if (status === 503) answerPlainly(answer, 503, `No healthy target in target group ${name}.`);
    else answerPlainly(answer, 502, `No target in target group ${name} took the connection.`);
  }

  /** Of a hundred requests in a row as many as its weight go to the alternate group, evenly between the others. */
  private chooseGroup(): TargetGroup {
    if (this.alternate === undefined) return this;
    this.owed += this.alternate.weight;
    if (this.owed < 100) return this;
    this.owed -= 100;
    return this.alternate.group;
  }

  /** The next healthy target in turn that was not tried; with none left, one that was. */
  choose(tried: ReadonlySet<LoadBalancerTarget> = new Set()): LoadBalancerTarget | undefined {
    const healthy = [...this.targets.values()].filter((each) => each.isHealthy);
    const fresh = healthy.filter((each) => !tried.has(each));
    const choice = fresh.length > 0 ? fresh : healthy;
    this.turn += 1;
    return choice[this.turn % Math.max(choice.length, 1)];
  }
}
