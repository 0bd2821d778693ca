import type {
  ServiceDeploymentRecord,
  ServiceEvent,
  StoppedTask,
  TargetGroupState,
  Unreadable,
} from '../ports/service-records.ts';
import type { CauseGroup } from './cause-groups.ts';
import type { DefinitionFacts } from './definition-facts.ts';
import type { ContainerLog } from './diagnosis.ts';
import type { LifecycleEvidence } from './lifecycle-causes.ts';

/** All that is known of a rollout that failed. */
export interface Evidence {
  readonly cluster: string;
  readonly service: string;
  /** Whether the service has the scheduling strategy DAEMON. */
  readonly isDaemon?: boolean;
  /** Whether all new tasks run: then none waits for capacity any more. */
  readonly hasAllTasks?: boolean;
  /** Stopped tasks of our deployment, oldest first. */
  readonly stoppedTasks: readonly StoppedTask[];
  /** Events of the service since the update. */
  readonly events: readonly ServiceEvent[];
  /** Of the containers at error. */
  readonly logs: readonly ContainerLog[];
  /** Of the service, where its load balancer has to do with it. */
  readonly targetGroups: readonly TargetGroupState[];
  /** Hooks and alarms of the service deployment, where it could be read. */
  readonly lifecycle?: LifecycleEvidence;
  readonly circuitBreaker?: ServiceDeploymentRecord['circuitBreaker'];
  /** Of the revision that failed, where it could be read. */
  readonly definition?: DefinitionFacts;
  /** What ended the run, where that says more than its tasks do. */
  readonly ending?: CauseGroup;
  readonly unreadable: readonly Unreadable[];
}

/** Where nothing was found out. */
export const NO_EVIDENCE: Evidence = {
  cluster: '',
  service: '',
  stoppedTasks: [],
  events: [],
  logs: [],
  targetGroups: [],
  unreadable: [],
};
