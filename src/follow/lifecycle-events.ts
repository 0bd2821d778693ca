import { defined } from '@slipway/ecs-rules/values';
import type { LifecycleHook, Observation, ServiceDeploymentRecord, ServiceRecord } from '../ports/service-records.ts';
import { isWaiting } from '../rollout/lifecycle-hooks.ts';
import { readStrategy } from '../rollout/strategy.ts';

/** What happens on the way of a deployment that ECS takes through lifecycle stages. `atMs` is since the update. */
export type LifecycleChange =
  /** Reported each time a stage is entered, or its share of the traffic changes. */
  | {
      readonly type: 'stage-entered';
      readonly service: string;
      readonly atMs: number;
      /** As ECS names it, known or not. */
      readonly stage: string;
      /** The traffic moves back to the old tasks. */
      readonly isBack: boolean;
      /** Percent of the production traffic that goes to the new tasks. */
      readonly traffic?: number;
      /** Length of the bake time, with that stage. */
      readonly bakeMinutes?: number;
    }
  /** A hook waits for approval, was answered, failed or timed out; one that is running is not reported. */
  | {
      readonly type: 'hook-changed';
      readonly service: string;
      readonly atMs: number;
      readonly serviceDeploymentArn: string;
      readonly hook: LifecycleHook;
      /** Where the hook was first seen, on the way forward. */
      readonly stage?: string;
    }
  /** CodeDeploy waits for approval before production traffic moves. */
  | {
      readonly type: 'reroute-awaited';
      readonly service: string;
      readonly atMs: number;
      readonly deploymentId: string;
      /** After so long it stops the deployment. */
      readonly waitMs?: number;
    }
  /** Deployment alarms went off. */
  | {
      readonly type: 'alarms-triggered';
      readonly service: string;
      readonly atMs: number;
      readonly alarms: readonly string[];
    };

/** The lifecycle that was reported so far. */
export interface ReportedLifecycle {
  /** Stage, direction and traffic as last reported, as one text to compare. */
  readonly stage: string;
  /** Hooks by id, as last seen. */
  readonly hooks: ReadonlyMap<string, ReportedHook>;
  readonly alarms: ReadonlySet<string>;
}

interface ReportedHook {
  readonly status: string;
  /** It was a pause that waited for approval. */
  readonly hasWaited: boolean;
  readonly stage?: string;
}

export const NO_LIFECYCLE_REPORTED: ReportedLifecycle = { stage: '', hooks: new Map(), alarms: new Set() };

/** What one poll adds, and what was reported then. */
export interface LifecycleNews<Lifecycle> {
  readonly reported: Lifecycle;
  readonly events: readonly LifecycleChange[];
}

/** Compares a poll's service deployment with what was reported before. */
export function findLifecycleNews(
  reported: ReportedLifecycle,
  observation: Observation,
): LifecycleNews<ReportedLifecycle> {
  const { service, serviceDeployment: deployment, atMs } = observation;
  if (service === undefined || deployment === undefined) return { reported, events: [] };
  const when = { service: service.name, atMs };
  const { entered, stage } = enterStage(deployment, service);
  const hooks = deployment.hooks.map((hook) => placeHook(hook, reported, deployment));
  const isNews = ({ hook }: PlacedHook) => isWorthReporting(hook, reported.hooks.get(hook.id));
  const alarms = (deployment.alarms?.triggered ?? []).filter((name) => !reported.alarms.has(name));
  return {
    reported: {
      stage,
      hooks: new Map(hooks.map((placed) => [placed.hook.id, recordHook(placed, reported.hooks.get(placed.hook.id))])),
      alarms: new Set([...reported.alarms, ...alarms]),
    },
    events: [
      ...(entered === undefined || stage === reported.stage
        ? []
        : [{ type: 'stage-entered', ...when, ...entered } as const]),
      ...(alarms.length === 0 ? [] : [{ type: 'alarms-triggered', ...when, alarms } as const]),
      ...hooks.filter(isNews).map((placed) => {
        return { type: 'hook-changed', ...when, serviceDeploymentArn: deployment.arn, ...placed } as const;
      }),
    ],
  };
}

function enterStage(deployment: ServiceDeploymentRecord, service: ServiceRecord) {
  const { lifecycleStage: stage, productionTraffic: traffic } = deployment;
  if (stage === undefined) return { stage: '' };
  const isBack = isRollingBack(deployment);
  const bakeMinutes = stage === 'BAKE_TIME' ? readStrategy(service.deploymentConfiguration)?.bakeMinutes : undefined;
  const entered = { stage, isBack, ...defined({ traffic, bakeMinutes }) };
  return { entered, stage: JSON.stringify([stage, isBack, traffic]) };
}

function isRollingBack(deployment: ServiceDeploymentRecord): boolean {
  return deployment.status.startsWith('ROLLBACK_');
}

interface PlacedHook {
  readonly hook: LifecycleHook;
  readonly stage?: string;
}

/** ECS does not say at which stage a hook runs: it is the one at which it shows for the first time. */
function placeHook(hook: LifecycleHook, reported: ReportedLifecycle, deployment: ServiceDeploymentRecord): PlacedHook {
  const known = reported.hooks.get(hook.id);
  const stage = known === undefined && !isRollingBack(deployment) ? deployment.lifecycleStage : known?.stage;
  return stage === undefined ? { hook } : { hook, stage };
}

/** A success is news only after a pause. */
function isWorthReporting(hook: LifecycleHook, before: ReportedHook | undefined): boolean {
  if (hook.status === before?.status || hook.status === 'IN_PROGRESS') return false;
  return hook.status !== 'SUCCEEDED' || before?.hasWaited === true;
}

function recordHook({ hook, ...place }: PlacedHook, before: ReportedHook | undefined): ReportedHook {
  const hasWaited = before?.hasWaited === true || isWaiting(hook);
  return { status: hook.status, hasWaited, ...place };
}
