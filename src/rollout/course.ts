import type { LifecycleHook, Observation, ServiceDeploymentRecord, ServiceRecord } from './observation.ts';
import { readStrategy } from './strategy.ts';

/** What happens on the way of a deployment that ECS takes through lifecycle stages. `atMs` is since the update. */
export type CourseEvent =
  /** Told each time a stage is entered, or its share of the traffic changes. */
  | {
      readonly type: 'stage-entered';
      readonly service: string;
      readonly atMs: number;
      /** As ECS names it, known or not. */
      readonly stage: string;
      /** On the way back to the old tasks. */
      readonly isBack: boolean;
      /** Percent of the production traffic that goes to the new tasks. */
      readonly traffic?: number;
      /** Length of the bake time, with that stage. */
      readonly bakeMinutes?: number;
    }
  /** A hook waits for somebody, was answered, failed or ran out of time; one that works is nobody's news. */
  | {
      readonly type: 'hook-changed';
      readonly service: string;
      readonly atMs: number;
      readonly serviceDeploymentArn: string;
      readonly hook: LifecycleHook;
      /** Where the hook was first seen, on the way forward. */
      readonly stage?: string;
    }
  /** CodeDeploy waits for somebody before production traffic moves. */
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

/** What has been told of the course so far. */
export interface ToldCourse {
  /** Stage, direction and traffic as last told, as one text to compare. */
  readonly stage: string;
  /** Hooks by id, as last seen. */
  readonly hooks: ReadonlyMap<string, ToldHook>;
  readonly alarms: ReadonlySet<string>;
}

interface ToldHook {
  readonly status: string;
  /** It was a pause that waited for somebody. */
  readonly hasWaited: boolean;
  readonly stage?: string;
}

export const NO_COURSE: ToldCourse = { stage: '', hooks: new Map(), alarms: new Set() };

/** Compares a look's service deployment with what was told before. */
export function findCourse(
  told: ToldCourse,
  look: Observation,
): { readonly told: ToldCourse; readonly events: readonly CourseEvent[] } {
  const { service, serviceDeployment: deployment, atMs } = look;
  if (service === undefined || deployment === undefined) return { told, events: [] };
  const when = { service: service.name, atMs };
  const { entered, stage } = enterStage(deployment, service);
  const hooks = deployment.hooks.map((hook) => placeHook(hook, told, deployment));
  const isNews = ({ hook }: PlacedHook) => isWorthTelling(hook, told.hooks.get(hook.id));
  const alarms = (deployment.alarms?.triggered ?? []).filter((name) => !told.alarms.has(name));
  return {
    told: {
      stage,
      hooks: new Map(hooks.map((placed) => [placed.hook.id, rememberHook(placed, told.hooks.get(placed.hook.id))])),
      alarms: new Set([...told.alarms, ...alarms]),
    },
    events: [
      ...(entered === undefined || stage === told.stage
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
  const entered = {
    stage,
    isBack,
    ...(traffic === undefined ? {} : { traffic }),
    ...(bakeMinutes === undefined ? {} : { bakeMinutes }),
  };
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
function placeHook(hook: LifecycleHook, told: ToldCourse, deployment: ServiceDeploymentRecord): PlacedHook {
  const known = told.hooks.get(hook.id);
  const stage = known === undefined && !isRollingBack(deployment) ? deployment.lifecycleStage : known?.stage;
  return stage === undefined ? { hook } : { hook, stage };
}

/** A success is news only after a pause. */
function isWorthTelling(hook: LifecycleHook, before: ToldHook | undefined): boolean {
  if (hook.status === before?.status || hook.status === 'IN_PROGRESS') return false;
  return hook.status !== 'SUCCEEDED' || before?.hasWaited === true;
}

function rememberHook({ hook, ...place }: PlacedHook, before: ToldHook | undefined): ToldHook {
  const hasWaited = before?.hasWaited === true || hook.status === 'AWAITING_ACTION';
  return { status: hook.status, hasWaited, ...place };
}
