import type { CourseEvent } from '../rollout/course.ts';
import type { LifecycleHook } from '../rollout/observation.ts';
import type { CodeDeployFacts, CodeDeployLook } from './observation.ts';
import type { AppSpec, DeploymentTarget, LifecycleEvent } from './records.ts';

/** What has been told of the course of a deployment. */
export interface ToldSteps {
  /** Lifecycle events that were entered. */
  readonly entered: ReadonlySet<string>;
  /** Lifecycle events whose failure was told. */
  readonly failed: ReadonlySet<string>;
  readonly traffic: number;
  readonly isWaitTold: boolean;
  readonly isTerminationTold: boolean;
  readonly isAlarmTold: boolean;
}

export const NO_STEPS: ToldSteps = {
  entered: new Set(),
  failed: new Set(),
  traffic: 0,
  isWaitTold: false,
  isTerminationTold: false,
  isAlarmTold: false,
};

/** The step after the last lifecycle event, in the words of ECS's own deployments. */
const TERMINATION = 'TerminationWait';

/** Compares a look with what was told before: each lifecycle event once, traffic whenever it moves, a wait once. */
export function findSteps(
  told: ToldSteps,
  look: CodeDeployLook,
  facts: CodeDeployFacts & { readonly name: string; readonly appSpec: AppSpec },
): { readonly told: ToldSteps; readonly events: readonly CourseEvent[] } {
  const { target, deployment, atMs } = look;
  const when = { service: facts.name, atMs };
  const begun = (target?.events ?? []).filter(({ status }) => status !== 'Pending' && status !== 'Skipped');
  const entered = begun.filter(({ name }) => !told.entered.has(name));
  const failed = begun.filter(({ name, status }) => status === 'Failed' && !told.failed.has(name));
  const traffic = target?.replacementTraffic ?? 0;
  const isWaiting = deployment.status === 'Ready' && !told.isWaitTold;
  const isEnding = isTerminating(look) && !told.isTerminationTold;
  const isAlarm = deployment.errorCode === 'ALARM_ACTIVE' && !told.isAlarmTold;
  return {
    told: {
      entered: new Set([...told.entered, ...entered.map(({ name }) => name)]),
      failed: new Set([...told.failed, ...failed.map(({ name }) => name)]),
      traffic,
      isWaitTold: told.isWaitTold || isWaiting,
      isTerminationTold: told.isTerminationTold || isEnding,
      isAlarmTold: told.isAlarmTold || isAlarm,
    },
    events: [
      ...enterEvents(entered, { traffic, before: told.traffic, target }).map((step) => {
        return { type: 'stage-entered', ...when, ...step } as const;
      }),
      ...failed
        .flatMap((event) => tellHook(event, facts.appSpec))
        .map(({ hook, stage }) => {
          return { type: 'hook-changed', ...when, serviceDeploymentArn: facts.deploymentId, hook, stage } as const;
        }),
      ...(isWaiting ? [tellWait(when, facts)] : []),
      ...(isEnding ? [tellTermination(when, facts)] : []),
      ...(isAlarm ? [{ type: 'alarms-triggered', ...when, alarms: listAlarms(look, facts) } as const] : []),
    ],
  };
}

interface Moved {
  readonly traffic: number;
  readonly before: number;
  readonly target: DeploymentTarget | undefined;
}

/** Events that followed each other since the last look; the traffic goes with the last of them, or with the one under way. */
function enterEvents(entered: readonly LifecycleEvent[], { traffic, before, target }: Moved) {
  const current = target?.events.find(({ status }) => status === 'InProgress')?.name ?? entered.at(-1)?.name;
  const steps = entered.map(({ name }) => ({
    stage: name,
    isBack: false,
    ...(name === current && traffic > 0 ? { traffic } : {}),
  }));
  const isTold = steps.some((step) => 'traffic' in step);
  if (traffic === before || isTold || current === undefined) return steps;
  return [...steps, { stage: current, isBack: traffic < before, traffic }];
}

function isTerminating({ deployment, target }: CodeDeployLook): boolean {
  const events = target?.events ?? [];
  const isDone = events.length > 0 && events.every(({ status }) => status === 'Succeeded');
  return isDone && deployment.status === 'InProgress';
}

type When = { readonly service: string; readonly atMs: number };

function tellWait(when: When, { deploymentId, rerouteWaitMs }: CodeDeployFacts): CourseEvent {
  const wait = rerouteWaitMs === undefined ? {} : { waitMs: rerouteWaitMs };
  return { type: 'reroute-awaited', ...when, deploymentId, ...wait };
}

function tellTermination(when: When, { terminationWaitMs = 0 }: CodeDeployFacts): CourseEvent {
  return { type: 'stage-entered', ...when, stage: TERMINATION, isBack: false, bakeMinutes: terminationWaitMs / 60_000 };
}

/** The function behind a lifecycle event that failed; none for the work of CodeDeploy itself. */
function tellHook({ name, status }: LifecycleEvent, { hooks }: AppSpec) {
  const target = Object.entries(hooks).find(([event]) => event.toLowerCase() === name.toLowerCase())?.[1];
  if (target === undefined) return [];
  const hook: LifecycleHook = { id: name, status: status.toUpperCase(), targetArn: target };
  return [{ hook, stage: name }];
}

/** The alarms that CodeDeploy names, `<name>` each (observed); else those of the group. */
export function listAlarms({ deployment }: CodeDeployLook, { alarms }: Pick<CodeDeployFacts, 'alarms'>) {
  const [, said = ''] = (deployment.errorMessage ?? '').split('Activated alarms:');
  const named = [...said.matchAll(/<([^>]+)>/g)].map(([, name = '']) => name);
  return named.length > 0 ? named : alarms;
}

/** The hooks of a deployment that failed, as evidence. */
export function listFailedHooks({ target }: CodeDeployLook, appSpec: AppSpec): readonly LifecycleHook[] {
  const failed = (target?.events ?? []).filter(({ status }) => status === 'Failed');
  return failed.flatMap((event) => tellHook(event, appSpec)).map(({ hook }) => hook);
}
