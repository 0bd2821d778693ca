/** The running revisions of a service and the state of its newer deployments, before the run changes anything. */

import type { DeploymentRecord, ServiceRecord } from '../ports/service-records.ts';
import { revisionName } from '../text/arn.ts';

/** One revision of a service. */
export interface CurrentRevision {
  /** `family:n` */
  readonly revision: string;
  readonly state: 'running' | 'in progress' | 'failed' | 'not running';
}

/**
 * PRIMARY and what runs next to it: the completed deployment is `running`, whatever the service names. Without a
 * rolloutState (Classic Load Balancer, task sets) PRIMARY is what runs.
 */
export function listCurrentRevisions({ deployments, revisionArn }: ServiceRecord): readonly CurrentRevision[] {
  const shown = deployments.filter(
    (one) => one.status === 'PRIMARY' || one.running > 0 || one.rolloutState === 'COMPLETED',
  );
  const shownRevisions = shown.map((one) => ({
    revision: revisionName(one.revisionArn),
    state: classifyDeployment(one),
  }));
  const running = shownRevisions.filter(({ state }) => state === 'running');
  const all = [...running, ...shownRevisions.filter(({ state }) => state !== 'running')];
  const first = ({ revision }: CurrentRevision, at: number) => all.findIndex((one) => one.revision === revision) === at;
  return all.length === 0 ? [{ revision: revisionName(revisionArn), state: 'running' }] : all.filter(first);
}

function classifyDeployment({ status, rolloutState, running }: DeploymentRecord): CurrentRevision['state'] {
  if (rolloutState === 'FAILED') return 'failed';
  if (status === 'PRIMARY' && rolloutState === 'IN_PROGRESS') return 'in progress';
  return running > 0 ? 'running' : 'not running';
}
