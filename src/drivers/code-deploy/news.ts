import { defined } from '@slipway/ecs-rules/values';
import type { LifecycleChange, LifecycleNews } from '../../follow/lifecycle-events.ts';
import type { AppSpec, DeploymentTarget, LifecycleEvent } from '../../ports/code-deploy-records.ts';
import type { LifecycleHook } from '../../ports/service-records.ts';
import type { CodeDeployFacts, CodeDeployObservation } from './observation.ts';

/** What was reported of a deployment by CodeDeploy. */
export interface ReportedSteps {
  /** The deployment that it was reported of: another one starts again. */
  readonly ourId: string;
  /** What is reported once, such as `failed BeforeInstall`. */
  readonly keys: ReadonlySet<string>;
  readonly traffic: number;
}

export const NO_STEPS: ReportedSteps = { ourId: '', keys: new Set(), traffic: 0 };

/** The step after the last lifecycle event, in the words of ECS's own deployments. */
const TERMINATION = 'TerminationWait';

/** Compares a poll with what was reported before: each lifecycle event once, traffic whenever it moves, a wait once. */
export function findSteps(
  earlier: ReportedSteps,
  observation: CodeDeployObservation,
  facts: CodeDeployFacts & { readonly name: string; readonly appSpec: AppSpec },
): LifecycleNews<ReportedSteps> {
  const reported = earlier.ourId === facts.ourId ? earlier : NO_STEPS;
  const isNew = (key: string) => !reported.keys.has(key);
  const { target, atMs } = observation;
  const when = { service: facts.name, atMs };
  const begun = (target?.events ?? []).filter(({ status }) => status !== 'Pending' && status !== 'Skipped');
  const entered = begun.filter(({ name }) => isNew(`entered ${name}`));
  const failed = begun.filter(({ name, status }) => status === 'Failed' && isNew(`failed ${name}`));
  const traffic = target?.replacementTraffic ?? 0;
  const states = listStates(observation, when, facts).filter(({ key }) => isNew(key));
  const keys = [
    ...entered.map(({ name }) => `entered ${name}`),
    ...failed.map(({ name }) => `failed ${name}`),
    ...states.map(({ key }) => key),
  ];
  return {
    reported: { ourId: facts.ourId, keys: new Set([...reported.keys, ...keys]), traffic },
    events: [
      ...enterEvents(entered, { traffic, before: reported.traffic, target }).map((step) => {
        return { type: 'stage-entered', ...when, ...step } as const;
      }),
      ...failed
        .flatMap((event) => toHooks(event, facts.appSpec))
        .map(({ hook, stage }) => {
          return { type: 'hook-changed', ...when, serviceDeploymentArn: facts.ourId, hook, stage } as const;
        }),
      ...states.map(({ event }) => event),
    ],
  };
}

type When = { readonly service: string; readonly atMs: number };

/** The states of the deployment that are reported once each, as they hold now. */
function listStates(observation: CodeDeployObservation, when: When, facts: CodeDeployFacts) {
  const { deployment, target } = observation;
  const states: readonly { readonly key: string; readonly holds: boolean; readonly event: LifecycleChange }[] = [
    { key: 'waiting', holds: deployment.status === 'Ready', event: toWaitEvent(when, facts) },
    {
      key: 'terminating',
      holds: isSettled(target) && deployment.status === 'InProgress',
      event: toTerminationEvent(when, facts),
    },
    {
      key: 'alarm',
      holds: deployment.errorCode === 'ALARM_ACTIVE',
      event: { type: 'alarms-triggered', ...when, alarms: listAlarms(observation, facts) },
    },
  ];
  return states.filter(({ holds }) => holds);
}

interface Moved {
  readonly traffic: number;
  readonly before: number;
  readonly target: DeploymentTarget | undefined;
}

/**
 * Events that followed each other since the last poll; the traffic goes with the last of them, or with the one under
 * way.
 */
function enterEvents(entered: readonly LifecycleEvent[], { traffic, before, target }: Moved) {
  const current = target?.events.find(({ status }) => status === 'InProgress')?.name ?? entered.at(-1)?.name;
  const steps = entered.map(({ name }) => ({
    stage: name,
    isBack: false,
    ...defined({ traffic: name === current && traffic > 0 ? traffic : undefined }),
  }));
  const isReported = steps.some((step) => 'traffic' in step);
  if (traffic === before || isReported || current === undefined) return steps;
  return [...steps, { stage: current, isBack: traffic < before, traffic }];
}

/** All traffic has moved and every check has passed: what is left is the end of the old tasks. */
export function isSettled({ events }: Pick<DeploymentTarget, 'events'> = { events: [] }): boolean {
  return events.length > 0 && events.every(({ status }) => status === 'Succeeded');
}

function toWaitEvent(when: When, { ourId: deploymentId, rerouteWaitMs }: CodeDeployFacts): LifecycleChange {
  const wait = defined({ waitMs: rerouteWaitMs });
  return { type: 'reroute-awaited', ...when, deploymentId, ...wait };
}

function toTerminationEvent(when: When, { terminationWaitMs = 0 }: CodeDeployFacts): LifecycleChange {
  return { type: 'stage-entered', ...when, stage: TERMINATION, isBack: false, bakeMinutes: terminationWaitMs / 60_000 };
}

/** The function behind a lifecycle event that failed; none for the work of CodeDeploy itself. */
function toHooks({ name, status }: LifecycleEvent, { hooks }: AppSpec) {
  const target = Object.entries(hooks).find(([event]) => event.toLowerCase() === name.toLowerCase())?.[1];
  if (target === undefined) return [];
  const hook: LifecycleHook = { id: name, status: status.toUpperCase(), targetArn: target };
  return [{ hook, stage: name }];
}

/** The alarms that CodeDeploy names, `<name>` each (observed); else those of the group. */
export function listAlarms({ deployment }: CodeDeployObservation, { alarms }: Pick<CodeDeployFacts, 'alarms'>) {
  const [, said = ''] = (deployment.errorMessage ?? '').split('Activated alarms:');
  const named = [...said.matchAll(/<([^>]+)>/g)].map(([, name = '']) => name);
  return named.length > 0 ? named : alarms;
}

/** The hooks of a deployment that failed, as evidence. */
export function listFailedHooks({ target }: CodeDeployObservation, appSpec: AppSpec): readonly LifecycleHook[] {
  const failed = (target?.events ?? []).filter(({ status }) => status === 'Failed');
  return failed.flatMap((event) => toHooks(event, appSpec)).map(({ hook }) => hook);
}
