/** A step's mutable copy of the state: tables that copy on first write, and the step's effects. */
import type {
  ApplicationRecord,
  CodeDeploymentRecord,
  DeploymentConfigRecord,
  DeploymentGroupRecord,
} from './codedeploy/records.ts';
import type { AlarmState, Effect, EngineSettings, Fact, Scenario } from './contract.ts';
import type { ClassicRecord } from './load-balancing/classic/records.ts';
import type { ListenerRecord, LoadBalancerRecord, RuleRecord } from './load-balancing/records.ts';
import type { LogGroupNames } from './log-groups.ts';
import type { ServiceDeploymentState, ServiceRevisionState, ServiceState } from './service-record.ts';
import type {
  CapacityProviderRecord,
  ClusterRecord,
  EngineState,
  InstanceRecord,
  RevisionRecord,
  RunTaskRecord,
  TargetGroupRecord,
} from './state.ts';
import { Table } from './table.ts';
import type { TaskRecord } from './task-record.ts';

/** A fact that will be true at a moment, milliseconds since the epoch. */
export interface DatedFact {
  readonly at: number;
  readonly fact: Fact;
}

export interface MutableState {
  readonly settings: EngineSettings;
  readonly startedAt: number;
  random: number;
  lookAt: number | undefined;
  scenario: Scenario;
  imageDigests: ReadonlyMap<string, string>;
  logGroups: LogGroupNames;
  readonly clusters: Table<ClusterRecord>;
  readonly capacityProviders: Table<CapacityProviderRecord>;
  readonly accountSettings: Table<string>;
  readonly instances: Table<InstanceRecord>;
  readonly families: Table<number>;
  readonly revisions: Table<RevisionRecord>;
  readonly services: Table<ServiceState>;
  readonly tasks: Table<TaskRecord>;
  readonly stoppedTasks: Table<TaskRecord>;
  readonly serviceDeployments: Table<ServiceDeploymentState>;
  readonly serviceRevisions: Table<ServiceRevisionState>;
  readonly targetGroups: Table<TargetGroupRecord>;
  readonly loadBalancers: Table<LoadBalancerRecord>;
  readonly listeners: Table<ListenerRecord>;
  readonly rules: Table<RuleRecord>;
  readonly classicLoadBalancers: Table<ClassicRecord>;
  readonly tags: Table<Readonly<Record<string, string>>>;
  readonly runTasks: Table<RunTaskRecord>;
  readonly alarms: Table<AlarmState>;
  readonly applications: Table<ApplicationRecord>;
  readonly deploymentConfigs: Table<DeploymentConfigRecord>;
  readonly deploymentGroups: Table<DeploymentGroupRecord>;
  readonly codeDeployments: Table<CodeDeploymentRecord>;
  readonly agenda: Table<readonly Fact[]>;
  /** Effects for the host, in order. */
  readonly effects: Effect[];
}

export function openMutableState(state: EngineState): MutableState {
  return {
    settings: state.settings,
    startedAt: state.startedAt,
    random: state.random,
    lookAt: state.lookAt,
    scenario: state.scenario,
    imageDigests: state.imageDigests,
    logGroups: state.logGroups,
    clusters: new Table(state.clusters),
    capacityProviders: new Table(state.capacityProviders),
    accountSettings: new Table(state.accountSettings),
    instances: new Table(state.instances),
    families: new Table(state.families),
    revisions: new Table(state.revisions),
    services: new Table(state.services),
    tasks: new Table(state.tasks),
    stoppedTasks: new Table(state.stoppedTasks),
    serviceDeployments: new Table(state.serviceDeployments),
    serviceRevisions: new Table(state.serviceRevisions),
    targetGroups: new Table(state.targetGroups),
    loadBalancers: new Table(state.loadBalancers),
    listeners: new Table(state.listeners),
    rules: new Table(state.rules),
    classicLoadBalancers: new Table(state.classicLoadBalancers),
    tags: new Table(state.tags),
    runTasks: new Table(state.runTasks),
    alarms: new Table(state.alarms),
    applications: new Table(state.applications),
    deploymentConfigs: new Table(state.deploymentConfigs),
    deploymentGroups: new Table(state.deploymentGroups),
    codeDeployments: new Table(state.codeDeployments),
    agenda: new Table(state.agenda),
    effects: [],
  };
}

/** The engine state made of it. The mutable state must not be used afterwards. */
export function closeMutableState(state: MutableState): EngineState {
  return {
    settings: state.settings,
    startedAt: state.startedAt,
    random: state.random,
    lookAt: state.lookAt,
    scenario: state.scenario,
    imageDigests: state.imageDigests,
    logGroups: state.logGroups,
    clusters: state.clusters.close(),
    capacityProviders: state.capacityProviders.close(),
    accountSettings: state.accountSettings.close(),
    instances: state.instances.close(),
    families: state.families.close(),
    revisions: state.revisions.close(),
    services: state.services.close(),
    tasks: state.tasks.close(),
    stoppedTasks: state.stoppedTasks.close(),
    serviceDeployments: state.serviceDeployments.close(),
    serviceRevisions: state.serviceRevisions.close(),
    targetGroups: state.targetGroups.close(),
    loadBalancers: state.loadBalancers.close(),
    listeners: state.listeners.close(),
    rules: state.rules.close(),
    classicLoadBalancers: state.classicLoadBalancers.close(),
    tags: state.tags.close(),
    runTasks: state.runTasks.close(),
    alarms: state.alarms.close(),
    applications: state.applications.close(),
    deploymentConfigs: state.deploymentConfigs.close(),
    deploymentGroups: state.deploymentGroups.close(),
    codeDeployments: state.codeDeployments.close(),
    agenda: state.agenda.close(),
  };
}

/** Puts facts on the agenda; those of one moment keep their order. */
export function scheduleFacts(state: MutableState, dated: readonly DatedFact[]): void {
  const byMoment = new Map<string, Fact[]>();
  for (const { at, fact } of dated) {
    const moment = String(at);
    const facts = byMoment.get(moment);
    if (facts === undefined) byMoment.set(moment, [fact]);
    else facts.push(fact);
  }
  for (const [moment, facts] of byMoment) state.agenda.set(moment, [...(state.agenda.get(moment) ?? []), ...facts]);
}

/** The scheduler runs its passes on a fixed grid of times. This is the first point after a moment. */
export function gridAfter(grid: { readonly startedAt: number; readonly settings: EngineSettings }, at: number): number {
  const interval = grid.settings.schedulerIntervalMs;
  return grid.startedAt + (Math.floor((at - grid.startedAt) / interval) + 1) * interval;
}

/** Requests a pass of the scheduler at the next point of its grid, after a change that it may act on. */
export function requestEvaluation(state: MutableState, now: number): void {
  const at = gridAfter(state, now);
  if (state.lookAt === undefined || at < state.lookAt) state.lookAt = at;
}
