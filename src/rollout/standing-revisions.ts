/** Which revisions of a service run, and how its newer deployments stand: what a run finds before it changes anything. */
import { nameRevision } from '../task-definition/document.ts';
import type { DeploymentRecord, ServiceRecord } from './observation.ts';

/** One revision of a service. */
export interface StandingRevision {
  /** `family:n` */
  readonly revision: string;
  readonly state: 'running' | 'in progress' | 'failed' | 'not running';
}

/**
 * PRIMARY and what runs next to it: the completed deployment is `running`, whatever the service names. Without a
 * rolloutState (Classic Load Balancer, task sets) PRIMARY is what runs.
 */
export function listStanding({ deployments, revisionArn }: ServiceRecord): readonly StandingRevision[] {
  const shown = deployments.filter(
    (one) => one.status === 'PRIMARY' || one.running > 0 || one.rolloutState === 'COMPLETED',
  );
  const standing = shown.map((one) => ({ revision: nameRevision(one.revisionArn), state: nameState(one) }));
  const running = standing.filter(({ state }) => state === 'running');
  const all = [...running, ...standing.filter(({ state }) => state !== 'running')];
  const first = ({ revision }: StandingRevision, at: number) =>
    all.findIndex((one) => one.revision === revision) === at;
  return all.length === 0 ? [{ revision: nameRevision(revisionArn), state: 'running' }] : all.filter(first);
}

function nameState({ status, rolloutState, running }: DeploymentRecord): StandingRevision['state'] {
  if (rolloutState === 'FAILED') return 'failed';
  if (status === 'PRIMARY' && rolloutState === 'IN_PROGRESS') return 'in progress';
  return running > 0 ? 'running' : 'not running';
}
