/** A step's working copy of the state: tables that copy on first write, and what the step gives out. */
import type {
  ApplicationRecord,
  CodeDeploymentRecord,
  DeploymentConfigRecord,
  DeploymentGroupRecord,
} from '../codedeploy/records.ts';
import type { AlarmState, Effect, EngineSettings, Fact, Scenario } from './contract.ts';
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
import { openTable, type Table } from './table.ts';
import type { TaskRecord } from './task-record.ts';

/** A fact that will be true at a moment, milliseconds since the epoch. */
export interface DatedFact {
  readonly at: number;
  readonly fact: Fact;
}

export interface Draft {
  readonly settings: EngineSettings;
  readonly startedAt: number;
  random: number;
  lookAt: number | undefined;
  scenario: Scenario;
  imageDigests: ReadonlyMap<string, string>;
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
  readonly tags: Table<Readonly<Record<string, string>>>;
  readonly runTasks: Table<RunTaskRecord>;
  readonly alarms: Table<AlarmState>;
  readonly applications: Table<ApplicationRecord>;
  readonly deploymentConfigs: Table<DeploymentConfigRecord>;
  readonly deploymentGroups: Table<DeploymentGroupRecord>;
  readonly codeDeployments: Table<CodeDeploymentRecord>;
  readonly agenda: Table<readonly Fact[]>;
  /** Wanted of the world outside, in order. */
  readonly effects: Effect[];
}

export function openDraft(state: EngineState): Draft {
  return {
    settings: state.settings,
    startedAt: state.startedAt,
    random: state.random,
    lookAt: state.lookAt,
    scenario: state.scenario,
    imageDigests: state.imageDigests,
    clusters: openTable(state.clusters),
    capacityProviders: openTable(state.capacityProviders),
    accountSettings: openTable(state.accountSettings),
    instances: openTable(state.instances),
    families: openTable(state.families),
    revisions: openTable(state.revisions),
    services: openTable(state.services),
    tasks: openTable(state.tasks),
    stoppedTasks: openTable(state.stoppedTasks),
    serviceDeployments: openTable(state.serviceDeployments),
    serviceRevisions: openTable(state.serviceRevisions),
    targetGroups: openTable(state.targetGroups),
    tags: openTable(state.tags),
    runTasks: openTable(state.runTasks),
    alarms: openTable(state.alarms),
    applications: openTable(state.applications),
    deploymentConfigs: openTable(state.deploymentConfigs),
    deploymentGroups: openTable(state.deploymentGroups),
    codeDeployments: openTable(state.codeDeployments),
    agenda: openTable(state.agenda),
    effects: [],
  };
}

/** The state that the draft has come to. The draft is not used afterwards. */
export function closeDraft(draft: Draft): EngineState {
  return {
    settings: draft.settings,
    startedAt: draft.startedAt,
    random: draft.random,
    lookAt: draft.lookAt,
    scenario: draft.scenario,
    imageDigests: draft.imageDigests,
    clusters: draft.clusters.close(),
    capacityProviders: draft.capacityProviders.close(),
    accountSettings: draft.accountSettings.close(),
    instances: draft.instances.close(),
    families: draft.families.close(),
    revisions: draft.revisions.close(),
    services: draft.services.close(),
    tasks: draft.tasks.close(),
    stoppedTasks: draft.stoppedTasks.close(),
    serviceDeployments: draft.serviceDeployments.close(),
    serviceRevisions: draft.serviceRevisions.close(),
    targetGroups: draft.targetGroups.close(),
    tags: draft.tags.close(),
    runTasks: draft.runTasks.close(),
    alarms: draft.alarms.close(),
    applications: draft.applications.close(),
    deploymentConfigs: draft.deploymentConfigs.close(),
    deploymentGroups: draft.deploymentGroups.close(),
    codeDeployments: draft.codeDeployments.close(),
    agenda: draft.agenda.close(),
  };
}

/** Puts facts on the agenda; those of one moment keep their order. */
export function scheduleFacts(draft: Draft, dated: readonly DatedFact[]): void {
  const byMoment = new Map<string, Fact[]>();
  for (const { at, fact } of dated) {
    const moment = String(at);
    const facts = byMoment.get(moment);
    if (facts === undefined) byMoment.set(moment, [fact]);
    else facts.push(fact);
  }
  for (const [moment, facts] of byMoment) draft.agenda.set(moment, [...(draft.agenda.get(moment) ?? []), ...facts]);
}

/** The scheduler looks at its services on a grid; this is the first point of it after a moment. */
export function gridAfter(grid: { readonly startedAt: number; readonly settings: EngineSettings }, at: number): number {
  const interval = grid.settings.schedulerIntervalMs;
  return grid.startedAt + (Math.floor((at - grid.startedAt) / interval) + 1) * interval;
}

/** Something has changed that the scheduler may act on: it looks at the next point of its grid. */
export function requestLook(draft: Draft, now: number): void {
  const at = gridAfter(draft, now);
  if (draft.lookAt === undefined || at < draft.lookAt) draft.lookAt = at;
}
